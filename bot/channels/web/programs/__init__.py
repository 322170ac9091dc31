"""What is there for programs alone: the description of the API, and the Model Context Protocol.

It must not know the staff's pages, nor do anything that `public` and `browse` do not do for people: it speaks for both. The
way in is `routes.program_routes`; an address under `/api/` is described by the `Endpoint` beside its handler, and listed in
`openapi`.
"""
