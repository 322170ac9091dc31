"""From a knowledge folder to what answers: built, kept beside the database, built anew when the files change.

`index` is a knowledge and its matcher as one value and as bytes, `cache` the file that it is kept in, `worker` the process
that builds it aside, `reloader` what has the new one answer; `engine` sets it up as configured. `library` is the folder as
the review desk works with it: `learned` drafts files, `bases` asks what they would change. `findings` keeps what `check`
found. Must not know a channel, nor the database beside whose file it keeps its own. Way in: `engine.build_engine`,
`cache.indexed`, `Reloader`, `KnowledgeLibrary`.
"""
