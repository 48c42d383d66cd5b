"""Which pages of a long list are linked."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from worthwhile.apps.opportunities.presenters.search_address import address_with


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A page by its number; ``query`` empty: a gap in the numbers."""

    number: int
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbers:
    """``before`` and ``after`` are query strings; None where there is no such page."""

    before: str | None
    after: str | None
    links: list[PageLink]


def page_numbers(given: QueryDict, *, page: int, last: int) -> PageNumbers | None:
    """The first, the last and those around the current page; None where there is one page only."""
    if last <= 1:
        return None

    def query(number: int) -> str:
        return address_with(given, page=[str(number)]) or "when=open"

    shown = sorted({1, last, *(number for number in range(page - 1, page + 2) if 1 <= number <= last)})
    links: list[PageLink] = []
    for number in shown:
        if links and number - links[-1].number > 1:
            links.append(PageLink(number=number - 1, query="", is_current=False))
        links.append(PageLink(number=number, query=query(number), is_current=number == page))
    return PageNumbers(
        before=query(page - 1) if 1 < page <= last else None,
        after=query(page + 1) if page < last else None,
        links=links,
    )
