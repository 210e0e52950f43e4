from django.urls import reverse

from assessments.models import Assessment, Response


def address(campaign, organisation):
    return reverse("assessments:start_assessment", args=[campaign.pk, organisation.pk])


def test_leads_to_the_task_list_with_every_sheet_begun(sign_in, colleague, campaign, trust):
    reply = sign_in(colleague).post(address(campaign, trust))

    assessment = Assessment.objects.get(person=colleague)
    assert (reply.status_code, reply.url) == (302, assessment.get_absolute_url())
    assert {response.sheet for response in assessment.responses.all()} == {"organisation", "partnership"}


def test_a_double_click_starts_once(sign_in, colleague, campaign, trust):
    client = sign_in(colleague)
    first = client.post(address(campaign, trust))
    second = client.post(address(campaign, trust))

    assert first.url == second.url
    assert Response.objects.count() == 2


def test_a_closed_round_says_so_and_begins_nothing(sign_in, colleague, campaign, trust, close):
    close()

    reply = sign_in(colleague).post(address(campaign, trust), follow=True)

    assert "Autumn round closed on" in reply.content.decode()
    assert not Assessment.objects.exists()


def test_people_of_other_organisations_find_nothing(
    sign_in, outsider, partner, administrator, campaign, trust
):
    for stranger in (outsider, partner, administrator):
        assert sign_in(stranger).post(address(campaign, trust)).status_code == 404
    assert not Assessment.objects.exists()


def test_reading_starts_nothing(sign_in, colleague, campaign, trust):
    assert sign_in(colleague).get(address(campaign, trust)).status_code == 405
    assert not Assessment.objects.exists()


def test_signed_out_leads_to_signing_in(client, campaign, trust):
    assert client.post(address(campaign, trust)).url.startswith("/account/login/")
