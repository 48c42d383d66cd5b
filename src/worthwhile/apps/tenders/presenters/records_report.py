"""The records of a decision as a report: what regulation 24 of the Provider Selection Regime asks to be kept."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from worthwhile.apps.tenders.models import LogLine
from worthwhile.apps.tenders.presenters.buyer_log import act_words
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_words import PROCEDURES, ROLES
from worthwhile.apps.tenders.selectors.tender_records import Awarded, Judged, TenderRecords
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.charts import Column, Table
from worthwhile.exchange.report.document import Block, Bullets, Emphasis, Facts, Notice, Paragraph, Report, Section
from worthwhile.exchange.report.wording import joined
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender.judging import Criterion
from worthwhile.exchange.tender.other_weights import span_of
from worthwhile.kernel.money import money_text

ASKED = (
    "The headings are those of regulation 24 of the Health Care Services (Provider Selection Regime) Regulations 2023. "
    "Under other law the same records serve, and the decision record of the route says what else must be kept."
)
HIDDEN = "Names, scores and reasons are left out while assessors judge alone. They stand here once quality is settled."
LEFT_OUT = (
    "Scores, proposed awards and objections are left out of this copy. Until a tender is decided those who decide on "
    "it read them; afterwards they stand in every copy."
)
FOOTER = "Drawn together from what this service recorded as it happened. This is not legal advice."
_NOT_KEPT = "Not on record"


def records_report(records: TenderRecords, content: TenderContent | None, last: LogLine | None) -> Report:
    """The whole record of a tender.

    ``content`` is what it says to bidders, ``last`` the last entry of its log, None while bids come in.
    """
    tender = records.tender
    return Report(
        title=f"Records of the decision: {tender.title}",
        window_title=f"Records of the decision: {tender.title}",
        organisation=str(tender.buyer),
        about=joined([str(tender.buyer), tender.number, PROCEDURES[Procedure(tender.procedure)]], by=" · "),
        summary=_summary(records),
        sections=(
            _providers(records),
            _process(records),
            _weighing(records, content),
            _reasons(records),
            _conflicts(records),
            _given_up(records),
            _proof(last),
        ),
        footer=FOOTER,
        keywords="procurement, records",
    )


def missing_records(records: TenderRecords) -> tuple[str, ...]:
    """What a finished record would have and this one does not, each in a sentence that says what to do."""
    found = []
    if not records.awards and records.given_up is None:
        found.append("No award is on record yet, and the procurement was not given up.")
    found += [
        f"The address of {one.supplier} is not on record. It is asked for when the contract is recorded."
        for one in records.awards
        if not one.address
    ]
    found += [
        f"{one.name} has not said whether they have a conflict of interest."
        for one in records.deciders
        if one.conflicted is None
    ]
    found += [
        f"{act_words(one.act)} on {moment_words(one.at)} by {one.name} has no reason on record."
        for one in records.decisions
        if one is records.given_up and not one.reason
    ]
    return tuple(found)


def _summary(records: TenderRecords) -> Section:
    missing = missing_records(records)
    blocks: list[Block] = [Paragraph(ASKED, Emphasis.QUIET)]
    if not records.names_known:
        blocks.append(Notice(HIDDEN))
    elif not records.is_whole:
        blocks.append(Notice(LEFT_OUT))
    if missing:
        blocks += [Paragraph("What is not there yet:"), Bullets(missing)]
    else:
        blocks.append(Paragraph("Everything that these records ask for is there.", Emphasis.LEAD))
    return Section(id="summary", heading="How complete this is", blocks=tuple(blocks))


def _providers(records: TenderRecords) -> Section:
    blocks: list[Block] = [Facts(tuple(_award(one))) for one in records.awards]
    if not blocks:
        blocks.append(Paragraph("No award is on record."))
    considered = tuple(joined([name, reason], by=": ") for name, reason in records.contenders)
    if considered:
        blocks += [Paragraph("Who was assessed or considered:"), Bullets(considered)]
    return Section(id="providers", heading="Providers the contract was awarded to", blocks=tuple(blocks))


def _award(one: Awarded) -> Iterable[tuple[str, str]]:
    if one.lot:
        yield "Lot", one.lot
    yield "Name", one.supplier
    yield "Address", one.address or _NOT_KEPT
    yield "Awarded", moment_words(one.awarded_at)
    yield "Price", money_text(one.price) if one.price is not None else _NOT_KEPT
    yield "Outcomes promised", "; ".join(one.outcomes) or "None stated"
    yield "Contract", one.contract or "Not signed yet"


def _process(records: TenderRecords) -> Section:
    procedure = Procedure(records.tender.procedure)
    people = tuple((one.name, ", ".join(ROLES[role][0] for role in one.roles)) for one in records.deciders)
    acts = tuple((moment_words(one.at), act_words(one.act), one.name) for one in records.decisions)
    return Section(
        id="process",
        heading="The process, and who decided",
        blocks=(
            Paragraph(f"{PROCEDURES[procedure]}, by the rules of this service for it."),
            _table("Who had which part", ("Name or post", "Part"), people),
            _table("What was decided, when and by whom", ("When", "What", "Who"), acts),
        ),
    )


def _weighing(records: TenderRecords, content: TenderContent | None) -> Section:
    criteria = content.award.criteria if content and content.award and content.award.criteria else ()
    rows = tuple(
        (
            one.name,
            _share(one.weight),
            _other_weights(one),
            "; ".join(f"{part.name} {_share(part.weight)}" for part in one.sub_criteria),
        )
        for one in criteria
    )
    blocks: list[Block] = [
        _table("Criteria as published", ("Criterion", "Weight", "Other weights stated as right", "Parts"), rows)
        if rows
        else Paragraph("No criteria are on record.")
    ]
    if records.scores:
        blocks.append(_scores(records.scores))
    if records.conditions:
        kept = tuple((who, what, "Met" if met else f"Not met: {why}") for who, what, met, why in records.conditions)
        blocks.append(_table("Conditions", ("Provider", "Condition", "Judged"), kept))
    return Section(id="weighing", heading="How criteria were weighed", blocks=tuple(blocks))


def _scores(scores: tuple[Judged, ...]) -> Table:
    rows = tuple(
        (
            joined([one.contender, f"lot {one.lot}" if one.lot else ""], by=", "),
            one.criterion,
            f"{one.score.normalize():f}",
            joined([one.by, "(agreed by the panel)" if one.agreed else ""], by=" "),
            joined([one.reason, one.evidence], by=" Evidence: "),
        )
        for one in sorted(scores, key=lambda one: (one.contender, one.lot, one.criterion, one.agreed))
    )
    return _table(
        "Every score, as it was given and as it was agreed", ("Provider", "Criterion", "Score", "By", "Reason"), rows
    )


def _reasons(records: TenderRecords) -> Section:
    blocks: list[Block] = [
        Facts((("Proposed", f"{moment_words(at)}, by {name}"), ("Reasons", reasons)))
        for at, name, reasons in records.proposals
    ]
    with_reason = tuple(
        (moment_words(one.at), act_words(one.act), one.reason) for one in records.decisions if one.reason
    )
    if with_reason:
        blocks.append(_table("Reasons given with other acts", ("When", "What", "Why"), with_reason))
    blocks += [Facts(tuple(_representation(records, at))) for at in range(len(records.representations))]
    return Section(
        id="reasons",
        heading="The reasons for the decision",
        blocks=tuple(blocks) or (Paragraph("No award was proposed yet."),),
    )


def _representation(records: TenderRecords, at: int) -> Iterable[tuple[str, str]]:
    one = records.representations[at]
    yield "Objection (representation) of", f"{one.organisation}, {moment_words(one.made_at)}"
    yield "It says", one.words
    if one.upheld is None:
        yield "Decision", "It waits for one"
    else:
        yield "Decision", joined(["Upheld" if one.upheld else "Not upheld", one.reason], by=". ")


def _conflicts(records: TenderRecords) -> Section:
    rows = tuple(
        (
            one.name,
            moment_words(one.at),
            joined([_conflict(one.conflicted, one.decided_by), one.words], by=": "),
        )
        for one in records.declared
    )
    blocks: list[Block] = [
        _table("Every declaration", ("Who", "When", "What, and how it was managed"), rows)
        if rows
        else Paragraph("Nobody has declared anything yet.")
    ]
    if records.recusals:
        kept = tuple(
            (who, whose if records.names_known else "One of the bids", why) for who, whose, why in records.recusals
        )
        blocks.append(_table("Who did not judge whom", ("Who", "Whose bid", "Why"), kept))
    if records.standing_back:
        rows = tuple(
            (who, whose, f"{'Set aside' if aside else 'Count'}, decided by {by}: {why}")
            for who, whose, aside, why, by in records.standing_back
        )
        said = ("Who stood back once scores were seen", "Whose bid", "Whether their scores count, and why")
        blocks.append(_table("Scores decided on after they were seen", said, rows))
    return Section(id="conflicts", heading="Conflicts of interest, and how they were managed", blocks=tuple(blocks))


def _conflict(conflicted: bool, decided_by: str) -> str:
    if decided_by:
        return f"Cleared by {decided_by}"
    return "A conflict. Takes no part" if conflicted else "None"


def _given_up(records: TenderRecords) -> Section:
    ended = records.given_up
    said = (
        f"Given up on {moment_words(ended.at)} by {ended.name}. {ended.reason}"
        if ended is not None
        else "It was not given up."
    )
    return Section(id="given-up", heading="The day it was given up", blocks=(Paragraph(said),))


def _proof(last: LogLine | None) -> Section:
    if last is None:
        said = "While bids come in the log is given to nobody. From the deadline on its last entry stands here."
        return Section(id="proof", heading="Proof", blocks=(Paragraph(said),))
    said = (
        f"These records follow the log of the tender up to entry {last.number} of {moment_words(last.at)}. Download "
        "the log with its verifier: whoever has both can check that nothing was changed, dropped or reordered."
    )
    return Section(
        id="proof", heading="Proof", blocks=(Paragraph(said), Facts((("Fingerprint of that entry", last.hash),)))
    )


def _table(caption: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(caption=caption, columns=tuple(Column(heading=heading) for heading in headings), rows=rows)


def _other_weights(criterion: Criterion) -> str:
    span = span_of(criterion)
    return f"{_share(span.low)} to {_share(span.high)}" if span and span.has_room else "None"


def _share(weight: Decimal | None) -> str:
    return f"{(weight * 100).normalize():f}%" if weight is not None else "not stated"
