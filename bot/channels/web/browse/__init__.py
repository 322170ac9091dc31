"""What can be browsed: pages and data rendered from the knowledge alone, the same for everybody.

It must not know the visitors' questions nor the staff's pages: neither `public` nor `staff`. The way in is `site.BROWSE`, what
each request finds in the application; where each page lies is said once, in `paths`.
"""
