"""What the program may keep of a person, under which name, for how long, and how it is removed.

Masking (`masking`: what its shape tells, `certain`; telephones, `phones`; what a reader of the message says is personal, `told`
by `tagger`; what stands in its place, `marks`; which digits are nobody's, `digit_runs`; what stays, `public`), what a text
may still tell of somebody before it becomes public (`detection`), digests in the place of people (`pseudonyms`), how long
anything is kept (`retention`), and what a person may see and have erased (`erasure`, `erased`). Must not know the review desk,
a channel, SQL, or a file but the tagger's weights: stores implement its contracts. Way in: `mask`, `Pseudonyms`, `Retention`,
`PersonalData`.
"""
