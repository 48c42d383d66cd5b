"""Writes docs/reference/api.md from the published description of the API: ``make docs-reference``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/reference/api.md"

OPENING = """\
# HTTP API

<!-- Made by `make docs-reference` from the routers. Change those, or scripts/write_api_page.py. -->

{about}

An installation publishes this description at `/api/` for people and at `/api/v1/openapi.json` for programs
(OpenAPI 3.1). [Use the API](../how-to/use-the-api.md) shows how to begin.

## Every request

- Send the token as `Authorization: Bearer ww_...`. No cookie is read, and no token in an address.
- The token says which organisation it asks for. No address names an organisation.
- A body is at most 2 MB. Send it with its kind as `Content-Type`.
- One token may ask {most} times in any minute.
- What an address takes after the question mark is read as strictly as a case: an unknown name is refused.

## Every answer

Answers are JSON and are not to be kept by whoever passes them on (`Cache-Control: no-store`). Whatever is wrong is told
at once, in one shape and in the words of the pages and the command line:

```json
{{
  "problems": [
    {{
      "path": "outcomes[0].deadweight",
      "message": "Enter a fraction from 0 to 1 (0.20 for 20%). You gave 20. Did you mean 0.2?"
    }}
  ]
}}
```

| Status | What it means |
|---|---|
{statuses}

A list comes a page at a time: `limit` says how many, and `next` of an answer is sent as `after` to go on.

## What a token may be used for

| Scope | What it allows |
|---|---|
{scopes}
"""


def api_page() -> str:
    """The whole page, in Markdown."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worthwhile.config.settings")
    django.setup()
    from worthwhile.api.describe import WORDS
    from worthwhile.api.openapi import openapi_data
    from worthwhile.apps.organisations.models import Scope
    from worthwhile.apps.organisations.services.use_access import MOST_IN_A_MINUTE

    opening = OPENING.format(
        about=openapi_data()["info"]["description"],
        most=MOST_IN_A_MINUTE,
        statuses="\n".join(f"| {status} | {words} |" for status, words in WORDS.items()),
        scopes="\n".join(f"| `{scope.value}` | {scope.label} |" for scope in Scope),
    )
    return opening + "".join(_sections())


def _sections() -> Iterator[str]:
    from worthwhile.api.openapi import openapi_data
    from worthwhile.api.operations import list_operations

    for group in list_operations(openapi_data()):
        yield f"\n## {group.name}\n"
        for operation in group.operations:
            yield f"\n### {operation.summary}\n\n`{operation.method} {operation.path}`\n\n{operation.about}\n\n"
            yield f"Needs: {operation.needs}.\n"
            if operation.bodies:
                yield f"Body: {' or '.join(f'`{kind}`' for kind in operation.bodies)}.\n"
            if operation.takes:
                yield "\n| Name | What it is | Written as | Where left out |\n|---|---|---|---|\n"
                for taken in operation.takes:
                    yield f"| `{taken.name}` | {taken.about} | {taken.written} | {taken.absent} |\n"
            yield f"\nAnswers with 200: {operation.answer}. Where it is refused: {', '.join(operation.refusals)}.\n"


if __name__ == "__main__":
    (ROOT / PAGE).write_text(api_page(), encoding="utf-8")
