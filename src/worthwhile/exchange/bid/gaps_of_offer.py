"""What the answers, promises, conditions and declarations of a bid lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from worthwhile.exchange.bid.bid import TenderBid
from worthwhile.exchange.bid.gap import Gap, unknown_gaps
from worthwhile.exchange.bid.who_bids import DeclarationMade, MemberRole
from worthwhile.exchange.bid.word_count import words_in
from worthwhile.exchange.tender.bidding import AnsweredFrom, Question
from worthwhile.exchange.tender.tender import Tender


def answer_gaps(bid: TenderBid, tender: Tender, lots: Sequence[str]) -> Iterator[Gap]:
    """Questions without an answer, answers that are too long, and answers to what was not asked."""
    questions = {question.id: question for question in tender.questions or ()}
    named = ((f"answers[{at}].question", answer.question) for at, answer in enumerate(bid.answers))
    yield from unknown_gaps(named, questions, what="question")
    answered = {answer.question: answer.text for answer in bid.answers}
    declared = {made.declaration for made in bid.declarations}
    for question in questions.values():
        if question.lots and not set(question.lots) & set(lots):
            continue
        text = answered.get(question.id, "")
        if not text.strip():
            if not _is_declared(question, declared):
                yield Gap(place=question.id, words=_unanswered(question), fails=bool(question.pass_mark))
        elif question.words is not None and words_in(text) > question.words:
            told = f"The answer has {words_in(text):,} words and may have {question.words:,}."
            yield Gap(place=question.id, words=f"{told} Take out {words_in(text) - question.words:,}.")


def promise_gaps(bid: TenderBid, tender: Tender, lots: Sequence[str]) -> Iterator[Gap]:
    """Outcomes of the tender that nobody promises, and promises without what makes them measurable."""
    promised = {one.outcome: one for one in bid.outcomes}
    for outcome in tender.outcomes or ():
        if outcome.lots and not set(outcome.lots) & set(lots):
            continue
        if outcome.id not in promised:
            yield Gap(place=outcome.id, words=f"The tender asks for “{outcome.name}”. Say what you promise of it.")
        elif promised[outcome.id].target is None:
            yield Gap(place=outcome.id, words=f"Say where people will be by your promise of “{outcome.name}”.")


def condition_gaps(bid: TenderBid, tender: Tender) -> Iterator[Gap]:
    """Conditions of participation that are not met, or not answered."""
    conditions = {one.id: one for one in (tender.participation.conditions or () if tender.participation else ())}
    named = ((f"conditions[{at}].condition", one.condition) for at, one in enumerate(bid.conditions))
    yield from unknown_gaps(named, conditions, what="condition")
    met = {one.condition: one.met for one in bid.conditions}
    for condition in conditions.values():
        if condition.id not in met:
            words = f"Say whether you meet the condition “{condition.text}”."
            yield Gap(place=condition.id, words=words, fails=True)
        elif not met[condition.id]:
            words = f"You do not meet the condition “{condition.text}”."
            yield Gap(place=condition.id, words=words, fails=True)


def declaration_gaps(bid: TenderBid, tender: Tender) -> Iterator[Gap]:
    """Declarations that are missing or do not hold, of the bidder and of everybody who bids with it."""
    yield from _declarations(bid.declarations, tender, of="", at="declarations")
    for number, member in enumerate(bid.members):
        if member.role is MemberRole.LEAD and not member.declarations:
            continue  # what the bid declares, its lead does
        of, at = f" of {member.name}", f"members[{number}].declarations"
        yield from _declarations(member.declarations, tender, of=of, at=at)


def _declarations(made: Iterable[DeclarationMade], tender: Tender, *, of: str, at: str) -> Iterator[Gap]:
    given, wanted = list(made), {one.id: one for one in tender.declarations or ()}
    named = ((f"{at}[{number}].declaration", one.declaration) for number, one in enumerate(given))
    yield from unknown_gaps(named, wanted, what="declaration")
    holds = {one.declaration: one.holds for one in given}
    for declaration in wanted.values():
        place = f"{at}: {declaration.id}"
        if declaration.id not in holds:
            yield Gap(place=place, words=f"The declaration{of} is missing: “{declaration.text}”", fails=True)
        elif not holds[declaration.id]:
            words = f"The declaration{of} does not hold, and the buyer decides what follows: “{declaration.text}”"
            yield Gap(place=place, words=words)


def _is_declared(question: Question, declared: set[str]) -> bool:
    """Whether a question is answered by a declaration that was made."""
    by_declaration = question.answered_from is AnsweredFrom.DECLARATION or question.declaration is not None
    return by_declaration and question.declaration in declared


def _unanswered(question: Question) -> str:
    return f"Not answered yet: “{question.text}”"
