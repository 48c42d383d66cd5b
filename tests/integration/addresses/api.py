"""The HTTP API."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import World

WHOM = {
    "api/": For.ANYBODY,
    "api/v1/openapi.json": For.ANYBODY,
    "api/v1/": For.TOKEN,
    "api/v1/value": For.TOKEN,
    "api/v1/check": For.TOKEN,
    "api/v1/reference": For.TOKEN,
    "api/v1/reference/<path:id>": For.TOKEN,
    "api/v1/measures": For.TOKEN,
    "api/v1/measures/<id>": For.TOKEN,
    "api/v1/measures/<id>/score": For.TOKEN,
    "api/v1/<path:rest>": For.ANYBODY,  # nothing is there, in the shape of the API's problems
}
# The name of the organisation is among the secrets of its own area: no token of another, and no cookie, reads it.
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """What stands for the parts of the addresses; figures and measures belong to nobody."""
    return {
        "api/v1/reference/<path:id>": "api/v1/reference/value-bank/WELLBY",
        "measures/<id>": "measures/gad-7",
        "api/v1/<path:rest>": "api/v1/nothing/here",
    }
