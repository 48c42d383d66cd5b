"""The addresses of evidence."""

from django.urls import URLPattern, URLResolver, path

from worthwhile.apps.evidence.views.answer_erase import erase
from worthwhile.apps.evidence.views.answer_questions import finished, next_question, question, support
from worthwhile.apps.evidence.views.answer_start import about, code, declined, start, time

app_name = "evidence"
answering = "answer/<str:token>/<slug:language>/"
urlpatterns: list[URLPattern | URLResolver] = [
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
