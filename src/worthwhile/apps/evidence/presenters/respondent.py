"""What people at the link are told, in the language they chose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from worthwhile.apps.evidence.models import (
    Collection,
    ConsentWording,
    LawfulBasis,
    SpecialCategoryBasis,
    Stage,
)
from worthwhile.apps.evidence.models.languages import LANGUAGE_TAGS
from worthwhile.apps.evidence.models.layout import Layout
from worthwhile.apps.evidence.selectors.erasure_due import erased_after_close_on
from worthwhile.apps.evidence.selectors.questions import Question
from worthwhile.apps.evidence.selectors.wordings import Told, told

SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


_BASES: dict[str, Promise] = {
    LawfulBasis.PUBLIC_TASK: gettext_lazy("The law lets us do this because it is part of a public task."),
    LawfulBasis.CONSENT: gettext_lazy("We do this only if you agree. You can change your mind."),
    LawfulBasis.LEGITIMATE_INTERESTS: gettext_lazy(
        "The law lets us do this because we have a good reason, and we have weighed it against your interests."
    ),
    SpecialCategoryBasis.CARE: gettext_lazy("The questions are about health. We may ask them as part of your care."),
    SpecialCategoryBasis.EXPLICIT_CONSENT: gettext_lazy(
        "The questions are about health. We keep your answers only if you say yes below."
    ),
}
_TIMES: dict[str, Promise] = {
    Stage.BEFORE: gettext_lazy("This is the first time. You are answering at the start of the service, or before it."),
    Stage.AFTER: gettext_lazy("This is the second time. You are answering after some time with the service."),
    Stage.FOLLOW_UP: gettext_lazy("This is the last time. You are answering some time after the service."),
}
_ABOUT_TWO_WEEKS = frozenset({"phq-9", "gad-7"})


@dataclass(frozen=True)
class Passage:
    """Lines of a text that the organisation wrote, and what its language is called in the page."""

    lines: list[str]
    tag: str


@dataclass(frozen=True, kw_only=True)
class About:
    """All that somebody reads before they say yes or no."""

    service: Passage
    purpose: Passage
    bases: list[str]
    keeping: list[str]
    consent: Passage
    is_english_asked: bool


def passage(words: Told, layout: str) -> Passage:
    """A text in lines: as it was written, or a sentence each where one idea a line was asked for."""
    lines = [line.strip() for line in words.text.splitlines() if line.strip()]
    if layout == Layout.EASY:
        lines = [sentence for line in lines for sentence in SENTENCE_ENDS.split(line)]
    return Passage(lines, LANGUAGE_TAGS[words.language])


def present_about(
    collection: Collection, consent: ConsentWording, questions: list[Question], *, language: str, layout: str
) -> About:
    """What is asked, why, on what basis and for how long, and what people agree to."""
    bases = (collection.lawful_basis, collection.special_category_basis)
    return About(
        service=passage(told(collection, "service", language), layout),
        purpose=passage(told(collection, "purpose", language), layout),
        bases=[line for basis in bases if basis for line in SENTENCE_ENDS.split(str(_BASES[basis]))],
        keeping=SENTENCE_ENDS.split(_keeping(collection)),
        consent=passage(Told(consent.text, consent.language), layout),
        is_english_asked=any(question.language != language for question in questions),
    )


def _keeping(collection: Collection) -> str:
    """How long answers are kept."""
    day = erased_after_close_on(collection)
    if day is not None:
        return _("We erase your answers on %(day)s at the latest.") % {"day": date_format(day, "j F Y")}
    return _("Months that we keep your answers after your last one: %(months)d. Then we erase them.") % {
        "months": collection.retention_months
    }


def time_sentences(stage: Stage) -> list[str]:
    """Which time this is."""
    return SENTENCE_ENDS.split(str(_TIMES[stage]))


def introduction_to(question: Question) -> str:
    """What stands above a question: what the organisation pasted, or what time the answers are about."""
    if question.introduction:
        return question.introduction
    if question.measure.id in _ABOUT_TWO_WEEKS:
        return _("This question is about the last two weeks.")
    if not question.words_given:
        return _("0 is the least and 10 is the most.")
    return ""
