"""The key that an installation makes once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from worthwhile.config.secret_key import kept_secret_key


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    assert kept_secret_key(tmp_path) == kept_secret_key(tmp_path)


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    homes = [tmp_path / "a", tmp_path / "b"]
    for home in homes:
        home.mkdir()
    assert kept_secret_key(homes[0]) != kept_secret_key(homes[1])


def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    kept_secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_many_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        assert len(set(pool.map(kept_secret_key, [tmp_path] * 32))) == 1


def test_nothing_is_left_beside_the_key(tmp_path: Path) -> None:
    kept_secret_key(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
