"""Where the driver is not installed, a test that needs it by name is left out; the others say why they are skipped."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("psycopg") else ["test_server.py"]
