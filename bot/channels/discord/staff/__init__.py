"""What the team does on Discord: its commands, the cards in its channel, and the forms in which it answers.

A button or a form is one module, which makes it and does what it says; `routes.staff_routes` lists them all. Must not know
what people ask the bot, nor decide what an act at the desk does. The ways in are `commands`, `card_sync` and `routes`.
"""
