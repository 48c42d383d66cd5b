"""The addresses of one's account. Those of signing in are allauth's and stand beside them."""

from django.urls import path
from django.views.generic import RedirectView

from worthwhile.apps.accounts.views.account import account, name
from worthwhile.apps.accounts.views.close import close, closed
from worthwhile.apps.accounts.views.sessions import end

app_name = "accounts"
urlpatterns = [
    path("", account, name="account"),
    path("name/", name, name="name"),
    path("close/", close, name="close"),
    path("closed/", closed, name="closed"),
    path("sessions/<key:number>/end/", end, name="end_session"),
    # allauth's own page of passkeys and apps: the account page says the same.
    path("2fa/", RedirectView.as_view(pattern_name="accounts:account"), name="second_steps"),
]
