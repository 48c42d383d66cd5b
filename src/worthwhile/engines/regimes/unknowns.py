"""What is still missing, why it is needed, and which one question decides most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from worthwhile.engines.regimes.decision import UnknownInput
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.tables import Rules

REGIME, ROUTES, REST, LEADS, DAYS = range(5)


@dataclass(kw_only=True)
class Waiting:
    """Gathers what waits for which fact. A lower ``stage`` is asked first: the law, the route, the rest, what leads on.

    Which law holds is asked about in the order of the questions; after it, what most rules wait for comes first.
    """

    counts: dict[int, Counter[str]] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)

    def add(self, stage: int, code: str, names: Iterable[str]) -> None:
        """A rule waits for these facts."""
        for name in names:
            self.counts.setdefault(stage, Counter())[name] += 1
            kept = self.codes.setdefault(name, [])
            if code not in kept:
                kept.append(code)

    def inputs(self, rules: Rules, facts: Facts) -> tuple[UnknownInput, ...]:
        """Every missing fact once, what decides most first; days that only time can tell last."""
        order = {name: place for place, name in enumerate(rules.questions)}
        ranked: dict[str, tuple[int, int, int]] = {}
        for stage, counts in self.counts.items():
            for name, count in counts.items():
                later = DAYS if rules.questions[name].later else stage
                rank = (later, 0 if stage == REGIME else -count, order[name])
                ranked[name] = min(rank, ranked.get(name, rank))
        return tuple(
            _input(name, tuple(self.codes[name]), rules, facts, leads=name in self.counts.get(LEADS, ()))
            for name in sorted(ranked, key=ranked.__getitem__)
        )


def next_question(inputs: tuple[UnknownInput, ...]) -> UnknownInput | None:
    """The one missing fact that decides most; None where nothing is missing that can be known now."""
    return next((one for one in inputs if not one.later), None)


def _input(name: str, codes: tuple[str, ...], rules: Rules, facts: Facts, *, leads: bool) -> UnknownInput:
    question = rules.questions[name]
    return UnknownInput(
        fact=name,
        question=question.question,
        why=question.why,
        codes=codes,
        later=question.later,
        leads=leads,
        help=question.help,
        hint=hint_for(name, facts=facts, rules=rules),
    )


def hint_for(name: str, *, facts: Facts, rules: Rules) -> str:
    """What the CPV codes suggest for a question, to be confirmed; empty where they suggest nothing."""
    for hint in rules.hints:
        if hint.fact == name and any(code.startswith(hint.prefixes) for code in facts.cpv):
            return hint.says
    return ""
