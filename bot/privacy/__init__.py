"""What the program may keep of a person, under which name, for how long, and how it is removed.

Masking (`masking`, with a module for each kind: `dictated` numbers, `digit_runs`, `mail`, `births`, `identifiers`,
`secrets_told`, `self_disclosure` for addresses, `people_named`, `names_beside`; what they know is in `number_words`,
`given_names` and `public`), what a text may still tell of somebody before it becomes public (`detection`), digests in
the place of people (`pseudonyms`), how long anything is kept (`retention`), and what a person may see and have erased
(`erasure`, `erased`). Must not know the review desk, a channel, SQL or a file: stores implement its contracts. Way in:
`mask`, `Pseudonyms`, `Retention`, `PersonalData`.
"""
