"""The database of what people asked, and all SQL of the project.

`database` opens the one SQLite file (`opening`, `file_identity`, `migrations`) and lets one transaction write at a time
(`batch_commit`); every other module holds the statements of a few tables and implements a contract of `bot.review.ports`
or `bot.privacy`. Must not decide anything about a question: masking and grouping are done by whoever calls. Way in:
`Database.open`, then `Questions`, `People`, `StoredOutcomeCounts`, `StoredCards`, `StoredStaffSessions`, `Trail`.
"""
