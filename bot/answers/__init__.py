"""From a decision to what a person reads: text, sources, next steps, suggestions; and what is said where nothing answers.

`engine` puts understanding and composing together over one knowledge. `compose` writes the answer of an entry (`card`,
`relations`, `ranking`, `headings`, `aging`, `yes_or_no`), `refusal` and `lead` what is said and offered instead of one,
`actions` what helps next. `parts` takes a message of several questions one by one, `together` joins their answers,
`spoken_of` says what the next question may leave unsaid. Pure: must not know a channel, a file, the database or who asks.
Way in: `Engine.build`, then `Engine.consider`, which gives a `Considered`.
"""
