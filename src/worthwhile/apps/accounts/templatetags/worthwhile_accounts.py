"""What a page says about codes: how long one is good for, and where it went while there is no mail server."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()

SECONDS_IN_A_MINUTE = 60


@register.simple_tag
def code_life_minutes() -> int:
    """How many minutes a code sent by e-mail can be used."""
    return int(settings.CODE_LIFE_SECONDS) // SECONDS_IN_A_MINUTE


@register.simple_tag
def mail_folder() -> str:
    """The folder that e-mails are written to; empty where they are sent, or where others may be looking."""
    to_files = settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    return str(settings.EMAIL_FILE_PATH) if to_files and not settings.HTTPS else ""
