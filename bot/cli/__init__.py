"""The commands of `kamouraska`, a few a module; with `bot/__main__.py` the only place that prints."""
