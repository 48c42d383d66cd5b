"""Disclosure packs: what a bidder may have of its own assessment, and the whole file of the buyer, each as one zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.resources import files

from django.db.models import QuerySet

from worthwhile.apps.tenders.models import KeptNotice, OutcomeTold, Proposal, Representation, Tender
from worthwhile.apps.tenders.presenters.records_report import records_report
from worthwhile.apps.tenders.selectors.award_basis import basis_in
from worthwhile.apps.tenders.selectors.award_letters import list_told, outcome_stands
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.committed import find_letter_disclosed, list_disclosed
from worthwhile.apps.tenders.selectors.deciding import list_representations
from worthwhile.apps.tenders.selectors.log import bidder_log_lines, log_lines
from worthwhile.apps.tenders.selectors.log_key import public_log_key
from worthwhile.apps.tenders.selectors.notices import list_public_notices
from worthwhile.apps.tenders.selectors.ranking import bidder_id
from worthwhile.apps.tenders.selectors.tender_records import records_of
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.outcome import outcome_letter, own_evaluation
from worthwhile.exchange.plain_data import yaml_text
from worthwhile.exchange.report.writing import SUFFIXES, report_bytes
from worthwhile.exchange.tender import tender_from_data

File = tuple[str, bytes]
VERIFIER = "verify_log.py"
BEHIND = "behind-the-log"
"""The folder of what the log committed to, each with its salt."""


def bidder_pack(told: OutcomeTold, now: datetime) -> bytes:
    """The pack of one who was assessed: its letter, its evaluation, what it objected, notices, the log."""
    tender = told.tender
    notices = list_public_notices().filter(tender=tender)
    found = [*_own_files(told), *_notice_files(notices), *_proof_files(tender, _log_for(told, now))]
    return _zipped("What you may have of your assessment", tender, now, found)


def buyer_pack(tender: Tender, now: datetime, *, with_words: bool) -> bytes:
    """The file of the buyer: everything but the bids. ``with_words``: also what people said of their conflicts."""
    proposals = tender.proposals.select_related("returned").order_by("number")
    found = [
        *(file for proposal in proposals for file in _proposal_files(proposal)),
        *(file for told in list_told(tender) for file in _letter_files(told, f"letters/{told.contender.number}")),
        *_record_files(tender, with_words=with_words),
        *_award_files(tender),
        *behind_files(tender),
        *_notice_files(tender.notices.all()),
        *_proof_files(tender, log_lines(tender, now)),
    ]
    return _zipped("Everything on file of this tender but the bids", tender, now, found)


def behind_pack(tender: Tender, now: datetime) -> bytes:
    """What the log committed to, each text with its salt, and the log to check it against."""
    found = [*behind_files(tender), *_proof_files(tender, log_lines(tender, now))]
    return _zipped("What the log of this tender has salted fingerprints of", tender, now, found)


def behind_files(tender: Tender) -> Iterator[File]:
    """The texts that the log committed to, each a file of its own, so that one can be given out without the others."""
    for one in list_disclosed(tender):
        yield f"{BEHIND}/{one.file_name}", one.text.encode()


def _own_files(told: OutcomeTold) -> Iterator[File]:
    yield from _letter_files(told, "your-assessment")
    if (letter := find_letter_disclosed(told)) is not None:
        yield f"{BEHIND}/{letter.file_name}", letter.text.encode()
    proposal = told.tender.proposals.filter(made_at__lte=told.told_at).order_by("-number").first()
    scored = basis_in(proposal) if proposal is not None else None
    if scored is not None:
        own = own_evaluation(data=scored.loaded.data, result=scored.result, bidder=bidder_id(told.contender))
        yield "evaluation-of-your-bid.yaml", yaml_text(own).encode()
    theirs = told.contender.reader
    for one in list_representations(told.tender):
        if one.organisation == theirs:
            yield f"objections/{one.pk}.txt", _objection(one).encode()


def _objection(one: Representation) -> str:
    decided = getattr(one, "decided", None)
    lines = [f"Made {moment_words(one.made_at)} by {one.organisation}", "", one.words]
    if decided is not None:
        held = "upheld" if decided.upheld else "not upheld"
        lines += ["", f"Decided {moment_words(decided.decided_at)}: {held}", "", decided.reason]
    return "\n".join(lines) + "\n"


def _letter_files(told: OutcomeTold, name: str) -> Iterator[File]:
    report = outcome_letter(told.data)
    for suffix in SUFFIXES:
        yield f"{name}{suffix}", report_bytes(report, suffix)
    yield f"{name}.json", told.content.encode()


def _proposal_files(proposal: Proposal) -> Iterator[File]:
    folder, data = f"proposals/{proposal.number}", proposal.data
    returned = getattr(proposal, "returned", None)
    said = [f"Proposed {moment_words(proposal.made_at)}", "", proposal.reasons]
    if returned is not None:
        said += ["", f"Returned {moment_words(returned.returned_at)}", "", returned.reason]
    yield f"{folder}/reasons.txt", ("\n".join(said) + "\n").encode()
    yield f"{folder}/awards.json", exact_json_text(data["awards"]).encode()
    if "evaluation" in data:
        yield f"{folder}/evaluation.yaml", yaml_text(data["evaluation"]).encode()
        yield f"{folder}/result.json", exact_json_text(data.get("result")).encode()


def _record_files(tender: Tender, *, with_words: bool) -> Iterator[File]:
    saving = latest_saving(tender)
    content = tender_from_data(saving.data).tender if saving else None
    last = tender.log.order_by("-number").first()
    report = records_report(records_of(tender, with_words=with_words), content, last)
    for suffix in SUFFIXES:
        yield f"records{suffix}", report_bytes(report, suffix)
    if saving is not None:
        yield "tender.yaml", yaml_text(saving.data).encode()
    for one in list_representations(tender):
        yield f"objections/{one.pk}.txt", _objection(one).encode()


def _award_files(tender: Tender) -> Iterator[File]:
    for number, one in enumerate(tender.awards.order_by("lot"), start=1):
        yield f"awards/{number}.json", one.content.encode()


def _log_for(told: OutcomeTold, now: datetime) -> Iterable[str]:
    """The log as a bidder may have it; a direct award, which was published to nobody, has one once it is told."""
    if outcome_stands(told):
        return log_lines(told.tender, now)
    return bidder_log_lines(told.tender, now) or ()


def _proof_files(tender: Tender, log: Iterable[str]) -> Iterator[File]:
    yield f"{tender.number}-log.jsonl", "".join(log).encode()
    yield VERIFIER, files("worthwhile.exchange.proof").joinpath(VERIFIER).read_bytes()


def _notice_files(notices: QuerySet[KeptNotice]) -> Iterator[File]:
    for notice in notices.order_by("number"):
        yield f"notices/{notice.number}-{notice.kind}.json", notice.content.encode()


def _zipped(what: str, tender: Tender, now: datetime, found: Iterable[File]) -> bytes:
    held = list(found)
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _read_me(what, tender, now, [name for name, _ in held]))
        for name, content in held:
            archive.writestr(name, content)
    return body.getvalue()


def _check_of(tender: Tender, name: str) -> list[str]:
    if not name:
        return []
    number = int(name.removeprefix(f"{BEHIND}/entry-").partition("-")[0])
    return [
        f"Each file of {BEHIND} begins with its salt, and its name says which entry of the log it stands behind:",
        f"    python3 {VERIFIER} {tender.number}-log.jsonl {public_log_key()} {number}:{name}",
    ]


def _read_me(what: str, tender: Tender, now: datetime, names: list[str]) -> str:
    lines = [
        f"{what}: {tender.title} ({tender.number}), {tender.buyer}",
        f"As of {moment_words(now)}. This is not legal advice.",
        "",
        "Check the log, with Python and nothing else:",
        f"    python3 {VERIFIER} {tender.number}-log.jsonl {public_log_key()}",
        "The key stands on a page of the service too: compare them.",
        *_check_of(tender, next((name for name in names if name.startswith(BEHIND)), "")),
        "An evaluation is reckoned again by: worthwhile tender score FILE",
        "",
        *names,
    ]
    return "\n".join(lines) + "\n"
