"""The addresses of assessments: for those who score, moderate and decide, and for bidders asked about a price."""

from __future__ import annotations

from django.urls import URLPattern, path

from worthwhile.apps.tenders.views.assess import (
    buyer_assess,
    buyer_assess_file,
    buyer_recuse,
    buyer_recuse_by_name,
    buyer_score,
)
from worthwhile.apps.tenders.views.assess_acts import buyer_step
from worthwhile.apps.tenders.views.bidder_price import explain_price
from worthwhile.apps.tenders.views.draw_lot import buyer_draw_lot
from worthwhile.apps.tenders.views.prices_seen import buyer_ask_price, buyer_decide_price, buyer_prices
from worthwhile.apps.tenders.views.ranking import buyer_ranking, buyer_ranking_file, buyer_ranking_seen
from worthwhile.apps.tenders.views.settle_scores import buyer_moderate, buyer_settle
from worthwhile.apps.tenders.views.standing_back import buyer_standing_back
from worthwhile.engines.tendering import Act

TENDER = "organisations/<key:organisation>/tenders/<key:tender>/"
ASSESS, MODERATE, PRICES, RANKING = (f"{TENDER}{part}/" for part in ("assess", "moderate", "prices", "ranking"))

assessing: list[URLPattern] = [
    path(ASSESS, buyer_assess, name="buyer_assess"),
    path(f"{ASSESS}finish/", buyer_step, {"act": Act.FINISH_SCORING}, name="buyer_finish"),
    path(f"{ASSESS}stand-back/", buyer_recuse_by_name, name="buyer_recuse_by_name"),
    path(f"{ASSESS}<key:number>/", buyer_score, name="buyer_score"),
    path(f"{ASSESS}<key:number>/lots/<slug:lot>/", buyer_score, name="buyer_score_lot"),
    path(f"{ASSESS}<key:number>/files/<key:file>/", buyer_assess_file, name="buyer_assess_file"),
    path(f"{ASSESS}<key:number>/stand-back/", buyer_recuse, name="buyer_recuse"),
    path(MODERATE, buyer_moderate, name="buyer_moderate"),
    path(f"{MODERATE}lock/", buyer_step, {"act": Act.LOCK_QUALITY}, name="buyer_lock"),
    path(f"{MODERATE}<key:number>/", buyer_settle, name="buyer_settle"),
    path(f"{MODERATE}<key:number>/lots/<slug:lot>/", buyer_settle, name="buyer_settle_lot"),
    path(f"{MODERATE}<key:number>/stand-back/<key:person>/", buyer_standing_back, name="buyer_standing_back"),
    path(PRICES, buyer_prices, name="buyer_prices"),
    path(f"{PRICES}read/", buyer_step, {"act": Act.READ_PRICES}, name="buyer_read_prices"),
    path(f"{PRICES}<key:number>/ask/", buyer_ask_price, name="buyer_ask_price"),
    path(f"{PRICES}<key:number>/lots/<slug:lot>/ask/", buyer_ask_price, name="buyer_ask_price_lot"),
    path(f"{PRICES}questions/<key:question>/", buyer_decide_price, name="buyer_decide_price"),
    path(RANKING, buyer_ranking, name="buyer_ranking"),
    path(f"{RANKING}draw/", buyer_draw_lot, name="buyer_draw_lot"),
    path(f"{RANKING}seen/", buyer_ranking_seen, name="buyer_ranking_seen"),
    path(f"{RANKING}evaluation.yaml", buyer_ranking_file, {"kind": "evaluation.yaml"}, name="buyer_ranking_evaluation"),
    path(f"{RANKING}result.json", buyer_ranking_file, {"kind": "result.json"}, name="buyer_ranking_result"),
    path(
        "organisations/<key:organisation>/bids/<key:tender>/price-questions/<key:question>/",
        explain_price,
        name="explain_price",
    ),
]
