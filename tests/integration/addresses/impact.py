"""Impact cases."""

from __future__ import annotations

from django.utils import timezone

from tests.assessment_builders import ASSESSED_CLAIM, make_assessed, make_thread
from tests.case_builders import make_case, make_scenario, make_version
from tests.feed_builders import LIFE, make_answered
from tests.integration.addresses.whom import For
from tests.kept_answer_builders import make_answer
from tests.organisation_builders import World
from tests.shared_link_builders import make_link
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.services.read_value_map import keep_upload

CASES = "organisations/<key:organisation>/cases/"
CASE = f"{CASES}<key:case>/"
ANSWER = f"{CASE}answers/<key:answer>/"
BY_OUTCOME = ("evidence", "quantity", "worth", "anyway", "lasting")
WHOM = {
    "": For.ANYBODY,
    "about": For.ANYBODY,
    "demonstrations/<slug:name>/": For.ANYBODY,
    "demonstrations/<slug:name>/keep/": For.THE_PERSON,
    "demonstrations/<slug:demonstration>/<str:name>": For.ANYBODY,
    "templates/<slug:name>/": For.ANYBODY,
    "upload/": For.ANYBODY,
    "upload/<slug:token>/": For.ANYBODY,
    "cases/<slug:token>/": For.ANYBODY,
    "cases/<slug:token>/change/": For.ANYBODY,
    "cases/<slug:token>/keep/": For.THE_PERSON,
    "cases/<slug:token>/<str:name>": For.ANYBODY,
    f"{CASES}": For.MEMBERS,
    f"{CASES}new/": For.WRITERS,
    f"{CASES}import/": For.WRITERS,
    f"{CASES}import/<slug:token>/": For.WRITERS,
    f"{CASE}replace/": For.WRITERS,
    f"{CASE}": For.MEMBERS,
    **{f"{CASE}{part}/": For.WRITERS for part in ("about", "theory", "method", "costs")},
    f"{CASE}theory/picture/": For.WRITERS,
    **{f"{CASE}{page}/": For.MEMBERS for page in ("summary", "result", "result/try", "checks", "report")},
    f"{CASE}report/<str:name>": For.MEMBERS,
    f"{CASE}result/keep/": For.WRITERS,
    f"{CASE}checks/answer/": For.WRITERS,
    **{f"{CASE}{page}/": For.MEMBERS for page in ("history", "versions", "scenarios", "promised")},
    f"{CASE}history/compare/": For.MEMBERS,
    f"{CASE}history/<key:revision>/": For.MEMBERS,
    f"{CASE}history/<key:revision>/bring-back/": For.WRITERS,
    f"{CASE}versions/new/": For.WRITERS,
    f"{CASE}versions/<key:version>/": For.MEMBERS,
    f"{CASE}versions/<key:version>/sign/": For.WRITERS,
    f"{CASE}versions/<key:version>/evaluate/": For.WRITERS,
    f"{CASE}versions/<key:version>/<str:name>": For.MEMBERS,
    f"{CASE}scenarios/new/": For.WRITERS,
    f"{CASE}scenarios/compare/": For.MEMBERS,
    f"{CASE}scenarios/<key:scenario>/use/": For.WRITERS,
    f"{CASE}scenarios/<key:scenario>/remove/": For.WRITERS,
    f"{CASE}promised/promised-and-achieved.csv": For.MEMBERS,
    f"{CASE}comments/": For.MEMBERS,
    f"{CASE}comments/new/": For.MEMBERS,
    f"{CASE}comments/<key:comment>/": For.MEMBERS,
    f"{CASE}assess/": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/opinion/": For.ASSESSORS,
    f"{CASE}assess/<key:assessed>/verification.csv": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/claims/<slug:claim>/": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/claims/<slug:claim>/record/": For.ASSESSORS,
    f"{CASE}shares/": For.MEMBERS,
    f"{CASE}shares/new/": For.WRITERS,
    f"{CASE}shares/<key:share>/revoke/": For.WRITERS,
    "shared/<str:token>/": For.ANYBODY,
    "shared/<str:token>/try/": For.ANYBODY,
    "shared/<str:token>/tried/<str:name>": For.ANYBODY,
    "shared/<str:token>/files/<str:name>": For.ANYBODY,
    f"{CASE}remove/": For.OWNERS,
    f"{CASE}outcomes/": For.MEMBERS,
    f"{CASE}outcomes/add/": For.WRITERS,
    f"{CASE}outcomes/new/": For.WRITERS,
    f"{CASE}outcomes/of/<slug:outcome>/": For.WRITERS,
    f"{CASE}outcomes/of/<slug:outcome>/remove/": For.WRITERS,
    f"{CASE}evidence/<slug:outcome>/take/": For.WRITERS,
    f"{CASE}evidence/<slug:outcome>/take/<key:collection>/<str:row>/": For.WRITERS,
    f"{CASE}evidence/<slug:outcome>/follow/": For.WRITERS,
    f"{CASE}worth/<slug:outcome>/newer/": For.WRITERS,
    **{f"{CASE}{part}/": For.MEMBERS for part in BY_OUTCOME},
    **{f"{CASE}{part}/<slug:outcome>/": For.WRITERS for part in BY_OUTCOME},
    f"{CASE}answers/": For.MEMBERS,
    f"{CASE}answers/new/": For.WRITERS,
    ANSWER: For.MEMBERS,
    **{
        f"{ANSWER}{step}/": For.WRITERS
        for step in ("question", "buyer", "headings", "delivery", "promises", "gaps", "count", "source")
    },
    f"{ANSWER}promises/<slug:outcome>/": For.WRITERS,
    f"{ANSWER}text/": For.MEMBERS,
    f"{ANSWER}files/<str:name>": For.MEMBERS,
}
SECRETS = [
    "Is this the share of the council",
    "Answer sheets 1 to 20",
    "The count holds, the price does not",
    "Visits in Ilford",
    "Council of Ilford",
    "As sent to the council",
    "Half the volunteers",
    "Commissioner of Redbridge",
]


