"""What no log may hold: an address that is itself the key to what stands there."""

from __future__ import annotations

import logging
import re

# Every token of ours is 24 or 32 random bytes as URL-safe text; no other part of an address is as long.
_KEY = re.compile(r"(?<=/)[A-Za-z0-9_-]{32,}(?=[/?\s]|$)")


class WithoutKeys(logging.Filter):
    """Puts an ellipsis in the place of whatever opens a page to anybody who has the address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, with its words masked."""
        record.msg = _KEY.sub("...", record.getMessage())
        record.args = ()
        return True
