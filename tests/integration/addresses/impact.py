"""Impact cases."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import World

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
}
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """What stands for the parts of the addresses of cases that belong to nobody."""
    return {
        "upload/<slug:token>": "upload/no-such-token",
        "cases/<slug:token>": "cases/no-such-token",
        "demonstrations/<slug:demonstration>/<str:name>": "demonstrations/befriending/case.yaml",
        "demonstrations/<slug:name>": "demonstrations/befriending",
        "templates/<slug:name>": "templates/befriending",
        "<str:name>": "case.yaml",
    }
