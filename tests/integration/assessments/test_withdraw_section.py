import pytest

from assessments.models import Answer, SectionAssignment


@pytest.fixture
def given(together, colleague):
    return SectionAssignment.objects.create(assessment=together.assessment, section="macro", person=colleague)


def test_takes_the_section_back_and_keeps_what_was_filled_in(sign_in, manager, colleague, given, together):
    client = sign_in(colleague)
    client.post(together.page("policy"), {"POL1": "4", "shown_POL1": "", "action": "later"})
    assert client.get(together.page("policy")).status_code == 200

    reply = sign_in(manager).post(f"/section-assignments/{given.pk}/withdraw/", follow=True)

    assert "Cal Colleague no longer has this section" in reply.content.decode()
    assert Answer.objects.get().given == "4"
    assert sign_in(colleague).get(together.page("policy")).status_code == 404


def test_it_is_for_leads_of_the_organisation(sign_in, colleague, partner, outsider, given):
    for person, status in ((colleague, 403), (partner, 404), (outsider, 404)):
        assert sign_in(person).post(f"/section-assignments/{given.pk}/withdraw/").status_code == status
    assert SectionAssignment.objects.exists()


def test_reading_takes_nothing_back(sign_in, manager, given):
    assert sign_in(manager).get(f"/section-assignments/{given.pk}/withdraw/").status_code == 405
