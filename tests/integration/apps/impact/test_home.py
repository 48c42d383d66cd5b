"""The first page: three ways in."""

import pytest
from django.test import Client

from worthwhile.exchange.templates import list_demonstrations, list_templates


def test_the_first_page_leads_to_every_template_and_demonstration(client: Client) -> None:
    page = client.get("/").content.decode()
    for template in list_templates():
        assert f'href="/templates/{template.name}/"' in page
    for demonstration in list_demonstrations():
        assert f'href="/demonstrations/{demonstration.name}/"' in page


def test_the_first_page_takes_a_file(client: Client) -> None:
    page = client.get("/").content.decode()
    assert '<form action="/upload/" method="post" enctype="multipart/form-data"' in page


@pytest.mark.parametrize("template", [template.name for template in list_templates()])
def test_every_template_opens_as_a_form(client: Client, template: str) -> None:
    answer = client.get(f"/templates/{template}/")
    assert answer.status_code == 200
    assert "See what it is worth" in answer.content.decode()


@pytest.mark.parametrize("demonstration", [demonstration.name for demonstration in list_demonstrations()])
def test_every_demonstration_shows_a_range(client: Client, demonstration: str) -> None:
    page = client.get(f"/demonstrations/{demonstration}/").content.decode()
    assert "For every £1 put in, between" in page
    assert "This is a demonstration. Its quantities are invented" in page
