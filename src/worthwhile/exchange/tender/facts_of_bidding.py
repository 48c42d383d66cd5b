"""Facts about what bidders must be, have, answer and read, and how they are judged."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from worthwhile.exchange.tender.bidding import Demanded, Participation, Question
from worthwhile.exchange.tender.judging import Criterion, CriterionKind
from worthwhile.exchange.tender.running import EDITABLE
from worthwhile.exchange.tender.stating import Stating, known_all
from worthwhile.exchange.tender.tender import Tender

AS_STATED = (
    ("insurance_before_award", "insurance_before_award"),
    ("audited_accounts", "accounts"),
    ("prior_contract_demanded", "prior_contract"),
    ("suitability_stage", "suitability_stage"),
    ("iso_27001_demanded", "iso_27001"),
    ("security_equivalent_accepted", "other_security_proof"),
    ("special_category_data", "sensitive_data"),
    ("joint_bids_allowed", "joint_bids"),
    ("partner_capacity_counted", "partners_count"),
    ("merger_demanded", "one_legal_body"),
    ("lead_liable_for_all", "lead_answers_for_all"),
    ("consortium_needed", "consortium_needed"),
)
TIMES = (
    ("published_on", "publish"),
    ("questions_until_on", "questions_until"),
    ("answers_by_on", "answers_by"),
    ("consortium_by_on", "consortium_by"),
    ("deadline_on", "deadline"),
    ("award_on", "award_expected"),
    ("short_period_reason", "short_period_reason"),
    ("submitted_electronically", "sent_electronically"),
    ("all_documents_from_start", "all_documents_from_start"),
    ("same_time_for_all", "same_time_for_all"),
    ("answers_to_all", "answers_to_all"),
    ("late_change_extends", "late_change_extends"),
)


def state_participation(asked: Participation | None, to: Stating) -> None:
    """What bidders must be and have."""
    if asked is None:
        return
    for name, field in AS_STATED:
        to.say(name, getattr(asked, field), f"participation.{field}")
    turnover = asked.minimum_turnover
    if turnover is not None:
        to.say("minimum_turnover", turnover.amount, "participation.minimum_turnover.amount")
        to.written("minimum_turnover_reason", turnover.why, "participation.minimum_turnover.why")
    _state_insurances(asked, to)
    _state_demanded(asked.accreditations, "qualification", "qualifications_demanded", "accreditations", to)
    _state_demanded(asked.brands, "brand", "brands_demanded", "brands", to)
    policies = asked.policies
    if policies is not None:
        for position, policy in enumerate(policies):
            to.say("policy", policy.name, f"participation.policies[{position}].name")
        if not policies or known_all([one.relevant for one in policies]):
            without = sum(one.relevant is False for one in policies)
            to.counted("policies_irrelevant", without, "participation.policies", "policies that it does not need")


def _state_insurances(asked: Participation, to: Stating) -> None:
    path = "participation.insurances"
    insurances = asked.insurances
    if insurances is None:
        return
    if not insurances:
        to.say("insurance_limit", Decimal(0), path, quote="[no insurance is demanded]")
    for position, one in enumerate(insurances):
        to.say("insurance_limit", one.cover, f"{path}[{position}].cover", about=one.kind)
    reasons = [None if one.why is None else bool(one.why.strip()) for one in insurances]
    to.all_of("insurance_level_reason", reasons, path, "insurances say which risk they follow from")


def _state_demanded(things: tuple[Demanded, ...] | None, name: str, any_demanded: str, field: str, to: Stating) -> None:
    path = f"participation.{field}"
    if things is None:
        return
    to.say(any_demanded, bool(things), path, quote=f"[{len(things)} in the file]")
    for position, one in enumerate(things):
        to.say(name, one.name, f"{path}[{position}].name", quote=one.name)
        to.say(f"{name}_equivalent", one.or_equivalent, f"{path}[{position}].or_equivalent", about=one.name)


def state_questions(questions: tuple[Question, ...] | None, to: Stating) -> None:
    """How much there is to answer."""
    if questions is None:
        return
    scored = [one for one in questions if one.weight is None or one.weight > 0]
    to.counted("questions", len(questions), "questions", "questions")
    to.counted("scored_questions", len(scored), "questions", "scored questions")
    to.counted(
        "scored_questions_without_limit", sum(one.words is None for one in scored), "questions", "without a word limit"
    )
    total = sum(one.words for one in scored if one.words is not None)
    to.counted("answer_words", total, "questions", "words at most in scored answers")
    for position, one in enumerate(questions):
        if one.already_held:
            to.say("question_already_held", one.text, f"questions[{position}].already_held", quote=one.text)
    if not questions or known_all([one.already_held for one in questions]):
        held = sum(one.already_held is True for one in questions)
        to.counted("questions_already_held", held, "questions", "questions that ask for what is held already")


def state_judging(tender: Tender, to: Stating) -> None:
    """Weights, formula, what is published and what bidders hear."""
    award = tender.award
    if award is None:
        return
    for kind, name in ((CriterionKind.PRICE, "price_weight"), (CriterionKind.SOCIAL_VALUE, "social_value_weight")):
        weight = _weight_of(award.criteria, kind)
        to.say(name, weight, "award.criteria", quote=f"[{kind.value} criteria weigh {weight} together]")
    if award.price is not None:
        to.say("price_formula", award.price.formula, "award.price.formula")
    if award.published is not None:
        to.say("sub_criteria_published", award.published.criteria, "award.published.criteria")
        to.say("weights_published", award.published.weights, "award.published.weights")
        to.say("importance_published", award.published.importance, "award.published.importance")
        to.say("descriptors_published", award.published.descriptors, "award.published.descriptors")
    to.say("abnormally_low", award.abnormally_low, "award.abnormally_low")
    if award.feedback is not None:
        to.say("feedback_per_criterion", award.feedback.per_criterion, "award.feedback.per_criterion")
        to.say("feedback_same_time", award.feedback.same_time, "award.feedback.same_time")


def _weight_of(criteria: tuple[Criterion, ...] | None, kind: CriterionKind) -> Decimal | None:
    """What criteria of a kind weigh together; None where any criterion lacks its weight or its kind."""
    if not criteria or not known_all([one.weight for one in criteria]) or not known_all([one.kind for one in criteria]):
        return None
    return sum((one.weight for one in criteria if one.kind is kind and one.weight is not None), Decimal(0))


def state_running(tender: Tender, to: Stating) -> None:
    """Dates, documents and the portal."""
    dates = tender.timetable
    if dates is not None:
        for name, field in TIMES:
            to.say(name, getattr(dates, field), f"timetable.{field}")
        if dates.deadline_time is not None:
            to.say("deadline_time", time.fromisoformat(dates.deadline_time), "timetable.deadline_time")
    documents = tender.documents or ()
    pages = [one.pages for one in documents]
    if known_all(pages):
        to.say(
            "pack_pages",
            sum(number for number in pages if number is not None),
            "documents",
            quote="[pages of all documents together]",
        )
    forms = [None if one.format is None else one.format.lower() in EDITABLE for one in documents if one.to_fill_in]
    to.all_of("editable_formats", forms, "documents", "documents to fill in can be edited")
    if tender.brief is not None:
        to.say("reading_grade", tender.brief.reading_grade, "brief.reading_grade")
        to.say("acronyms_defined", tender.brief.acronyms_defined, "brief.acronyms_defined")
    if tender.portal is not None:
        to.say("portal_fee", tender.portal.fee, "portal.fee")
        to.say("portal_accessible", tender.portal.accessible, "portal.accessible")
        to.say("portal_interoperable", tender.portal.interoperable, "portal.interoperable")
