"""What a page says about codes and browsers, in words that people use."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()

SECONDS_IN_A_MINUTE = 60
# What a browser says of itself holds the names of others: particular before general.
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)


@register.simple_tag
def code_life_minutes() -> int:
    """How many minutes a code sent by e-mail can be used."""
    return int(settings.CODE_LIFE_SECONDS) // SECONDS_IN_A_MINUTE


@register.simple_tag
def mail_folder() -> str:
    """The folder that e-mails are written to; empty where they are sent, or where others may be looking."""
    to_files = settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    return str(settings.EMAIL_FILE_PATH) if to_files and not settings.HTTPS else ""


@register.filter
def browser_name(user_agent: str) -> str:
    """Which browser on what, as far as it says: "Firefox on Windows"."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "A browser")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser
