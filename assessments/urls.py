from django.urls import path

from assessments.views import (
    answering,
    campaigns,
    choosing,
    components,
    explaining,
    home,
    public,
    results,
    submitting,
    task_list,
    taster,
)

app_name = "assessments"

urlpatterns = [
    path("", public.start, name="start"),
    path("method/", public.method, name="method"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("privacy/", public.privacy, name="privacy"),
    path("try/", taster.taster, name="taster"),
    path("try/origin/", taster.taster_origin, name="taster_origin"),
    path("try/result/", taster.taster_result, name="taster_result"),
    path("home/", home.home, name="home"),
    path("campaigns/", campaigns.campaign_list, name="campaign_list"),
    path("campaigns/new/", campaigns.create_campaign, name="create_campaign"),
    path("campaigns/<uuid:campaign_id>/", campaigns.campaign, name="campaign"),
    path("campaigns/<uuid:campaign_id>/edit/", campaigns.edit_campaign, name="edit_campaign"),
    path(
        "campaigns/<uuid:campaign_id>/organisations/", campaigns.add_organisations, name="add_organisations"
    ),
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/partnerships/",
        choosing.choose_partnerships,
        name="choose_partnerships",
    ),
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/partner/<uuid:partnership_id>/",
        choosing.invite_partner,
        name="invite_partner",
    ),
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/team-view/",
        choosing.switch_team_view,
        name="switch_team_view",
    ),
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/start/",
        task_list.start_assessment,
        name="start_assessment",
    ),
    path("assessments/<uuid:assessment_id>/", task_list.task_list, name="task_list"),
    path("assessments/<uuid:assessment_id>/about-you/", task_list.about_you, name="about_you"),
    path("responses/<uuid:response_id>/check/", submitting.check_answers, name="check_answers"),
    path("responses/<uuid:response_id>/submit/", submitting.submit_response, name="submit_response"),
    path("responses/<uuid:response_id>/submitted/", submitting.submitted, name="submitted"),
    path("responses/<uuid:response_id>/reopen/", submitting.reopen_response, name="reopen_response"),
    path("responses/<uuid:response_id>/version/", submitting.response_version, name="response_version"),
    path("responses/<uuid:response_id>/<slug:page>/", answering.answer_page, name="answer_page"),
    path("responses/<uuid:response_id>/<slug:page>/save/", answering.save_answers, name="save_answers"),
    path(
        "results/organisations/<uuid:organisation_id>/",
        results.organisation_result,
        name="organisation_result",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/", results.partnership_result, name="partnership_result"
    ),
    path(
        "results/organisations/<uuid:organisation_id>/how/<slug:code>/",
        explaining.explain_organisation,
        name="explain_organisation",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/how/<slug:code>/",
        explaining.explain_partnership,
        name="explain_partnership",
    ),
    path("components/", components.components, name="components"),
]
