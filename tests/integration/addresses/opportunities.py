"""The pages of the market that need no account: search, one notice, what ends soon."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import World

WHOM = {
    "opportunities/": For.ANYBODY,
    "opportunities/expiring/": For.ANYBODY,
    "opportunities/expiring/contracts.csv": For.ANYBODY,
    "opportunities/notices/<path:ocid>.json": For.ANYBODY,
    "opportunities/notices/<path:ocid>/before/": For.ANYBODY,
    "opportunities/notices/<path:ocid>/": For.ANYBODY,
    "market/": For.ANYBODY,
    "market/network/": For.ANYBODY,
    "market/ending/": For.ANYBODY,
    "market/buyers/<path:key>/": For.ANYBODY,
    "market/areas/<str:code>/": For.ANYBODY,
    **{f"market/<slug:slug>{end}": For.ANYBODY for end in (".csv", ".json", "/line/", "/")},
}
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """Nothing: what these pages show belongs to nobody."""
    return {
        "<path:ocid>": "ocds-h6vhtk-000001",
        "market/buyers/<path:key>": "market/buyers/GB-PPON:PDZR-9968-RYYY",
        "market/areas/<str:code>": "market/areas/E06000032",
        "market/<slug:slug>": "market/contract-sizes",
    }
