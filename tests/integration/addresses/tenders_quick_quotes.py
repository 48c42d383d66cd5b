"""The pages of quick quotes, of a buyer's lists of suppliers, and of the lists that suppliers apply to."""

from __future__ import annotations

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from tests.quick_quote_builders import offer, quick_draft
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import HowListed, PreferredList
from worthwhile.apps.tenders.services.preferred_lists import apply_to_list, make_list, put_on_list

QUICK = "organisations/<key:organisation>/quick-quotes/"
PREFERRED = "organisations/<key:organisation>/preferred-suppliers/"
OF_BUYERS = "organisations/<key:organisation>/lists-of-buyers/"
WHOM = {
    f"{QUICK}new/": For.WRITERS,
    f"{QUICK}<key:tender>/": For.INSIDERS,
    f"{QUICK}<key:tender>/what/": For.INSIDERS,
    f"{QUICK}<key:tender>/suppliers/": For.INSIDERS,
    f"{QUICK}<key:tender>/questions/": For.INSIDERS,
    f"{QUICK}<key:tender>/key/": For.INSIDERS,
    f"{QUICK}<key:tender>/key/made/": For.INSIDERS,
    f"{QUICK}<key:tender>/send/": For.INSIDERS,
    PREFERRED: For.INSIDERS,
    f"{PREFERRED}new/": For.WRITERS,
    f"{PREFERRED}<key:preferred>/": For.INSIDERS,
    f"{PREFERRED}<key:preferred>/change/": For.WRITERS,
    f"{PREFERRED}<key:preferred>/add/": For.WRITERS,
    f"{PREFERRED}<key:preferred>/applications/<key:application>/": For.WRITERS,
    f"{PREFERRED}<key:preferred>/suppliers/<key:listed>/take-off/": For.WRITERS,
    OF_BUYERS: For.INSIDERS,
    f"{OF_BUYERS}<key:preferred>/apply/": For.WRITERS,
    f"{OF_BUYERS}<key:preferred>/leave/": For.WRITERS,
}
SECRETS = [
    "Garden walks for our own town",
    "Our own list of walkers",
    "They know every path here",
    "We should like to walk with you",
    "On the list since they asked",
]


def leave(world: World) -> dict[str, str]:
    """A quick quote and a closed list of the organisation, with a supplier and an application, and it on another's."""
    organisation, by, now = world.organisation, world.owner.person, timezone.now()
    quick = quick_draft(organisation, by, now, title="Garden walks for our own town")
    own = make_list(
        buyer=organisation, name="Our own list of walkers", kinds=[], areas=[], is_open=True, by=by, now=now
    )
    supplier, person = offer("Path Finders", now=now)
    other, other_person = offer("Way Markers", now=now)
    listed = put_on_list(preferred=own, supplier=supplier, reason="They know every path here", by=by, now=now)
    application = apply_to_list(
        preferred=own, supplier=other, words="We should like to walk with you", by=other_person, now=now
    )
    PreferredList.objects.filter(pk=own.pk).update(open_to_applications=False)
    elsewhere = make_list(
        buyer=Organisation.objects.get(pk=supplier.pk), name="Walks", kinds=[], areas=[], is_open=False, by=person,
        now=now,
    )  # fmt: skip
    put_on_list(
        preferred=elsewhere, supplier=organisation, reason="On the list since they asked", by=person, now=now,
        how=HowListed.APPLIED,
    )  # fmt: skip
    return {
        "quick-quotes/<key:tender>": f"quick-quotes/{quick.pk}",
        "preferred-suppliers/<key:preferred>": f"preferred-suppliers/{own.pk}",
        "lists-of-buyers/<key:preferred>": f"lists-of-buyers/{elsewhere.pk}",
        "<key:application>": str(application.pk),
        "<key:listed>": str(listed.pk),
    }
