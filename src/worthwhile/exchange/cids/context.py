"""The terms of the published CIDS context that our documents use, with their published addresses.

From the context file of the Common Impact Data Standard 3.2.1, by Common Approach to Impact Measurement
(CC BY-SA 4.0). The last two terms are ours and use Dublin Core and PROV.
"""

from __future__ import annotations

from typing import Any

STANDARD = "https://ontology.commonapproach.org/cids/3.2.1"


def _link(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


def _words(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "xsd:string"}


def _moment(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "xsd:dateTime"}


CONTEXT: dict[str, Any] = {
    "cids": "https://ontology.commonapproach.org/cids#",
    "dcterms": "http://purl.org/dc/terms/",
    "i72": "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
    "org": "http://ontology.eil.utoronto.ca/tove/organization#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: _link(f"cids:{name}")
        for name in (
            "forIndicator",
            "forOrganization",
            "forOutcome",
            "forStakeholder",
            "forTheme",
            "hasCounterfactual",
            "hasImpactDuration",
            "hasImpactReport",
            "hasImpactRisk",
            "hasImpactScale",
            "hasIndicator",
            "hasIndicatorReport",
            "hasOutcome",
        )
    },
    **{
        name: _words(f"cids:{name}")
        for name in ("hasComment", "hasDescription", "hasReportedImpact", "unitDescription")
    },
    # Names are in the namespace of organisations, not of CIDS itself.
    **{name: _words(f"org:{name}") for name in ("hasIdentifier", "hasLegalName", "hasName")},
    "value": _link("i72:value"),
    "hasNumericalValue": _words("i72:hasNumericalValue"),
    "startedAtTime": _moment("prov:startedAtTime"),
    "endedAtTime": _moment("prov:endedAtTime"),
    "conformsTo": _link("dcterms:conformsTo"),
    "wasDerivedFrom": _link("prov:wasDerivedFrom"),
}
