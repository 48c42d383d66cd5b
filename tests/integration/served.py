"""The product as it is served: processes of its own over a home of its own, that can be killed at any moment."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

TOKEN = "a" * 32
PATIENCE = 60.0
SEED = """
import django, json
django.setup()
from django.test import Client
from tests.case_builders import make_case
from tests.organisation_builders import make_world
world = make_world()
case = make_case(world.organisation, world.owner.person)
browser = Client()
browser.force_login(world.owner.person)
print(json.dumps([browser.cookies["sessionid"].value, world.organisation.pk, case.pk]))
"""


@dataclass
class Served:
    """One installation on SQLite with an organisation, a case and its owner signed in."""

    home: Path
    root: Path
    port: int = 0
    session: str = ""
    case: str = ""
    _server: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "worthwhile.config.settings",
            "WORTHWHILE_HOME": str(self.home),
            "WORTHWHILE_DATABASE": "",
            "PYTHONPATH": str(self.root),
        }

    def set_up(self) -> None:
        """Make the tables and what the tests need in them."""
        migrate = [sys.executable, "-m", "worthwhile.config", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=self._environment, check=True)
        seed = subprocess.run(
            [sys.executable, "-c", SEED], env=self._environment, check=True, capture_output=True, text=True
        )
        self.session, organisation, case = json.loads(seed.stdout.splitlines()[-1])
        self.case = f"/organisations/{organisation}/cases/{case}/"

    def start(self) -> None:
        """Serve, and wait until a page is answered."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "worthwhile.config.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        self._server = subprocess.Popen(
            [*command, "--workers", "2", "--threads", "4", "--log-level", "critical"],
            env=self._environment,
            start_new_session=True,
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._server.poll() is None:
            try:
                if self.get("/about") == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """End every process of the server at once, without a chance to tidy up."""
        if self._server is not None:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._server = None

    def get(self, address: str) -> int:
        """The status of a page."""
        return self._ask("GET", address, "")

    def post(self, address: str, answers: dict[str, str]) -> int:
        """The status of what a form was answered with."""
        return self._ask("POST", address, urlencode({**answers, "csrfmiddlewaretoken": TOKEN}))

    def _ask(self, method: str, address: str, body: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()
