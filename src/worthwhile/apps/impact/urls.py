"""The addresses of impact cases."""

from django.urls import path

from worthwhile.apps.impact.views.assessing import assess, assess_version, claim, opinion, record, verification_file
from worthwhile.apps.impact.views.bid_answers.draft import answer, answer_count, answer_gaps
from worthwhile.apps.impact.views.bid_answers.files import answer_file, answer_text
from worthwhile.apps.impact.views.bid_answers.listing import answers, new_answer
from worthwhile.apps.impact.views.bid_answers.promises import answer_promise, answer_promises
from worthwhile.apps.impact.views.bid_answers.source import answer_source
from worthwhile.apps.impact.views.bid_answers.steps import answer_step
from worthwhile.apps.impact.views.case_result import result
from worthwhile.apps.impact.views.case_summary import case_summary
from worthwhile.apps.impact.views.cases import cases, new_case, tasks
from worthwhile.apps.impact.views.checks import answer_check, checks
from worthwhile.apps.impact.views.comments import comment, comments, new_comment
from worthwhile.apps.impact.views.history import bring_revision_back, compare, history, revision
from worthwhile.apps.impact.views.home import home
from worthwhile.apps.impact.views.import_case import import_case, import_map
from worthwhile.apps.impact.views.keep_result import keep_case_result, keep_demonstration
from worthwhile.apps.impact.views.keeping_version import new_version
from worthwhile.apps.impact.views.newer_worth import take_newer
from worthwhile.apps.impact.views.outcome_parts import outcome_page, outcome_part
from worthwhile.apps.impact.views.outcomes import add_suggested, new_outcome, outcome, outcomes, remove_outcome
from worthwhile.apps.impact.views.promised import promised, promised_table
from worthwhile.apps.impact.views.removing_case import remove
from worthwhile.apps.impact.views.replace_case import replace
from worthwhile.apps.impact.views.report import report, report_file
from worthwhile.apps.impact.views.result import case_file, case_result, demonstration_file, demonstration_result
from worthwhile.apps.impact.views.scenarios import (
    compare_scenarios,
    new_scenario,
    remove_scenario,
    scenarios,
    use_in_case,
)
from worthwhile.apps.impact.views.shared_case import shared, shared_file, shared_tried_file, shared_try
from worthwhile.apps.impact.views.shared_links import new_share, revoke_share, shares
from worthwhile.apps.impact.views.starting_case import change_case, starting_case
from worthwhile.apps.impact.views.taking import follow, take, take_one
from worthwhile.apps.impact.views.theory_picture import theory_picture
from worthwhile.apps.impact.views.trying import keep_figures, try_figures
from worthwhile.apps.impact.views.upload import upload, value_map
from worthwhile.apps.impact.views.versions import evaluate, sign, version, version_file, versions
from worthwhile.apps.impact.views.whole_parts import costs, whole_part

