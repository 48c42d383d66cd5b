"""Backups are tested by restoring them."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg.conninfo import conninfo_to_dict

from tests.integration.installation import Installation
from tests.postgresql import with_tools
from worthwhile.cli.main import cli
from worthwhile.exchange.audit_chain import verify_chain
from worthwhile.exchange.audit_log import opened_log
from worthwhile.exchange.backup.making import make_backup
from worthwhile.exchange.backup.manifest import BackupRefused
from worthwhile.exchange.backup.restoring import restore_backup
from worthwhile.exchange.kept_database import SQLITE_FILE
from worthwhile.kernel.problems import WorthwhileError

NOW = datetime(2026, 4, 2, 9, 15, 30, tzinfo=UTC)
FILES = {"secret-key": "k3y", "licences.yaml": "licences: []\n", "value-sets/eq-5d.csv": "Ünits\n", "uploads/a/b": "x"}
_numbers = itertools.count()


MakeDatabase = Callable[[str], str | None]


@pytest.fixture(scope="session")
def make_database(request: pytest.FixtureRequest) -> Callable[..., str | None]:
    """A database of a kind, empty or like another: an address for PostgreSQL, nothing for SQLite."""

    def make(kind: str, *, like: str = "template0") -> str | None:
        if kind == "sqlite":
            return None
        server = request.getfixturevalue("postgresql")
        name = f"installation_{next(_numbers)}"
        with psycopg.connect(server, autocommit=True) as opened:
            opened.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        return f"postgresql://postgres:@/{name}?host={conninfo_to_dict(server)['host']}"

    return make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def first_installation(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, make_database: MakeDatabase
) -> Installation:
    """An installation with three cases and some files, to be copied and left as it is."""
    made = Installation(tmp_path_factory.mktemp(request.param) / "home", make_database(request.param))
    for name, text in FILES.items():
        path = made.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    made.migrate()
    made.keep_cases(0, 3)
    return made


@pytest.fixture
def installation(
    first_installation: Installation,
    make_database: Callable[..., str | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Installation:
    """An installation of its own for a test, with three cases and some files."""
    monkeypatch.setenv("PATH", with_tools(os.environ["PATH"]))
    shutil.copytree(first_installation.home, tmp_path / "home")
    if first_installation.address is None:
        return Installation(tmp_path / "home", None)
    name = conninfo_to_dict(first_installation.address)["dbname"]
    return Installation(tmp_path / "home", make_database("postgresql", like=str(name)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with files and no database."""
    folder = tmp_path / "home"
    (folder / "uploads").mkdir(parents=True)
    (folder / "secret-key").write_text("k3y", encoding="ascii")
    (folder / "uploads" / "a.csv").write_text("a,b\n", encoding="ascii")
    return folder


def _back_up(home: Path, to: Path, address: str | None = None) -> Any:
    return make_backup(home=home, address=address, to=to, now=NOW, version="1.2.3")


def _restore(path: Path, home: Path, address: str | None = None, *, replace: bool = False) -> Any:
    return restore_backup(path=path, home=home, address=address, replace=replace, now=NOW)


def _files(home: Path) -> dict[str, bytes]:
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not path.name.startswith(SQLITE_FILE)
    }


def _kind(installation: Installation) -> str:
    return "postgresql" if installation.address else "sqlite"


def test_what_is_restored_is_what_was_backed_up_row_for_row(
    installation: Installation, tmp_path: Path, make_database: MakeDatabase
) -> None:
    manifest = _back_up(installation.home, tmp_path / "b.zip", installation.address)
    restored = Installation(tmp_path / "new" / "home", make_database(_kind(installation)))
    _restore(tmp_path / "b.zip", restored.home, restored.address)
    assert restored.rows() == installation.rows()
    assert len(restored.rows()["impact_keptcase"]) == 3
    assert _files(restored.home) == _files(installation.home)
    assert manifest.audit_log.entries == 3


