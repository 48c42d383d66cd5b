"""Evidence."""

from __future__ import annotations

from tests.evidence_builders import answer_all, make_draft, make_people
from tests.integration.addresses.whom import For
from tests.organisation_builders import NOW, World
from worthwhile.apps.evidence.services.keep_own_wording import can_be_asked
from worthwhile.apps.evidence.services.open_collection import open_collection
from worthwhile.engines.measures.catalogue import MEASURES

_ONE = "organisations/<key:organisation>/evidence/<key:collection>/"
_ANSWER = "answer/<str:token>/<slug:language>/"

WHOM = {
    "organisations/<key:organisation>/evidence/": For.MEMBERS,
    "organisations/<key:organisation>/evidence/new/": For.WRITERS,
    "organisations/<key:organisation>/evidence/licences/": For.WRITERS,
    "organisations/<key:organisation>/evidence/access-log/": For.OWNERS,
    "organisations/<key:organisation>/evidence/record-of-processing.csv": For.WRITERS,
    _ONE: For.MEMBERS,
    f"{_ONE}change/<slug:step>/": For.WRITERS,
    f"{_ONE}consent/": For.WRITERS,
    f"{_ONE}welsh/": For.WRITERS,
    f"{_ONE}wording/<slug:measure>/": For.WRITERS,
    f"{_ONE}open/": For.WRITERS,
    f"{_ONE}close/": For.WRITERS,
    f"{_ONE}codes/": For.WRITERS,
    f"{_ONE}codes.csv": For.WRITERS,
    f"{_ONE}link/": For.WRITERS,
    f"{_ONE}link.png": For.WRITERS,
    f"{_ONE}codes/<key:person>/": For.WRITERS,
    f"{_ONE}codes/<key:person>.png": For.WRITERS,
    f"{_ONE}people/": For.WRITERS,
    f"{_ONE}people/<key:person>/": For.WRITERS,
    f"{_ONE}people/<key:person>/answers/": For.WRITERS,
    f"{_ONE}people/<key:person>/answers.json": For.WRITERS,
    f"{_ONE}people/<key:person>/answers.csv": For.WRITERS,
    f"{_ONE}people/<key:person>/erase/": For.WRITERS,
    "answer/<str:token>/": For.ANYBODY,
    f"{_ANSWER}about/": For.ANYBODY,
    f"{_ANSWER}no/": For.ANYBODY,
    f"{_ANSWER}code/": For.ANYBODY,
    f"{_ANSWER}time/": For.ANYBODY,
    f"{_ANSWER}questions/": For.ANYBODY,
    f"{_ANSWER}questions/<key:number>/": For.ANYBODY,
    f"{_ANSWER}support/": For.ANYBODY,
    f"{_ANSWER}finished/": For.ANYBODY,
    f"{_ANSWER}erase/": For.ANYBODY,
}
SECRETS = ["Lunch, spring", "A weekly lunch for older people in Luton."]


def leave(world: World) -> dict[str, str]:
    """An open collection with a person who answered; the link itself is known to nobody who walks here."""
    by = world.owner.person
    draft = make_draft(world.organisation, by, measures=("core-10", "ons4"))
    collection = open_collection(collection=draft, by=by, now=NOW)
    (person,) = make_people(collection, by)
    answer_all(person, [7, 7, 7, 3])
    assert can_be_asked(MEASURES["core-10"])
    return {
        "<key:collection>": str(collection.pk),
        "<key:person>": str(person.pk),
        "change/<slug:step>": "change/purpose",
        "wording/<slug:measure>": "wording/core-10",
        "answer/<str:token>": "answer/no-such-token",
        "<slug:language>": "en",
        "<key:number>": "1",
    }
