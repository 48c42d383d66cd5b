"""Tenders: which route, is it fit, who is first, and what is open or run by the organisation."""

from worthwhile.api.routers.tenders.routes import router

__all__ = ["router"]
