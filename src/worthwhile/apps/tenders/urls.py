"""The addresses of tenders."""

from __future__ import annotations

from django.urls import URLPattern, path

from worthwhile.apps.tenders.views.assess_addresses import assessing
from worthwhile.apps.tenders.views.bid_drafts.addresses import bid_drafts
from worthwhile.apps.tenders.views.bid_drafts.joined import joined_bid
from worthwhile.apps.tenders.views.bidder_bid import ask_question, bid, bids, confirm, hand_in_bid, withdraw_bid
from worthwhile.apps.tenders.views.bidder_log import bid_log, log_key, log_verifier, open_tender_log
from worthwhile.apps.tenders.views.bidder_open import open_tender, open_tenders
from worthwhile.apps.tenders.views.bidder_outcome import outcome, outcome_file, outcome_pack
from worthwhile.apps.tenders.views.buyer_acts import buyer_act, buyer_extend
from worthwhile.apps.tenders.views.buyer_award import (
    buyer_approve_award,
    buyer_award,
    buyer_propose,
    buyer_return_proposal,
)
from worthwhile.apps.tenders.views.buyer_award_after import (
    buyer_assess_again,
    buyer_contract,
    buyer_contracts,
    buyer_decide_objection,
    buyer_make_award,
    buyer_objections,
)
from worthwhile.apps.tenders.views.buyer_award_tell import buyer_file, buyer_letter, buyer_tell
from worthwhile.apps.tenders.views.buyer_bids import buyer_bid_file, buyer_bid_part, buyer_bids, buyer_open_bids
from worthwhile.apps.tenders.views.buyer_change import buyer_publish_change, buyer_throw_change_away
from worthwhile.apps.tenders.views.buyer_considered import buyer_begin_assessment, buyer_considered
from worthwhile.apps.tenders.views.buyer_keys import buyer_try_key, opening_key
from worthwhile.apps.tenders.views.buyer_log import buyer_log, buyer_log_file, buyer_log_verifier
from worthwhile.apps.tenders.views.buyer_people import (
    buyer_clear,
    buyer_declare,
    buyer_invited,
    buyer_people,
    buyer_take_role,
    buyer_uninvite,
)
from worthwhile.apps.tenders.views.buyer_questions import buyer_answer, buyer_questions
from worthwhile.apps.tenders.views.buyer_records import buyer_behind, buyer_records, buyer_records_file
from worthwhile.apps.tenders.views.buyer_route import (
    buyer_route,
    buyer_route_answer,
    buyer_route_ask,
    buyer_route_record,
    buyer_standstill,
)
from worthwhile.apps.tenders.views.buyer_second_thoughts import buyer_keep_outcome, buyer_set_aside, buyer_unreadable
from worthwhile.apps.tenders.views.buyer_tenders import buyer_begin, buyer_tender, buyer_tenders
from worthwhile.apps.tenders.views.buyer_write import buyer_write, buyer_write_section
from worthwhile.apps.tenders.views.buyer_write_items import (
    buyer_write_add,
    buyer_write_item,
    buyer_write_library,
    buyer_write_remove,
)
from worthwhile.apps.tenders.views.buyer_writing import (
    buyer_bring_in,
    buyer_change_documents,
    buyer_content,
    buyer_content_file,
    buyer_times,
)
from worthwhile.apps.tenders.views.buyer_year import buyer_year, buyer_year_file
from worthwhile.apps.tenders.views.fitness import fitness, fitness_again, fitness_demonstration
from worthwhile.apps.tenders.views.home import home
from worthwhile.apps.tenders.views.notices import notice, notice_file, notices, notices_feed
from worthwhile.apps.tenders.views.preferred_lists import (
    preferred_add,
    preferred_application,
    preferred_change,
    preferred_list,
    preferred_lists,
    preferred_new,
    preferred_take_off,
)
from worthwhile.apps.tenders.views.price import price
from worthwhile.apps.tenders.views.provider_links import buyer_provider_link, follow_link
from worthwhile.apps.tenders.views.quick_quote_send import quick_key, quick_key_made, quick_send
from worthwhile.apps.tenders.views.quick_quote_steps import quick_questions, quick_suppliers
from worthwhile.apps.tenders.views.quick_quote_what import quick_new, quick_quote, quick_what
from worthwhile.apps.tenders.views.route import route, route_answer_page, route_record
from worthwhile.apps.tenders.views.score import demonstration_evaluation, new_evaluation, score, score_result
from worthwhile.apps.tenders.views.supplier_lists import supplier_apply, supplier_leave, supplier_lists
from worthwhile.engines.tendering import Act

