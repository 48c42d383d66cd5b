"""The addresses of the library, and of the values that organisations enter themselves."""

from django.urls import path

from worthwhile.apps.library.views.measures import measure, measures
from worthwhile.apps.library.views.methods import method, methods
from worthwhile.apps.library.views.offers import offer, offered, queue, review, withdraw
from worthwhile.apps.library.views.own_values import new_own_value, new_version, own_value, own_values, remove, retire
from worthwhile.apps.library.views.search import home, values
from worthwhile.apps.library.views.series import all_series, series, series_as_csv, series_json
from worthwhile.apps.library.views.shared_values import all_shared, shared
from worthwhile.apps.library.views.values import value, value_json

OWN = "organisations/<key:organisation>/values/"
OFFERED = "organisations/<key:organisation>/offered-values/"

app_name = "library"
urlpatterns = [
    path("library/", home, name="home"),
    path("library/values/", values, name="values"),
    path("library/values/<str:code>.json", value_json, name="value_json"),
    path("library/values/<str:code>/", value, name="value"),
    path("library/series/", all_series, name="all_series"),
    path("library/series/<slug:topic>/<slug:name>.csv", series_as_csv, name="series_csv"),
    path("library/series/<slug:topic>/<slug:name>.json", series_json, name="series_json"),
    path("library/series/<slug:topic>/<slug:name>/", series, name="series"),
    path("library/measures/", measures, name="measures"),
    path("library/measures/<slug:measure>/", measure, name="measure"),
    path("library/methods/", methods, name="methods"),
    path("library/methods/<str:code>/", method, name="method"),
    path("library/shared/", all_shared, name="all_shared"),
    path("library/shared/<key:offer>/", shared, name="shared"),
    path(OWN, own_values, name="own_values"),
    path(f"{OWN}new/", new_own_value, name="new_own_value"),
    path(f"{OWN}<key:value>/", own_value, name="own_value"),
    path(f"{OWN}<key:value>/new-version/", new_version, name="new_version"),
    path(f"{OWN}<key:value>/retire/", retire, name="retire"),
    path(f"{OWN}<key:value>/remove/", remove, name="remove"),
    path(f"{OWN}<key:value>/offer/", offer, name="offer"),
    path(f"{OWN}<key:value>/withdraw/", withdraw, name="withdraw"),
    path(OFFERED, queue, name="queue"),
    path(f"{OFFERED}<key:offer>/", offered, name="offered"),
    path(f"{OFFERED}<key:offer>/review/", review, name="review"),
]
