"""What the channel needs of the program, as Protocols and callables: an assistant, the knowledge, the review desk.

Must not know Discord. The way in is `services.Services`.
"""
