"""Somebody opens a shared link: that it was opened, and how much may be asked of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.core.cache import cache
from django.db.models import F
from django.utils.crypto import salted_hmac

from worthwhile.apps.impact.models import SharedLink
from worthwhile.kernel.problems import WorthwhileError

TWO_MINUTES = 120


class Asking(StrEnum):
    """What is asked of a link. Each is counted by itself: reading is not held up by downloads."""

    PAGE = "page"
    TRY = "try"
    FILE = "file"


# In a minute, by everybody who holds the link. A panel of ten who read together and each move a slider stay below.
MOST_IN_A_MINUTE = {Asking.PAGE: 60, Asking.TRY: 240, Asking.FILE: 30}
# A token cannot be guessed; this holds up whoever tries all the same. Links that work are not counted, so that many
# readers behind one address of their office do not hold up each other.
MOST_DEAD, TEN_MINUTES = 60, 600


class AskedTooOften(WorthwhileError):
    """More is asked of one link than is answered in a minute."""

    def __init__(self) -> None:
        super().__init__("Too much was asked of this link within a minute. Wait a minute, then try again.")


def count_asking(link: SharedLink, asking: Asking, *, now: datetime) -> None:
    """Count a request among those of this minute. Raises AskedTooOften where it is one too many."""
    name = f"shared-link-{link.pk}-{asking}-{int(now.timestamp()) // 60}"
    before = int(cache.get(name, 0))
    if before >= MOST_IN_A_MINUTE[asking]:
        raise AskedTooOften
    cache.set(name, before + 1, timeout=TWO_MINUTES)


def has_opened_too_many_dead(asker: str, *, now: datetime) -> bool:
    """Whether so many links that do not work were opened from a network address lately that no more are looked up."""
    return int(cache.get(_name_of_dead(asker, now), 0)) >= MOST_DEAD


def count_dead_link(asker: str, *, now: datetime) -> None:
    """Count a link that does not work among those opened from a network address."""
    name = _name_of_dead(asker, now)
    cache.set(name, int(cache.get(name, 0)) + 1, timeout=TEN_MINUTES)


def note_opening(link: SharedLink, *, on: date) -> None:
    """Put on record that the page was opened, and nothing of who did."""
    SharedLink.objects.filter(pk=link.pk).update(opened_count=F("opened_count") + 1, last_opened_on=on)


def _name_of_dead(asker: str, now: datetime) -> str:
    """Hashed with the secret key, so that the count does not tell who asked."""
    who = salted_hmac("shared-links", asker).hexdigest()
    return f"dead-links-{who}-{int(now.timestamp()) // TEN_MINUTES}"
