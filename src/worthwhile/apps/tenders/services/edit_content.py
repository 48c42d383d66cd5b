"""Write a draft, or the draft of a change, piece by piece: each saving is of the whole, and nobody's work is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import DraftChangeSaving, Tender, TenderSaving, name_in_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.written_content import (
    latest_written,
    writing_act,
    written_before,
    written_content,
)
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.draft_change import keep_in_change
from worthwhile.apps.tenders.services.log import commit_to
from worthwhile.apps.tenders.services.write_content import keep_saving, title_of
from worthwhile.engines.tendering import Act
from worthwhile.exchange.case_edits import Conflict, Edits, apply_edits, merge_edits
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.tender import LoadedTender, tender_from_data
from worthwhile.exchange.tender.tender import WITH_IDS
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

Saving = TenderSaving | DraftChangeSaving
LONGEST_CONTENT = 1_500_000


class WrittenMeanwhile(WorthwhileError):
    """Somebody else changed the same places. Nothing was kept; ``saving`` is the one to look at."""

    def __init__(self, conflicts: Sequence[Conflict], saving: Saving) -> None:
        super().__init__("Somebody else changed this while you were working on it. Nothing of theirs is lost.")
        self.conflicts = tuple(conflicts)
        self.saving = saving


class CannotKeep(InvalidInput):
    """What a change would make of the content is no tender. ``data`` is the content as it would be."""

    def __init__(self, problems: Iterable[Problem], data: Mapping[str, Any]) -> None:
        super().__init__(problems)
        self.data = data


def edit_content(
    *, tender: Tender, section: str, values: Edits, based_on: int, by: User, now: datetime
) -> Saving | None:
    """Keep what a page changes, made on the saving numbered ``based_on``, 0 where nothing was kept yet.

    While bids are taken it is kept in a draft of a change, which bidders do not see and which is begun where there is
    none. Changes to other places than somebody else's are brought together with theirs; where nothing changes nothing
    is kept. Raises NotAllowed, WrittenMeanwhile, and CannotKeep with every problem.
    """
    with locked(tender) as held:
        act = writing_act(held)
        answer = ask_leave(held, act, person_in(held, by), now)
        latest = written_content(held).data
        merged = merge_edits(base=written_before(held, based_on).data, latest=latest, edits=values, by_id=WITH_IDS)
        saving = latest_written(held)
        if merged.conflicts and saving is not None:
            raise WrittenMeanwhile(merged.conflicts, saving)
        data = _without_emptied(merged.data, latest, values)
        if exact_json_text(data) == exact_json_text(latest):
            return saving
        loaded = _loaded(data)
        if act is Act.CHANGE_DOCUMENTS:
            return keep_in_change(held, loaded, section=section, by=by, now=now)
        kept = keep_saving(held, loaded, what=f"write-{section}", by=by, now=now)
        held.title = title_of(loaded)
        about = {"commitment": commit_to(held, kept.content, now=now), "saving": kept.number, "section": section}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
    return kept


def _loaded(data: dict[str, Any]) -> LoadedTender:
    try:
        loaded = tender_from_data(data)
    except InvalidInput as error:
        raise CannotKeep(error.problems, data) from None
    _check_length(data)
    return loaded


def _without_emptied(data: dict[str, Any], before: Mapping[str, Any], values: Edits) -> dict[str, Any]:
    """A list without its last entry is not stated any more; an empty one says that there are none, where meant."""
    meant = [name for name in WITH_IDS if values.get((name,)) == [] or before.get(name) == []]
    emptied = [name for name in WITH_IDS if data.get(name) == [] and name not in meant]
    return apply_edits(data, {(name,): None for name in emptied})


def _check_length(data: Mapping[str, Any]) -> None:
    length = len(exact_json_text(data))
    if length > LONGEST_CONTENT:
        said = f"The tender is {length:,} characters long; the most is {LONGEST_CONTENT:,}. Shorten its texts."
        raise CannotKeep([Problem("", said)], data)
