"""Whether the addresses that the knowledge gives people still answer. Knows no channel and no question."""
