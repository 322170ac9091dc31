"""The staff's pages: the queue of unanswered questions, one group with all that can be done to it, the numbers, the journal.

It must not know the visitors' pages, nor decide anything of a review: that is the desk's. The way in is `routes.staff_routes`;
nobody gets past `access` without a personal link.
"""
