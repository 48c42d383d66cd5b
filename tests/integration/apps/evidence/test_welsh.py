"""People answer in Welsh. What only the organisation can translate is shown in English, and says that it is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from tests.evidence_builders import PURPOSE, make_collection, make_people
from tests.organisation_builders import NOW, World
from tests.respondent import Respondent
from tests.translated_strings import strings_of_module, strings_of_template, strings_to_translate
from worthwhile.apps.evidence.models import Collection, Questionnaire
from worthwhile.apps.evidence.services.keep_own_wording import keep_own_wording
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.engines.measures.catalogue import MEASURES

pytestmark = pytest.mark.django_db

PLACEHOLDER = re.compile(r"%\(\w+\)[ds]")
CATALOGUE = "src/worthwhile/apps/evidence/locale/cy/LC_MESSAGES/django.po"


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


def test_every_string_of_the_pages_is_in_welsh_and_no_other_is(root: Path) -> None:
    with (root / CATALOGUE).open("rb") as file:
        welsh = {message.id: message for message in read_po(file, locale="cy") if message.id}
    asked = strings_to_translate(root)
    assert len(asked) > 80
    assert {text for text in asked if text not in welsh or not welsh[text].string or welsh[text].fuzzy} == set()
    assert set(welsh) - asked == set()
    for text, message in welsh.items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(message.string)), text


def test_the_rule_about_strings_sees_them() -> None:
    template = '<p>{% translate "One" %}</p>{% blocktranslate %}Two {{ n }}{% endblocktranslate %}'
    assert strings_of_template(template) == {"One", "Two %(n)s"}
    assert strings_of_module('from x import gettext_lazy as _\nA = _("Three" " and four")\n') == {"Three and four"}


def test_the_pages_are_welsh_and_say_so(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection, language="cy")
    page = person.open("about/").content.decode()
    assert '<html lang="cy"' in page
    assert "Cyn i chi ddechrau" in page
    assert "Gwall" not in page
    assert "Mae problem" in person.send("about/").content.decode()
    question = person.begin(who).content.decode()
    assert "Cwestiwn 1 o 4" in question
    assert Questionnaire.objects.get().language == "cy"
    assert '<html lang="en-GB"' in Respondent(collection).open("about/").content.decode(), "the next page is English"


def test_what_is_in_english_says_so_to_a_screen_reader_and_to_the_reader(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection, language="cy")
    page = person.open("about/").content.decode()
    assert "Mae'r cwestiynau yn Saesneg." in page
    assert f'<div lang="en-GB"><p class="govuk-body">{PURPOSE}</p></div>' in page
    assert 'legend--l" lang="en-GB"' in person.begin(who).content.decode()


def test_what_the_organisation_wrote_in_welsh_is_shown_in_welsh(collection: Collection, world: World) -> None:
    Collection.objects.update(translations={"cy": {"purpose": "I ddysgu.", "safeguarding_text": "Ffoniwch ni."}})
    write_consent(collection=collection, language="cy", text="Rwy'n cytuno.", by=world.owner.person, now=NOW)
    person = Respondent(collection, language="cy")
    page = person.open("about/").content.decode()
    assert '<div lang="cy"><p class="govuk-body">I ddysgu.</p></div>' in page
    assert "Rwy&#x27;n cytuno." in page
    assert "Ffoniwch ni." in person.open("finished/").content.decode()
    assert "I ddysgu." not in Respondent(collection).open("about/").content.decode()


def test_a_published_translation_that_was_pasted_is_asked(collection: Collection, world: World) -> None:
    scale = "\n".join(f"{score} {score}" for score in range(11))
    pasted = "\n\n".join(f"Cwestiwn cyhoeddedig {n}\n{scale}" for n in range(1, 5))
    keep_own_wording(
        collection=collection, measure=MEASURES["ons4"], language="cy", introduction="", pasted=pasted,
        source="Cyhoeddwr", licence_reference="", by=world.owner.person, now=NOW,
    )  # fmt: skip
    (who,) = make_people(collection, world.owner.person)
    page = Respondent(collection, language="cy").begin(who).content.decode()
    assert "Cwestiwn cyhoeddedig 1" in page
    assert 'legend--l" lang="cy"' in page
    assert "Overall" in Respondent(collection).begin(make_people(collection, world.owner.person)[0]).content.decode()


def test_a_day_is_written_in_welsh(collection: Collection) -> None:
    Collection.objects.update(erase_on="close", closes_on=date(2026, 12, 31), retention_months=2)
    page = Respondent(collection, language="cy").open("about/").content.decode()
    assert "28 Chwefror 2027" in page
    assert "28 February 2027" in Respondent(collection).open("about/").content.decode()


def test_the_first_page_stands_in_both_languages(collection: Collection) -> None:
    page = Respondent(collection).client.get(f"/answer/{collection.token}/").content.decode()
    assert 'lang="cy">Hoffai Lunch Club CIC ofyn rhai cwestiynau i chi.' in page
    assert "Lunch Club CIC would like to ask you some questions." in page


@pytest.mark.parametrize("layout", ["standard", "large", "easy"])
def test_the_pages_are_set_as_was_chosen(collection: Collection, layout: str) -> None:
    person = Respondent(collection)
    said = person.client.post(f"/answer/{collection.token}/", {"language": "cy", "layout": layout}, follow=True)
    assert said.redirect_chain[-1][0].endswith("/cy/about/")
    assert f"ww-answer--{layout}" in said.content.decode()


def test_one_idea_a_line_where_it_was_asked_for(collection: Collection) -> None:
    Collection.objects.update(purpose="We want to learn. It helps us.")
    person = Respondent(collection)
    person.client.post(f"/answer/{collection.token}/", {"language": "en", "layout": "easy"})
    page = person.open("about/").content.decode()
    assert '<p class="govuk-body">We want to learn.</p><p class="govuk-body">It helps us.</p>' in page


def test_pages_of_the_organisation_stay_english(world: World, collection: Collection) -> None:
    Respondent(collection, language="cy").open("about/")
    assert translation.get_language() == "en-gb"
