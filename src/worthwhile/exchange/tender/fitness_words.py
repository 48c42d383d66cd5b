"""The words in which the fitness of a tender is told, on every page and in every text."""

from __future__ import annotations

from worthwhile.engines.fitness import KNOWN, Answer, Band, Fact, Fitness, Rule, Verdict
from worthwhile.engines.fitness.rule import LABELS
from worthwhile.engines.fitness.wording import day, whole_per_cent
from worthwhile.engines.regimes.vocabulary import REGIME_NAMES, Regime

OPEN_VERDICTS = (Verdict.FAIL, Verdict.WARN)
GROUPS: tuple[tuple[Band, str, str], ...] = (
    (Band.LAW, "May break the law", "A rule of law speaks to these; see what each depends on."),
    (Band.PRACTICE, "Against practice that is published", ""),
    (Band.OURS, "Against our own lines", "They are ours, not law. Judge for yourself."),
)
BREAKS = "Reads as a breach of the law"
NOTHING_FOUND = "Nothing that could be checked reads as a breach of the law."


def setting_words(fitness: Fitness) -> str:
    """Nation, law and day, as far as they are known: whose law was applied."""
    setting = fitness.setting
    nation = setting.nation.replace("-", " ").title() if setting.nation else "Nation not stated"
    law = REGIME_NAMES[Regime(setting.regime)] if setting.regime else "law not stated"
    return f"{nation}; {law}; as of {day(fitness.on)}."


def summary_lines(fitness: Fitness) -> list[str]:
    """What it comes to: breaches, how many pass of how many answered, and how much is not known."""
    counts = {verdict: len(fitness.with_verdict(verdict)) for verdict in Verdict}
    answered = counts[Verdict.PASS] + counts[Verdict.WARN] + counts[Verdict.FAIL]
    asked = answered + counts[Verdict.UNKNOWN]
    lines = [_breaches(fitness)]
    if fitness.score is None:
        lines.append("No check could be answered, so there is no score.")
    else:
        points = ", ".join(f"{band.value} {weight}" for band, weight in fitness.weights.items())
        lines.append(
            f"Score {whole_per_cent(fitness.score)}: {counts[Verdict.PASS]} of the {answered} checks that could be "
            f"answered pass (points: {points})."
        )
    lines.append(
        f"Not known: {counts[Verdict.UNKNOWN]} of the {asked} checks that apply "
        f"({whole_per_cent(fitness.unknown_share)}). "
        f"{counts[Verdict.NOT_APPLICABLE]} do not apply here."
    )
    return lines


def _breaches(fitness: Fitness) -> str:
    found = fitness.breaches
    if not found:
        return NOTHING_FOUND
    codes = ", ".join(answer.code for answer in found)
    return f"{len(found)} {'check reads' if len(found) == 1 else 'checks read'} as a breach of the law: {codes}."


def rule_words(rule: Rule) -> str:
    """The rule with its citation and how well it was read."""
    told = f"{rule.says} ({_cited(rule)})"
    return f"{told} To confirm: {rule.to_confirm}" if rule.to_confirm else told


def _cited(rule: Rule) -> str:
    if rule.band is Band.OURS:
        return LABELS[rule.mark]
    return f"{rule.source}, {rule.citation}; {LABELS[rule.mark]}"


def place_words(fact: Fact) -> str:
    """Where a fact is stated, and in which words; what we counted stands in brackets instead of quotation marks."""
    about = f" ({fact.about})" if fact.about else ""
    if not fact.quote:
        return f"{fact.place}{about}"
    quote = fact.quote if fact.quote.startswith("[") else f"“{fact.quote}”"
    return f"{fact.place}{about}: {quote}"


def depends_words(answer: Answer) -> str:
    """What decides whether the law asks this, empty where that is known."""
    if not answer.law_depends_on:
        return ""
    means = ", ".join(KNOWN[name].means for name in answer.law_depends_on)
    return f"Whether the law asks this depends on {means}, which is not stated."
