"""The connection to Discord: kept up, its events given to whom they concern, its commands registered.

Must not know how anything is asked, answered or shown: `assembly` alone names the parts, to put them together. The way in is
`channel.DiscordChannel`.
"""
