"""The ways in: Discord, the web page, the terminal. Each turns what it receives into a `Question` and shows the `Reply`.

What they share stands beside them: the rate limit, the Markdown of answers, the names of the languages. A channel decides
nothing of what is answered, and knows no other channel. `bot.app` awaits its `start()` and, at the end, its `stop()`; one
that reaches the staff has `tell_staff` too (`bot.background.TellsStaff`).
"""
