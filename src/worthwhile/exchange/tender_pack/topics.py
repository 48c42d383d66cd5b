"""What a sentence speaks of, so that a second statement of the same thing is not overlooked."""

from __future__ import annotations

from worthwhile.exchange.tender_pack.wording import pattern

_FEE = pattern(r"\b(?:charges?|charged|fees?|lev(?:y|ies)|subscriptions?|costs?|payable|premium account)\b|£")
_PAY = pattern(r"\b(?:pay|pays|paid|payments?|invoices?)\b.*\b\d+\b|\bsub-?\s?contract|\bperiod\b.*\b\d+ days")
_TURNOVER = pattern(r"\bturnover\b|\bthreshold\b|\b(?:must|at least|minimum|needs?)\b[^.;]{0,40}£")
_ACCOUNTS = pattern(r"\baudit")
_INSURANCE = pattern(r"\binsur|\bcertificates?\b|\bcover\b")
_EARLIER = pattern(r"\bworked (?:with|for)\b|\bcontracts? with\b|\bdelivered\b[^.;]{0,40}\bfor\b|\bapproved list\b")
_STAGE = pattern(
    r"\bshort-?list|\bselection (?:stage|questionnaire)|\bquestionnaire\b|\bSPD\b|\brestricted\b|\binvited to tender\b|"
    r"\bpre-?qualif|\bsuitability\b|\b(?:stage (?:two|2)|second stage)\b"
)
_LOW = pattern(r"\babnormally\b|\bexplanation\b|\bjustif|\bexplain")
_EQUIVALENT = pattern(r"\bequivalents?\b|\balternatives?\b")
_JOINT = pattern(r"\bconsorti|\bjoint (?:bid|tender)|\bpartners\b")

_TOPICS = {
    "portal_fee": _FEE,
    "payment_days": _PAY,
    "payment_flows_down": _PAY,
    "minimum_turnover": _TURNOVER,
    "minimum_turnover_multiple": _TURNOVER,
    "audited_accounts": _ACCOUNTS,
    "insurance_before_award": _INSURANCE,
    "prior_contract_demanded": _EARLIER,
    "suitability_stage": _STAGE,
    "abnormally_low": _LOW,
    "qualification_equivalent": _EQUIVALENT,
    "brand_equivalent": _EQUIVALENT,
    "security_equivalent_accepted": _EQUIVALENT,
    "joint_bids_allowed": _JOINT,
    "merger_demanded": _JOINT,
}


def speaks_of(text: str, name: str) -> bool:
    """Whether a text has the words of what a fact is about; False for facts whose words are not told apart."""
    topic = _TOPICS.get(name)
    return bool(topic and topic.search(text))
