"""The addresses of evidence."""

from django.urls import URLPattern, URLResolver, path

from worthwhile.apps.evidence.views.answer_erase import erase
from worthwhile.apps.evidence.views.answer_questions import finished, next_question, question, support
from worthwhile.apps.evidence.views.answer_start import about, code, declined, start, time
from worthwhile.apps.evidence.views.codes import code_link, code_link_picture, codes, codes_file, link, link_picture
from worthwhile.apps.evidence.views.collection_steps import close, open_it, step
from worthwhile.apps.evidence.views.collections import collection, collections, new
from worthwhile.apps.evidence.views.concerns import concern, concerns
from worthwhile.apps.evidence.views.group_upload import blank_sheet, upload
from worthwhile.apps.evidence.views.paper_entry import enter
from worthwhile.apps.evidence.views.people import answers, answers_csv, answers_json, erase_them, people, person
from worthwhile.apps.evidence.views.records import access_log, licences, processing_file
from worthwhile.apps.evidence.views.results import results, results_file, results_with_people
from worthwhile.apps.evidence.views.sheets import sheets, sheets_file
from worthwhile.apps.evidence.views.wordings import consent, own_wording, welsh

app_name = "evidence"
answering = "answer/<str:token>/<slug:language>/"
evidence = "organisations/<key:organisation>/evidence/"
one = f"{evidence}<key:collection>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(evidence, collections, name="collections"),
    path(f"{evidence}new/", new, name="new"),
    path(f"{evidence}licences/", licences, name="licences"),
    path(f"{evidence}access-log/", access_log, name="access_log"),
    path(f"{evidence}record-of-processing.csv", processing_file, name="processing_file"),
    path(one, collection, name="collection"),
    path(f"{one}change/<slug:step>/", step, name="step"),
    path(f"{one}consent/", consent, name="consent"),
    path(f"{one}welsh/", welsh, name="welsh"),
    path(f"{one}wording/<slug:measure>/", own_wording, name="own_wording"),
    path(f"{one}open/", open_it, name="open"),
    path(f"{one}close/", close, name="close"),
    path(f"{one}codes/", codes, name="codes"),
    path(f"{one}codes.csv", codes_file, name="codes_file"),
    path(f"{one}link/", link, name="link"),
    path(f"{one}link.png", link_picture, name="link_picture"),
    path(f"{one}codes/<key:person>/", code_link, name="code_link"),
    path(f"{one}codes/<key:person>.png", code_link_picture, name="code_link_picture"),
    path(f"{one}people/", people, name="people"),
    path(f"{one}people/<key:person>/", person, name="person"),
    path(f"{one}people/<key:person>/answers/", answers, name="answers"),
    path(f"{one}people/<key:person>/answers.json", answers_json, name="answers_json"),
    path(f"{one}people/<key:person>/answers.csv", answers_csv, name="answers_csv"),
    path(f"{one}people/<key:person>/erase/", erase_them, name="erase_them"),
    path(f"{evidence}concerns/", concerns, name="concerns"),
    path(f"{evidence}concerns/<key:concern>/", concern, name="concern"),
    path(f"{one}upload/", upload, name="upload"),
    path(f"{one}blank/<str:name>", blank_sheet, name="blank_sheet"),
    path(f"{one}enter/", enter, name="enter"),
    path(f"{one}sheets/", sheets, name="sheets"),
    path(f"{one}sheets/questionnaires.pdf", sheets_file, name="sheets_file"),
    path(f"{one}results/", results, name="results"),
    path(f"{one}results/with-people.json", results_with_people, name="results_with_people"),
    path(f"{one}results/<str:name>", results_file, name="results_file"),
    path("answer/<str:token>/", start, name="answer"),
    path(f"{answering}about/", about, name="answer_about"),
    path(f"{answering}no/", declined, name="answer_declined"),
    path(f"{answering}code/", code, name="answer_code"),
    path(f"{answering}time/", time, name="answer_time"),
    path(f"{answering}questions/", next_question, name="answer_next"),
    path(f"{answering}questions/<key:number>/", question, name="answer_question"),
    path(f"{answering}support/", support, name="answer_support"),
    path(f"{answering}finished/", finished, name="answer_finished"),
    path(f"{answering}erase/", erase, name="answer_erase"),
]
