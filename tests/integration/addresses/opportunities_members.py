"""What organisations keep about notices."""

from __future__ import annotations

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.opportunity_builders import OCID, make_profile, make_saved_search
from tests.organisation_builders import World
from worthwhile.apps.opportunities.models import Verdict, WatchAlert, Watched
from worthwhile.apps.opportunities.services.decisions_keep import decide
from worthwhile.apps.opportunities.services.digest_stop import proof_of
from worthwhile.apps.opportunities.services.notes_keep import write_note

MEMBERS = "organisations/<key:organisation>/opportunities/"
SAVED = f"{MEMBERS}searches/<key:search>/"
NOTICE = f"{MEMBERS}notices/<path:ocid>/"
PROFILE = f"{MEMBERS}profile/"
WHOM = {
    MEMBERS: For.MEMBERS,
    f"{MEMBERS}fits/": For.MEMBERS,
    f"{MEMBERS}kept/": For.MEMBERS,
    f"{MEMBERS}seen/": For.MEMBERS,
    f"{MEMBERS}searches/": For.MEMBERS,
    f"{MEMBERS}searches/new/": For.WRITERS,
    f"{SAVED}search/": For.MEMBERS,
    SAVED: For.MEMBERS,
    f"{SAVED}rename/": For.WRITERS,
    f"{SAVED}remove/": For.WRITERS,
    f"{SAVED}e-mails/": For.MEMBERS,
    f"{SAVED}feeds/": For.WRITERS,
    f"{SAVED}feeds/end/": For.WRITERS,
    NOTICE: For.MEMBERS,
    f"{NOTICE}part/": For.MEMBERS,
    f"{NOTICE}watch/": For.WRITERS,
    f"{NOTICE}stop-watching/": For.WRITERS,
    f"{NOTICE}e-mails/": For.MEMBERS,
    f"{NOTICE}decide/": For.WRITERS,
    f"{NOTICE}notes/new/": For.WRITERS,
    f"{NOTICE}notes/<key:note>/remove/": For.WRITERS,
    PROFILE: For.MEMBERS,
    f"{PROFILE}import/": For.WRITERS,
    f"{PROFILE}files/<str:name>": For.MEMBERS,
    f"{PROFILE}services/new/": For.WRITERS,
    f"{PROFILE}services/<key:service>/": For.WRITERS,
    f"{PROFILE}services/<key:service>/remove/": For.WRITERS,
    f"{PROFILE}<slug:part>/": For.WRITERS,
    "opportunities/stop/<slug:kind>/<key:number>/<key:person>/<slug:proof>/": For.ANYBODY,
    "opportunities/feeds/<str:secret>/notices.xml": For.ANYBODY,
    "opportunities/feeds/<str:secret>/deadlines.ics": For.ANYBODY,
}
SECRETS = [
    "Befriending for our own streets",
    "Ask the council about the bus",
    "The board meets on Tuesday",
    "A notice only we watch",
    "The day moved to Friday",
    "Older people on our stairs",
]


def leave(world: World) -> dict[str, str]:
    """A saved search, a watched notice that changed, a note, a decision and a profile."""
    organisation, by, now = world.organisation, world.owner.person, timezone.now()
    search = make_saved_search(organisation, by, name="Befriending for our own streets")
    watched = Watched.objects.create(
        organisation=organisation, ocid=OCID, title="A notice only we watch", since=now, by=by, seen_release="1"
    )
    WatchAlert.objects.create(watched=watched, release_id="1", changes=["The day moved to Friday"], found_at=now)
    note = write_note(organisation=organisation, ocid=OCID, text="Ask the council about the bus", by=by, now=now)
    decide(
        organisation=organisation, ocid=OCID, verdict=Verdict.UNDECIDED, reasons=["board"],
        explanation="The board meets on Tuesday", by=by, now=now,
    )  # fmt: skip
    make_profile(world, groups="Older people on our stairs")
    return {
        "searches/<key:search>": f"searches/{search.pk}",
        "opportunities/notices/<path:ocid>": f"opportunities/notices/{OCID}",
        "<key:note>": str(note.pk),
        "services/<key:service>": f"services/{organisation.offered_services.get().pk}",
        "profile/files/<str:name>": "profile/files/profile.yaml",
        "profile/<slug:part>": "profile/areas",
        "stop/<slug:kind>/<key:number>/<key:person>/<slug:proof>": (
            f"stop/search/{search.pk}/{by.pk}/{proof_of('search', search.pk, by.pk)}"
        ),
        "<str:secret>": "no-such-feed",
    }
