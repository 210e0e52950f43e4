from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import Administrator
from assessments.presenters.links import Link
from assessments.presenters.submitted import organisation_result_href, result_href
from assessments.presenters.task_list import added_text, estimate, next_step, sections_done
from assessments.selectors.home import Home, Round
from organisations.enums import MemberRole
from organisations.presenters.dates import day

NONE_CHOSEN = "Nobody is asked about a partnership yet. Choose which ones first, then invite people."


@dataclass(frozen=True)
class RoundCard:
    """`start_href` is posted to; `next_href` is a link, and comes first where there are both."""

    title: str
    dates: str
    state: str
    start_href: str
    next_text: str
    next_href: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class HomePage:
    name: str
    rounds: tuple[RoundCard, ...]
    results: tuple[Link, ...]
    organisations: tuple[Link, ...]
    set_up: tuple[Link, ...]
    nothing: str


def present_home(home: Home, user: User) -> HomePage:
    return HomePage(
        name=user.name,
        rounds=tuple(_card(found) for found in home.rounds),
        results=_results(home),
        organisations=tuple(
            Link(member.organisation.name, member.organisation.get_absolute_url())
            for member in home.memberships
        ),
        set_up=_set_up(user),
        nothing=_nothing(home, user),
    )


def _card(found: Round) -> RoundCard:
    asking, assessment = found.asking, found.assessment
    campaign = asking.campaign
    state, next_text, next_href = _state(found)
    keys = [campaign.pk, asking.organisation_id]
    choose_href = reverse("assessments:choose_partnerships", args=keys)
    links = []
    if assessment:
        links.append(Link("Your task list", assessment.get_absolute_url()))
    if Permission.PARTNERSHIPS_CHOOSE in found.permissions:
        if found.asks_about_partnerships:
            links.append(Link("Change the partnerships people are asked about", choose_href))
        elif next_href:
            links.append(Link("Choose the partnerships people are asked about", choose_href))
        else:
            state, next_text, next_href = NONE_CHOSEN, "Choose partnerships", choose_href
    if Permission.PEOPLE_INVITE in found.permissions:
        links.append(Link("Invite people to answer", reverse("organisations:invite_people", args=keys[1:])))
    if Permission.CAMPAIGN_VIEW in found.permissions:
        links.append(Link("About this round", campaign.get_absolute_url()))
    startable = assessment is None and not found.asks_nothing
    return RoundCard(
        title=f"{campaign.title}: {asking.organisation}",
        dates=f"Open until {day(campaign.last_day)}",
        state=state,
        start_href=reverse("assessments:start_assessment", args=keys) if startable else "",
        next_text=next_text,
        next_href=next_href,
        links=tuple(links),
    )


def _state(found: Round) -> tuple[str, str, str]:
    """(state in words, words and address of the next step where that is a link)."""
    if found.asks_nothing:
        return "Nothing is asked here yet: your organisation lead has not chosen a partnership.", "", ""
    if found.assessment is None:
        return "You have not started yet.", "", ""
    words, href = next_step(found.parts)
    if not href:
        added = added_text(found.parts)
        if added:
            return added, "See your task list", found.assessment.get_absolute_url()
        return "All sent. Thank you.", "", ""
    return f"{estimate(found.parts)}; {sections_done(found.parts)}.", words, href


def _results(home: Home) -> tuple[Link, ...]:
    """One link for each subject, organisations first, newest first, however many rounds it was in.

    Leads see their organisation's result without having answered.
    """
    led = [member.organisation for member in home.memberships if member.role == MemberRole.LEAD]
    links = {organisation_result_href(organisation): str(organisation) for organisation in led}
    for response in sorted(home.sent, key=lambda sent: sent.partnership is not None):
        subject = response.partnership or response.assessment.organisation
        links.setdefault(result_href(response), f"{subject}")
    return tuple(Link(text, href) for href, text in links.items())


def _set_up(user: User) -> tuple[Link, ...]:
    if not user.is_administrator:
        return ()
    pages = (
        (Permission.ORGANISATION_LIST, "Organisations", "organisations:organisation_list"),
        (Permission.ORGANISATION_CREATE, "Add an organisation", "organisations:create_organisation"),
        (Permission.CAMPAIGN_VIEW, "Rounds", "assessments:campaign_list"),
        (Permission.CAMPAIGN_CREATE, "Set up a round", "assessments:create_campaign"),
        (Permission.COMPONENTS_VIEW, "Page components", "assessments:components"),
    )
    return tuple(
        Link(text, reverse(name))
        for permission, text, name in pages
        if permission in Administrator.permissions
    )


def _nothing(home: Home, user: User) -> str:
    """What to do where there is nothing to answer."""
    if home.rounds:
        return ""
    if home.memberships:
        return (
            "No round is open for you at the moment. When one opens, it appears here. "
            "You can read your results, or look at your organisation’s partnerships."
        )
    if user.is_administrator:
        return "Set up the service: add organisations, invite each one’s first lead, then set up a round."
    return (
        "You do not belong to an organisation yet. Ask the person who told you about this service to invite you; "
        "the invitation comes by email."
    )
