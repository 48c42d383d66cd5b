"""A bid as it is judged: answers beside the criterion they belong to, promises, and files by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Contender
from worthwhile.apps.tenders.selectors.bid_reading import QualityPart
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.exchange.bid import PromisedOutcome, TenderBid, without_names, words_in
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender.bidding import Question


@dataclass(frozen=True, kw_only=True)
class AnswerWords:
    """A question and what the bid says to it."""

    question: str
    text: str
    length: str


@dataclass(frozen=True, kw_only=True)
class AnswerGroup:
    """The answers that belong to one criterion, or to none."""

    title: str
    answers: tuple[AnswerWords, ...]


@dataclass(frozen=True, kw_only=True)
class FileWords:
    """A file by its number; ``name`` is empty while names are not to be known."""

    number: int
    name: str
    size: str


@dataclass(frozen=True, kw_only=True)
class JudgedBidWords:
    """All that is judged of a contender. ``considered`` is why a provider that did not bid is considered."""

    known_as: str
    considered: str
    groups: tuple[AnswerGroup, ...]
    promises: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    files: tuple[FileWords, ...]
    is_readable: bool


def present_bid(
    contender: Contender,
    part: QualityPart | None,
    content: TenderContent | None,
    scheme: Scheme,
    *,
    name: str,
    lot: str,
) -> JudgedBidWords:
    """What stands in a bid for one lot. ``name`` is what it is called now: its number until names are known."""
    is_nameless = contender.bid is not None and name == f"Bid {contender.number}"
    bid = part.bid if part is not None else None
    if bid is not None and is_nameless:
        bid = without_names(bid, known_as=name)
    return JudgedBidWords(
        known_as=name,
        considered=contender.reason,
        groups=tuple(_groups(bid, content, scheme, lot)) if bid else (),
        promises=tuple((one.name, _promise(one)) for one in bid.outcomes) if bid else (),
        said=tuple(_said(bid, content)) if bid else (),
        files=tuple(
            FileWords(
                number=seen.file.number,
                name="" if is_nameless else seen.file.name,
                size=f"{max(1, round(seen.file.size / 1000)):,} kB",
            )
            for seen in (part.files if part is not None else ())
        ),
        is_readable=part is not None or contender.bid is None,
    )


def _groups(bid: TenderBid, content: TenderContent | None, scheme: Scheme, lot: str) -> Iterator[AnswerGroup]:
    questions = {one.id: one for one in (content.questions or () if content else ())}
    titles = {named.id: criterion.title for criterion in scheme.criteria for named in criterion.with_parts}
    groups: dict[str, list[AnswerWords]] = {title: [] for title in titles.values()}
    for answer in bid.answers:
        question = questions.get(answer.question)
        if question is not None and question.lots and lot and lot not in question.lots:
            continue
        title = titles.get(question.criterion or "", "") if question is not None else ""
        told = question.text if question is not None else answer.question
        length = _length(question, answer.text)
        groups.setdefault(title, []).append(AnswerWords(question=told, text=answer.text, length=length))
    for title, answers in groups.items():
        if answers:
            yield AnswerGroup(title=title or "Other answers", answers=tuple(answers))


def _length(question: Question | None, text: str) -> str:
    count = words_in(text)
    if question is None or question.words is None:
        return f"{count:,} words"
    return f"{count:,} words of at most {question.words:,}"


def _promise(one: PromisedOutcome) -> str:
    parts = []
    if one.who_for:
        parts.append(f"for {one.who_for}")
    if one.target is not None:
        start = f"from {one.baseline:,f} " if one.baseline is not None else ""
        parts.append(f"{start}to {one.target:,f} {one.unit or ''}".strip())
    if one.by:
        parts.append(f"by {one.by.day} {one.by:%B %Y}")
    if one.measured_by:
        parts.append(f"measured by {one.measured_by}")
    return ", ".join(parts) or "No target is given"


def _said(bid: TenderBid, content: TenderContent | None) -> Iterator[tuple[str, str]]:
    """What it says to conditions, declarations, joint bidding and social value."""
    participation = content.participation if content else None
    conditions = {one.id: one.text for one in (participation.conditions or () if participation else ())}
    declarations = {one.id: one.text for one in (content.declarations or () if content else ())}
    for answered in bid.conditions:
        said = "Meets it" if answered.met else "Does not meet it"
        yield conditions.get(answered.condition, answered.condition), _with(said, answered.words)
    for made in bid.declarations:
        said = "Holds" if made.holds else "Does not hold"
        yield declarations.get(made.declaration, made.declaration), _with(said, made.words)
    for member in bid.members:
        share = f", {member.share * 100:.0f}% of the work" if member.share is not None else ""
        yield f"{member.name}, {str(member.role).replace('-', ' ')}{share}", member.does or "Not said what it does"
    if bid.social_value is not None:
        worth = bid.social_value
        told = f"£{worth.low:,.0f} to £{worth.high:,.0f}, most likely £{worth.central:,.0f}, as the bidder works it out"
        yield f"Social value by {worth.case_title}", told


def _with(said: str, words: str | None) -> str:
    return f"{said}. {words}" if words else said
