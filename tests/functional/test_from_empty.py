"""The service with nobody in it but an administrator, until three people of two organisations have their results.

Everything goes through pages and letters, as on a service that somebody has just set up.
"""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.functional.respondent import answer_sheet, control, open_round, press, send
from tests.functional.service import ADMINISTRATOR, ADMINISTRATOR_PASSWORD
from tests.functional.soundness import assert_sound

LEAD, COLLEAGUE, CONTACT = "lena@alder.example", "cole@alder.example", "paul@birch.example"
PASSWORD = "three words together"


@pytest.mark.timeout(300)
def test_two_organisations_and_three_people_from_nothing_to_their_results(empty_service, visitor):
    administrator, lead, colleague, contact = (visitor() for _ in range(4))

    sign_in(administrator, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    register(administrator, "Birch Community Trust")
    register(administrator, "Alder Hospital Trust")
    invite(administrator, LEAD)
    set_up_round(administrator, "Winter round", "Alder Hospital Trust")

    join(lead, empty_service.link_to(LEAD), "Lena Lead")
    describe_partnership(lead, "Shared falls clinic", partner="Birch")
    choose(lead, "Shared falls clinic")
    press(control(lead, "Invite a contact at the partner"))
    assert_sound(lead)
    lead.get_by_label("Email address of your contact").fill(CONTACT)
    press(control(lead, "Send invitation"))
    lead.goto("/home/")
    press(own_organisation(lead))
    press(control(lead, "People"))
    press(control(lead, "Invite people"))
    invite(lead, COLLEAGUE, follow=False)

    join(colleague, empty_service.link_to(COLLEAGUE), "Cole Colleague")
    join(contact, empty_service.link_to(CONTACT), "Paul Partner")
    for page, sheets in ((lead, 2), (colleague, 2), (contact, 1)):
        answer_everything(page, sheets)

    # Two people of one side: facts are shown from two, perceptions only to their owner.
    press(control(lead, "See the result: "))
    expect(lead.locator("main")).to_contain_text("Chosen alliance")
    expect(lead.locator("main")).to_contain_text("2 people answered")
    assert_sound(lead)
    # One person of the other: their own answers, and nothing of the side with two.
    press(control(contact, "See the result: "))
    expect(contact.locator("main")).to_contain_text("own answers")
    expect(contact.locator("main")).not_to_contain_text("2 people answered")
    assert_sound(contact)


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    press(control(page, "Sign in"))
    page.wait_for_url("**/home/")


def register(page: Page, name: str) -> None:
    page.goto("/home/")
    press(control(page, "Add an organisation"))
    page.get_by_label("Name of the organisation").fill(name)
    page.get_by_label("NHS trust", exact=True).check()
    press(control(page, "Add this organisation"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def invite(page: Page, address: str, *, follow: bool = True) -> None:
    """On an organisation's page (or, with `follow=False`, on its page of invitations)."""
    if follow:
        press(control(page, "People"))
        press(control(page, "Invite people"))
    page.get_by_label("Email addresses").fill(address)
    press(control(page, "Send invitations"))
    expect(page.locator("main")).to_contain_text(address)


def set_up_round(page: Page, title: str, organisation: str) -> None:
    page.goto("/home/")
    press(control(page, "Set up a round"))
    page.get_by_label("Name of the round").fill(title)
    enter_date(page, "opens_on", date.today())
    enter_date(page, "closes_on", date.today() + timedelta(days=30))
    press(control(page, "Save and choose organisations"))
    page.get_by_label("Name or code").fill(organisation)
    press(control(page, "Search"))
    page.get_by_role("checkbox", name=organisation).check()
    press(control(page, "Ask these organisations"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def enter_date(page: Page, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))


def join(page: Page, link: str, name: str) -> None:
    page.goto(link)
    assert_sound(page)
    page.get_by_label("Full name").fill(name)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    press(control(page, "Join"))
    page.wait_for_url("**/home/")


def own_organisation(page: Page) -> Locator:
    """Its page, and not its results, to which the home page leads as well."""
    return page.locator("main a[href^='/organisations/']").get_by_text("Alder Hospital Trust", exact=True)


def describe_partnership(page: Page, name: str, *, partner: str) -> None:
    press(own_organisation(page))
    press(control(page, "Register a partnership"))
    page.get_by_label("Find an organisation").fill(partner)
    press(control(page, "Search the register"))
    page.get_by_role("checkbox", name=partner).check()
    page.get_by_label("What do you call it?").fill(name)
    page.get_by_label("What is it for?").fill("To see people who fell in one place.")
    page.get_by_label("A joint project or service").check()
    press(control(page, "Register this partnership"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def choose(page: Page, name: str) -> None:
    page.goto("/home/")
    press(control(page, "Choose partnerships"))
    page.get_by_role("group", name=name).get_by_label("Ask in the short form").check()
    press(control(page, "Save"))
    expect(page.locator("main")).to_contain_text(name)


def answer_everything(page: Page, sheets: int) -> None:
    open_round(page)
    for left in reversed(range(sheets)):
        if control(page, "Start|Continue where you left off").count() and "/assessments/" in page.url:
            press(control(page, "Start|Continue where you left off"))
        answer_sheet(page, lambda page: None)
        send(page)
        if left:
            press(control(page, "Go on: "))
