"""What somebody else changed in a tender while a page was open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.apps.tenders.presenters.written_value import value_words
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.writing.where import asked_at
from worthwhile.apps.tenders.services.edit_content import WrittenMeanwhile


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """Who changed it and when, each place as label, before and now, and the number of the content as it now is."""

    number: int
    who: str
    at: str
    changes: tuple[tuple[str, str, str], ...]


def meanwhile_words(error: WrittenMeanwhile) -> Meanwhile:
    """What the page says above what was entered."""
    person = error.saving.made_by
    return Meanwhile(
        number=error.saving.number,
        who=str(person) if person is not None and person.is_active else "Somebody",
        at=moment_words(error.saving.made_at),
        changes=tuple(_changes(error)),
    )


def _changes(error: WrittenMeanwhile) -> Iterator[tuple[str, str, str]]:
    for one in error.conflicts:
        section, of, asked = asked_at(one.place)
        label = asked.label if asked else section.title if section else " ".join(one.place)
        yield label, value_words(one.before, asked, of), value_words(one.theirs, asked, of)
