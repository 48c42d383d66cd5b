"""Read prices once quality is settled, hear bidders whose price looks too low, and decide with reasons."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import (
    Contender,
    PriceDecided,
    PriceExplained,
    PriceQuestion,
    Tender,
    name_in_log,
)
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.deciding import SAW_RANKING
from worthwhile.apps.tenders.selectors.hearing_time import earliest_answer_by, too_soon_words
from worthwhile.apps.tenders.selectors.low_prices import find_seen_price
from worthwhile.apps.tenders.selectors.offered import prices_of
from worthwhile.apps.tenders.selectors.ranking import loaded_evaluation, ranking_of
from worthwhile.apps.tenders.selectors.situation import person_in, why_no_part
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, ask_leave_as_bidder, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint, commit_to, log_act
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import RULES, Act, Answer, Procedure, Role, Stage
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 4_000
WHY_AGAIN_MISSING = "This price was decided on before. Say why you ask again. The approver reads it."
NEW_FACTS_MISSING = "Say what you know now that you did not know when it was decided. The approver reads it."
WHY_MISSING = "Our rule did not flag this price. Say why you ask all the same. It stands in your record."


def read_prices(*, tender: Tender, by: User, now: datetime) -> int:
    """Have prices shown to those who decide, of all bids at once. How many there are. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.READ_PRICES, person_in(held, by), now)
        prices = sum(len(prices_of(one)) for one in held.contenders.select_related("bid__standing"))
        done(held, answer, who=name_in_log(by.pk), now=now, about={"prices": prices})
        add_checkpoint(held, now=now)
    return prices


def ask_about_low_price(
    *,
    tender: Tender,
    contender: Contender,
    lot: str,
    words: str,
    answer_by: datetime,
    by: User,
    now: datetime,
    why: str = "",
    why_again: str = "",
    new_facts: str = "",
) -> PriceQuestion:
    """Ask a bidder how a price comes about. It is told by e-mail. Raises NotAllowed, InvalidInput.

    ``why`` is asked for where the published rule flagged nothing, ``why_again`` and ``new_facts`` where this price was
    decided on before. They are kept for the record of the buyer and for whoever approves the award.
    """
    problems = _words_problems("words", words, "Enter what you ask. The bidder reads it as it stands.")
    if answer_by < (earliest := earliest_answer_by(now)):
        problems.append(Problem("answer_by", too_soon_words(earliest)))
    if problems:
        raise InvalidInput(problems)
    with locked(tender) as held:
        answer = ask_leave(held, Act.ASK_ABOUT_LOW_PRICE, person_in(held, by), now)
        asked = held.contenders.select_related("bid__bidder", "bid__standing").get(pk=contender.pk)
        if asked.bid is None or lot not in prices_of(asked):
            raise InvalidInput([Problem("", "There is no price of this bidder to ask about.")])
        if asked.price_questions.filter(lot=lot, decided=None).exists():
            raise _refused(Act.ASK_ABOUT_LOW_PRICE, "This bidder was asked about this price. Decide on it first.")
        seen = find_seen_price(held, asked.number, lot)
        is_flagged = seen is not None and seen.price.is_flagged
        is_again = asked.price_questions.filter(lot=lot).exists()
        problems = [] if is_flagged else _words_problems("why", why, WHY_MISSING)
        if is_again:
            problems += _words_problems("why_again", why_again, WHY_AGAIN_MISSING)
            problems += _words_problems("new_facts", new_facts, NEW_FACTS_MISSING)
        if problems:
            raise InvalidInput(problems)
        kept = PriceQuestion.objects.create(
            contender=asked,
            lot=lot,
            words=words.strip(),
            why="" if is_flagged else why.strip(),
            why_again=why_again.strip() if is_again else "",
            new_facts=new_facts.strip() if is_again else "",
            answer_by=answer_by,
            asked_by=by,
            asked_at=now,
        )
        about = {
            "contender": asked.number, "lot": lot, "question": kept.pk, "answer_by": answer_by.isoformat(),
            "flagged": is_flagged, "again": is_again,
        }  # fmt: skip
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_bidders(held, Letter.LOW_PRICE_ASKED, now, only=[asked.bid.bidder])
    return kept


