"""Opportunities and the market: what is asked, what is answered, and the addresses."""

from worthwhile.api.routers.market.routes import router

__all__ = ["router"]
