"""The web: the visitors' pages, their API and widget, and the staff's pages, in one aiohttp application.

`core` is what all stand on, `public` is for anybody, `browse` is what can be read without asking, `programs` is for programs
alone, `staff` for who came by a personal link. The way in is `app.make_app`, which puts them together, and
`core.server.WebChannel`, which serves the result.
"""
