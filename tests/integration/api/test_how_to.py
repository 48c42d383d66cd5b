"""The commands of the how-to are run against a service, so that the page cannot go stale."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.api_program import make_token
from tests.evidence_builders import make_collection
from tests.organisation_builders import World

BLOCK = re.compile(r"^```sh\n(?P<text>.*?)^```", re.M | re.S)
ADDRESS = "https://worthwhile.example"


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
@pytest.mark.django_db(transaction=True)
def test_the_commands_do_what_the_page_says(world: World, live_server: LiveServer, root: Path, tmp_path: Path) -> None:
    collection = make_collection(world.organisation, world.owner.person)
    page = (root / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WORTHWHILE_TOKEN": make_token(world.owner),
        "no_proxy": "*",
    }
    answers = []
    for block in BLOCK.finditer(page):
        text = block["text"].replace(ADDRESS, live_server.url).replace("evidence/1/", f"evidence/{collection.pk}/")
        ended = subprocess.run(
            ["bash", "-ec", text], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr
        if "curl" in text:
            answers += _answers_in(ended.stdout)
    who, unfilled, figure, scored, listed, changed, collections, preview = answers
    assert who["organisation"]["name"] == "Lunch Club CIC"
    assert "outcomes[0].quantity" in [problem["path"] for problem in unfilled["problems"]]
    assert figure["id"] == "value-bank/WELLBY"
    assert scored["rows"]["read"] == 2
    assert "scores" not in scored
    assert [case["revision"] for case in listed["items"]] == [1]
    assert (changed["title"], changed["revision"]) == ("Befriending in Ilford", 2)
    assert [found["id"] for found in collections["items"]] == [collection.pk]
    assert (preview["kept"], preview["added"], {need["path"] for need in preview["needs"]}) == (
        False, 1, {"consent", "agreed", "add_people"},
    )  # fmt: skip


def _answers_in(printed: str) -> list[Any]:
    """Every JSON object that a block printed, in order."""
    found, decoder = [], json.JSONDecoder()
    at = printed.find("{")
    while at >= 0:
        answer, end = decoder.raw_decode(printed, at)
        found.append(answer)
        at = printed.find("{", end)
    return found
