"""The addresses of organisations."""

from django.urls import path

from worthwhile.apps.organisations.views.access_tokens import access_tokens, new_access_token, withdraw_access_token
from worthwhile.apps.organisations.views.change_organisation import change, close
from worthwhile.apps.organisations.views.facts import fact, facts, new_fact
from worthwhile.apps.organisations.views.identifiers import new_identifier, remove_identifier
from worthwhile.apps.organisations.views.invitations import accept, invite, revoke
from worthwhile.apps.organisations.views.members import leave, remove, role
from worthwhile.apps.organisations.views.organisations import new, organisation, organisations

app_name = "organisations"
urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/new/", new, name="new"),
    path("organisations/<key:organisation>/", organisation, name="organisation"),
    path("organisations/<key:organisation>/change/", change, name="change"),
    path("organisations/<key:organisation>/close/", close, name="close"),
    path("organisations/<key:organisation>/access/", access_tokens, name="access_tokens"),
    path("organisations/<key:organisation>/access/new/", new_access_token, name="new_access_token"),
    path(
        "organisations/<key:organisation>/access/<key:access_token>/withdraw/",
        withdraw_access_token,
        name="withdraw_access_token",
    ),
    path("organisations/<key:organisation>/leave/", leave, name="leave"),
    path("organisations/<key:organisation>/invite/", invite, name="invite"),
    path("organisations/<key:organisation>/invitations/<key:invitation>/revoke/", revoke, name="revoke"),
    path("organisations/<key:organisation>/members/<key:member>/role/", role, name="role"),
    path("organisations/<key:organisation>/members/<key:member>/remove/", remove, name="remove"),
    path("organisations/<key:organisation>/identifiers/new/", new_identifier, name="new_identifier"),
    path(
        "organisations/<key:organisation>/identifiers/<key:identifier>/remove/",
        remove_identifier,
        name="remove_identifier",
    ),
    path("organisations/<key:organisation>/facts/", facts, name="facts"),
    path("organisations/<key:organisation>/facts/new/", new_fact, name="new_fact"),
    path("organisations/<key:organisation>/facts/about/<slug:key>/", fact, name="fact"),
    path("invitations/<str:token>/", accept, name="accept"),
]