def explain_low_price(
    *, question: PriceQuestion, bidder: Organisation, words: str, by: User, now: datetime
) -> PriceExplained:
    """Keep what a bidder says of its price, which it may replace until the time is over.

    Raises NotAllowed, InvalidInput.
    """
    problems = _words_problems("words", words, "Enter how your price comes about.")
    if problems:
        raise InvalidInput(problems)
    with locked(question.contender.tender) as held:
        answer = ask_leave_as_bidder(held, Act.EXPLAIN_LOW_PRICE, bidder, now)
        asked = PriceQuestion.objects.select_related("contender__bid").get(pk=question.pk, contender__tender=held)
        bid = asked.contender.bid
        if bid is None or bid.bidder_id != bidder.pk:
            raise _refused(Act.EXPLAIN_LOW_PRICE, "Only the bidder that was asked can answer.")
        if PriceDecided.objects.filter(question=asked).exists():
            raise _refused(Act.EXPLAIN_LOW_PRICE, "The buyer has decided on this price.")
        if now > asked.answer_by:
            raise _refused(Act.EXPLAIN_LOW_PRICE, f"The time to answer ended {moment_words(asked.answer_by)}.")
        kept = PriceExplained.objects.create(question=asked, words=words.strip(), explained_by=by, explained_at=now)
        done(held, answer, who=f"bid-{bid.pk}", now=now, about={"question": asked.pk})
        tell_people(held, Role.AUTHOR, Letter.LOW_PRICE_EXPLAINED, now)
    return kept


def decide_low_price(*, question: PriceQuestion, stays: bool, reason: str, by: User, now: datetime) -> PriceDecided:
    """Decide whether a bid stays in, once the bidder answered or its time is over. Raises NotAllowed, InvalidInput."""
    problems = _words_problems("reason", reason, "Say why. It stands in the record, and the bidder may be given it.")
    if problems:
        raise InvalidInput(problems)
    with locked(question.contender.tender) as held:
        answer = ask_leave(held, Act.DECIDE_LOW_PRICE, person_in(held, by), now)
        asked = PriceQuestion.objects.select_related("contender").get(pk=question.pk, contender__tender=held)
        if PriceDecided.objects.filter(question=asked).exists():
            raise _refused(Act.DECIDE_LOW_PRICE, "This was decided, and a decision is not changed.")
        if not asked.explained.exists() and now <= asked.answer_by:
            until = moment_words(asked.answer_by)
            raise _refused(Act.DECIDE_LOW_PRICE, f"The bidder has not answered yet and may until {until}. Wait for it.")
        kept = PriceDecided.objects.create(
            question=asked, stays=stays, reason=reason.strip(), decided_by=by, decided_at=now
        )
        about = {"contender": asked.contender.number, "lot": asked.lot, "question": asked.pk, "stays": stays}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
    return kept


def see_robustness(*, tender: Tender, by: User, now: datetime, seen: str = "") -> None:
    """Note that somebody who proposes has seen how firm the ranking is. ``seen``: the hash of what they looked at.

    Raises NotAllowed, NoScheme, and InvalidInput where the ranking is another by now.
    """
    with locked(tender) as held:
        actor = person_in(held, by)
        refusals = why_no_part(actor)
        if Role.AUTHOR not in actor.roles:
            refusals = ("Only the author may do this.",)
        has_prices = RULES[Procedure(held.procedure)].takes_bids
        if held.stage != (Stage.PRICED if has_prices else Stage.LOCKED):
            refusals = (*refusals, "There is no ranking to look at, or an award is proposed already.")
        if refusals:
            raise _refused(Act.PROPOSE_AWARD, *refusals)
        ranked = ranking_of(held)
        if ranked.blocks:
            raise _refused(Act.PROPOSE_AWARD, *(note.message for note in ranked.blocks))
        firm = ranked.robustness
        loaded = loaded_evaluation(held, with_prices=True)
        if seen and seen != loaded.evaluation_hash:
            raise InvalidInput([Problem("", "The ranking is another than the one you looked at. Look at it again.")])
        commitment = commit_to(held, exact_json_text(loaded.data), now=now)
        about = {"fragile": firm.fragile, "flips": len(firm.flips), "tried": firm.tried, "commitment": commitment}
        about["other_weights"] = len(firm.ranges)
        log_act(held, SAW_RANKING, who=name_in_log(by.pk), about=about, now=now)


def _words_problems(path: str, words: str, otherwise: str) -> list[Problem]:
    if not words.strip():
        return [Problem(path, otherwise)]
    if len(words.strip()) > LONGEST:
        return [Problem(path, f"Shorten this to {LONGEST:,} characters. It has {len(words.strip()):,}.")]
    return []


def _refused(act: Act, *reasons: str) -> NotAllowed:
    return NotAllowed(Answer(act=act, leads_to=None, refusals=reasons))
