"""Files that are read and not kept: they stay in memory, and no copy of them is written to a disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[[HttpRequest], HttpResponse]


class InMemoryUploads(MemoryFileUploadHandler):
    """Takes every file into memory. What a request may hold in all is bounded before a byte of it is read."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 (Django's own name)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self.activated = content_length <= settings.MOST_BYTES_IN_A_REQUEST


def uploads_in_memory(*, if_too_many: View) -> Callable[[View], View]:
    """Let a view read files from memory alone; ``if_too_many`` answers where there are more than the site takes.

    The check of the form's token reads the form, so that it comes after the choice of where files go.
    """

    def guard(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def kept_in_memory(request: HttpRequest) -> HttpResponse:
            request.upload_handlers = [InMemoryUploads(request)]
            try:
                request.POST  # noqa: B018 (reads the form)
            except TooManyFilesSent:
                return if_too_many(request)
            return protected(request)

        return kept_in_memory

    return guard
