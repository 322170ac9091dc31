"""What people ask on Discord, and what they do with a reply: commands, messages, and the buttons and forms under it.

A button or a form is one module, which makes it and does what it says; `routes.question_routes` lists them all. Must not
know the staff's side, nor decide any answer. The ways in are `responder.Responder`, `routes` and `commands`.
"""
