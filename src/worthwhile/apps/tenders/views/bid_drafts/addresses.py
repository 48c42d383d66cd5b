"""The addresses at which a bid is written, beside the pages of those who bid."""

from __future__ import annotations

from django.urls import URLPattern, path

from worthwhile.apps.tenders.views.bid_drafts.answers import draft_question, draft_words
from worthwhile.apps.tenders.views.bid_drafts.files import draft_file, draft_file_remove, draft_files
from worthwhile.apps.tenders.views.bid_drafts.handing_in import draft_check
from worthwhile.apps.tenders.views.bid_drafts.joining import join_bid, joint_bid, joint_declarations
from worthwhile.apps.tenders.views.bid_drafts.members import (
    draft_member,
    draft_member_link,
    draft_member_remove,
    draft_member_share,
    draft_members,
    draft_partners,
)
from worthwhile.apps.tenders.views.bid_drafts.overview import (
    draft,
    draft_copy,
    draft_documents,
    draft_remove,
    draft_who,
)
from worthwhile.apps.tenders.views.bid_drafts.parts import (
    draft_conditions,
    draft_declarations,
    draft_details,
    draft_promise,
    draft_promises,
)
from worthwhile.apps.tenders.views.bid_drafts.prices import draft_price, draft_prices

DRAFT = "organisations/<key:organisation>/bids/<key:tender>/write/"
JOINT = "organisations/<key:organisation>/bids/joint/<key:joint>/"

bid_drafts: list[URLPattern] = [
    path(DRAFT, draft, name="draft"),
    path(f"{DRAFT}who/", draft_who, name="draft_who"),
    path(f"{DRAFT}documents/", draft_documents, name="draft_documents"),
    path(f"{DRAFT}copy/", draft_copy, name="draft_copy"),
    path(f"{DRAFT}erase/", draft_remove, name="draft_remove"),
    path(f"{DRAFT}details/", draft_details, name="draft_details"),
    path(f"{DRAFT}conditions/", draft_conditions, name="draft_conditions"),
    path(f"{DRAFT}declarations/", draft_declarations, name="draft_declarations"),
    path(f"{DRAFT}questions/<key:question>/", draft_question, name="draft_question"),
    path(f"{DRAFT}questions/<key:question>/words/", draft_words, name="draft_words"),
    path(f"{DRAFT}outcomes/", draft_promises, name="draft_promises"),
    path(f"{DRAFT}outcomes/<key:outcome>/", draft_promise, name="draft_promise"),
    path(f"{DRAFT}members/", draft_members, name="draft_members"),
    path(f"{DRAFT}members/<slug:member>/", draft_member, name="draft_member"),
    path(f"{DRAFT}members/<slug:member>/reads/", draft_member_share, name="draft_member_share"),
    path(f"{DRAFT}members/<slug:member>/link/", draft_member_link, name="draft_member_link"),
    path(f"{DRAFT}members/<slug:member>/take-out/", draft_member_remove, name="draft_member_remove"),
    path(f"{DRAFT}partners/", draft_partners, name="draft_partners"),
    path(f"{DRAFT}price/", draft_prices, name="draft_prices"),
    path(f"{DRAFT}price/<key:lot>/", draft_price, name="draft_price"),
    path(f"{DRAFT}files/", draft_files, name="draft_files"),
    path(f"{DRAFT}files/<key:file>/", draft_file, name="draft_file"),
    path(f"{DRAFT}files/<key:file>/take-out/", draft_file_remove, name="draft_file_remove"),
    path(f"{DRAFT}check/", draft_check, name="draft_check"),
    path(JOINT, joint_bid, name="joint_bid"),
    path(f"{JOINT}declarations/", joint_declarations, name="joint_declarations"),
    path("bids/join/<str:token>/", join_bid, name="join_bid"),
]
