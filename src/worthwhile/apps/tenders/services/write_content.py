"""What a tender says to bidders, and by when they answer: written while it is a draft, changed in the open after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Tender, TenderSaving, name_in_log
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.change_follows import cannot_change
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.written_content import draft_change_of
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.change_tender import LONGEST_WAIT, change_documents
from worthwhile.apps.tenders.services.log import commit_to, log_act
from worthwhile.engines.tendering import Act, Procedure
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.tender import LoadedTender, tender_from_data, tender_from_text
from worthwhile.exchange.tender.tender_file import SUFFIXES
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

LONGEST_TITLE = 200
BEING_PREPARED = (
    "A change is being prepared on the pages, under “Change the documents”. Publish it or throw it away first, so that "
    "neither undoes the other."
)


class CannotChange(WorthwhileError):
    """These documents cannot take the place of the published ones; every reason with what to do instead."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


def read_tender_file(name: str, content: bytes) -> LoadedTender:
    """Read an uploaded tender file. Raises InvalidFile, or InvalidTender with every problem."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidFile(f"Choose a tender file that ends in {', '.join(SUFFIXES)}. You gave {name}.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidFile(f"{name} is not UTF-8 text. Save it as UTF-8 and choose it again.") from None
    return tender_from_text(text, suffix=suffix, name=name)


def read_pasted_tender(text: str) -> LoadedTender:
    """Read a tender from pasted text, YAML or JSON. Raises InvalidFile, or InvalidTender with every problem."""
    suffix = ".json" if text.lstrip().startswith("{") else ".yaml"
    return tender_from_text(text, suffix=suffix, name="the text")


def save_content(*, tender: Tender, loaded: LoadedTender, by: User, now: datetime) -> TenderSaving:
    """Keep what a draft says to bidders; what was kept before stays. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.EDIT, person_in(held, by), now)
        saving = keep_saving(held, loaded, what="content", by=by, now=now)
        about = {"commitment": commit_to(held, saving.content, now=now), "saving": saving.number}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
    return saving


def change_content(*, tender: Tender, loaded: LoadedTender, reason: str, by: User, now: datetime) -> int:
    """Publish a new version of an open tender's documents from a file. Its number.

    Raises NotAllowed, InvalidInput, and CannotChange, also while a change is prepared on the pages: one would undo the
    other.
    """
    with locked(tender) as held:
        ask_leave(held, Act.CHANGE_DOCUMENTS, person_in(held, by), now)
        if draft_change_of(held) is not None:
            raise CannotChange([BEING_PREPARED])
        return publish_version(held, loaded, reason=reason, by=by, now=now)


def publish_version(held: Tender, loaded: LoadedTender, *, reason: str, by: User, now: datetime) -> int:
    """Publish a new version, from whatever it was made. Its number. The caller holds the lock.

    Raises NotAllowed, InvalidInput, and CannotChange where bids could not be scored or it would be another tender.
    """
    before = latest_saving(held)
    if said := cannot_change(held, tender_from_data(before.data).tender if before else None, loaded.tender, now):
        raise CannotChange(said)
    with transaction.atomic():
        number = held.documents + 1
        # Before the act, whose notice tells what is kept.
        saving = keep_saving(held, loaded, what=f"documents-{number}", by=by, now=now)
        held.title = title_of(loaded)
        held.save()
        published = change_documents(tender=held, reason=reason, by=by, now=now)
        assert published == number
        held.refresh_from_db()
        about = {**content_in_log(held, saving, now), "documents": number, "saving": saving.number}
        log_act(held, "keep-documents", who=name_in_log(by.pk), about=about, now=now)
    return number


def content_in_log(tender: Tender, saving: TenderSaving, now: datetime) -> dict[str, str]:
    """How the log names what bidders were given: by its hash where everybody has it, else by a commitment."""
    if tender.procedure == Procedure.COMPETITIVE:
        return {"content": case_hash(saving.data)}
    return {"commitment": commit_to(tender, saving.content, now=now)}


def set_times(*, tender: Tender, deadline: datetime, questions_until: datetime | None, by: User, now: datetime) -> None:
    """Say by when bids and questions come in, while the tender is a draft. Raises NotAllowed, InvalidInput."""
    _check_times(deadline, questions_until, now)
    with locked(tender) as held:
        answer = ask_leave(held, Act.EDIT, person_in(held, by), now)
        held.deadline_at, held.questions_until = deadline, questions_until
        until = questions_until.isoformat() if questions_until else None
        about = {"deadline": deadline.isoformat(), "questions_until": until}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)


def title_of(loaded: LoadedTender) -> str:
    """What the tender is called in lists."""
    return " ".join(loaded.tender.subject.title.split())[:LONGEST_TITLE]


def _check_times(deadline: datetime, questions_until: datetime | None, now: datetime) -> None:
    problems = []
    if deadline <= now:
        problems.append(Problem("deadline", "This has passed. Give a time that is still to come."))
    if deadline > now + LONGEST_WAIT:
        problems.append(Problem("deadline", "This is more than two years away. Check the year."))
    if questions_until is not None and questions_until > deadline:
        said = "Questions end before bids do. Give a time before the deadline, so that answers come in time."
        problems.append(Problem("questions_until", said))
    if problems:
        raise InvalidInput(problems)


def keep_saving(tender: Tender, loaded: LoadedTender, *, what: str, by: User, now: datetime) -> TenderSaving:
    """Add a saving. The caller holds the lock on the tender, and saves it."""
    tender.revision += 1
    return TenderSaving.objects.create(
        tender=tender, number=tender.revision, what=what, content=exact_json_text(loaded.data), made_at=now, made_by=by
    )
