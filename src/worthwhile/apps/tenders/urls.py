"""The addresses of tenders."""

from __future__ import annotations

from django.urls import URLPattern, path

from worthwhile.apps.tenders.views.fitness import fitness, fitness_again, fitness_demonstration
from worthwhile.apps.tenders.views.home import home
from worthwhile.apps.tenders.views.price import price
from worthwhile.apps.tenders.views.route import route, route_answer_page, route_record
from worthwhile.apps.tenders.views.score import demonstration_evaluation, new_evaluation, score, score_result

app_name = "tenders"
urlpatterns: list[URLPattern] = [
    path("tenders/", home, name="home"),
    path("tenders/price/", price, name="price"),
    path("tenders/score/", score, name="score"),
    path("tenders/score/result.json", score_result, name="score_result"),
    path("tenders/score/new-evaluation.yaml", new_evaluation, name="new_evaluation"),
    path("tenders/score/demonstration.yaml", demonstration_evaluation, name="demonstration_evaluation"),
    path("tenders/fitness/", fitness, name="fitness"),
    path("tenders/fitness/again/", fitness_again, name="fitness_again"),
    path("tenders/fitness/demonstration/", fitness_demonstration, name="fitness_demonstration"),
    path("tenders/route/", route, name="route"),
    path("tenders/route/answer/", route_answer_page, name="route_answer"),
    path("tenders/route/decision-record.<slug:kind>", route_record, name="route_record"),
]
