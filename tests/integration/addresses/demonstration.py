"""The demonstration, and the guide to a first case."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import NOW, World
from worthwhile.apps.demonstration.models import GuidedCase

WHOM = {
    "demonstration/": For.ANYBODY,
    "demonstration/enter/": For.ANYBODY,
    "demonstration/leave/": For.ANYBODY,  # does nothing for anybody but a visitor
    "demonstration/keep/": For.ANYBODY,  # leads to signing up; what is kept is named by the visitor's own session
    "organisations/<key:organisation>/first-case/": For.WRITERS,
    "organisations/<key:organisation>/cases/<key:case>/guide/": For.WRITERS,
}
SECRETS = ["begun with the guide"]


def leave(world: World) -> dict[str, str]:
    """The first case of the organisation has the guide beside it."""
    case = world.organisation.cases.order_by("pk").first()
    assert case is not None
    case.title = "A case begun with the guide"
    case.save(update_fields=["title"])
    GuidedCase.objects.create(case=case, started_at=NOW)
    return {}
