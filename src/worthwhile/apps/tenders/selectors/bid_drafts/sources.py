"""What an answer can be written from: facts of the organisation and answers drafted from its impact cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from worthwhile.apps.impact.models import Answer
from worthwhile.apps.impact.selectors.answer_content import own_words_of
from worthwhile.apps.impact.selectors.answers import latest_answer_revision
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.selectors.facts import list_facts
from worthwhile.exchange.answers import plain_text, read_answer, with_own_words
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.index.words import is_common, stem_of, words_of

MOST_ANSWERS = 20


@dataclass(frozen=True, kw_only=True)
class SourceToUse:
    """Something to insert. ``said_of_it`` goes with the answer, so that a reader knows where it came from.

    ``why_not`` says why it is not offered; ``shares`` counts words it has in common with the question.
    """

    key: str
    title: str
    text: str
    dates: str
    why_not: str
    said_of_it: str
    shares: int


def list_sources(organisation: Organisation, question: str, *, on: date) -> list[SourceToUse]:
    """Everything an answer could be written from, what is most like the question first."""
    stems = _stems(question)
    found = [*_facts(organisation, stems, on), *_answers(organisation, stems)]
    return sorted(found, key=lambda one: (bool(one.why_not), -one.shares))


def find_source(organisation: Organisation, question: str, key: str, *, on: date) -> SourceToUse | None:
    """One of them that may be used."""
    return next(
        (one for one in list_sources(organisation, question, on=on) if one.key == key and not one.why_not), None
    )


def _facts(organisation: Organisation, stems: set[str], on: date) -> list[SourceToUse]:
    found = []
    for standing in list_facts(organisation, on=on):
        fact, until = standing.fact, standing.until
        dates = f"True from {day_text(fact.valid_from)}" + (f" until {day_text(until)}" if until else ", with no end")
        ended = "" if standing.is_in_force(on) else f"It ended on {day_text(until)}." if until else "It has ended."
        found.append(
            SourceToUse(
                key=f"fact-{fact.pk}",
                title=fact.kind.label,
                text=fact.value,
                dates=f"{dates}. Evidence: {fact.evidence or fact.evidence_link}",
                why_not=f"{ended} Record what is true now." if ended else "",
                said_of_it=f"Fact: {fact.kind.label}, from {fact.valid_from.isoformat()}",
                shares=len(stems & _stems(f"{fact.kind.label} {fact.kind.group} {fact.value}")),
            )
        )
    return found


def _answers(organisation: Organisation, stems: set[str]) -> list[SourceToUse]:
    rows = Answer.objects.filter(case__organisation=organisation).exclude(draft="").select_related("case", "version")
    return [one for row in rows.order_by("-changed_at")[:MOST_ANSWERS] if (one := _answer(row, stems)) is not None]


def _answer(row: Answer, stems: set[str]) -> SourceToUse | None:
    content = latest_answer_revision(row).data
    try:
        draft = with_own_words(read_answer(row.draft_data), own_words_of(content))
    except WorthwhileError:
        return None
    text = plain_text(draft).strip()
    figures = f"version {row.version.number}" if row.version else f"revision {row.case_revision}"
    gaps = f"It has {len(draft.gaps)} gaps to fill first." if draft.gaps else ""
    return SourceToUse(
        key=f"answer-{row.pk}",
        title=f"Answer drafted from “{row.case.title}”: {row.title}",
        text=text,
        dates=f"Figures of {figures} of the case; changed on {day_text(row.changed_at.date())}",
        why_not=gaps,
        said_of_it=f"Impact case: {row.case.title}, {figures}"[:300],
        shares=len(stems & _stems(text)),
    )


def _stems(text: str) -> set[str]:
    return {stem_of(word) for word in words_of(text) if not is_common(word)}