CASES = "organisations/<key:organisation>/cases/"
CASE = f"{CASES}<key:case>/"
ANSWER = f"{CASE}answers/<key:answer>/"
BY_OUTCOME = ("evidence", "quantity", "worth", "anyway", "lasting")
app_name = "impact"
urlpatterns = [
    path("", home, name="home"),
    path("demonstrations/<slug:name>/", demonstration_result, name="demonstration"),
    path("demonstrations/<slug:name>/keep/", keep_demonstration, name="keep_demonstration"),
    path("demonstrations/<slug:demonstration>/<str:name>", demonstration_file, name="demonstration_file"),
    path("templates/<slug:name>/", starting_case, name="template"),
    path("upload/", upload, name="upload"),
    path("upload/<slug:token>/", value_map, name="value_map"),
    path("cases/<slug:token>/", case_result, name="case"),
    path("cases/<slug:token>/change/", change_case, name="change"),
    path("cases/<slug:token>/keep/", keep_case_result, name="keep_case"),
    path("cases/<slug:token>/<str:name>", case_file, name="case_file"),
    path(CASES, cases, name="cases"),
    path(f"{CASES}new/", new_case, name="new_case"),
    path(f"{CASES}import/", import_case, name="import"),
    path(f"{CASES}import/<slug:token>/", import_map, name="import_map"),
    path(f"{CASE}replace/", replace, name="replace"),
    path(CASE, tasks, name="tasks"),
    *(path(f"{CASE}{part}/", whole_part, {"part": part}, name=part) for part in ("about", "theory", "method")),
    path(f"{CASE}theory/picture/", theory_picture, name="theory_picture"),
    path(f"{CASE}costs/", costs, name="costs"),
    path(f"{CASE}summary/", case_summary, name="summary"),
    path(f"{CASE}result/", result, name="result"),
    path(f"{CASE}result/try/", try_figures, name="try"),
    path(f"{CASE}result/keep/", keep_figures, name="keep"),
    path(f"{CASE}checks/", checks, name="checks"),
    path(f"{CASE}checks/answer/", answer_check, name="answer_check"),
    path(f"{CASE}report/", report, name="report"),
    path(f"{CASE}report/<str:name>", report_file, name="report_file"),
    path(f"{CASE}history/", history, name="history"),
    path(f"{CASE}history/compare/", compare, name="compare"),
    path(f"{CASE}history/<key:revision>/", revision, name="revision"),
    path(f"{CASE}history/<key:revision>/bring-back/", bring_revision_back, name="bring_back"),
    path(f"{CASE}versions/", versions, name="versions"),
    path(f"{CASE}versions/new/", new_version, name="new_version"),
    path(f"{CASE}versions/<key:version>/", version, name="version"),
    path(f"{CASE}versions/<key:version>/sign/", sign, name="sign"),
    path(f"{CASE}versions/<key:version>/evaluate/", evaluate, name="evaluate"),
    path(f"{CASE}versions/<key:version>/<str:name>", version_file, name="version_file"),
    path(f"{CASE}scenarios/", scenarios, name="scenarios"),
    path(f"{CASE}scenarios/new/", new_scenario, name="new_scenario"),
    path(f"{CASE}scenarios/compare/", compare_scenarios, name="compare_scenarios"),
    path(f"{CASE}scenarios/<key:scenario>/use/", use_in_case, name="use_scenario"),
    path(f"{CASE}scenarios/<key:scenario>/remove/", remove_scenario, name="remove_scenario"),
    path(f"{CASE}promised/", promised, name="promised"),
    path(f"{CASE}promised/promised-and-achieved.csv", promised_table, name="promised_table"),
    path(f"{CASE}comments/", comments, name="comments"),
    path(f"{CASE}comments/new/", new_comment, name="new_comment"),
    path(f"{CASE}comments/<key:comment>/", comment, name="comment"),
    path(f"{CASE}assess/", assess, name="assess"),
    path(f"{CASE}assess/<key:assessed>/", assess_version, name="assess_version"),
    path(f"{CASE}assess/<key:assessed>/opinion/", opinion, name="opinion"),
    path(f"{CASE}assess/<key:assessed>/verification.csv", verification_file, name="verification_file"),
    path(f"{CASE}assess/<key:assessed>/claims/<slug:claim>/", claim, name="claim"),
    path(f"{CASE}assess/<key:assessed>/claims/<slug:claim>/record/", record, name="record_check"),
    path(f"{CASE}shares/", shares, name="shares"),
    path(f"{CASE}shares/new/", new_share, name="new_share"),
    path(f"{CASE}shares/<key:share>/revoke/", revoke_share, name="revoke_share"),
    path("shared/<str:token>/", shared, name="shared"),
    path("shared/<str:token>/try/", shared_try, name="shared_try"),
    path("shared/<str:token>/tried/<str:name>", shared_tried_file, name="shared_tried_file"),
    path("shared/<str:token>/files/<str:name>", shared_file, name="shared_file"),
    path(f"{CASE}remove/", remove, name="remove"),
    path(f"{CASE}outcomes/", outcomes, name="outcomes"),
    path(f"{CASE}outcomes/add/", add_suggested, name="add_suggested"),
    path(f"{CASE}outcomes/new/", new_outcome, name="new_outcome"),
    path(f"{CASE}outcomes/of/<slug:outcome>/", outcome, name="outcome"),
    path(f"{CASE}outcomes/of/<slug:outcome>/remove/", remove_outcome, name="remove_outcome"),
    *(path(f"{CASE}{part}/", outcome_part, {"part": part}, name=part) for part in BY_OUTCOME),
    *(path(f"{CASE}{part}/<slug:outcome>/", outcome_page, {"part": part}, name=f"{part}_of") for part in BY_OUTCOME),
    path(f"{CASE}evidence/<slug:outcome>/take/", take, name="take"),
    path(f"{CASE}evidence/<slug:outcome>/take/<key:collection>/<str:row>/", take_one, name="take_one"),
    path(f"{CASE}evidence/<slug:outcome>/follow/", follow, name="follow"),
    path(f"{CASE}worth/<slug:outcome>/newer/", take_newer, name="take_newer"),
    path(f"{CASE}answers/", answers, name="answers"),
    path(f"{CASE}answers/new/", new_answer, name="new_answer"),
    path(ANSWER, answer, name="answer"),
    *(
        path(f"{ANSWER}{step}/", answer_step, {"step": step}, name=f"answer_{step}")
        for step in ("question", "buyer", "headings", "delivery")
    ),
    path(f"{ANSWER}promises/", answer_promises, name="answer_promises"),
    path(f"{ANSWER}promises/<slug:outcome>/", answer_promise, name="answer_promise"),
    path(f"{ANSWER}gaps/", answer_gaps, name="answer_gaps"),
    path(f"{ANSWER}count/", answer_count, name="answer_count"),
    path(f"{ANSWER}source/", answer_source, name="answer_source"),
    path(f"{ANSWER}text/", answer_text, name="answer_text"),
    path(f"{ANSWER}files/<str:name>", answer_file, name="answer_file"),
]
