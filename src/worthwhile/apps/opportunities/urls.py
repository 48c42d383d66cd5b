"""The addresses of opportunities, and of the market seen as a whole."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "opportunities"
urlpatterns: list[URLPattern] = []
