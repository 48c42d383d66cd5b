"""The facts that forms ask of an organisation again and again, in their groups.

A closed list: a form that asks for employers' liability finds it under one key, whoever entered it.
"""

from __future__ import annotations

from dataclasses import dataclass

_GROUPS: dict[str, dict[str, str]] = {
    "Identity": {
        "legal-form": "Legal form",
        "founded": "When and how it began",
        "asset-lock": "Asset lock",
        "conflicts-of-interest": "Conflicts of interest",
        "scheme-of-delegation": "Scheme of delegation",
    },
    "Registrations": {
        "ppon": "Public procurement organisation number (PPON)",
        "central-platform-updated": "Central digital platform: last updated",
    },
    "People": {
        "directors-or-trustees": "Directors or trustees",
        "connected-persons": "Connected persons",
    },
    "Finance": {
        "accounts": "Latest accounts",
        "going-concern": "Going concern",
        "reserves-policy": "Reserves policy",
        "full-cost-price-model": "Full-cost price model",
    },
    "Scale": {
        "turnover": "Turnover",
        "growth": "Growth in a year",
        "sites": "Sites",
        "areas-served": "Areas served",
        "population-served": "Population served",
        "people-served": "People served",
        "activity": "Activity in a year",
        "staff": "Staff",
        "apprentices": "Apprentices",
    },
    "What it does": {
        "services": "Services",
        "who-it-is-for": "Who it is for",
        "commissioners": "Who commissions it",
        "how-it-is-paid-for": "How it is paid for",
        "places-of-greatest-need": "Work in the places of greatest need",
        "social-value-published": "Social value as published",
    },
    "Insurance": {
        "employers-liability": "Employers' liability insurance",
        "public-liability": "Public liability insurance",
        "professional-indemnity": "Professional indemnity insurance",
        "clinical-negligence": "Clinical negligence cover",
        "cyber-insurance": "Cyber insurance",
    },
    "Data and cyber": {
        "dspt": "Data Security and Protection Toolkit (DSPT)",
        "ico-fee": "Data protection fee (ICO)",
        "cyber-essentials": "Cyber Essentials",
        "records-retention": "Records retention",
    },
    "Regulation": {
        "cqc-registration": "CQC registration",
        "registered-manager": "Registered manager in post",
        "last-rating": "Last rating by the regulator",
        "ofsted": "Ofsted registration",
    },
    "Workforce": {
        "staff-checks": "Staff checks in date",
        "training": "Training in date",
        "living-wage": "Real Living Wage",
        "pension": "Pension scheme",
    },
    "Quality": {
        "safeguarding": "Safeguarding arrangements",
        "ratings": "Ratings of its sites",
        "awards": "Awards and accreditations",
        "audit-plan": "Audit plan",
        "incident-learning": "Learning from incidents",
        "service-user-voice": "Voice of people who use the service",
    },
    "Policies": {
        "complaints-policy": "Complaints policy",
        "equality-policy": "Equality policy",
        "modern-slavery-statement": "Modern slavery statement",
        "carbon-reduction-plan": "Carbon reduction plan",
        "renewable-energy": "Renewable energy",
        "business-continuity": "Business continuity plan",
    },
    "Exclusions declarations": {
        "exclusions-declaration": "Declaration on exclusions, and who signed it",
    },
    "References and contracts": {
        "references": "References",
        "contracts-held": "Contracts held",
        "largest-contract": "Largest contract delivered",
    },
}


@dataclass(frozen=True)
class FactKind:
    """One thing that may be known of an organisation."""

    key: str
    label: str
    group: str


FACT_KINDS: dict[str, FactKind] = {
    key: FactKind(key=key, label=label, group=group) for group, kinds in _GROUPS.items() for key, label in kinds.items()
}
FACT_CHOICES: list[tuple[str, list[tuple[str, str]]]] = [
    (group, list(kinds.items())) for group, kinds in _GROUPS.items()
]
