from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import Administrator
from assessments.presenters.extension import open_until
from assessments.presenters.links import Link
from assessments.presenters.plan import ActionRow, due_rows, more_due
from assessments.presenters.submitted import organisation_result_href, result_href
from assessments.presenters.task_list import added_text, estimate, next_step, sections_done
from assessments.selectors.home import Home, Round
from organisations.enums import MemberRole
from organisations.presenters.partners import partner_names

NONE_CHOSEN = "Nobody is asked about a partnership yet. Choose which ones first, then invite people."

ONE_ANSWER = "Your organisation gives one shared answer in this round."
ANONYMOUS = "This round is anonymous."
ABOUT_THE_WHOLE = "How it learns from others, and where all its partnerships stand"
DONE_HERE = "Everything that is yours is filled in. Your organisation lead sends it. Thank you."


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
class ResultLink:
    text: str
    href: str
    about: str


@dataclass(frozen=True)
class ResultGroup:
    heading: str
    links: tuple[ResultLink, ...]


@dataclass(frozen=True)
class HomePage:
    name: str
    rounds: tuple[RoundCard, ...]
    due: tuple[ActionRow, ...]
    more_due: str
    results: tuple[ResultGroup, ...]
    organisations: tuple[Link, ...]
    set_up: tuple[Link, ...]
    reminders_stopped: bool
    reads_areas: bool
    circles: tuple[Link, ...]
    nothing: str


