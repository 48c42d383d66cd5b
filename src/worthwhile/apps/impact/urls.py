"""The addresses of impact cases."""

from django.urls import path

from worthwhile.apps.impact.views.home import home
from worthwhile.apps.impact.views.result import case_file, case_result, demonstration_file, demonstration_result
from worthwhile.apps.impact.views.starting_case import change_case, starting_case
from worthwhile.apps.impact.views.upload import upload, value_map

app_name = "impact"
urlpatterns = [
    path("", home, name="home"),
    path("demonstrations/<slug:name>/", demonstration_result, name="demonstration"),
    path("demonstrations/<slug:demonstration>/<str:name>", demonstration_file, name="demonstration_file"),
    path("templates/<slug:name>/", starting_case, name="template"),
    path("upload/", upload, name="upload"),
    path("upload/<slug:token>/", value_map, name="value_map"),
    path("cases/<slug:token>/", case_result, name="case"),
    path("cases/<slug:token>/change/", change_case, name="change"),
    path("cases/<slug:token>/<str:name>", case_file, name="case_file"),
]
