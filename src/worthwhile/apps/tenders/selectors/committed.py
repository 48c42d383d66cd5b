"""What the log of a tender has commitments of: each text with its salt, as it is given to somebody to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from worthwhile.apps.tenders.models import Committed, LogLine, OutcomeTold, Proposal, Tender
from worthwhile.engines.tendering import Act, Stage
from worthwhile.exchange.proof import LogEntry, disclosed_text

_GIVEN_ALONE = (Act.SCORE, Act.RECORD_CONSENSUS, Act.ASK_TO_STAND_BACK, Act.DECIDE_STANDING_BACK)
_JUDGED = (Stage.SEALED, Stage.ASSESSING, Stage.MODERATING)


@dataclass(frozen=True, kw_only=True)
class Disclosed:
    """A text as it is given out, and the number of the entry that committed to it."""

    number: int
    commitment: str
    text: str

    @property
    def file_name(self) -> str:
        """What it is called as a file; an entry that committed to several has as many."""
        return f"entry-{self.number:04d}-{self.commitment[:8]}.txt"


def list_disclosed(tender: Tender) -> Iterator[Disclosed]:
    """Everything that the log committed to, in order; while bids are judged, no score."""
    lines = tender.log.order_by("number")
    if tender.stage in _JUDGED:
        lines = lines.exclude(act__in=_GIVEN_ALONE)
    yield from _disclosed(lines, tender.committed.all())


def find_letter_disclosed(told: OutcomeTold) -> Disclosed | None:
    """The letter of one contender with its salt; None where it was told before salts were kept."""
    lines = told.tender.log.filter(act=Act.TELL_EVERYBODY, at__gte=told.told_at).order_by("number")
    return next(_disclosed(lines, told.tender.committed.filter(content=told.content)), None)


def commitment_to(proposal: Proposal) -> str:
    """What the log has of a proposed award: a bare hash where it was proposed before salts were kept."""
    for line in proposal.tender.log.filter(act=Act.PROPOSE_AWARD).order_by("-number"):
        about = line.as_entry().about
        if about.get("proposal") == proposal.number:
            return str(about.get("commitment") or about.get("sha256", ""))
    return ""


def commitments_in(entry: LogEntry) -> tuple[str, ...]:
    """The commitments of an entry: one, or one for each letter that was told."""
    own, letters = entry.about.get("commitment"), entry.about.get("letters", [])
    return (*((str(own),) if own else ()), *(str(one) for one in letters))


def _disclosed(lines: QuerySet[LogLine], committed: Iterable[Committed]) -> Iterator[Disclosed]:
    """What these entries committed to, in their order, of the texts that are kept with their salt."""
    kept = {one.commitment: one for one in committed}
    for line in lines.iterator():
        for commitment in commitments_in(line.as_entry()):
            if (one := kept.get(commitment)) is not None:
                text = disclosed_text(salt=one.salt, content=one.content)
                yield Disclosed(number=line.number, commitment=commitment, text=text)
