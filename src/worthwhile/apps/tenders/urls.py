"""The addresses of tenders."""

from __future__ import annotations

from django.urls import URLPattern, path

from worthwhile.apps.tenders.views.home import home

app_name = "tenders"
urlpatterns: list[URLPattern] = [
    path("tenders/", home, name="home"),
]
