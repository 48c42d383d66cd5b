"""Bids being written: nobody's work is lost, nothing of it can be read in the database, and it goes once handed in."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.bid_draft_builders import ASKED, FAIR, Bidding, make_bidding
from tests.tender_builders import make_supplier
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.models import Role as MemberOf
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.apps.tenders.models import BidDraft, BidPartner, DeclarationKept, DraftRevision, FileOf, PartState
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import (
    content_of,
    list_files,
    looked_over,
    tender_record,
    written,
)
from worthwhile.apps.tenders.selectors.bid_drafts.joint import find_by_link
from worthwhile.apps.tenders.selectors.bid_drafts.kept_declarations import declared_before
from worthwhile.apps.tenders.services.bid_drafts.assign import CannotAssign, assign_part, begin_part
from worthwhile.apps.tenders.services.bid_drafts.attach import attach_files
from worthwhile.apps.tenders.services.bid_drafts.declare import keep_declaration
from worthwhile.apps.tenders.services.bid_drafts.hand_in_draft import copy_of, hand_in_draft, packed
from worthwhile.apps.tenders.services.bid_drafts.join import (
    CannotJoin,
    answer_ask,
    ask_member,
    declare_as_member,
    make_link,
    take_link,
)
from worthwhile.apps.tenders.services.bid_drafts.keep import (
    CannotWrite,
    DraftChangedMeanwhile,
    begin_draft,
    let_go_of_draft,
    remove_draft,
    save_draft,
)
from worthwhile.exchange.bid import BidFile, read_price, read_quality, split, words_in
from worthwhile.exchange.sealing import Unsealable, box_named
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
CANARY = "marmalade canary 7391"
LINE = {"name": "Staff", "quantity": Decimal(100), "unit_cost": Decimal("15.50"), "amount": Decimal("1550.00")}


@pytest.fixture
def bidding() -> Bidding:
    return make_bidding()


def write(bidding: Bidding, edits, *, based_on: int | None = None, by=None) -> BidDraft:
    draft = bidding.draft()
    save_draft(
        draft=draft, based_on=draft.revision if based_on is None else based_on, edits=edits, what="test",
        by=by or bidding.owner, now=timezone.now(),
    )  # fmt: skip
    return draft


def whole(bidding: Bidding, text: str = CANARY) -> BidDraft:
    """A bid that lacks nothing."""
    return write(
        bidding,
        {
            ("answers", "q-1"): {"text": text, "written_from": ["Fact: How it began"]},
            ("answers", "q-2"): {"text": "Public liability, £5 million"},
            ("declarations", "d-1"): {"holds": True, "made_on": date(2026, 3, 3)},
            ("conditions", "c-1"): {"met": True},
            ("promises", "less-lonely"): {"name": "Less lonely", "target": Decimal(90), "unit": "people"},
            ("prices", ""): {"years": Decimal(3), "lines": [LINE]},
        },
    )


def test_two_people_write_different_parts_at_once_and_both_stand(bidding: Bidding):
    draft = bidding.draft()
    write(bidding, {("answers", "q-1", "text"): "We knock on doors"}, based_on=1)
    write(bidding, {("answers", "q-2", "text"): "Public liability"}, based_on=1, by=bidding.editor)
    assert written(draft.__class__.objects.get()).data["answers"] == {
        "q-1": {"text": "We knock on doors"},
        "q-2": {"text": "Public liability"},
    }


def test_the_same_answer_changed_by_two_is_told_and_nothing_is_lost(bidding: Bidding):
    write(bidding, {("answers", "q-1", "text"): "We knock on doors"})
    with pytest.raises(DraftChangedMeanwhile) as told:
        write(bidding, {("answers", "q-1", "text"): "We ask doctors"}, based_on=1, by=bidding.editor)
    assert told.value.conflicts[0].theirs == "We knock on doors"
    assert told.value.latest.revision.made_by == bidding.owner
    assert written(BidDraft.objects.get()).data["answers"]["q-1"]["text"] == "We knock on doors"


def test_saving_what_is_there_adds_nothing(bidding: Bidding):
    draft = write(bidding, {("share_code",): "abc"})
    before = draft.revision
    write(bidding, {("share_code",): "abc"})
    assert BidDraft.objects.get().revision == before


def test_a_whole_bid_lacks_nothing_and_is_packed_as_bids_are(bidding: Bidding):
    draft = whole(bidding)
    found = looked_over(draft, written(draft).data, tender_record(draft.tender))
    assert found.problems == ()
    assert found.gaps == ()
    envelopes = split(packed(draft))
    quality, price = read_quality(envelopes.quality), read_price(envelopes.price)
    assert quality.bid.answers[0].text == CANARY
    assert quality.bid.answers[0].written_from == ("Fact: How it began",)
    assert quality.bid.tender == bidding.tender.number
    assert price.price.prices[0].amount == Decimal("1550.00")
    assert price.price.prices[0].lot == ""


def test_what_would_make_it_fail_is_told_first(bidding: Bidding):
    draft = bidding.draft()
    gaps = looked_over(draft, written(draft).data, tender_record(draft.tender)).gaps
    fails = [gap.fails for gap in gaps]
    assert True in fails
    assert fails == sorted(fails, reverse=True)


def test_of_what_is_missing_the_heaviest_question_comes_first():
    weights = {"q-1": Decimal("0.1"), "q-2": Decimal("0.3")}
    questions = [{**one, "weight": weights[one["id"]]} for one in ASKED["questions"]]
    draft = make_bidding({**ASKED, "questions": questions}).draft()
    gaps = looked_over(draft, written(draft).data, tender_record(draft.tender)).gaps
    assert [gap.place for gap in gaps if not gap.fails] == ["q-2", "q-1", "less-lonely"]


def test_words_are_counted_as_the_bid_counts_them(bidding: Bidding):
    text = "one two-three\nfour  £5 " * 5
    draft = whole(bidding, text)
    assert words_in(text) == 20
    assert looked_over(draft, written(draft).data, tender_record(draft.tender)).gaps == ()
    draft = whole(bidding, text + "more")
    gap, *_ = looked_over(draft, written(draft).data, tender_record(draft.tender)).gaps
    assert gap.place == "q-1"
    assert "21 words" in gap.words


def test_shares_that_do_not_add_up_hide_nothing_of_the_rest(bidding: Bidding):
    draft = write(
        bidding,
        {
            ("members", "lead"): {"share": Decimal("0.5")},
            ("members", "m-1"): {"name": "Warm Hands", "role": "member", "share": Decimal("0.4")},
        },
    )
    found = looked_over(draft, written(draft).data, tender_record(draft.tender))
    assert found.bid is None
    assert "add up" in str(found.problems[0])
    assert any(gap.place == "q-1" for gap in found.gaps)
    with pytest.raises(InvalidInput):
        packed(draft)


def stored_bytes() -> bytes:
    """Every byte that the database would give to somebody who takes it, the log of recent writes too."""
    if connection.vendor == "sqlite":
        made = io.BytesIO()
        for line in connection.connection.iterdump():
            made.write(line.encode())
        name = Path(str(connection.settings_dict["NAME"]))
        for path in (name, Path(f"{name}-wal")):
            made.write(path.read_bytes() if path.is_file() else b"")
        return made.getvalue()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [str(row[0]).encode() for row in cursor.fetchall()]
    return b"\n".join(found)


def is_in(words: str, stored: bytes) -> bool:
    """Whether words stand in the bytes of a database, plainly or as a database writes bytes out."""
    plain = words.encode()
    return plain in stored or plain.hex().encode() in stored.lower()


@pytest.mark.django_db(transaction=True)
def test_no_word_of_a_bid_is_ever_in_the_database_while_written_or_handed_in(bidding: Bidding):
    draft = whole(bidding)
    now = timezone.now()
    attach_files(
        draft=draft, envelope=FileOf.QUALITY, files=[BidFile(name="canary-name.txt", content=CANARY.encode())],
        by=bidding.owner, now=now,
    )  # fmt: skip
    keep_declaration(
        organisation=bidding.bidder, text=FAIR, holds=False, words=CANARY, valid_until=None, by=bidding.owner, now=now,
        made_on=now.date(),
    )  # fmt: skip
    assert is_in("Befriending for older people", stored_bytes())
    assert not is_in(CANARY, stored_bytes())
    assert not is_in("canary-name", stored_bytes())
    draft.refresh_from_db()
    hand_in_draft(
        draft=draft, revision=draft.revision, seen=draft.tender.documents, keeps=False, by=bidding.owner,
        received_at=timezone.now(),
    )  # fmt: skip
    assert not is_in(CANARY, stored_bytes())
    kept = b"".join(path.read_bytes() for path in Path(settings.HOME).rglob("*") if path.is_file())
    assert CANARY.encode() not in kept


@pytest.mark.django_db(transaction=True)
def test_a_draft_goes_with_its_key_once_the_bid_is_sealed(bidding: Bidding):
    draft = whole(bidding)
    revision = DraftRevision.objects.latest("pk")
    box = box_named(settings.HOME, draft.box)
    assert CANARY.encode() in box.take(bytes(revision.sealed))
    hand_in_draft(
        draft=draft, revision=draft.revision, seen=1, keeps=False, by=bidding.owner, received_at=timezone.now()
    )
    assert not BidDraft.objects.exists()
    assert not DraftRevision.objects.exists()
    with pytest.raises(Unsealable, match="erased"):
        box_named(settings.HOME, draft.box)


@pytest.mark.django_db(transaction=True)
def test_a_draft_stays_where_its_bidder_asks_for_it(bidding: Bidding):
    draft = whole(bidding)
    hand_in_draft(
        draft=draft, revision=draft.revision, seen=1, keeps=True, by=bidding.owner, received_at=timezone.now()
    )
    kept = BidDraft.objects.get()
    assert kept.handed_in_at is not None
    assert written(kept).data["answers"]["q-1"]["text"] == CANARY


def test_what_was_checked_is_what_is_handed_in(bidding: Bidding):
    draft = whole(bidding)
    with pytest.raises(DraftChangedMeanwhile):
        hand_in_draft(
            draft=draft, revision=draft.revision - 1, seen=1, keeps=False, by=bidding.owner, received_at=timezone.now()
        )
    assert BidDraft.objects.get().handed_in_at is None


def test_a_file_added_since_it_was_read_through_is_noticed(bidding: Bidding):
    draft = whole(bidding)
    read = draft.revision
    given = [BidFile(name="late.txt", content=b"Late")]
    attach_files(draft=draft, envelope=FileOf.QUALITY, files=given, by=bidding.editor, now=timezone.now())
    draft.refresh_from_db()
    with pytest.raises(DraftChangedMeanwhile):
        hand_in_draft(
            draft=draft, revision=read, seen=1, keeps=False, by=bidding.owner, received_at=timezone.now()
        )  # fmt: skip
    assert written(draft).data["answers"]["q-1"]["text"] == CANARY


def test_what_somebody_saves_while_it_is_handed_in_is_not_erased(bidding: Bidding):
    draft = whole(bidding)
    handed_in = draft.revision
    write(bidding, {("share_code",): "just now"})
    let_go_of_draft(draft=draft, revision=handed_in, by=bidding.owner, now=timezone.now())
    kept = BidDraft.objects.get()
    assert kept.handed_in_at is not None
    assert written(kept).data["share_code"] == "just now"


@pytest.mark.django_db(transaction=True)
def test_closing_an_organisation_erases_the_keys_of_what_it_wrote(bidding: Bidding):
    draft = whole(bidding)
    keep_declaration(
        organisation=bidding.bidder, text=FAIR, holds=True, words="", valid_until=None, by=bidding.owner,
        now=timezone.now(), made_on=timezone.localdate(),
    )  # fmt: skip
    number = bidding.bidder.pk
    close_organisation(organisation=bidding.bidder, by=bidding.owner, now=timezone.now())
    assert BidDraft.objects.count() == 0
    for name in (draft.box, f"organisation-{number}"):
        with pytest.raises(Unsealable, match="erased"):
            box_named(settings.HOME, name)


def test_a_bid_that_is_too_late_keeps_its_draft(bidding: Bidding):
    draft = whole(bidding)
    late = bidding.tender.deadline_at
    with pytest.raises(Exception, match="deadline"):
        hand_in_draft(draft=draft, revision=draft.revision, seen=1, keeps=False, by=bidding.owner, received_at=late)
    assert BidDraft.objects.count() == 1


def test_a_copy_holds_the_package_and_the_text(bidding: Bidding):
    draft = whole(bidding)
    with zipfile.ZipFile(io.BytesIO(copy_of(draft, "All of it"))) as made:
        assert made.namelist() == ["bid.txt", "bid-as-handed-in.zip"]
        assert made.read("bid-as-handed-in.zip") == packed(draft)


def test_files_are_kept_with_names_made_safe_and_programs_are_refused(bidding: Bidding):
    draft = bidding.draft()
    given = [BidFile(name="../a.txt", content=b"We visit.")]
    attach_files(draft=draft, envelope=FileOf.PRICE, files=given, by=bidding.owner, now=timezone.now())
    (file,) = list_files(draft)
    assert file.name == "a.txt"
    assert content_of(draft, list_files(draft)[0].__class__(row=draft.files.get(), name="a.txt")) == b"We visit."
    with pytest.raises(InvalidInput):
        attach_files(
            draft=draft, envelope=FileOf.PRICE, files=[BidFile(name="a.docx", content=b"MZ")], by=bidding.owner,
            now=timezone.now(),
        )  # fmt: skip
    assert draft.files.count() == 1


def test_a_declaration_is_offered_again_with_its_day_until_it_ends(bidding: Bidding):
    asked = tender_record(bidding.tender).declarations
    day = date(2026, 3, 1)
    keep_declaration(
        organisation=bidding.bidder, text=FAIR.replace(" ", "  "), holds=True, words="", valid_until=day,
        by=bidding.owner, now=timezone.now(), made_on=day,
    )  # fmt: skip
    before = declared_before(bidding.bidder, asked, on=day)["d-1"]
    assert (before.holds, before.made_on, before.is_expired) == (True, day, False)
    assert declared_before(bidding.bidder, asked, on=day + timedelta(days=1))["d-1"].is_expired
    assert declared_before(make_supplier("Elsewhere")[0], asked, on=day) == {}
    assert DeclarationKept.objects.count() == 1


def test_only_those_who_may_write_are_asked_to(bidding: Bidding):
    draft = bidding.draft()
    with pytest.raises(CannotAssign):
        assign_part(draft=draft, part="price", person=bidding.viewer, state=PartState.WRITING, now=timezone.now())
    begin_part(draft=draft, part="price", by=bidding.editor, now=timezone.now())
    assert draft.parts.get().person == bidding.editor
    assert draft.parts.get().state == PartState.WRITING


def test_a_partner_joins_and_declares_for_itself(bidding: Bidding):
    partner, person = make_supplier("Warm Hands")
    draft = write(bidding, {("members", "m-1"): {"name": "Warm Hands", "role": "member", "does": "Lunches"}})
    row = ask_member(draft=draft, member="m-1", organisation=partner, by=bidding.owner, now=timezone.now())
    made = {"d-1": {"holds": True, "made_on": date(2026, 3, 4)}}
    with pytest.raises(CannotJoin, match="first"):
        declare_as_member(row=row, declared=made, by=person, now=timezone.now())
    answer_ask(row=row, accepts=True, by=person, now=timezone.now())
    declare_as_member(row=row, declared=made, by=person, now=timezone.now())
    bid = looked_over(draft, written(draft).data, tender_record(draft.tender)).bid
    assert [member.name for member in bid.members] == ["Lunch Club", "Warm Hands"]
    assert bid.members[1].declarations[0].holds is True
    answer_ask(row=row, accepts=False, by=person, now=timezone.now())
    bid = looked_over(draft, written(draft).data, tender_record(draft.tender)).bid
    assert bid.members[1].declarations == ()


def test_whoever_said_yes_stays_known_with_the_bid_when_its_draft_is_gone(bidding: Bidding):
    draft = whole(bidding)
    for at, (name, accepts) in enumerate((("Warm Hands", True), ("Far Away", False))):
        organisation, person = make_supplier(name)
        row = ask_member(
            draft=draft, member=f"m-{at}", organisation=organisation, by=bidding.owner, now=timezone.now()
        )  # fmt: skip
        answer_ask(row=row, accepts=accepts, by=person, now=timezone.now())
    draft.refresh_from_db()
    hand_in_draft(
        draft=draft, revision=draft.revision, seen=1, keeps=False, by=bidding.owner, received_at=timezone.now()
    )
    assert not BidDraft.objects.exists()
    assert [str(one.organisation) for one in BidPartner.objects.all()] == ["Warm Hands"]


def test_a_link_is_taken_once_and_not_by_the_buyer(bidding: Bidding):
    partner, person = make_supplier("Warm Hands")
    draft = write(bidding, {("members", "m-1"): {"name": "Warm Hands", "role": "member"}})
    token = make_link(draft=draft, member="m-1", by=bidding.owner, now=timezone.now())
    row = find_by_link(token, timezone.now())
    with pytest.raises(CannotJoin):
        take_link(row=row, organisation=bidding.tender.buyer, by=bidding.buying.author, now=timezone.now())
    take_link(row=row, organisation=partner, by=person, now=timezone.now())
    assert find_by_link(token, timezone.now()) is None
    assert find_by_link("x" * 43, timezone.now()) is None


def test_people_of_the_buyer_begin_no_bid(bidding: Bidding):
    with pytest.raises(CannotWrite):
        begin_draft(tender=bidding.tender, bidder=bidding.tender.buyer, by=bidding.buying.author, now=timezone.now())
    with pytest.raises(CannotWrite, match="for the buyer"):
        begin_draft(tender=bidding.tender, bidder=bidding.bidder, by=bidding.buying.author, now=timezone.now())
    with pytest.raises(CannotWrite, match="no bids any more"):
        begin_draft(tender=bidding.tender, bidder=bidding.bidder, by=bidding.owner, now=bidding.tender.deadline_at)


def test_the_audit_log_names_what_was_done_and_no_word_of_it(bidding: Bidding):
    draft = whole(bidding)
    remove_draft(draft=draft, by=bidding.owner, now=timezone.now())
    acts = [one.act for one in AuditEntry.objects.filter(object_kind="biddraft").order_by("pk")]
    assert acts == ["bid-draft-begun", "bid-draft-changed", "bid-draft-removed"]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30)
EDITS = st.one_of(
    st.tuples(st.just(("answers", "q-1", "text")), WORDS),
    st.tuples(st.just(("answers", "q-2", "text")), WORDS),
    st.tuples(st.just(("promises", "less-lonely", "target")), st.decimals(0, 10**6, places=2)),
    st.tuples(st.just(("prices", "", "years")), st.none() | st.decimals(1, 50, places=1)),
    st.tuples(st.just(("answers", "q-1")), st.none()),
)


@given(st.lists(st.tuples(EDITS, st.integers(0, 3)), max_size=8))
@examples(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_edits_in_any_order_keep_it_readable_and_change_nothing_else(bidding: Bidding, edits):
    draft = bidding.draft()
    save_draft(
        draft=draft, based_on=draft.revision, edits={("share_code",): "stays", ("lots",): ["a"]}, what="begin",
        by=bidding.owner, now=timezone.now(),
    )  # fmt: skip
    for (place, value), back in edits:
        before = written(draft).data
        try:
            save_draft(
                draft=draft, based_on=max(1, draft.revision - back), edits={place: value}, what="edit",
                by=bidding.editor, now=timezone.now(),
            )  # fmt: skip
        except DraftChangedMeanwhile:
            assert written(draft).data == before
        after = written(draft).data
        others = [name for name in {*before, *after} if name != place[0]]
        assert all(before.get(name) == after.get(name) for name in others)
        looked_over(draft, after, tender_record(draft.tender))
    assert written(draft).data["share_code"] == "stays"


def test_nobody_who_works_on_the_tender_answers_or_declares_for_a_partner(bidding: Bidding):
    partner, person = make_supplier("Warm Hands")
    both = bidding.buying.openers[0]
    Membership.objects.create(organisation=partner, person=both, role=MemberOf.EDITOR, joined_at=timezone.now())
    draft = write(bidding, {("members", "m-1"): {"name": "Warm Hands", "role": "member"}})
    token = make_link(draft=draft, member="m-1", by=bidding.owner, now=timezone.now())
    row = find_by_link(token, timezone.now())
    with pytest.raises(CannotJoin, match="work on this tender"):
        take_link(row=row, organisation=partner, by=both, now=timezone.now())
    row = take_link(row=row, organisation=partner, by=person, now=timezone.now())
    with pytest.raises(CannotJoin, match="work on this tender"):
        answer_ask(row=row, accepts=True, by=both, now=timezone.now())
    answer_ask(row=row, accepts=True, by=person, now=timezone.now())
    with pytest.raises(CannotJoin, match="work on this tender"):
        declare_as_member(row=row, declared={}, by=both, now=timezone.now())
