"""Whether an act is allowed, with every reason why not, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.engines.tendering.act import Act
from worthwhile.engines.tendering.actor import Actor
from worthwhile.engines.tendering.rules import TABLE, Rule
from worthwhile.engines.tendering.situation import Situation
from worthwhile.engines.tendering.stage import STAGE_NAMES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether an act is allowed. ``leads_to``: the stage after it, None where it is refused; ``refusals`` say why."""

    act: Act
    leads_to: Stage | None
    refusals: tuple[str, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return self.leads_to is not None


def may(*, act: Act, situation: Situation, actor: Actor) -> Answer:
    """Whether ``actor`` may do ``act`` now, and every reason at once where not."""
    rows = [rule for rule in TABLE if rule.act is act and situation.procedure in rule.procedures]
    if not rows:
        return _refused(act, f"This is no part of the procedure {situation.procedure.value}.")
    here = [rule for rule in rows if situation.stage in rule.stages]
    if not here:
        return _refused(act, _wrong_stage(situation.stage, rows))
    answers = [_by_rule(rule, situation, actor) for rule in here]
    return next((answer for answer in answers if answer.is_allowed), answers[0])


def acts_of(*, situation: Situation, actor: Actor) -> tuple[Answer, ...]:
    """Every act that the actor's roles have a part in at this stage, allowed or with what stands in its way."""
    acts = dict.fromkeys(
        rule.act
        for rule in TABLE
        if situation.procedure in rule.procedures and situation.stage in rule.stages and rule.roles & actor.roles
    )
    return tuple(may(act=act, situation=situation, actor=actor) for act in acts)


def _by_rule(rule: Rule, situation: Situation, actor: Actor) -> Answer:
    if not rule.roles & actor.roles:
        who = " or ".join(sorted(f"the {role.value}" for role in rule.roles))
        return _refused(rule.act, f"Only {who} may do this.")
    found = [reason for check in rule.needs if (reason := check(situation, actor)) is not None]
    if found:
        return _refused(rule.act, *found)
    return Answer(act=rule.act, leads_to=rule.to or situation.stage)


def _refused(act: Act, *reasons: str) -> Answer:
    return Answer(act=act, leads_to=None, refusals=reasons)


def _wrong_stage(stage: Stage, rows: list[Rule]) -> str:
    stages = [f"“{STAGE_NAMES[one]}”" for one in Stage if any(one in rule.stages for rule in rows)]
    return f"The tender is at the stage “{STAGE_NAMES[stage]}”; this is done at {' or '.join(stages)}."
