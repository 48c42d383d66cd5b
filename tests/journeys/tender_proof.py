"""What is left of a tender that is over: its log, its records and its notices."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.tender_people import Buyers
from tests.journeys.visitor import Visitor
from worthwhile.apps.tenders.models import Tender


def verify_the_log(buyers: Buyers, folder: Path, *receipts: str) -> str:
    """Download the log and its verifier as the pages say, and run the one on the other. Returns what it says."""
    author = buyers.on_the_tender("author")
    author.when_i_follow("The log: every act, with its proof")
    author.then_the_page_is("Log")
    kept = []
    for link in ("Download the log", "Download the program that checks it"):
        with author.page.expect_download() as found:
            author.when_i_follow(link)
        kept.append(folder / found.value.suggested_filename)
        found.value.save_as(kept[-1])
    log, program = kept
    ran = subprocess.run(
        [sys.executable, "-I", str(program), str(log), *receipts], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def the_records_are_whole(buyers: Buyers) -> None:
    author = buyers.on_the_tender("author")
    author.when_i_follow("Records of the decision, to keep and to disclose")
    author.then_the_page_is("Records of the decision")
    missing = author.page.locator("main .govuk-list--bullet li").all_inner_texts()
    assert missing == []
    author.then_i_read("Nothing: the records are whole")


def public_notices(visitor: Visitor, tender: Tender) -> list[str]:
    """The notices to which the public page of a tender leads."""
    visitor.given_i_am_on(f"/tenders/open/{tender.pk}/")
    visitor.then_the_page_is(tender.title)
    visitor.when_i_follow("Notices of this tender")
    return notices_listed(visitor, tender)


def notices_listed(visitor: Visitor, tender: Tender) -> list[str]:
    """The names of the notices on the page that lists them, the first first; each is opened and looked at."""
    visitor.then_the_page_is(f"Notices of “{tender.title}”")
    links = visitor.page.locator("main ul.govuk-list--spaced a")
    named = [(one.inner_text(), one.get_attribute("href") or "") for one in links.all()]
    for _, address in named:
        visitor.given_i_am_on(address)
        visitor.then_i_read("For programs")
        visitor.then_nothing_is_in_my_way()
    return [name.split(". ", 1)[1] for name, _ in reversed(named)]