BUYER = "organisations/<key:organisation>/tenders/"
TENDER = f"{BUYER}<key:tender>/"
WRITE = f"{TENDER}write/"
BID = "organisations/<key:organisation>/bids/<key:tender>/"
QUICK = "organisations/<key:organisation>/quick-quotes/"
QUICK_ONE = f"{QUICK}<key:tender>/"
PREFERRED = "organisations/<key:organisation>/preferred-suppliers/"
PREFERRED_ONE = f"{PREFERRED}<key:preferred>/"
OF_BUYERS = "organisations/<key:organisation>/lists-of-buyers/"

AWARD = f"{TENDER}award/"

app_name = "tenders"
awards: list[URLPattern] = [
    path(f"{TENDER}providers/", buyer_considered, name="buyer_considered"),
    path(f"{TENDER}providers/<key:contender>/link/", buyer_provider_link, name="buyer_provider_link"),
    path("bids/letter/<str:token>/", follow_link, name="follow_provider_link"),
    path(f"{TENDER}begin-assessment/", buyer_begin_assessment, name="buyer_begin_assessment"),
    path(AWARD, buyer_award, name="buyer_award"),
    path(f"{AWARD}propose/", buyer_propose, name="buyer_propose"),
    path(f"{AWARD}approve/", buyer_approve_award, name="buyer_approve_award"),
    path(f"{AWARD}return/", buyer_return_proposal, name="buyer_return_proposal"),
    path(f"{AWARD}tell/", buyer_tell, name="buyer_tell"),
    path(f"{AWARD}letters/<key:contender>.<slug:kind>", buyer_letter, name="buyer_letter"),
    path(f"{AWARD}file.zip", buyer_file, name="buyer_file"),
    path(f"{AWARD}objections/", buyer_objections, name="buyer_objections"),
    path(f"{AWARD}objections/<key:objection>/", buyer_decide_objection, name="buyer_decide_objection"),
    path(f"{AWARD}assess-again/", buyer_assess_again, name="buyer_assess_again"),
    path(f"{AWARD}set-aside/", buyer_set_aside, name="buyer_set_aside"),
    path(f"{AWARD}keep/", buyer_keep_outcome, name="buyer_keep_outcome"),
    path(f"{AWARD}unreadable/", buyer_unreadable, name="buyer_unreadable"),
    path(f"{AWARD}make/", buyer_make_award, name="buyer_make_award"),
    path(f"{AWARD}contracts/", buyer_contracts, name="buyer_contracts"),
    path(f"{AWARD}contracts/<key:award>/", buyer_contract, name="buyer_contract"),
    path("organisations/<key:organisation>/bids/joined/<key:received>/", joined_bid, name="joined_bid"),
    path(f"{BID}outcome/", outcome, name="outcome"),
    path(f"{BID}outcome/letter.<slug:kind>", outcome_file, name="outcome_file"),
    path(f"{BID}outcome/pack.zip", outcome_pack, name="outcome_pack"),
]
quick_quotes: list[URLPattern] = [
    path(f"{QUICK}new/", quick_new, name="quick_new"),
    path(QUICK_ONE, quick_quote, name="quick_quote"),
    path(f"{QUICK_ONE}what/", quick_what, name="quick_what"),
    path(f"{QUICK_ONE}suppliers/", quick_suppliers, name="quick_suppliers"),
    path(f"{QUICK_ONE}questions/", quick_questions, name="quick_questions"),
    path(f"{QUICK_ONE}key/", quick_key, name="quick_key"),
    path(f"{QUICK_ONE}key/made/", quick_key_made, name="quick_key_made"),
    path(f"{QUICK_ONE}send/", quick_send, name="quick_send"),
]
lists: list[URLPattern] = [
    path(PREFERRED, preferred_lists, name="preferred_lists"),
    path(f"{PREFERRED}new/", preferred_new, name="preferred_new"),
    path(PREFERRED_ONE, preferred_list, name="preferred_list"),
    path(f"{PREFERRED_ONE}change/", preferred_change, name="preferred_change"),
    path(f"{PREFERRED_ONE}add/", preferred_add, name="preferred_add"),
    path(f"{PREFERRED_ONE}applications/<key:application>/", preferred_application, name="preferred_application"),
    path(f"{PREFERRED_ONE}suppliers/<key:listed>/take-off/", preferred_take_off, name="preferred_take_off"),
    path(OF_BUYERS, supplier_lists, name="supplier_lists"),
    path(f"{OF_BUYERS}<key:preferred>/apply/", supplier_apply, name="supplier_apply"),
    path(f"{OF_BUYERS}<key:preferred>/leave/", supplier_leave, name="supplier_leave"),
]
bidders: list[URLPattern] = [
    path("tenders/open/", open_tenders, name="open_tenders"),
    path("tenders/open/<key:tender>/", open_tender, name="open_tender"),
    path("tenders/open/<key:tender>/notices/", notices, name="notices"),
    path("tenders/open/<key:tender>/notices/<key:number>/", notice, name="notice"),
    path("tenders/open/<key:tender>/notices/<key:number>/release.json", notice_file, name="notice_file"),
    path("tenders/notices.json", notices_feed, name="notices_feed"),
    path("organisations/<key:organisation>/bids/", bids, name="bids"),
    path(BID, bid, name="bid"),
    path(f"{BID}log/", bid_log, name="bid_log"),
    path("tenders/open/<key:tender>/log/", open_tender_log, name="open_tender_log"),
    path("tenders/verify_log.py", log_verifier, name="log_verifier"),
    path("tenders/log-key/", log_key, name="log_key"),
    path(f"{BID}hand-in/", hand_in_bid, name="hand_in"),
    path(f"{BID}withdraw/", withdraw_bid, name="withdraw_bid"),
    path(f"{BID}confirm/", confirm, name="confirm_bid"),
    path(f"{BID}question/", ask_question, name="ask_question"),
]
buyers: list[URLPattern] = [
    path("tenders/opening-key/", opening_key, name="opening_key"),
    path(BUYER, buyer_tenders, name="buyer_tenders"),
    path(f"{BUYER}new/", buyer_begin, name="buyer_begin"),
    path(f"{BUYER}year/", buyer_year, name="buyer_year"),
    path(f"{BUYER}year/<slug:which>.csv", buyer_year_file, name="buyer_year_file"),
    path(TENDER, buyer_tender, name="buyer_tender"),
    path(f"{TENDER}content/", buyer_content, name="buyer_content"),
    path(f"{TENDER}content/bring-in/", buyer_bring_in, name="buyer_bring_in"),
    path(f"{TENDER}content/change/", buyer_change_documents, name="buyer_change_documents"),
    path(f"{TENDER}content/change/publish/", buyer_publish_change, name="buyer_publish_change"),
    path(f"{TENDER}content/change/throw-away/", buyer_throw_change_away, name="buyer_throw_change_away"),
    path(f"{TENDER}content/files/<str:name>", buyer_content_file, name="buyer_content_file"),
    path(WRITE, buyer_write, name="buyer_write"),
    path(f"{WRITE}outcomes/library/", buyer_write_library, name="buyer_write_library"),
    path(f"{WRITE}<slug:section>/", buyer_write_section, name="buyer_write_section"),
    path(f"{WRITE}<slug:section>/add/", buyer_write_add, name="buyer_write_add"),
    path(f"{WRITE}<slug:section>/<key:number>/", buyer_write_item, name="buyer_write_item"),
    path(f"{WRITE}<slug:section>/<key:number>/take-out/", buyer_write_remove, name="buyer_write_remove"),
    path(f"{TENDER}route/", buyer_route, name="buyer_route"),
    path(f"{TENDER}route/ask/", buyer_route_ask, name="buyer_route_ask"),
    path(f"{TENDER}route/answer/", buyer_route_answer, name="buyer_route_answer"),
    path(f"{TENDER}route/decision-record.<slug:kind>", buyer_route_record, name="buyer_route_record"),
    path(f"{TENDER}route/standstill/", buyer_standstill, name="buyer_standstill"),
    path(f"{TENDER}times/", buyer_times, name="buyer_times"),
    path(f"{TENDER}people/", buyer_people, name="buyer_people"),
    path(f"{TENDER}people/<key:person>/<slug:role>/take-off/", buyer_take_role, name="buyer_take_role"),
    path(f"{TENDER}people/<key:person>/conflict/", buyer_clear, name="buyer_clear"),
    path(f"{TENDER}interests/", buyer_declare, name="buyer_declare"),
    path(f"{TENDER}invited/", buyer_invited, name="buyer_invited"),
    path(f"{TENDER}invited/<key:invited>/take-off/", buyer_uninvite, name="buyer_uninvite"),
    path(f"{TENDER}opening-key/", buyer_try_key, name="buyer_try_key"),
    path(f"{TENDER}approve/", buyer_act, {"act": Act.APPROVE}, name="buyer_approve"),
    path(f"{TENDER}return/", buyer_act, {"act": Act.RETURN_TO_DRAFT}, name="buyer_return"),
    path(f"{TENDER}publish/", buyer_act, {"act": Act.PUBLISH}, name="buyer_publish"),
    path(f"{TENDER}end/", buyer_act, {"act": Act.END_WITHOUT_AWARD}, name="buyer_end"),
    path(f"{TENDER}cancel/", buyer_act, {"act": Act.CANCEL}, name="buyer_cancel"),
    path(f"{TENDER}more-time/", buyer_extend, name="buyer_extend"),
    path(f"{TENDER}questions/", buyer_questions, name="buyer_questions"),
    path(f"{TENDER}questions/<key:question>/", buyer_answer, name="buyer_answer"),
    path(f"{TENDER}bids/", buyer_bids, name="buyer_bids"),
    path(f"{TENDER}bids/open/", buyer_open_bids, name="buyer_open_bids"),
    path(f"{TENDER}bids/<key:bid>/file/", buyer_bid_file, name="buyer_bid_file"),
    path(f"{TENDER}bids/<key:bid>/quality/<key:part>/", buyer_bid_part, {"half": "quality"}, name="buyer_bid_quality"),
    path(f"{TENDER}bids/<key:bid>/price/<key:part>/", buyer_bid_part, {"half": "price"}, name="buyer_bid_price"),
    path(f"{TENDER}records/", buyer_records, name="buyer_records"),
    path(f"{TENDER}records/behind-the-log.zip", buyer_behind, name="buyer_behind"),
    path(f"{TENDER}records/records.<slug:kind>", buyer_records_file, name="buyer_records_file"),
    path(f"{TENDER}log/", buyer_log, name="buyer_log"),
    path(f"{TENDER}log/file/", buyer_log_file, name="buyer_log_file"),
    path(f"{TENDER}log/verify_log.py", buyer_log_verifier, name="buyer_log_verifier"),
]
urlpatterns: list[URLPattern] = [
    *buyers,
    *bidders,
    *awards,
    *bid_drafts,
    *quick_quotes,
    *lists,
    *assessing,
    path("tenders/", home, name="home"),
    path("tenders/price/", price, name="price"),
    path("tenders/score/", score, name="score"),
    path("tenders/score/result.json", score_result, name="score_result"),
    path("tenders/score/new-evaluation.yaml", new_evaluation, name="new_evaluation"),
    path("tenders/score/demonstration.yaml", demonstration_evaluation, name="demonstration_evaluation"),
    path("tenders/fitness/", fitness, name="fitness"),
    path("tenders/fitness/again/", fitness_again, name="fitness_again"),
    path("tenders/fitness/demonstration/", fitness_demonstration, name="fitness_demonstration"),
    path("tenders/route/", route, name="route"),
    path("tenders/route/answer/", route_answer_page, name="route_answer"),
    path("tenders/route/decision-record.<slug:kind>", route_record, name="route_record"),
]
