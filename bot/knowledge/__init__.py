"""What is known of a region: its model, the one reader of the YAML that it stands in, and the one writer.

`base.Knowledge` is the whole, of what `model`, `relations`, `region`, `subjects` and `emergencies` describe. `reader` makes
it of a folder: `files` brings the bytes, `documents` parses, `schema` validates, `gathering` and `overlays` put together,
and `references`, `slots` and others check, each slip a `Problem` with its place. `derived` adds what ties and next steps tell.
`writer` puts whole files in place, `adding`, `replacing` and `relisting` change one value and keep every other byte. Must
not know how a question is matched, an answer worded, a channel or the database. Way in: `reader.read`, `writer.write`.
"""
