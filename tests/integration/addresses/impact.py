"""Impact cases."""

from __future__ import annotations

from tests.case_builders import make_case
from tests.integration.addresses.whom import For
from tests.organisation_builders import World

CASES = "organisations/<key:organisation>/cases/"
CASE = f"{CASES}<key:case>/"
BY_OUTCOME = ("evidence", "quantity", "worth", "anyway", "lasting")
WHOM = {
    "": For.ANYBODY,
    "about": For.ANYBODY,
    "demonstrations/<slug:name>/": For.ANYBODY,
    "demonstrations/<slug:demonstration>/<str:name>": For.ANYBODY,
    "templates/<slug:name>/": For.ANYBODY,
    "upload/": For.ANYBODY,
    "upload/<slug:token>/": For.ANYBODY,
    "cases/<slug:token>/": For.ANYBODY,
    "cases/<slug:token>/change/": For.ANYBODY,
    "cases/<slug:token>/<str:name>": For.ANYBODY,
    f"{CASES}": For.MEMBERS,
    f"{CASES}new/": For.WRITERS,
    f"{CASE}": For.MEMBERS,
    **{f"{CASE}{part}/": For.WRITERS for part in ("about", "theory", "method", "costs")},
    f"{CASE}outcomes/": For.MEMBERS,
    f"{CASE}outcomes/add/": For.WRITERS,
    f"{CASE}outcomes/new/": For.WRITERS,
    f"{CASE}outcomes/of/<slug:outcome>/": For.WRITERS,
    f"{CASE}outcomes/of/<slug:outcome>/remove/": For.WRITERS,
    **{f"{CASE}{part}/": For.MEMBERS for part in BY_OUTCOME},
    **{f"{CASE}{part}/<slug:outcome>/": For.WRITERS for part in BY_OUTCOME},
}
SECRETS = ["Visits in Ilford"]


def leave(world: World) -> dict[str, str]:
    """A case of the organisation, and what stands for the parts of the addresses of cases."""
    case = make_case(world.organisation, world.owner.person)
    return {
        "<key:case>": str(case.pk),
        "<slug:outcome>": "life-satisfaction",
        "upload/<slug:token>": "upload/no-such-token",
        "cases/<slug:token>": "cases/no-such-token",
        "demonstrations/<slug:demonstration>/<str:name>": "demonstrations/befriending/case.yaml",
        "demonstrations/<slug:name>": "demonstrations/befriending",
        "templates/<slug:name>": "templates/befriending",
        "<str:name>": "case.yaml",
    }
