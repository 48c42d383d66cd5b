"""The folder in which an operator's own files are kept."""

from __future__ import annotations

import os
from pathlib import Path


def worthwhile_home() -> Path:
    """The folder that WORTHWHILE_HOME names, or ``.worthwhile`` in the user's own. It need not exist."""
    given = os.environ.get("WORTHWHILE_HOME", "")
    return Path(given).expanduser() if given else Path.home() / ".worthwhile"


def make_home(home: Path) -> None:
    """Make the folder where it is not there; others on the machine may not look inside."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
