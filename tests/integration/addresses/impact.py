"""Impact cases."""

from __future__ import annotations

from tests.assessment_builders import ASSESSED_CLAIM, make_assessed, make_thread
from tests.case_builders import make_case
from tests.feed_builders import LIFE, make_answered
from tests.integration.addresses.whom import For
from tests.kept_answer_builders import make_answer
from tests.organisation_builders import World

CASES = "organisations/<key:organisation>/cases/"
CASE = f"{CASES}<key:case>/"
ANSWER = f"{CASE}answers/<key:answer>/"
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
    f"{CASE}theory/picture/": For.WRITERS,
    **{f"{CASE}{page}/": For.MEMBERS for page in ("summary", "result", "result/try", "checks", "report")},
    f"{CASE}report/<str:name>": For.MEMBERS,
    f"{CASE}result/keep/": For.WRITERS,
    f"{CASE}checks/answer/": For.WRITERS,
    f"{CASE}comments/": For.MEMBERS,
    f"{CASE}comments/new/": For.MEMBERS,
    f"{CASE}comments/<key:comment>/": For.MEMBERS,
    f"{CASE}assess/": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/opinion/": For.ASSESSORS,
    f"{CASE}assess/<key:assessed>/verification.csv": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/claims/<slug:claim>/": For.MEMBERS,
    f"{CASE}assess/<key:assessed>/claims/<slug:claim>/record/": For.ASSESSORS,
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
]


def leave(world: World) -> dict[str, str]:
    """A case of the organisation, and what stands for the parts of the addresses of cases."""
    case = make_case(world.organisation, world.owner.person)
    return {
        "<key:case>": str(case.pk),
        "take/<key:collection>/<str:row>": f"take/{make_answered(world).pk}/{LIFE}",
        "<key:answer>": str(make_answer(case, world.owner.person, buyer="Council of Ilford").pk),
        "files/<str:name>": "files/answer.md",
        "<slug:outcome>": "life-satisfaction",
        "<key:comment>": str(make_thread(case, world).pk),
        "<key:assessed>": str(make_assessed(case, world).number),
        "<slug:claim>": ASSESSED_CLAIM,
        "upload/<slug:token>": "upload/no-such-token",
        "cases/<slug:token>": "cases/no-such-token",
        "demonstrations/<slug:demonstration>/<str:name>": "demonstrations/befriending/case.yaml",
        "demonstrations/<slug:name>": "demonstrations/befriending",
        "templates/<slug:name>": "templates/befriending",
        "report/<str:name>": "report/case",
        "<str:name>": "case.yaml",
    }
