"""Understanding as choosing among the answers that exist: retrieve candidates, describe each by features, rank, verify.

Holds what is learned (`learned/`, by `make train`) and what it needs at run time. Must not know files of the knowledge,
channels or the database. The way in is `Pipeline`.
"""
