"""What every page stands on: serving, connections, addresses, languages, errors in words, templates, static files.

It must not know any page, question or group: neither `public` nor `staff`. The way in is `site.SITE`, what each request finds
in the application, and `server.WebChannel`, which serves it.
"""
