"""Experts rate the statements by a link of their own, without an account. Opening it uses nothing up."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.content_round import RateRelevanceForm
from assessments.models import ContentExpert
from assessments.presenters.content_rounds import after, expert_words, topic_links
from assessments.selectors.content_rounds import expert_with_secret, rated_by, rated_codes, topics
from assessments.services.save_relevance import save_relevance
from assessments.views.wrong_links import too_many, wrong_link
from nhsuk_forms.posted import posted


@login_not_required
@never_cache
@require_safe
def expert_start(request: HttpRequest, secret: str) -> HttpResponse:
    expert = _expert(request, secret)
    if expert is None:
        return wrong_link(request)
    instrument, rated = expert.round.instrument.definition, rated_codes(expert)
    context = {
        "round": expert.round,
        "links": topic_links(secret, instrument, rated),
        "words": expert_words(instrument, rated),
    }
    return render(request, "assessments/expert_start.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate_relevance(request: HttpRequest, secret: str, code: str) -> HttpResponse:
    expert = _expert(request, secret)
    if expert is None:
        return wrong_link(request)
    instrument = expert.round.instrument.definition
    topic = next((topic for topic in topics(instrument) if topic.code == code), None)
    if topic is None:
        raise Http404("This round asks about no such topic.")
    form = RateRelevanceForm(posted(request), topic=topic, ratings=rated_by(expert, topic))
    if form.is_valid():
        try:
            save_relevance(by=None, expert=expert, topic=topic.code, ratings=form.ratings)
        except ValidationError:
            return wrong_link(request)
        return redirect(after(secret, instrument, topic))
    context = {"form": form, "topic": topic, "round": expert.round, "secret": secret}
    return render(request, "assessments/rate_relevance.html", context, status=422 if form.errors else 200)


def _expert(request: HttpRequest, secret: str) -> ContentExpert | None:
    return None if too_many(request) else expert_with_secret(secret, timezone.localdate())
