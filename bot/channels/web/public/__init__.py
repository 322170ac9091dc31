"""What anybody may open: the question page, the API, the widget, receipts, and what whoever runs the bot looks at.

It must not know the staff's pages, nor decide anything of an answer: that is the assistant's. The way in is
`routes.public_routes`; every question goes through `asking.ask`.
"""
