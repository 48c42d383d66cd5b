"""Prepare a change to the documents of an open tender out of bidders' sight, publish it, or throw it away."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import DraftChange, DraftChangeSaving, Tender, name_in_log
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.written_content import draft_change_of
from worthwhile.apps.tenders.services.acting import ask_leave, locked
from worthwhile.apps.tenders.services.log import commit_to, log_act
from worthwhile.apps.tenders.services.write_content import publish_version
from worthwhile.engines.tendering import Act
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.tender import LoadedTender, tender_from_data
from worthwhile.kernel.problems import WorthwhileError


class NoDraftChange(WorthwhileError):
    """There is no change to publish or to throw away."""

    def __init__(self) -> None:
        super().__init__("No change is being prepared. It was published or thrown away already.")


class NothingChanges(WorthwhileError):
    """The change says what is published."""

    def __init__(self) -> None:
        super().__init__("These documents say what the published ones say. Change something first, or throw it away.")


class ChangedMeanwhile(WorthwhileError):
    """The change is not the one that somebody has read."""

    def __init__(self) -> None:
        super().__init__("Somebody changed the draft while you were reading it. Read below what it says now.")


def keep_in_change(held: Tender, loaded: LoadedTender, *, section: str, by: User, now: datetime) -> DraftChangeSaving:
    """Add a saving to the change in the making, and begin one where there is none.

    The caller holds the lock on the tender and has asked leave to change its documents.
    """
    change = draft_change_of(held)
    if change is None:
        change = DraftChange.objects.create(tender=held, documents=held.documents, begun_at=now)
    held.revision += 1
    held.save(update_fields=["revision"])
    saving = DraftChangeSaving.objects.create(
        change=change, tender=held, number=held.revision, what=f"write-{section}",
        content=exact_json_text(loaded.data), made_at=now, made_by=by,
    )  # fmt: skip
    about = {"commitment": commit_to(held, saving.content, now=now), "saving": saving.number, "section": section}
    log_act(held, "write-change", who=name_in_log(by.pk), about=about, now=now)
    return saving


def publish_change(*, tender: Tender, based_on: int, reason: str, by: User, now: datetime) -> int:
    """Publish the change as it was read, at the saving numbered ``based_on``. The number of the new version.

    Raises NotAllowed, InvalidInput, CannotChange, NoDraftChange, NothingChanges and ChangedMeanwhile.
    """
    with locked(tender) as held:
        ask_leave(held, Act.CHANGE_DOCUMENTS, person_in(held, by), now)
        change, saving = _latest(held)
        if saving.number != based_on:
            raise ChangedMeanwhile
        published = latest_saving(held)
        if published is not None and published.content == saving.content:
            raise NothingChanges
        number = publish_version(held, tender_from_data(saving.data), reason=reason, by=by, now=now)
        change.ended_at = now
        change.save()
    return number


def throw_change_away(*, tender: Tender, by: User, now: datetime) -> None:
    """End the change in the making. What is published stays. Raises NotAllowed, NoDraftChange."""
    with locked(tender) as held:
        ask_leave(held, Act.CHANGE_DOCUMENTS, person_in(held, by), now)
        change, saving = _latest(held)
        change.ended_at = now
        change.save()
        log_act(held, "throw-change-away", who=name_in_log(by.pk), about={"saving": saving.number}, now=now)


def _latest(held: Tender) -> tuple[DraftChange, DraftChangeSaving]:
    change = draft_change_of(held)
    if change is None:
        raise NoDraftChange
    return change, change.savings.latest("number")
