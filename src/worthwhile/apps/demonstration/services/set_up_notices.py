"""The notices made up for the demonstration, in a market of their own."""

from __future__ import annotations

from datetime import datetime

from worthwhile.exchange.home import worthwhile_home
from worthwhile.market.refresh.demonstration import set_up_demonstration_notices
from worthwhile.market.store.layout import demonstration_home, real_home


def set_up_notices(*, now: datetime) -> bool:
    """Date the made-up notices from today, unless published ones are there to be read; whether they are in use."""
    home = worthwhile_home()
    if real_home(home).current.exists():
        return False
    set_up_demonstration_notices(demonstration_home(home), now=now)
    return True
