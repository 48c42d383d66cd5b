"""The HTTP API."""

from __future__ import annotations

from tests.case_builders import make_case
from tests.evidence_builders import make_collection
from tests.integration.addresses.whom import For
from tests.organisation_builders import NOW, World
from worthwhile.apps.impact.services.keep_version import keep_version

WHOM = {
    "api/": For.ANYBODY,
    "api/v1/openapi.json": For.ANYBODY,
    "api/v1/": For.TOKEN,
    "api/v1/value": For.TOKEN,
    "api/v1/check": For.TOKEN,
    "api/v1/cases": For.TOKEN,
    "api/v1/cases/<key:id>": For.TOKEN,
    **{f"api/v1/cases/<key:id>/{part}": For.TOKEN for part in ("result", "checks", "cids", "promised", "versions")},
    "api/v1/cases/<key:id>/report.<kind>": For.TOKEN,
    "api/v1/cases/<key:id>/versions/<key:number>": For.TOKEN,
    "api/v1/cases/<key:id>/versions/<key:number>/sign-offs": For.TOKEN,
    "api/v1/evidence": For.TOKEN,
    "api/v1/evidence/<key:id>": For.TOKEN,
    **{f"api/v1/evidence/<key:id>/{part}": For.TOKEN for part in ("results", "scores", "questionnaires")},
    "api/v1/reference": For.TOKEN,
    "api/v1/reference/<path:id>": For.TOKEN,
    "api/v1/measures": For.TOKEN,
    "api/v1/measures/<id>": For.TOKEN,
    "api/v1/measures/<id>/score": For.TOKEN,
    "api/v1/opportunities": For.TOKEN,
    "api/v1/opportunities/expiring": For.TOKEN,
    "api/v1/opportunities/match": For.TOKEN,
    "api/v1/opportunities/<path:ocid>": For.TOKEN,
    "api/v1/market": For.TOKEN,
    "api/v1/market/<slug>": For.TOKEN,
    "api/v1/regime/decide": For.TOKEN,
    **{f"api/v1/tenders/{part}": For.TOKEN for part in ("fitness", "score", "simulate", "open", "log-key")},
    "api/v1/tenders/open/<key:id>": For.TOKEN,
    "api/v1/tenders": For.TOKEN,
    "api/v1/tenders/<key:id>": For.TOKEN,
    "api/v1/tenders/<key:id>/log": For.TOKEN,
    "api/v1/<path:rest>": For.ANYBODY,  # nothing is there, in the shape of the API's problems
}
# The name of the organisation is among the secrets of its own area: no token of another, and no cookie, reads it.
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """A case with a version and a collection; figures and measures belong to nobody."""
    by = world.owner.person
    case = make_case(world.organisation, by)
    keep_version(case=case, revision=1, name="As sent", note="", by=by, now=NOW)
    collection = make_collection(world.organisation, by)
    return {
        "api/v1/cases/<key:id>": f"api/v1/cases/{case.pk}",
        "api/v1/evidence/<key:id>": f"api/v1/evidence/{collection.pk}",
        "report.<kind>": "report.html",
        "versions/<key:number>/sign-offs": "versions/1/sign-offs",
        "api/v1/cases/<key:id>/versions/<key:number>": f"api/v1/cases/{case.pk}/versions/1",
        "api/v1/reference/<path:id>": "api/v1/reference/value-bank/WELLBY",
        "measures/<id>": "measures/gad-7",
        "api/v1/opportunities/<path:ocid>": "api/v1/opportunities/ocds-h6vhtk-000001",
        "api/v1/tenders/open/<key:id>": "api/v1/tenders/open/1",
        "api/v1/tenders/<key:id>": "api/v1/tenders/1",
        "api/v1/market/<slug>": "api/v1/market/contract-sizes",
        "api/v1/<path:rest>": "api/v1/nothing/here",
    }
