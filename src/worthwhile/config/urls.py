"""Which address leads to which room."""

from django.urls import path
from django.views.generic import TemplateView

from worthwhile import __version__

urlpatterns = [
    path("", TemplateView.as_view(template_name="ui/home.html"), name="home"),
    path(
        "about",
        TemplateView.as_view(template_name="ui/about.html", extra_context={"version": __version__}),
        name="about",
    ),
]
