"""What authors of the knowledge need: the rules of `check`, first drafts, a table to edit in a spreadsheet, a new region.

`checks` holds the rules, one a module whose docstring is its manual, `reading` the manuals of those that the reader keeps;
`checking` lets them look at a `Base`, with the very engine that answers. `skeleton` drafts an entry, `new_region` a whole
folder; `answers_table`, `spreadsheet` and `taking_back` bring answers out and back. Must not know a channel, the database,
the review desk or the command line; writes nothing but what it was asked to draft. Way in: `checking.check`,
`skeleton.write`, `new_region.write`, `answers_table.rows_of`, `taking_back.taken_back`.
"""
