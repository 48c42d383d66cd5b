"""The addresses of opportunities, and of the market seen as a whole."""

from __future__ import annotations

from django.urls import URLPattern, path

from worthwhile.apps.opportunities.views.decisions import new_decision
from worthwhile.apps.opportunities.views.digest_stop import stop
from worthwhile.apps.opportunities.views.expiring import expiring, expiring_csv
from worthwhile.apps.opportunities.views.feeds import feed_of_deadlines, feed_of_notices
from worthwhile.apps.opportunities.views.market_network import market_network
from worthwhile.apps.opportunities.views.market_places import market_area, market_buyer, market_ending
from worthwhile.apps.opportunities.views.market_questions import (
    market,
    market_csv,
    market_json,
    market_line,
    market_question,
)
from worthwhile.apps.opportunities.views.match_home import matches, opportunities_home
from worthwhile.apps.opportunities.views.notes import end_note, new_note
from worthwhile.apps.opportunities.views.notice import notice_before, notice_json, notice_page
from worthwhile.apps.opportunities.views.offered_profile import offered_profile, offered_profile_part
from worthwhile.apps.opportunities.views.offered_profile_files import import_offered_profile, offered_profile_file
from worthwhile.apps.opportunities.views.offered_profile_services import end_service, new_service, service
from worthwhile.apps.opportunities.views.saved_searches import (
    end_of_feeds,
    how_often,
    new_feeds,
    new_saved_search,
    open_saved_search,
    remove_saved_search,
    rename_saved_search,
    saved_search,
    saved_searches,
)
from worthwhile.apps.opportunities.views.search import search_page
from worthwhile.apps.opportunities.views.watch_lists import seen, watch_list
from worthwhile.apps.opportunities.views.watch_notice import (
    by_mail,
    end_watching,
    start_watching,
    watch_notice,
    watch_part,
)

MEMBERS = "organisations/<key:organisation>/opportunities/"
SEARCHES = f"{MEMBERS}searches/"
SAVED = f"{SEARCHES}<key:search>/"
NOTICE = f"{MEMBERS}notices/<path:ocid>/"
PROFILE = f"{MEMBERS}profile/"

app_name = "opportunities"
members: list[URLPattern] = [
    path(MEMBERS, opportunities_home, name="members_home"),
    path(f"{MEMBERS}fits/", matches, name="match"),
    path(f"{MEMBERS}kept/", watch_list, name="watch_list"),
    path(f"{MEMBERS}seen/", seen, name="seen"),
    path(SEARCHES, saved_searches, name="saved_searches"),
    path(f"{SEARCHES}new/", new_saved_search, name="new_saved_search"),
    path(SAVED, saved_search, name="saved_search"),
    path(f"{SAVED}search/", open_saved_search, name="open_saved_search"),
    path(f"{SAVED}rename/", rename_saved_search, name="rename_saved_search"),
    path(f"{SAVED}remove/", remove_saved_search, name="remove_saved_search"),
    path(f"{SAVED}e-mails/", how_often, name="how_often"),
    path(f"{SAVED}feeds/", new_feeds, name="new_feeds"),
    path(f"{SAVED}feeds/end/", end_of_feeds, name="end_of_feeds"),
    path(f"{NOTICE}part/", watch_part, name="watch_part"),
    path(f"{NOTICE}watch/", start_watching, name="start_watching"),
    path(f"{NOTICE}stop-watching/", end_watching, name="end_watching"),
    path(f"{NOTICE}e-mails/", by_mail, name="by_mail"),
    path(f"{NOTICE}decide/", new_decision, name="new_decision"),
    path(f"{NOTICE}notes/new/", new_note, name="new_note"),
    path(f"{NOTICE}notes/<key:note>/remove/", end_note, name="end_note"),
    path(NOTICE, watch_notice, name="watch_notice"),
    path(PROFILE, offered_profile, name="offered_profile"),
    path(f"{PROFILE}import/", import_offered_profile, name="import_offered_profile"),
    path(f"{PROFILE}files/<str:name>", offered_profile_file, name="offered_profile_file"),
    path(f"{PROFILE}services/new/", new_service, name="new_service"),
    path(f"{PROFILE}services/<key:service>/", service, name="offered_service"),
    path(f"{PROFILE}services/<key:service>/remove/", end_service, name="end_service"),
    path(f"{PROFILE}<slug:part>/", offered_profile_part, name="offered_profile_part"),
    path("opportunities/stop/<slug:kind>/<key:number>/<key:person>/<slug:proof>/", stop, name="stop"),
    path("opportunities/feeds/<str:secret>/notices.xml", feed_of_notices, name="feed_of_notices"),
    path("opportunities/feeds/<str:secret>/deadlines.ics", feed_of_deadlines, name="feed_of_deadlines"),
]
public: list[URLPattern] = [
    path("opportunities/", search_page, name="search"),
    path("opportunities/expiring/", expiring, name="expiring"),
    path("opportunities/expiring/contracts.csv", expiring_csv, name="expiring_csv"),
    path("opportunities/notices/<path:ocid>.json", notice_json, name="notice_json"),
    path("opportunities/notices/<path:ocid>/before/", notice_before, name="notice_before"),
    path("opportunities/notices/<path:ocid>/", notice_page, name="notice"),
]
whole_market: list[URLPattern] = [
    path("market/", market, name="market"),
    path("market/network/", market_network, name="market_network"),
    path("market/ending/", market_ending, name="market_ending"),
    path("market/buyers/<path:key>/", market_buyer, name="market_buyer"),
    path("market/areas/<str:code>/", market_area, name="market_area"),
    path("market/<slug:slug>.csv", market_csv, name="market_csv"),
    path("market/<slug:slug>.json", market_json, name="market_json"),
    path("market/<slug:slug>/line/", market_line, name="market_line"),
    path("market/<slug:slug>/", market_question, name="market_question"),
]
urlpatterns: list[URLPattern] = [*public, *whole_market, *members]
