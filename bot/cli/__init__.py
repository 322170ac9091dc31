"""The commands of `kamouraska`, each in the module of its name; with `bot/__main__.py` the only place that prints."""
