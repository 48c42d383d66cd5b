"""The profile as a file (worthwhile/profile/1), out and in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.opportunities.forms.offered_profile import ProfileFileForm
from worthwhile.apps.opportunities.services.offered_profile_export import export_profile
from worthwhile.apps.opportunities.services.offered_profile_import import import_profile, read_profile_file
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in
from worthwhile.kernel.problems import InvalidInput, WorthwhileError


@require_safe
@require_role(*ANY_MEMBER)
def offered_profile_file(request: HttpRequest, membership: Membership, name: str) -> HttpResponse:
    """Hand the profile over as YAML or JSON."""
    made = export_profile(membership.organisation, name, on=timezone.localdate())
    if made is None:
        raise Http404
    response = HttpResponse(made.content, content_type=made.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*WRITERS)
def import_offered_profile(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Bring a profile file in, in the place of what is kept."""
    form = ProfileFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            imported = import_profile(
                organisation=membership.organisation,
                loaded=read_profile_file(file.name, file.read()),
                file_name=file.name[:100],
                by=signed_in(request),
                now=timezone.now(),
                today=timezone.localdate(),
            )
        except InvalidInput as error:
            for problem in error.problems:
                form.add_error("file", str(problem))
        except WorthwhileError as error:
            form.add_error("file", str(error))
        else:
            services = "1 service" if imported.services == 1 else f"{imported.services} services"
            messages.success(request, f"The profile is brought in, with {services}.")
            for said in imported.facts:
                messages.info(request, f"Recorded as a fact: {said}.")
            for said in imported.left_out:
                messages.info(request, f"Kept as you have it. {said}.")
            return redirect("opportunities:offered_profile", membership.organisation_id)
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "opportunities/offered_profile_import.html", words)