def test_a_backup_made_while_others_write_is_of_one_moment(
    installation: Installation, tmp_path: Path, make_database: MakeDatabase
) -> None:
    stop, started, number = threading.Event(), threading.Event(), itertools.count(3)

    def write() -> None:
        while not stop.is_set():
            installation.keep_cases(next(number), 1)
            started.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert started.wait(timeout=30)
        manifest = _back_up(installation.home, tmp_path / "b.zip", installation.address)
    finally:
        stop.set()
        writer.join()
    restored = Installation(tmp_path / "new", make_database(_kind(installation)))
    _restore(tmp_path / "b.zip", restored.home, restored.address)
    rows, later = restored.rows(), installation.rows()
    assert 3 < len(rows["impact_keptcase"]) < len(later["impact_keptcase"])
    assert len(rows["impact_keptcase"]) == len(rows["accounts_auditentry"]) == manifest.audit_log.entries
    assert all(set(map(repr, rows[name])) <= set(map(repr, later[name])) for name in set(later) - {"sqlite_sequence"})
    with opened_log(home=restored.home, address=restored.address) as entries:
        assert verify_chain(entries).last.own_hash == manifest.audit_log.last_hash


def test_the_database_still_guards_its_audit_log_after_a_restore(
    installation: Installation, tmp_path: Path, make_database: MakeDatabase
) -> None:
    _back_up(installation.home, tmp_path / "b.zip", installation.address)
    restored = Installation(tmp_path / "new", make_database(_kind(installation)))
    _restore(tmp_path / "b.zip", restored.home, restored.address)
    with restored.opened() as opened, pytest.raises(Exception, match="only be added to"):
        opened.execute("DELETE FROM accounts_auditentry")


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command for an installation."""

    def run(installation: Installation, *arguments: str | Path) -> Result:
        monkeypatch.setenv("WORTHWHILE_HOME", str(installation.home))
        monkeypatch.setenv("WORTHWHILE_DATABASE", installation.address or "")
        return CliRunner().invoke(cli, [str(argument) for argument in arguments])

    return run


def test_the_log_of_an_installation_is_verified(installation: Installation, invoke: Callable[..., Result]) -> None:
    said = invoke(installation, "audit-log", "verify")
    assert (said.exit_code, said.output[:44]) == (0, "The audit log is intact: 3 entries, last has")
    assert json.loads(invoke(installation, "audit-log", "verify", "--json").output)["entries"] == 3


def _unguarded(installation: Installation, opened: Any) -> None:
    """As someone would who may do anything in the database."""
    if installation.address:
        opened.execute("ALTER TABLE accounts_auditentry DISABLE TRIGGER ALL")
    else:
        for name in ("no_update", "no_delete", "in_turn"):
            opened.execute(f"DROP TRIGGER accounts_auditentry_{name}")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE accounts_auditentry SET actor = 9 WHERE number = 2", {"entry": 2, "how": "changed"}),
        ("UPDATE accounts_auditentry SET at = '2026-01-01 00:00:00' WHERE number = 1", {"entry": 1, "how": "changed"}),
        ("DELETE FROM accounts_auditentry WHERE number = 2", {"entry": 2, "how": "removed"}),
    ],
)
def test_what_was_done_to_the_log_behind_the_guard_is_named(
    installation: Installation, invoke: Callable[..., Result], change: str, found: dict[str, object]
) -> None:
    with installation.opened() as opened:
        _unguarded(installation, opened)
        opened.execute(change)
    said = invoke(installation, "audit-log", "verify", "--json")
    assert (said.exit_code, json.loads(said.output)["broken"]) == (1, found)


def test_a_log_cut_short_is_found_by_a_backup(
    installation: Installation, invoke: Callable[..., Result], tmp_path: Path
) -> None:
    assert invoke(installation, "backup", tmp_path / "b.zip").exit_code == 0
    with installation.opened() as opened:
        _unguarded(installation, opened)
        opened.execute("DELETE FROM accounts_auditentry WHERE number > 1")
    assert invoke(installation, "audit-log", "verify").exit_code == 0
    said = invoke(installation, "audit-log", "verify", "--backup", tmp_path / "b.zip")
    assert said.exit_code == 1
    assert "Entry 2 was removed" in said.output


def test_a_database_older_than_the_log_says_what_to_do(home: Path, invoke: Callable[..., Result]) -> None:
    (home / SQLITE_FILE).touch()
    said = invoke(Installation(home, None), "audit-log", "verify")
    assert isinstance(said.exception, WorthwhileError)
    assert "python -m worthwhile.config migrate" in str(said.exception)


def test_a_database_that_is_not_one_is_said(home: Path, invoke: Callable[..., Result]) -> None:
    (home / SQLITE_FILE).write_bytes(b"no database" * 100)
    with pytest.raises(WorthwhileError, match="not a database"):
        _back_up(home, home.parent / "b.zip")
    assert sorted(path.name for path in home.parent.iterdir()) == ["home"]


def test_a_folder_with_something_in_it_is_left_alone(home: Path, tmp_path: Path) -> None:
    _back_up(home, tmp_path / "b.zip")
    (home / "secret-key").write_text("newer", encoding="ascii")
    with pytest.raises(BackupRefused, match="--replace"):
        _restore(tmp_path / "b.zip", home)
    assert (home / "secret-key").read_text(encoding="ascii") == "newer"


def test_a_folder_that_is_replaced_is_kept_beside(home: Path, tmp_path: Path) -> None:
    _back_up(home, tmp_path / "b.zip")
    (home / "secret-key").write_text("newer", encoding="ascii")
    done = _restore(tmp_path / "b.zip", home, replace=True)
    assert done.kept.name == "home.before-restore-20260402T091530Z"
    assert (done.kept / "secret-key").read_text(encoding="ascii") == "newer"
    assert (home / "secret-key").read_text(encoding="ascii") == "k3y"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "home", done.kept.name]


def test_others_on_the_machine_may_not_look_into_backup_or_restored_home(home: Path, tmp_path: Path) -> None:
    _back_up(home, tmp_path / "b.zip")
    _restore(tmp_path / "b.zip", tmp_path / "new")
    made = [tmp_path / "b.zip", tmp_path / "new", *(tmp_path / "new").rglob("*")]
    assert [path for path in made if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("to", ["home/b.zip", "there.zip", "none/b.zip"])
def test_a_bad_place_for_a_backup_is_refused(home: Path, tmp_path: Path, to: str) -> None:
    (tmp_path / "there.zip").write_text("precious", encoding="ascii")
    before = _files(tmp_path)
    with pytest.raises(BackupRefused, match=r"[Cc]hoose"):
        _back_up(home, tmp_path / to)
    assert _files(tmp_path) == before


def test_a_link_is_never_left_out_in_silence(home: Path, tmp_path: Path) -> None:
    (home / "elsewhere").symlink_to(tmp_path)
    with pytest.raises(BackupRefused, match="elsewhere is a link"):
        _back_up(home, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_an_empty_folder_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with pytest.raises(BackupRefused, match="nothing to back up"):
        _back_up(tmp_path / "home", tmp_path / "b.zip")


@pytest.fixture
def rewritten(home: Path, tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """A backup of which some parts were written anew."""
    _back_up(home, tmp_path / "b.zip")

    def rewrite(
        parts: dict[str, bytes] | None = None, manifest: Callable[[dict[str, Any]], object] | None = None
    ) -> Path:
        with zipfile.ZipFile(tmp_path / "b.zip") as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
        if manifest:
            said = json.loads(held["manifest.json"])
            manifest(said)
            held["manifest.json"] = json.dumps(said).encode()
        with zipfile.ZipFile(tmp_path / "forged.zip", "w") as forged:
            for name, content in {**held, **(parts or {})}.items():
                forged.writestr(name, content)
        return tmp_path / "forged.zip"

    return rewrite


def _refused(path: Path, tmp_path: Path, match: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BackupRefused, match=match):
        _restore(path, tmp_path / "new")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_part_that_was_changed_is_refused(rewritten: Callable[..., Path], tmp_path: Path) -> None:
    _refused(rewritten({"home/secret-key": b"K3Y"}), tmp_path, "home/secret-key is not what was backed up")


def test_a_part_that_is_longer_than_it_says_is_refused(rewritten: Callable[..., Path], tmp_path: Path) -> None:
    _refused(rewritten({"home/secret-key": b"k3y" * 9_000_000}), tmp_path, "home/secret-key is not what was")


def test_a_part_that_the_manifest_does_not_know_is_refused(rewritten: Callable[..., Path], tmp_path: Path) -> None:
    _refused(rewritten({"home/extra": b"x"}), tmp_path, "home/extra")


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "home/../../evil",
        "/etc/evil",
        "home//evil",
        "home/./evil",
        "home/a\\evil",
        "home/",
        "home/a\nb",
        f"home/{SQLITE_FILE}",
        f"home/{SQLITE_FILE}-wal",
        "database/other",
    ],
)
def test_a_part_that_would_be_written_elsewhere_is_refused(
    rewritten: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    def add(said: dict[str, Any]) -> None:
        said["parts"].append({**said["parts"][0], "name": name})

    _refused(rewritten({name: b"k3y"}, add), tmp_path, "no name for a file of a backup")


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda said: said.update(format="worthwhile/backup/2"), "reads worthwhile/backup/1"),
        (lambda said: said.update(database="sqlite"), "differ"),
        (lambda said: said["parts"].append(said["parts"][0]), "stands twice"),
        (lambda said: said["parts"].pop(), "does not hold what its manifest says"),
        (lambda said: said.pop("parts"), "parts: This is missing"),
    ],
)
def test_a_manifest_that_cannot_be_true_is_refused(
    rewritten: Callable[..., Path], tmp_path: Path, change: Callable[[dict[str, Any]], object], match: str
) -> None:
    _refused(rewritten(manifest=change), tmp_path, match)


def test_an_archive_that_is_cut_off_or_none_at_all_is_refused(home: Path, tmp_path: Path) -> None:
    _back_up(home, tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    for name, content in {"cut.zip": whole[:-40], "text.zip": b"hello", "empty.zip": b""}.items():
        (tmp_path / name).write_bytes(content)
        _refused(tmp_path / name, tmp_path, "cannot be read as a backup")
    _refused(tmp_path / "none.zip", tmp_path, "No such file")


def test_a_flipped_byte_is_refused_or_changes_nothing_that_is_restored(home: Path, tmp_path: Path) -> None:
    _back_up(home, tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    refused = 0
    for place in range(0, len(whole), 3):
        flipped = bytearray(whole)
        flipped[place] ^= 0xFF
        (tmp_path / "flipped.zip").write_bytes(flipped)
        try:
            _restore(tmp_path / "flipped.zip", tmp_path / "new")
        except BackupRefused:
            refused += 1
            assert not (tmp_path / "new").exists()
        else:
            assert _files(tmp_path / "new") == _files(home)
            shutil.rmtree(tmp_path / "new")
    assert refused > len(whole) / 6


def test_a_backup_of_sqlite_is_not_restored_beside_postgresql(home: Path, tmp_path: Path) -> None:
    _back_up(home, tmp_path / "b.zip")
    with pytest.raises(BackupRefused, match="Unset WORTHWHILE_DATABASE"):
        _restore(tmp_path / "b.zip", tmp_path / "new", "postgresql:///anything")


@pytest.mark.parametrize("first_installation", ["postgresql"], indirect=True)
def test_a_postgresql_database_with_tables_is_never_written_over(installation: Installation, tmp_path: Path) -> None:
    _back_up(installation.home, tmp_path / "b.zip", installation.address)
    before = installation.rows()
    with pytest.raises(BackupRefused, match="has tables in it"):
        _restore(tmp_path / "b.zip", tmp_path / "new", installation.address)
    with pytest.raises(BackupRefused, match="set WORTHWHILE_DATABASE to it"):
        _restore(tmp_path / "b.zip", tmp_path / "new")
    assert installation.rows() == before
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("first_installation", ["postgresql"], indirect=True)
def test_a_missing_tool_says_what_to_install(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupRefused, match=r"pg_dump is needed and was not found\. Install the PostgreSQL client"):
        _back_up(installation.home, tmp_path / "b.zip", installation.address)
    assert not (tmp_path / "b.zip").exists()


def test_a_server_that_cannot_be_reached_is_said_without_the_password(home: Path, tmp_path: Path) -> None:
    address = f"postgresql://me:hunter2@/none?host={tmp_path}"
    with pytest.raises(WorthwhileError, match="WORTHWHILE_DATABASE names cannot be read") as refused:
        _back_up(home, tmp_path / "b.zip", address)
    assert "hunter2" not in str(refused.value)


def test_an_address_of_another_kind_is_refused_without_showing_it(home: Path, tmp_path: Path) -> None:
    with pytest.raises(WorthwhileError, match="must begin with postgresql://") as refused:
        _back_up(home, tmp_path / "b.zip", "mysql://me:hunter2@here/x")
    assert "hunter2" not in str(refused.value)


def test_commands_say_what_they_did(home: Path, tmp_path: Path, invoke: Callable[..., Result]) -> None:
    here = Installation(home, None)
    said = invoke(here, "backup", tmp_path / "b.zip")
    assert f"Backed up 2 files, 7 bytes before packing, to {tmp_path / 'b.zip'}" in said.output
    assert "There is no database" in said.stderr
    shutil.rmtree(home)
    assert f"Restored 2 files to {home}" in invoke(replace(here), "restore", tmp_path / "b.zip").output
