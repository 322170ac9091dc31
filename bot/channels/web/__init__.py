"""The web: the visitors' pages, their API and widget, and the staff's pages, in one aiohttp application.

`core` is what both sides stand on, `public` is for anybody, `staff` for who came by a personal link. The way in is
`app.make_app`, which puts them together, and `core.server.WebChannel`, which serves the result.
"""
