"""Keep which law and route were decided for a tender, and what nobody but a person can say of a standstill."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import RouteDecided, Tender, name_in_log
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.route_gates import gates_unmet
from worthwhile.apps.tenders.selectors.route_kept import decided_now, latest_route
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import commit_to
from worthwhile.apps.tenders.services.tell import tell_people
from worthwhile.engines.tendering import UNTIL_RECORDED, Act, Role, Stage
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.regime import LoadedFacts, decision_data, facts_from_data
from worthwhile.exchange.regime.exact import exact_data
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

LONGEST_STANDSTILL = timedelta(days=366)


class RouteIsSettled(WorthwhileError):
    """Another law or route than the one by which a tender was published."""


class NothingToRecord(WorthwhileError):
    """The rules told the standstill, or there is none."""


def keep_route(*, tender: Tender, loaded: LoadedFacts, by: User, now: datetime) -> RouteDecided:
    """Decide by these facts and keep both. What was kept before stays. Raises NotAllowed, RouteIsSettled.

    From publication on the law and the route stay as they were; what is known later of providers and days is added.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.DECIDE_ROUTE, person_in(held, by), now)
        named = {"title": held.title, "organisation": held.buyer.name, "reference": held.number}
        facts = facts_from_data({**loaded.data, **named})
        decision, before = decided_now(facts), latest_route(held)
        regime, chosen = decision.regime.regime, decision.chosen_route
        is_published = held.stage not in (Stage.DRAFT, Stage.READY)
        if is_published and before and (regime, chosen) != (before.regime, before.chosen):
            raise RouteIsSettled(
                "The law and the route were settled at publication. Here you can add what is known since: what was "
                "checked of providers, and days. To take another route, cancel the tender and begin a new one."
            )
        number = held.routes.count() + 1
        kept = RouteDecided.objects.create(
            tender=held,
            number=number,
            content=exact_json_text({"facts": exact_data(facts.data), "decision": exact_data(decision_data(decision))}),
            decided_on=now.astimezone(UNITED_KINGDOM).date(),
            made_at=now,
            by=by,
        )
        about = {
            "decision": number,
            "law": regime,
            "route": chosen,
            "commitment": commit_to(held, kept.content, now=now),
        }
        done(held, answer, who=name_in_log(by.pk), now=now, about={k: v and str(v) for k, v in about.items()})
        if held.stage == Stage.DRAFT and not gates_unmet(held):
            tell_people(held, Role.APPROVER, Letter.APPROVE_IT, now)
    return kept


def record_standstill(*, tender: Tender, last_day: date, reason: str, by: User, now: datetime) -> None:
    """Record the last day of a standstill that the rules held here could not tell. It may be signed the day after.

    Raises NotAllowed, NothingToRecord, InvalidInput.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.RECORD_STANDSTILL, person_in(held, by), now)
        if held.earliest_signing != UNTIL_RECORDED:
            raise NothingToRecord("The days of this standstill are known, or there is none.")
        _check_day(held, last_day, reason, now)
        held.representations_until = datetime.combine(last_day, time(23, 59, 59, 999_999), tzinfo=UNITED_KINGDOM)
        held.earliest_signing = datetime.combine(last_day + timedelta(days=1), time.min, tzinfo=UNITED_KINGDOM)
        about = {"last_day": last_day.isoformat(), "reason": reason.strip()}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)


def _check_day(tender: Tender, last_day: date, reason: str, now: datetime) -> None:
    problems = []
    today = now.astimezone(UNITED_KINGDOM).date()
    told_on = tender.told_at.astimezone(UNITED_KINGDOM).date() if tender.told_at else None
    # Until it is recorded nobody could know when their time to object ends, so that it never ends before today.
    if told_on is not None and not today <= last_day <= max(today, told_on + LONGEST_STANDSTILL):
        said = "Give a day from today on, and at most a year after bidders were told. They could not know it before."
        problems.append(Problem("last_day", said))
    if not reason.strip():
        problems.append(Problem("reason", "Say by which rule this is the last day. It stands in the log."))
    if problems:
        raise InvalidInput(problems)
