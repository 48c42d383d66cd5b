"""A tender as a list of tasks: what is done, what is missing, what may be done now and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Tender, TenderSaving, name_in_log
from worthwhile.apps.tenders.presenters.published_tender import SummaryRow, summary_of
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import InRole, Standing
from worthwhile.apps.tenders.selectors.buyer_words import ACTS, PROCEDURES, STAGES, act_words, next_step, opening_left
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.apps.tenders.selectors.route_gates import NO_CONTENT, NO_ROUTE
from worthwhile.engines.tendering import RULES, Act, Answer, Procedure, Role, Situation, Stage

NOT_DECLARED = "Conflicts of interest not declared"
DONE, MISSING, YOURS = ("Done", ""), ("Not yet", "govuk-tag--blue"), ("Waits for you", "govuk-tag--yellow")
PAGES = {
    Act.APPROVE: "tenders:buyer_approve",
    Act.RETURN_TO_DRAFT: "tenders:buyer_return",
    Act.PUBLISH: "tenders:buyer_publish",
    Act.ANSWER_QUESTION: "tenders:buyer_questions",
    Act.CHANGE_DOCUMENTS: "tenders:buyer_write",
    Act.EXTEND: "tenders:buyer_extend",
    Act.OPEN_BIDS: "tenders:buyer_open_bids",
    Act.SCORE: "tenders:buyer_assess",
    Act.FINISH_SCORING: "tenders:buyer_finish",
    Act.DECIDE_STANDING_BACK: "tenders:buyer_moderate",
    Act.RECORD_CONSENSUS: "tenders:buyer_moderate",
    Act.LOCK_QUALITY: "tenders:buyer_lock",
    Act.READ_PRICES: "tenders:buyer_read_prices",
    Act.ASK_ABOUT_LOW_PRICE: "tenders:buyer_prices",
    Act.ANNOUNCE_DRAW: "tenders:buyer_draw_lot",
    Act.ENTER_DRAWN_VALUE: "tenders:buyer_draw_lot",
    Act.DRAW_LOT: "tenders:buyer_draw_lot",
    Act.CONSIDER_PROVIDER: "tenders:buyer_considered",
    Act.BEGIN_ASSESSMENT: "tenders:buyer_begin_assessment",
    Act.PROPOSE_AWARD: "tenders:buyer_propose",
    Act.APPROVE_AWARD: "tenders:buyer_approve_award",
    Act.RETURN_PROPOSAL: "tenders:buyer_return_proposal",
    Act.TELL_EVERYBODY: "tenders:buyer_tell",
    Act.DECIDE_REPRESENTATION: "tenders:buyer_objections",
    Act.RETURN_TO_ASSESSMENT: "tenders:buyer_assess_again",
    Act.KEEP_OUTCOME: "tenders:buyer_keep_outcome",
    Act.DECIDE_KEEPING_OUTCOME: "tenders:buyer_keep_outcome",
    Act.SET_BID_ASIDE: "tenders:buyer_set_aside",
    Act.DECIDE_SETTING_ASIDE: "tenders:buyer_set_aside",
    Act.DECIDE_UNREADABLE_BID: "tenders:buyer_unreadable",
    Act.AWARD: "tenders:buyer_make_award",
    Act.RECORD_CONTRACT: "tenders:buyer_contracts",
    Act.END_WITHOUT_AWARD: "tenders:buyer_end",
    Act.CANCEL: "tenders:buyer_cancel",
}
_ENDING = {Act.CANCEL, Act.END_WITHOUT_AWARD}
# Where nobody asked anything, nothing stands in the way of an answer.
_WAITING = {
    Act.ANSWER_QUESTION, Act.DECIDE_STANDING_BACK, Act.DECIDE_REPRESENTATION, Act.RETURN_TO_ASSESSMENT,
    Act.KEEP_OUTCOME, Act.DECIDE_KEEPING_OUTCOME, Act.SET_BID_ASIDE, Act.DECIDE_SETTING_ASIDE,
    Act.DECIDE_UNREADABLE_BID,
}  # fmt: skip
# Nobody is told of a lot where none has to be drawn.
_DRAWS = {Act.ANNOUNCE_DRAW, Act.ENTER_DRAWN_VALUE, Act.DRAW_LOT}
# How many bid is told to nobody who might pass it on while others still bid.
_BEFORE_DEADLINE = {Stage.DRAFT, Stage.READY, Stage.INTENDED, Stage.OPEN}
_UNOPENED = {Stage.DRAFT, Stage.READY, Stage.INTENDED, Stage.OPEN, Stage.SEALED, Stage.CANCELLED, Stage.UNSUCCESSFUL}


@dataclass(frozen=True, kw_only=True)
class Task:
    """One line of the list: where it leads, how it stands as words and a colour, and what is missing."""

    title: str
    page: str
    status: str
    tag: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActLine:
    """An act of the person who looks: where it is done, or why it cannot be done now."""

    title: str
    page: str
    refusals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BuyerTender:
    """All that the page of a tender says; ``waits`` are the tasks that wait for the person who looks."""

    stage: str
    stage_tag: str
    procedure: str
    next_step: str
    deadline: str
    questions_until: str
    takes_bids: bool
    tasks: tuple[Task, ...]
    waits: tuple[Task, ...]
    may: tuple[ActLine, ...]
    may_not: tuple[ActLine, ...]
    may_end: tuple[ActLine, ...]
    has_role: bool
    bids: int | None
    openers_left: int
    is_opened: bool
    has_award: bool
    summary: tuple[SummaryRow, ...]


def present_tender(
    tender: Tender, standing: Standing, people: Sequence[InRole], saving: TenderSaving | None
) -> BuyerTender:
    """The page of a tender for one person."""
    situation = standing.situation
    stage, tag = STAGES[situation.stage]
    tasks = tuple(_tasks(tender, standing, people, saving))
    return BuyerTender(
        stage=stage,
        stage_tag=tag,
        procedure=PROCEDURES[situation.procedure],
        next_step=next_step(
            situation.stage,
            procedure=tender.procedure,
            waiting=situation.questions_unanswered,
            bids=situation.bids,
        ),
        deadline=moment_words(tender.deadline_at) if tender.deadline_at else "",
        questions_until=moment_words(tender.questions_until) if tender.questions_until else "",
        takes_bids=situation.rules.takes_bids,
        tasks=tasks,
        # The five steps of a quick quote ask for them in their own order.
        waits=() if _is_in_steps(situation) else tuple(one for one in tasks if one.tag == YOURS[1]),
        may=_acts(tender.procedure, (one for one in standing.acts if one.is_allowed and one.act not in _ENDING)),
        may_not=_acts(
            tender.procedure,
            (
                one
                for one in standing.acts
                if not one.is_allowed and one.act not in _ENDING | _WAITING | (set() if situation.is_tied else _DRAWS)
            ),
        ),
        may_end=_acts(tender.procedure, (one for one in standing.acts if one.is_allowed and one.act in _ENDING)),
        has_role=bool(standing.actor.roles),
        bids=None if situation.stage in _BEFORE_DEADLINE or not situation.rules.takes_bids else situation.bids,
        openers_left=opening_left(situation),
        is_opened=situation.stage not in _UNOPENED,
        has_award=tender.proposals.exists(),
        summary=summary_of(tender, saving),
    )


def _is_in_steps(situation: Situation) -> bool:
    return situation.procedure is Procedure.QUICK_QUOTE and situation.stage is Stage.DRAFT


def _acts(procedure: str, answers: Iterable[Answer]) -> tuple[ActLine, ...]:
    """The acts that have a page here."""
    return tuple(
        ActLine(title=act_words(one.act, procedure), page=PAGES[one.act], refusals=one.refusals)
        for one in answers
        if one.act in ACTS
    )


def _tasks(tender: Tender, standing: Standing, people: Sequence[InRole], saving: TenderSaving | None) -> list[Task]:
    """What has to be there before publication; afterwards what is still to be kept right beside the content."""
    situation = standing.situation
    if tender.published_at is not None:
        return [*_lasting(situation, people), *_own_tasks(standing, people)]
    kind = words_of_kind(tender.procedure)
    content = () if saving else (f"What {kind.everybody} will read is not written yet",)
    tasks = [_task(f"What the tender says to {kind.everybody}", "tenders:buyer_content", content)]
    if situation.rules.takes_bids:
        times = tuple(_times(tender, standing))
        tasks.append(_task("Deadline for bids and for questions", "tenders:buyer_times", times))
    tasks.append(_task("People and their roles", "tenders:buyer_people", tuple(_people(situation.procedure, people))))
    tasks.append(_task("The lawful route", "tenders:buyer_route", tuple(_route(situation))))
    if not situation.rules.takes_bids:
        named = () if situation.considered else ("Nobody is named yet",)
        tasks.append(_task("Providers considered", "tenders:buyer_considered", named))
    if situation.procedure is Procedure.QUICK_QUOTE:
        lacks = () if situation.suppliers_invited else ("Nobody is invited yet",)
        tasks.append(_task("Suppliers invited", "tenders:buyer_invited", lacks))
    return [*tasks, *_own_tasks(standing, people)]


def _lasting(situation: Situation, people: Sequence[InRole]) -> list[Task]:
    """What goes on to be kept right once a tender is published: who works on it, and by which law."""
    silent = tuple(one for one in _people(situation.procedure, people) if one.startswith(NOT_DECLARED))
    tasks = [_task("People and their roles", "tenders:buyer_people", silent)]
    tasks.append(_task("The lawful route", "tenders:buyer_route", tuple(_route(situation))))
    if not situation.rules.takes_bids:
        named = () if situation.considered else ("Nobody is named yet",)
        tasks.append(_task("Providers considered", "tenders:buyer_considered", named))
    if situation.procedure is Procedure.QUICK_QUOTE:
        tasks.append(_task("Suppliers invited", "tenders:buyer_invited", ()))
    return tasks


def _own_tasks(standing: Standing, people: Sequence[InRole]) -> list[Task]:
    """What the person who looks has to do for themselves."""
    actor = standing.actor
    if not actor.roles:
        return []
    title, page = "Your conflicts of interest", "tenders:buyer_declare"
    tasks = [_task(title, page, ()) if actor.declared else _yours(title, page, "Say whether you have one")]
    if Role.OPENER in actor.roles and standing.situation.stage in (Stage.DRAFT, Stage.READY):
        own = next(one for one in people if one.role is Role.OPENER and name_in_log(one.person.pk) == actor.id)
        title, page = "Your opening key", "tenders:buyer_try_key"
        said = "Try it, so that we know that it works" if own.has_key else "Make a key, then try it"
        is_tried = own.holder is not None and own.holder.tried_at is not None
        tasks.append(_task(title, page, ()) if is_tried else _yours(title, page, said))
    return tasks


def _route(situation: Situation) -> list[str]:
    """What the kept decision asks for now, counted; its page says each."""
    open_ones = [gate for gate in situation.gates_unmet if gate != NO_CONTENT]
    if NO_ROUTE in open_ones:
        return ["Nobody has decided it yet"]
    return [f"{len(open_ones)} thing{'s' if len(open_ones) > 1 else ''} left to do or to say"] if open_ones else []


def _times(tender: Tender, standing: Standing) -> list[str]:
    if tender.deadline_at is None:
        return ["The deadline is not set yet"]
    is_unpublished = standing.situation.stage in (Stage.DRAFT, Stage.READY)
    is_past = is_unpublished and tender.deadline_at <= standing.situation.now
    return ["The deadline has passed. Set a later one"] if is_past else []


def _people(procedure: Procedure, people: Sequence[InRole]) -> list[str]:
    """Whoever declared a conflict takes no part, so that somebody else is missing."""
    rules = RULES[procedure]
    free = [one for one in people if one.conflict is None]
    lacks = []
    if not any(one.role is Role.APPROVER for one in free):
        lacks.append("An approver" + (", who is not the author" if rules.two_people else ""))
    openers = [one for one in free if one.role is Role.OPENER]
    if len(openers) < rules.key_holders:
        lacks.append(f"{rules.key_holders - len(openers)} more to open bids")
    untried = [one.called for one in openers if one.holder is None or one.holder.tried_at is None]
    if untried:
        lacks.append(f"Opening key not tried: {', '.join(untried)}")
    silent = list(dict.fromkeys(one.called for one in people if one.declared is None))
    if silent:
        lacks.append(f"{NOT_DECLARED}: {', '.join(silent)}")
    return lacks


def _task(title: str, page: str, lacks: tuple[str, ...]) -> Task:
    status, tag = MISSING if lacks else DONE
    return Task(title=title, page=page, status=status, tag=tag, lacks=lacks)


def _yours(title: str, page: str, said: str) -> Task:
    return Task(title=title, page=page, status=YOURS[0], tag=YOURS[1], lacks=(said,))
