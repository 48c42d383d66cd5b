"""The folder that an installation keeps, and its secret key."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from worthwhile.config.home import kept_secret_key, prepare_home


def test_the_folder_is_made_and_closed_to_others(tmp_path: Path) -> None:
    home = prepare_home(str(tmp_path / "a" / "b"))
    assert home.stat().st_mode & 0o077 == 0


def test_without_a_name_the_folder_is_in_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert prepare_home("") == tmp_path / ".worthwhile"


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    assert kept_secret_key(tmp_path) == kept_secret_key(tmp_path)


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert kept_secret_key(prepare_home(str(tmp_path / "a"))) != kept_secret_key(prepare_home(str(tmp_path / "b")))


def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    kept_secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_many_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        assert len(set(pool.map(kept_secret_key, [tmp_path] * 32))) == 1


def test_nothing_is_left_beside_the_key(tmp_path: Path) -> None:
    kept_secret_key(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
