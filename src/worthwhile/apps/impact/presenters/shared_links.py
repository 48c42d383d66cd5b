"""Shared links as the pages of members tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from worthwhile.apps.impact.models import SharedLink, Version
from worthwhile.apps.impact.presenters.days import day_of
from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.impact.presenters.versions import present_versions
from worthwhile.exchange.report.wording import day_text

TAGS = {"Works": "govuk-tag--green", "Expired": "govuk-tag--grey", "Revoked": "govuk-tag--red"}


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """A link without its token, which nobody can be shown again."""

    link: SharedLink
    state: str
    tag: str
    made: str
    until: str
    opened: str

    @property
    def works(self) -> bool:
        return self.state == "Works"


def present_links(links: Iterable[SharedLink], *, now: datetime) -> tuple[LinkLine, ...]:
    """The links in the order given."""
    return tuple(_line(link, now) for link in links)


def version_choices(versions: Iterable[Version]) -> list[tuple[int, str]]:
    """Versions to choose from, each with its result and who signed it."""
    return [
        (row.number, f"Version {row.number}: {row.name} ({row.ratio}, kept on {row.kept}, {_signed(row.signed)})")
        for row in present_versions(versions)
    ]


def _signed(signatures: tuple[str, ...]) -> str:
    return f"signed by {'; '.join(signatures)}" if signatures else "not signed"


def _line(link: SharedLink, now: datetime) -> LinkLine:
    state = "Revoked" if link.revoked_at else "Works" if link.is_in_force(now) else "Expired"
    return LinkLine(
        link=link,
        state=state,
        tag=TAGS[state],
        made=f"{day_of(link.made_at)} by {name_of(link.made_by)}",
        until=_until(link, state),
        opened=_opened(link),
    )


def _until(link: SharedLink, state: str) -> str:
    if state == "Revoked" and link.revoked_at:
        return f"on {day_of(link.revoked_at)} by {name_of(link.revoked_by)}"
    return f"{'on' if state == 'Expired' else 'until'} {_moment(link.expires_at)}"


def _opened(link: SharedLink) -> str:
    if link.last_opened_on is None:
        return "Not yet"
    if link.opened_count == 1:
        return f"Once, on {day_text(link.last_opened_on)}"
    return f"{link.opened_count:,} times, last on {day_text(link.last_opened_on)}"


def _moment(at: datetime) -> str:
    return f"{day_of(at)}, {timezone.localtime(at):%H:%M}"
