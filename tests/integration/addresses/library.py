"""The library, and the values that organisations enter themselves."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.library_builders import make_network, make_own_value
from tests.organisation_builders import NOW, World
from worthwhile.apps.library.models import Offer
from worthwhile.apps.library.services.offers import offer_value, review_offer

OWN = "organisations/<key:organisation>/values/"
OFFERED = "organisations/<key:organisation>/offered-values/"

WHOM = {
    "library/": For.ANYBODY,
    "library/values/": For.ANYBODY,
    "library/values/<str:code>.json": For.ANYBODY,
    "library/values/<str:code>/": For.ANYBODY,
    "library/series/": For.ANYBODY,
    "library/series/<slug:topic>/<slug:name>.csv": For.ANYBODY,
    "library/series/<slug:topic>/<slug:name>.json": For.ANYBODY,
    "library/series/<slug:topic>/<slug:name>/": For.ANYBODY,
    "library/measures/": For.ANYBODY,
    "library/measures/<slug:measure>/": For.ANYBODY,
    "library/methods/": For.ANYBODY,
    "library/methods/<str:code>/": For.ANYBODY,
    "library/shared/": For.ANYBODY,
    "library/shared/<key:offer>/": For.ANYBODY,
    OWN: For.MEMBERS,
    f"{OWN}new/": For.WRITERS,
    f"{OWN}<key:value>/": For.MEMBERS,
    f"{OWN}<key:value>/new-version/": For.WRITERS,
    f"{OWN}<key:value>/retire/": For.WRITERS,
    f"{OWN}<key:value>/remove/": For.WRITERS,
    f"{OWN}<key:value>/offer/": For.WRITERS,
    f"{OWN}<key:value>/withdraw/": For.WRITERS,
    OFFERED: For.MEMBERS,
    f"{OFFERED}<key:offer>/": For.MEMBERS,
    f"{OFFERED}<key:offer>/review/": For.WRITERS,
}
SECRETS = ["A lunch in company", "Value offered to the organisation"]


def leave(world: World) -> dict[str, str]:
    """A value of the organisation's own, one that another offered to it, and one that everybody may see."""
    by = world.owner.person
    kept = make_own_value(world.organisation, by)
    network = make_network()
    member = network.memberships.get().person
    waiting = make_own_value(network, member, label="Value offered to the organisation")
    offered = Offer.objects.create(
        own_value=waiting, version=waiting.versions.get(), network=world.organisation,
        network_name="The organisation", offered_at=NOW, offered_by=member,
    )  # fmt: skip
    public = make_own_value(world.organisation, by, label="A value for everybody")
    shared = offer_value(own_value=public, network=network, by=by, now=NOW)
    review_offer(offer=shared, network=network, accepts=True, note="Compared with its source", by=member, now=NOW)
    return {
        "library/values/<str:code>": "library/values/WELLBY",
        "library/series/<slug:topic>/<slug:name>": "library/series/prices/gdp-deflator",
        "library/methods/<str:code>": "library/methods/SV-005",
        "<slug:measure>": "phq-9",
        "library/shared/<key:offer>": f"library/shared/{shared.pk}",
        "<key:value>": str(kept.pk),
        "<key:offer>": str(offered.pk),
    }
