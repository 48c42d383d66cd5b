"""The addresses of the API."""

from django.urls import include, path

from worthwhile.api.v1 import addresses
from worthwhile.api.views import about, nothing_there, openapi

app_name = "api"
urlpatterns = [
    path("", about, name="about"),
    path("v1/openapi.json", openapi, name="openapi"),
    path("v1/", include(addresses())),
    path("v1/<path:rest>", nothing_there),
]
