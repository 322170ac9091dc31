"""Questions → features → weights: what `make train` runs. Nothing that answers imports this room."""
