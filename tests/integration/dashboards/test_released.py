"""Named results reach the readers to whom they were released, and nobody else; each look is recorded."""

import csv
import io

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import AreaRelease
from assessments.services.withdraw_area_release import withdraw_area_release
from organisations.models import Circle, CircleMember
from organisations.services.remove_circle_member import remove_circle_member
from tests.factories import (
    AreaRoleFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationParentFactory,
    PartnershipFactory,
    UserFactory,
)
from tests.factories.area_releases import finished, released
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
REGION, BOARD = "/areas/y90/released/", "/areas/qx1/released/"
FILES = ("/areas/y90/released.csv", "/areas/qx1/released.csv")


@pytest.fixture
def done(autumn, trust, partnership, board):
    finished(autumn, trust, partnership)
    return autumn


@pytest.fixture
def to_region(done, manager, trust, partnership, region):
    return released(manager, done, trust, partnership, area=region)


@pytest.fixture
def board_viewer(board):
    return AreaRoleFactory(area=board, role="regional_viewer", person=UserFactory(name="Bo Board")).person


@pytest.fixture
def circle(administrator):
    return Circle.objects.create(name="Programme board", purpose="Looks on.", created_by=administrator)


@pytest.fixture
def member(circle, administrator):
    person = UserFactory(name="Mo Member")
    CircleMember.objects.create(circle=circle, person=person, added_by=administrator)
    return person


def detail(release) -> str:
    return reverse("dashboards:released_result", args=[release.pk])


def test_feature_64_the_regions_own_readers_see_the_result_by_name(sign_in, regional_viewer, to_region):
    main = main_part(sign_in(regional_viewer).get(REGION))

    assert "Northmoor Hospitals: Shared record" in words(main)
    assert "Autumn round" in words(main)
    figure = main.find("figure")
    assert figure.select_one("svg")
    assert [row.select("td")[0].a["href"] for row in figure.select("tbody tr")] == [detail(to_region)]
    assert "prototype, not validated" in words(main).lower()


def test_the_result_has_its_place_its_bands_and_its_lanes_and_nothing_of_the_other_side(
    sign_in, regional_viewer, to_region, done, partner_trust, partnership
):
    finished(done, partner_trust, partnership, REC1=2, GOV1=2)

    text = words(main_part(sign_in(regional_viewer).get(detail(to_region))))

    assert "as formal and started by others" in text
    assert "Northmoor Hospitals with Eastvale Care" in text
    assert "Answers from 5 people" in text
    assert "What moves it" in text
    assert "Nothing that people at Eastvale Care answered is here" in text


def test_a_release_to_the_region_is_not_for_its_boards_readers_nor_for_englands(
    sign_in, board_viewer, national_viewer, to_region, published
):
    client = sign_in(board_viewer)
    assert client.get(REGION).status_code == 404
    assert client.get("/areas/y90/released.csv").status_code == 404
    assert client.get(detail(to_region)).status_code == 404
    assert "No organisation has released" in words(main_part(client.get(BOARD)))

    client = sign_in(national_viewer)
    page = client.get(REGION)
    assert "Your role is for a wider area" in words(main_part(page))
    assert "Shared record" not in page.content.decode()
    assert client.get(detail(to_region)).status_code == 404
    assert "Shared record" not in client.get("/areas/y90/released.csv").content.decode()


def test_a_release_to_the_board_is_not_for_the_regions_readers(
    sign_in, regional_viewer, board_viewer, done, manager, trust, partnership, board
):
    release = released(manager, done, trust, partnership, area=board)

    assert "Shared record" in sign_in(board_viewer).get(BOARD).content.decode()
    client = sign_in(regional_viewer)
    assert "Shared record" not in client.get(BOARD).content.decode()
    assert "Shared record" not in client.get("/areas/qx1/released.csv").content.decode()
    assert client.get(detail(release)).status_code == 404


def test_another_regions_readers_find_nothing(sign_in, to_region):
    elsewhere = OrganisationFactory(ods_code="Y91", local_id=None, name="Far region", kind="region")
    client = sign_in(AreaRoleFactory(area=elsewhere).person)

    for address in (REGION, *FILES, detail(to_region)):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("seat", ["manager", "colleague", "partner", "outsider", "administrator"])
def test_members_of_organisations_and_administrators_are_no_readers(request, sign_in, seat, to_region):
    client = sign_in(request.getfixturevalue(seat))

    assert client.get(REGION).status_code == 404
    assert client.get(detail(to_region)).status_code == 404


