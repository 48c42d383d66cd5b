"""The addresses of the demonstration and of the guide."""

from django.urls import path

from worthwhile.apps.demonstration.views.guide import first_case, guide
from worthwhile.apps.demonstration.views.keeping import keep
from worthwhile.apps.demonstration.views.space import enter, leave, space

app_name = "demonstration"
urlpatterns = [
    path("demonstration/", space, name="space"),
    path("demonstration/enter/", enter, name="enter"),
    path("demonstration/leave/", leave, name="leave"),
    path("demonstration/keep/", keep, name="keep"),
    path("organisations/<key:organisation>/first-case/", first_case, name="first_case"),
    path("organisations/<key:organisation>/cases/<key:case>/guide/", guide, name="guide"),
]
