"""Signing out elsewhere."""

from __future__ import annotations

import json

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from worthwhile.apps.accounts.models import User


def end_session(user: User, number: int) -> bool:
    """End one of this person's sessions; say whether there was such a one."""
    session = UserSession.objects.filter(user=user, pk=number).first()
    if session is None:
        return False
    session.end()
    return True


def erase_sessions(user: User) -> None:
    """Sign this person out everywhere, and leave no session that names their address.

    Somebody half-way through signing in has a session with the address and no user, so each is looked into.
    """
    UserSession.objects.filter(user=user).delete()
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        if kept.get(SESSION_KEY) == str(user.pk) or json.dumps(user.email) in json.dumps(kept):
            session.delete()
