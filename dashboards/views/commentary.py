"""Commentary under the panels of an area: by author and date, with every version that was readable."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.enums import Panel
from dashboards.forms.comment import EditCommentForm, WriteCommentForm
from dashboards.models import AreaComment
from dashboards.presenters.area_page import panel_href
from dashboards.selectors.commentary import WITHOUT_COMMENTS, Comment, find_comment, writes_for
from dashboards.services.edit_comment import edit_comment as edit
from dashboards.services.withdraw_comment import withdraw_comment as withdraw
from dashboards.services.write_comment import write_comment as write
from dashboards.views.area_frame import area_frame
from nhsuk_forms.posted import posted


@require_http_methods(["GET", "HEAD", "POST"])
def write_comment(request: HttpRequest, area_code: str, panel: str) -> HttpResponse:
    if panel not in Panel.values or panel in WITHOUT_COMMENTS:
        raise Http404("There is no such panel, or it takes no comments.")
    frame = area_frame(request, area_code, Panel(panel))
    code = frame.place.area.code
    if not writes_for(request.user, code):
        raise PermissionDenied("Regional leads write for their own area, national viewers for England.")
    chosen = {"round": str(frame.choice.batch.campaign_id)} if frame.choice else {}
    rounds = [batch.campaign for batch in frame.batches]
    form = WriteCommentForm(posted(request), rounds=rounds, initial=chosen)
    if form.is_valid():
        about, text = form.cleaned_data["round"], form.cleaned_data["text"]
        comment = write(by=request.user, area_code=code, panel=Panel(panel), campaign=about, text=text)
        messages.success(request, "Your comment is published.")
        return redirect(_panel(comment))
    context = frame.context | {"form": form, "back": panel_href(code, panel, ""), "may": bool(rounds)}
    return render(request, "dashboards/write_comment.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_comment(request: HttpRequest, comment_id) -> HttpResponse:
    found = _comment(request, comment_id)
    if not found.may_edit:
        raise PermissionDenied("Only its author changes a comment.")
    current = found.current
    form = EditCommentForm(posted(request), initial={"text": current.text, "after": current.number})
    if form.is_valid():
        try:
            edit(by=request.user, comment=found.row, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            messages.success(request, "Your change is published. The version before can still be read.")
            return redirect(_panel(found.row))
    context = {"form": form, "comment": found, "back": _panel(found.row)}
    return render(request, "dashboards/edit_comment.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_comment(request: HttpRequest, comment_id) -> HttpResponse:
    found = _comment(request, comment_id)
    withdraw(by=request.user, comment=found.row)
    messages.success(request, "The comment is withdrawn. Its words are no longer shown.")
    return redirect(_panel(found.row))


def _comment(request: HttpRequest, comment_id) -> Comment:
    found = find_comment(request.user, comment_id)
    if found is None:
        raise Http404("There is no such comment, or it is not yours to change.")
    return found


def _panel(comment: AreaComment) -> str:
    query = urlencode({"round": comment.campaign_id})
    return f"{panel_href(comment.area_code, comment.panel, query)}#comments"
