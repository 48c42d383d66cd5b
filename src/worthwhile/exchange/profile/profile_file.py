"""Profile files (YAML or JSON) in, and a new one to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from worthwhile.engines.matching import Provider
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data, read_text, write_whole
from worthwhile.exchange.profile.profile import Profile, read_profile
from worthwhile.exchange.profile.provider import provider_of
from worthwhile.kernel.problems import InvalidInput, Problem

SUFFIXES = (".yaml", ".yml", ".json")
_SERVICE = re.compile(r"^services\[(\d+)\]")


class InvalidProfile(InvalidInput):
    """A profile that cannot be used. Its text names the service that each path counts to."""

    def __init__(self, problems: Iterable[Problem], data: object) -> None:
        super().__init__(problems)
        self.args = ("\n".join(_named(problem, data) for problem in self.problems),)


@dataclass(frozen=True, kw_only=True)
class LoadedProfile:
    """A profile with the data it was read from and the provider it describes. ``profile_hash`` is of all its data."""

    profile: Profile
    provider: Provider
    data: Mapping[str, Any]
    profile_hash: str


def load_profile(path: Path) -> LoadedProfile:
    """Read a profile file.

    Raises InvalidFile where it is no YAML or JSON text, InvalidProfile with every problem where it is not a profile.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidFile(f"{path.name} is not a profile. Give a file that ends in {', '.join(SUFFIXES)}.")
    return profile_from_data(load_plain_data(read_text(path), suffix=suffix, name=path.name))


def profile_from_data(data: object) -> LoadedProfile:
    """Read a profile from plain data. Raises InvalidProfile with every problem."""
    try:
        profile = read_profile(data)
    except InvalidInput as error:
        raise InvalidProfile(error.problems, data) from None
    assert isinstance(data, Mapping)
    return LoadedProfile(profile=profile, provider=provider_of(profile), data=data, profile_hash=case_hash(data))


def new_profile_text() -> str:
    """The YAML of a profile to fill in, with comments that say what each line is for."""
    return files("worthwhile.exchange.profile").joinpath("new_profile.yaml").read_text(encoding="utf-8")


def write_new_profile(to: Path) -> None:
    """Write a profile to fill in. Raises InvalidFile where the file is there already or cannot be written."""
    if to.exists():
        raise InvalidFile(f"{to} exists already. Choose another name, so that nothing of yours is lost.")
    write_whole(to, new_profile_text().encode())


def _named(problem: Problem, data: object) -> str:
    """``services[0].cpv[1] (Befriending): ...``, as nobody likes to count from 0."""
    found = _SERVICE.match(problem.path)
    services = data.get("services") if found and isinstance(data, Mapping) else None
    at = int(found[1]) if found else 0
    service = services[at] if isinstance(services, list) and at < len(services) else None
    name = service.get("name") if isinstance(service, Mapping) else None
    return f"{problem.path} ({name}): {problem.message}" if isinstance(name, str) else str(problem)
