"""Questionnaires on paper for the codes of a collection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.models.languages import ENGLISH, WELSH
from worthwhile.apps.evidence.selectors.licences import may_use
from worthwhile.apps.evidence.selectors.own_codes import is_own_code, shown_code
from worthwhile.apps.evidence.selectors.questions import Question, questions_of
from worthwhile.apps.evidence.selectors.wordings import find_consent_wording, told
from worthwhile.engines.measures.measure import Measure
from worthwhile.exchange import questionnaire_sheets as sheets

FRAMES = {ENGLISH: sheets.ENGLISH, WELSH: sheets.WELSH}


def print_sheets(
    collection: Collection,
    *,
    people: Sequence[Participant],
    layout: sheets.Layout,
    language: str,
    address_of: Callable[[Participant], str],
    on: date,
) -> bytes:
    """A PDF with a sheet for each person; ``address_of`` gives the link that a code of ours leads to.

    Raises InvalidInput where nobody or too many are asked for.
    """
    return sheets.sheets_pdf(
        paper=make_paper(collection, language=language, on=on),
        sheets=[
            sheets.Sheet(code=shown_code(person.code), address="" if is_own_code(person.code) else address_of(person))
            for person in people
        ],
        layout=layout,
        words=FRAMES[language],
    )


def make_paper(collection: Collection, *, language: str, on: date) -> sheets.Paper:
    """What every sheet of a collection says, in a language as far as it was written in it."""
    words = FRAMES[language]
    consent = find_consent_wording(collection, language)
    later = [words.after, words.follow_up] if collection.asks_follow_up else [words.after]
    return sheets.Paper(
        title=collection.name,
        organisation=collection.organisation.name,
        consent=consent.text if consent else "",
        consent_version=f"{consent.version} ({consent.language})" if consent else "",
        stages=(words.before, *later),
        parts=tuple(_part(collection, measure, language, on) for measure in collection.measures),
        support=told(collection, "safeguarding_text", language).text,
    )


def _part(collection: Collection, measure: Measure, language: str, on: date) -> sheets.Part:
    """The questions where they may be printed, else a line for the total or a word on the owner's own form."""
    found = questions_of(collection, measure, language) if may_use(collection.organisation, measure, on=on) else []
    terms = measure.licence.owner
    if found:
        return sheets.Part(
            name=measure.name,
            questions=tuple(_question(question) for question in found),
            introduction=found[0].introduction,
            terms=terms,
            language=found[0].language,
        )
    if measure.takes_totals:
        return sheets.Part(name=measure.name, total=f"{measure.name}: {measure.total_words}", terms=terms)
    return sheets.Part(name=measure.name, total=f"{measure.name}: on its owner's own form, with this code", terms=terms)


def _question(question: Question) -> sheets.Question:
    return sheets.Question(
        text=question.text,
        answers=tuple(words for _, words in question.answers),
        is_scale=not question.words_given,
    )