def present_home(home: Home, user: User) -> HomePage:
    return HomePage(
        name=user.name,
        rounds=tuple(_card(found) for found in home.rounds),
        due=due_rows(home.due, user, home.today),
        more_due=more_due(home.due),
        results=_results(home),
        organisations=tuple(
            Link(member.organisation.name, member.organisation.get_absolute_url())
            for member in home.memberships
        ),
        set_up=_set_up(user) or (_rounds() if home.sets_up_rounds else ()),
        reminders_stopped=home.reminders_stopped,
        reads_areas=home.reads_areas,
        circles=tuple(Link(circle.name, circle.get_absolute_url()) for circle in home.circles),
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
        whose = "Task list of your organisation" if assessment.is_shared else "Your task list"
        links.append(Link(whose, assessment.get_absolute_url()))
    if found.agreed:
        links.append(Link("Sheets that you agree together", found.agreed.get_absolute_url()))
    if campaign.asks_for_one_answer and Permission.RESPONSE_ASSIGN in found.permissions:
        links.append(Link("Say who fills in what", reverse("assessments:assign_sections", args=keys)))
    if Permission.PARTNERSHIPS_CHOOSE in found.permissions:
        if found.partnerships:
            links.append(Link("Change the partnerships people are asked about", choose_href))
        elif next_href:
            links.append(Link("Choose the partnerships people are asked about", choose_href))
        else:
            state, next_text, next_href = NONE_CHOSEN, "Choose partnerships", choose_href
    if Permission.PEOPLE_INVITE in found.permissions:
        links.append(Link("Invite people to answer", reverse("organisations:invite_people", args=keys[1:])))
    if Permission.CAMPAIGN_VIEW in found.permissions:
        links.append(Link("About this round", campaign.get_absolute_url()))
    startable = (
        assessment is None and not found.asks_nothing and may_start(found) and not campaign.is_anonymous
    )
    return RoundCard(
        title=f"{campaign.title}: {asking.organisation}",
        dates=open_until(asking),
        state=state,
        start_href=reverse("assessments:start_assessment", args=keys) if startable else "",
        next_text=next_text,
        next_href=next_href,
        links=tuple(links),
    )


def may_start(found: Round) -> bool:
    """Everybody their own part; an organisation's one answer is begun by its lead."""
    if not found.asking.campaign.asks_for_one_answer:
        return True
    return found.vouched_for and Permission.RESPONSE_ASSIGN in found.permissions


def not_started(found: Round) -> str:
    if not found.asking.campaign.asks_for_one_answer:
        return "You have not started yet."
    if not found.vouched_for:
        return f"{ONE_ANSWER} You can take part once somebody there has confirmed that you work there."
    if may_start(found):
        return f"{ONE_ANSWER} Nobody has started it yet."
    return f"{ONE_ANSWER} Your organisation lead says who fills in what, and nothing is yours so far."


def _state(found: Round) -> tuple[str, str, str]:
    """(state in words, words and address of the next step where that is a link)."""
    if found.asks_nothing:
        return "Nothing is asked here yet: your organisation lead has not chosen a partnership.", "", ""
    if found.asking.campaign.is_anonymous:
        return _by_link(found)
    if found.assessment is None:
        return not_started(found), "", ""
    words, href = next_step(found.parts)
    if not href:
        added = added_text(found.parts)
        if added:
            return added, "See your task list", found.assessment.get_absolute_url()
        if any(part.latest and not part.is_sent for part in found.parts):
            return DONE_HERE, "", ""
        return "All sent. Thank you.", "", ""
    return f"{estimate(found.parts)}; {sections_done(found.parts)}.", words, href


def _by_link(found: Round) -> tuple[str, str, str]:
    """Nobody knows how far the person is."""
    keys = [found.asking.campaign_id, found.asking.organisation_id]
    href = reverse("assessments:take_anonymous_link", args=keys)
    if not found.vouched_for:
        return f"{ANONYMOUS} You can take part once somebody there has confirmed that you work there.", "", ""
    if found.has_link:
        return f"{ANONYMOUS} You have taken your link: open it to begin or to go on.", "About your link", href
    return f"{ANONYMOUS} You answer by a link.", "Get your link", href


def _results(home: Home) -> tuple[ResultGroup, ...]:
    """One link for each subject, however many rounds it was in; what people are asked about now comes first.

    Leads see their organisation's result without having answered.
    """
    organisations = [member.organisation for member in home.memberships if member.role == MemberRole.LEAD]
    organisations += [sent.assessment.organisation for sent in home.sent if sent.partnership is None]
    wholes = {
        one.pk: ResultLink(str(one), organisation_result_href(one), ABOUT_THE_WHOLE) for one in organisations
    }
    asked_now = frozenset().union(*(found.partnerships for found in home.rounds))
    now, others = {}, {}
    for sent in home.sent:
        if sent.partnership:
            partners = partner_names(sent.partnership, sent.assessment.organisation)
            link = ResultLink(str(sent.partnership), result_href(sent), f"With {partners}")
            (now if sent.partnership_id in asked_now else others)[sent.partnership_id] = link
    groups = (
        ("The organisation as a whole", wholes),
        ("Partnerships in a round that is open now", now),
        ("Partnerships of earlier rounds", others),
    )
    return tuple(ResultGroup(heading, tuple(links.values())) for heading, links in groups if links)


def _set_up(user: User) -> tuple[Link, ...]:
    if not user.is_administrator:
        return ()
    pages = (
        (Permission.ORGANISATION_LIST, "Organisations", "organisations:organisation_list"),
        (Permission.ORGANISATION_CREATE, "Add an organisation", "organisations:create_organisation"),
        (Permission.AREA_PEOPLE_MANAGE, "People who read areas", "organisations:area_people"),
        (Permission.FACILITATORS_MANAGE, "People who run workshops", "organisations:facilitators"),
        (Permission.CAMPAIGN_VIEW, "Rounds", "assessments:campaign_list"),
        (Permission.CAMPAIGN_CREATE, "Set up a round", "assessments:create_campaign"),
        (Permission.QUESTIONNAIRE_STUDY, "How well the questionnaire works", "assessments:psychometrics"),
        (Permission.QUESTIONNAIRE_STUDY, "What the conditions were thought to do", "assessments:role_tags"),
        (Permission.COMPONENTS_VIEW, "Page components", "assessments:components"),
    )
    return tuple(
        Link(text, reverse(name))
        for permission, text, name in pages
        if permission in Administrator.permissions
    )


def _rounds() -> tuple[Link, ...]:
    """For the lead of an area."""
    return (
        Link("Rounds", reverse("assessments:campaign_list")),
        Link("Set up a round", reverse("assessments:create_campaign")),
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
    if user.is_facilitator:
        return "No round asks you anything: you run workshops."
    if home.reads_areas:
        return "No round asks you anything: you read what is published of your areas."
    if home.circles:
        return "No round asks you anything: you read what organisations have released to your circles."
    return (
        "You do not belong to an organisation yet. Ask the person who told you about this service to invite you; "
        "the invitation comes by email."
    )
