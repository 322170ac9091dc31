"""The store in a PostgreSQL database, so that several processes may work on it. Needs the optional extra `postgres`.

`dialect` puts the store's SQL in PostgreSQL's words, `schema` makes and brings up to date the same tables as SQLite has,
`connecting` opens connections, `server` is the `Backend`. Knows no table by its name. Way in: `Database.open`.
"""
