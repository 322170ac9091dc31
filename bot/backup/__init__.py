"""The database and the answers of staff in one file, and back from it. Knows no channel; SQL is the store's."""
