"""What the program may keep of a person, under which name, for how long, and how it is removed.

Masking (`masking`, with `digit_runs` and `self_disclosure`), what a text may still tell of somebody before it becomes public
(`detection`), digests in the place of people (`pseudonyms`), how long anything is kept (`retention`), and what a person
may see and have erased (`erasure`). Must not know the review desk, a channel, SQL or a file: stores implement its
contracts. Way in: `mask`, `Pseudonyms`, `Retention`, `PersonalData`.
"""