def leave(world: World) -> dict[str, str]:
    """A case of the organisation, and what stands for the parts of the addresses of cases."""
    owner = world.owner.person
    case = make_case(world.organisation, owner)
    promise = make_version(make_case(world.organisation, owner, title="Visits in Ilford, as promised"), owner)
    Case.objects.filter(pk=case.pk).update(forecast=promise)
    sheet = keep_upload(name="map.csv", content=b"Outcome,Quantity", now=timezone.now())
    return {
        "<key:revision>": str(case.revision),
        "<key:version>/<str:name>": f"{make_version(case, owner).number}/case",
        "<key:version>": "1",
        "<key:scenario>": str(make_scenario(case, owner).pk),
        "<key:case>": str(case.pk),
        "take/<key:collection>/<str:row>": f"take/{make_answered(world).pk}/{LIFE}",
        "<key:answer>": str(make_answer(case, world.owner.person, buyer="Council of Ilford").pk),
        "files/<str:name>": "files/answer.md",
        "<slug:outcome>": "life-satisfaction",
        "<key:comment>": str(make_thread(case, world).pk),
        "<key:assessed>": str(make_assessed(case, world).number),
        "<slug:claim>": ASSESSED_CLAIM,
        "<key:share>": str(make_link(make_version(case, owner), owner).link.pk),
        "shared/<str:token>": "shared/no-such-token",
        "upload/<slug:token>": "upload/no-such-token",
        "import/<slug:token>": f"import/{sheet.token}",
        "cases/<slug:token>": "cases/no-such-token",
        "demonstrations/<slug:demonstration>/<str:name>": "demonstrations/befriending/case.yaml",
        "demonstrations/<slug:name>": "demonstrations/befriending",
        "templates/<slug:name>": "templates/befriending",
        "report/<str:name>": "report/case",
        "<str:name>": "case.yaml",
    }
