"""An organisation, a stranger, and a program that may do everything for the organisation."""

from __future__ import annotations

import pytest

from tests.api_program import Program, make_token
from tests.organisation_builders import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def program(world: World) -> Program:
    return Program(make_token(world.owner))
