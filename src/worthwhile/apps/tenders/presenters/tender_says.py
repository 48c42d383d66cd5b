"""What everybody who may bid reads of a tender: what the buyer asks for, and what changed since, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.tenders.models import LogLine, Tender, TenderSaving
from worthwhile.apps.tenders.presenters.tender_content import Line, present_content
from worthwhile.apps.tenders.presenters.tender_diff import LineChanged, lines_changed
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving, saving_of_version
from worthwhile.apps.tenders.selectors.log import list_reasons
from worthwhile.apps.tenders.selectors.prices_asked import prices_asked
from worthwhile.engines.tendering import Act
from worthwhile.exchange.tender import tender_from_data

_SAID = {
    Act.CHANGE_DOCUMENTS: "New version of the documents",
    Act.EXTEND: "More time",
    Act.EXTEND_FOR_OUTAGE: "More time, because of an outage",
    Act.CANCEL: "Cancelled",
    Act.END_WITHOUT_AWARD: "Ended without award",
}


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """Something that was changed for everybody, and why; with the lines that a new version says otherwise."""

    what: str
    reason: str
    at: str
    lines: tuple[LineChanged, ...] = ()


_RANKED = (
    "A bid that gives no price, or whose price cannot be read, is not ranked. With lots that holds for each lot by "
    "itself. The other bids are ranked as if it were not there, and its bidder is told why."
)


def parts_of(tender: Tender) -> tuple[Line, ...]:
    """What the buyer asks for, part by part, and which bids are ranked; empty where nothing is kept."""
    saving = latest_saving(tender)
    if saving is None:
        return ()
    rule = Line(name="A bid without a price", lines=(Line(name="What follows", text=_RANKED),))
    return (*_parts(saving), *(() if prices_asked(tender).is_fixed else (rule,)))


def changes_of(tender: Tender) -> tuple[ChangeLine, ...]:
    """What changed since publication, in order."""
    return tuple(_change(tender, line) for line in list_reasons(tender, tuple(_SAID)))


def _change(tender: Tender, line: LogLine) -> ChangeLine:
    act, about = Act(line.act), line.as_entry().about
    lines: tuple[LineChanged, ...] = ()
    if act is Act.CHANGE_DOCUMENTS:
        before, after = (saving_of_version(tender, about["documents"] - back) for back in (1, 0))
        lines = lines_changed(_parts(before), _parts(after)) if before and after else ()
    return ChangeLine(what=_SAID[act], reason=str(about["reason"]), at=moment_words(line.at), lines=lines)


def _parts(saving: TenderSaving) -> tuple[Line, ...]:
    return present_content(tender_from_data(saving.data).tender)