def test_before_a_release_no_byte_of_the_areas_pages_has_the_partnership(
    sign_in, regional_viewer, done, published, manager, trust, partnership, region
):
    """With its positive control: after the release the page has it."""
    client = sign_in(regional_viewer)
    pages = [
        reverse("dashboards:area", args=[code]) + panel
        for code in ("y90", "qx1")
        for panel in (
            "",
            "positions/",
            "factors/",
            "questions/",
            "organisations/",
            "released/",
            "released.csv",
        )
    ]

    def seen() -> set[str]:
        replies = {page: client.get(page) for page in pages}
        assert {reply.status_code for reply in replies.values()} == {200}
        return {page for page, reply in replies.items() if partnership.name in reply.content.decode()}

    assert seen() == set()
    released(manager, done, trust, partnership, area=region)
    assert seen() == {REGION, "/areas/y90/released.csv"}


def test_taken_back_it_is_gone_at_once_from_pages_and_files(sign_in, regional_viewer, to_region, manager):
    client = sign_in(regional_viewer)
    assert "Shared record" in client.get(FILES[0]).content.decode()

    withdraw_area_release(by=manager, release=to_region)

    for address in (REGION, FILES[0]):
        assert "Shared record" not in client.get(address).content.decode()
    assert client.get(detail(to_region)).status_code == 404


def test_what_people_answer_later_changes_no_byte(
    sign_in, regional_viewer, to_region, done, trust, partnership
):
    client = sign_in(regional_viewer)

    def seen() -> str:
        return words(main_part(client.get(detail(to_region)))) + client.get(FILES[0]).content.decode()

    before = seen()
    finished(done, trust, partnership, GOV1=1, GOV2=1, GOV3=1, F1=1, F2=1)

    assert seen() == before


def test_it_goes_by_name_whatever_was_found(
    sign_in, regional_viewer, to_region, done, region, trust, manager
):
    """Created in another order than by name, with places that differ."""
    for name, answers in (("Ash exchange", {"F1": 1, "F2": 1}), ("Zinc network", {"F1": 2})):
        partnership = PartnershipFactory(name=name, organisations=[trust, OrganisationFactory()])
        finished(done, trust, partnership, **answers)
        released(manager, done, trust, partnership, area=region)

    main = main_part(sign_in(regional_viewer).get(REGION))

    names = [
        words(row.select("td")[1]).removeprefix("Organisation: partnership ")
        for row in main.select("tbody tr")
    ]
    assert names == [
        "Northmoor Hospitals: Ash exchange",
        "Northmoor Hospitals: Shared record",
        "Northmoor Hospitals: Zinc network",
    ]
    assert not main.select("th a, th button")


def test_more_than_twelve_carry_numbers_in_place_of_names(to_region):
    from assessments import charts
    from assessments.selectors.snapshots import Snapshot

    instrument = to_region.campaign.instrument.definition
    position = Snapshot.from_data(to_region.snapshot).position(instrument)

    def labels(count: int) -> list[str]:
        placed = [(f"Partnership {number}", position) for number in range(count)]
        return charts.spectrum(instrument, placed).figure["data"][0]["text"]

    assert labels(12)[0] == "Partnership 0"
    assert labels(13)[0] == "1"


def test_feature_79_every_look_at_named_results_is_recorded(
    sign_in, regional_viewer, to_region, region, national_viewer
):
    client = sign_in(regional_viewer)
    for address in (REGION, FILES[0], detail(to_region)):
        client.get(address)

    events = AuditEvent.objects.filter(action="named_results_viewed")
    assert {event.by for event in events} == {regional_viewer}
    assert [event.subject_id for event in events] == [str(region.pk), str(region.pk), str(to_region.pk)]
    assert all(event.detail["releases"] == [str(to_region.pk)] for event in events)
    sign_in(national_viewer).get(REGION)
    assert events.count() == 3


def test_the_file_has_what_the_page_has_and_is_described(sign_in, regional_viewer, to_region):
    client = sign_in(regional_viewer)

    rows = list(csv.DictReader(io.StringIO(client.get(FILES[0]).content.decode("utf-8-sig"))))

    assert {row["part"] for row in rows} <= {"place", "condition", "lane"}
    assert {row["partners"] for row in rows} == {"Eastvale Care"}
    averages = [row["average"] for row in rows if row["part"] == "condition"]
    assert averages
    assert all(len(average) == 3 or average in ("4.5 or more", "1.5 or less") for average in averages)
    described = client.get("/areas/y90/released.csv-metadata.json").json()
    names = [column["name"] for column in described["tableSchema"]["columns"]]
    assert names == list(rows[0])


