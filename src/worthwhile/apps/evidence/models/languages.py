"""The languages in which people can be asked, the first being the one that everything exists in."""

from __future__ import annotations

ENGLISH, WELSH = "en", "cy"
LANGUAGES = {ENGLISH: "English", WELSH: "Cymraeg"}
# What the lang attribute of a page or part says.
LANGUAGE_TAGS = {ENGLISH: "en-GB", WELSH: "cy"}
