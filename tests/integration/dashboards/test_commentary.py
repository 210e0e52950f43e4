"""Commentary: under the panel it speaks of, by author and date, with every version that was readable."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from dashboards.enums import Panel
from dashboards.models import AreaComment
from dashboards.services.edit_comment import edit_comment
from dashboards.services.write_comment import write_comment
from tests.factories import AreaRoleFactory
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
PANEL, WRITE = "/areas/y90/factors/", "/areas/y90/factors/comments/new/"


@pytest.fixture
def comment(published, autumn, regional_lead):
    return write_comment(
        by=regional_lead,
        area_code="y90",
        panel=Panel.FACTORS,
        campaign=autumn,
        text="A new programme began in May.",
    )


def of(comment, name: str) -> str:
    return reverse(f"dashboards:{name}", args=[comment.pk])


def test_feature_73_it_stands_under_its_panel_with_author_and_date(
    client, sign_in, regional_lead, regional_viewer, published, autumn
):
    sent = {"round": str(autumn.pk), "text": "First line.\nSecond line."}

    reply = sign_in(regional_lead).post(WRITE, sent)

    assert reply.url == f"{PANEL}?round={autumn.pk}#comments"
    comment = AreaComment.objects.get()
    assert (comment.area_code, comment.panel, comment.author) == ("y90", "factors", regional_lead)
    event = AuditEvent.objects.get(action="area_comment_written")
    assert "First line" not in str(event.detail)
    text = words(main_part(sign_in(regional_viewer).get(PANEL)))
    assert "Rory Regional" in text
    assert "First line. Second line." in text
    assert "First line" not in client.get("/areas/y90/positions/").content.decode()
    assert "First line" not in client.get("/areas/qx1/factors/").content.decode()


def test_it_is_shown_with_its_own_round_only(sign_in, regional_viewer, comment, autumn, spring, published):
    from tests.factories.area_contents import full, publish

    publish(spring, "y90", full())
    client = sign_in(regional_viewer)

    assert "A new programme" in client.get(f"{PANEL}?round={autumn.pk}").content.decode()
    assert "A new programme" not in client.get(f"{PANEL}?round={spring.pk}").content.decode()


def test_an_edit_keeps_what_was_readable_before(sign_in, regional_lead, regional_viewer, comment):
    address = of(comment, "edit_comment")
    client = sign_in(regional_lead)
    assert "A new programme began in May." in client.get(address).content.decode()

    assert client.post(address, {"text": "It began in June.", "after": "1"}).status_code == 302

    text = words(main_part(sign_in(regional_viewer).get(PANEL)))
    assert text.index("It began in June.") < text.index("Earlier versions") < text.index("in May.")
    assert AuditEvent.objects.get(action="area_comment_edited").detail == {"version": 2}


def test_an_edit_of_what_was_changed_meanwhile_is_refused_and_its_words_stay_in_the_box(
    sign_in, regional_lead, comment
):
    edit_comment(by=regional_lead, comment=comment, text="From another window.", after=1)

    reply = sign_in(regional_lead).post(of(comment, "edit_comment"), {"text": "My words.", "after": "1"})

    assert reply.status_code == 422
    assert "changed in another window" in reply.content.decode()
    assert "My words." in reply.content.decode()
    assert comment.versions.count() == 2


def test_the_same_words_make_no_version(regional_lead, comment):
    edit_comment(by=regional_lead, comment=comment, text="A new programme began in May.", after=1)

    assert comment.versions.count() == 1


def test_withdrawn_its_words_are_gone_and_a_line_stays(sign_in, regional_lead, regional_viewer, comment):
    client = sign_in(regional_lead)

    assert client.post(of(comment, "withdraw_comment")).status_code == 302
    assert client.post(of(comment, "withdraw_comment")).status_code == 404

    page = sign_in(regional_viewer).get(PANEL).content.decode()
    assert "was withdrawn on" in page
    assert "A new programme" not in page
    assert AuditEvent.objects.filter(action="area_comment_withdrawn").count() == 1


def test_another_writer_of_the_area_withdraws_and_does_not_edit(sign_in, region, comment):
    second = AreaRoleFactory(area=region, role="regional_lead").person
    client = sign_in(second)

    assert client.get(of(comment, "edit_comment")).status_code == 403
    assert client.post(of(comment, "withdraw_comment")).status_code == 302


@pytest.mark.parametrize("seat", ["regional_viewer", "national_viewer"])
def test_readers_write_and_change_nothing(request, sign_in, seat, comment, autumn):
    client = sign_in(request.getfixturevalue(seat))

    assert client.post(WRITE, {"round": str(autumn.pk), "text": "x"}).status_code == 403
    assert client.get(of(comment, "edit_comment")).status_code == 404
    assert client.post(of(comment, "withdraw_comment")).status_code == 404
    page = client.get(PANEL).content.decode()
    assert "A new programme" in page
    assert "Write a comment" not in page


def test_a_regional_lead_writes_for_the_region_and_not_for_its_boards_or_england(
    sign_in, regional_lead, published, autumn
):
    client = sign_in(regional_lead)
    sent = {"round": str(autumn.pk), "text": "x"}

    assert client.post("/areas/qx1/factors/comments/new/", sent).status_code == 403
    assert client.post("/areas/england/factors/comments/new/", sent).status_code == 404
    assert "Write a comment" in client.get(PANEL).content.decode()


def test_a_national_viewer_writes_for_england(sign_in, national_viewer, published, autumn):
    sent = {"round": str(autumn.pk), "text": "For all."}

    assert sign_in(national_viewer).post("/areas/england/factors/comments/new/", sent).status_code == 302
    assert AreaComment.objects.get().area_code == "england"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"text": ""}, "Enter your comment"),
        ({"text": "  \n "}, "Enter your comment"),
        ({"text": "a" * 2001}, "2000 characters or fewer"),
        ({"round": "another"}, "Select one of the rounds listed"),
        ({"round": ""}, "Select a round"),
    ],
)
def test_what_cannot_be_published_is_said(sign_in, regional_lead, published, autumn, changed, reason):
    sent = {"round": str(autumn.pk), "text": "Words."} | changed

    reply = sign_in(regional_lead).post(WRITE, sent)

    assert reply.status_code == 422
    assert reason in reply.content.decode()
    assert not AreaComment.objects.exists()


def test_hostile_words_are_words(sign_in, regional_lead, regional_viewer, published, autumn):
    text = "<script>alert(1)</script> {{ settings }} ’;DROP TABLE"
    sign_in(regional_lead).post(
        WRITE, {"round": str(autumn.pk), "text": text, "author": "1", "area_code": "england"}
    )

    page = sign_in(regional_viewer).get(PANEL)

    assert "<script>alert" not in page.content.decode()
    assert text in words(main_part(page))
    assert AreaComment.objects.get().author == regional_lead
    assert AreaComment.objects.get().area_code == "y90"


def test_panels_that_are_none_or_take_none_are_not_found(sign_in, regional_lead, published):
    client = sign_in(regional_lead)

    for panel in ("released", "nothing"):
        assert client.get(f"/areas/y90/{panel}/comments/new/").status_code == 404


def test_a_comment_written_from_an_address_in_capitals_stands_in_the_same_place(
    sign_in, regional_lead, published, autumn
):
    sent = {"round": str(autumn.pk), "text": "A new programme began in May."}

    sign_in(regional_lead).post(WRITE.replace("y90", "Y90"), sent)

    assert AreaComment.objects.get().area_code == "y90"
