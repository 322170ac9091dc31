"""How long a test waits for what must come, before it says that it never will. No test asks how fast something was."""

from typing import Final

PATIENCE: Final = 40.0
"""Seconds: many times what a busy machine takes, and less than the minute that a server holds on by default."""
