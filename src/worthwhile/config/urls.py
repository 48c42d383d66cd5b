"""Which address leads to which room."""

from django.urls import include, path
from django.views.generic import TemplateView

from worthwhile import __version__

handler429 = "worthwhile.apps.accounts.views.too_many.too_many"

urlpatterns = [
    path("api/", include("worthwhile.api.urls")),
    path("account/", include("worthwhile.apps.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("worthwhile.apps.organisations.urls")),
    path("", include("worthwhile.apps.evidence.urls")),
    path("", include("worthwhile.apps.library.urls")),
    path("", include("worthwhile.apps.impact.urls")),
    path("", include("worthwhile.apps.opportunities.urls")),
    path("", include("worthwhile.apps.tenders.urls")),
    path("", include("worthwhile.apps.demonstration.urls")),
    path(
        "about",
        TemplateView.as_view(template_name="ui/about.html", extra_context={"version": __version__}),
        name="about",
    ),
]
