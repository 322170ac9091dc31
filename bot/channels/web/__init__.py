"""The visitor's web page, its API and its widget."""