def test_a_name_that_a_spreadsheet_would_run_or_a_browser_would_draw_does_neither(
    sign_in, regional_viewer, to_region, partnership
):
    partnership.name = '=HYPERLINK("x")<script>alert(1)</script>'
    partnership.save()
    client = sign_in(regional_viewer)

    for address in (REGION, detail(to_region)):
        assert "<script>alert" not in client.get(address).content.decode()
    rows = list(csv.DictReader(io.StringIO(client.get(FILES[0]).content.decode("utf-8-sig"))))
    assert not rows[0]["partnership"].startswith("=")


def test_bad_words_in_the_address_change_nothing(sign_in, regional_viewer, to_region):
    client = sign_in(regional_viewer)

    for query in ("?round=x&boundaries=never&kind=%00", "?round=&kind=" + "a" * 3000, "?sort=place"):
        assert "Shared record" in client.get(REGION + query).content.decode()


def test_people_of_a_circle_see_what_was_released_to_it(
    sign_in, circle, member, done, manager, trust, partnership, regional_viewer
):
    release = released(manager, done, trust, partnership, circle=circle)
    page = reverse("dashboards:circle", args=[circle.pk])

    client = sign_in(member)

    assert "Northmoor Hospitals: Shared record" in words(main_part(client.get(page)))
    assert "as formal and started by others" in words(main_part(client.get(detail(release))))
    assert AuditEvent.objects.filter(action="named_results_viewed", by=member).count() == 2
    client = sign_in(regional_viewer)
    assert (client.get(page).status_code, client.get(detail(release)).status_code) == (404, 404)


def test_who_looks_after_a_circle_and_is_not_in_it_sees_no_result(
    sign_in, administrator, circle, member, done, manager, trust, partnership
):
    release = released(manager, done, trust, partnership, circle=circle)
    client = sign_in(administrator)

    page = client.get(reverse("dashboards:circle", args=[circle.pk]))

    assert "Mo Member" in page.content.decode()
    assert "Shared record" not in page.content.decode()
    assert client.get(detail(release)).status_code == 404


def test_whoever_was_taken_out_of_a_circle_or_joined_later_sees_nothing_of_before(
    sign_in, administrator, circle, member, done, manager, trust, partnership
):
    release = released(manager, done, trust, partnership, circle=circle)
    later = UserFactory()
    CircleMember.objects.create(circle=circle, person=later, added_by=administrator)
    page = reverse("dashboards:circle", args=[circle.pk])

    client = sign_in(later)
    assert "Shared record" not in client.get(page).content.decode()
    assert client.get(detail(release)).status_code == 404

    remove_circle_member(by=administrator, member=circle.members.get(person=member))
    client = sign_in(member)
    assert client.get(page).status_code == 404
    assert client.get(detail(release)).status_code == 404
    # Put back in, they were not among those who were in it when it was released.
    CircleMember.objects.create(circle=circle, person=member, added_by=administrator)
    assert client.get(page).status_code == 200
    assert client.get(detail(release)).status_code == 404


def test_two_organisations_of_one_partnership_release_each_for_itself(
    sign_in, regional_viewer, to_region, done, partner, partner_trust, partnership, region, in_area
):
    in_area(partner_trust)
    finished(done, partner_trust, partnership, F1=1)
    theirs = released(partner, done, partner_trust, partnership, area=region)

    text = words(main_part(sign_in(regional_viewer).get(REGION)))

    assert "2 results from 2 organisations: 2 formal." in text
    assert AreaRelease.objects.filter(withdrawn_at=None).count() == 2
    withdraw_area_release(by=partner, release=theirs)
    assert "1 result from 1 organisation: 1 formal." in words(main_part(sign_in(regional_viewer).get(REGION)))


def test_an_organisation_that_moved_away_has_still_released_to_the_body_that_it_named(
    sign_in, regional_viewer, to_region, trust
):
    far = OrganisationFactory(ods_code="QF1", local_id=None, kind="icb")
    OrganisationParentFactory(organisation=trust, parent=far)
    MembershipFactory(organisation=trust)

    assert "Shared record" in sign_in(regional_viewer).get(REGION).content.decode()
