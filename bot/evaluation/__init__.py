"""Labelled questions → asked → judged → figures: what `kamouraska eval`, `make eval` and `make eval-test` count."""
