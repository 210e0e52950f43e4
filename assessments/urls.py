from django.urls import path

from assessments.views import (
    advising,
    anonymous,
    answering,
    area_releases,
    campaigns,
    choosing,
    components,
    content_rounds,
    explaining,
    exporting,
    home,
    moving,
    paper,
    partners,
    plans,
    portfolio,
    psychometrics,
    public,
    rating,
    readiness,
    reporting,
    results,
    roles,
    sharing,
    studying,
    submitting,
    taking_link,
    task_list,
    taster,
    what_if,
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
    path("forms/<slug:slug>/<int:version>/", paper.blank_form, name="blank_form"),
    path("forms/<slug:slug>/<int:version>/hand-scoring/", paper.hand_scoring, name="hand_scoring"),
    path(
        "instruments/<slug:slug>/<int:version>/changes/", paper.version_changes, name="version_changes"
    ),
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
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/sections/",
        sharing.assign_sections,
        name="assign_sections",
    ),
    path(
        "section-assignments/<uuid:assignment_id>/withdraw/",
        sharing.withdraw_section,
        name="withdraw_section",
    ),
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/agreed-sheets/",
        sharing.agree_sheet,
        name="agree_sheet",
    ),
    path(
        "campaigns/<uuid:campaign_id>/organisations/<uuid:organisation_id>/link/",
        taking_link.take_anonymous_link,
        name="take_anonymous_link",
    ),
    path("a/<str:secret>/", anonymous.anonymous_start, name="anonymous_start"),
    path("a/<str:secret>/<slug:subject>/", anonymous.anonymous_check, name="anonymous_check"),
    path("a/<str:secret>/<slug:subject>/<slug:page>/", anonymous.anonymous_page, name="anonymous_page"),
    path("assessments/<uuid:assessment_id>/", task_list.task_list, name="task_list"),
    path("assessments/<uuid:assessment_id>/about-you/", task_list.about_you, name="about_you"),
    path("responses/<uuid:response_id>/check/", submitting.check_answers, name="check_answers"),
    path("responses/<uuid:response_id>/submit/", submitting.submit_response, name="submit_response"),
    path(
        "responses/<uuid:response_id>/submit-agreed/", sharing.submit_agreed_sheet, name="submit_agreed_sheet"
    ),
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
        "results/partnerships/<uuid:partnership_id>/moves/",
        moving.partnership_moves,
        name="partnership_moves",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/movement/",
        moving.partnership_movement,
        name="partnership_movement",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/partners/",
        partners.partnership_gap,
        name="partnership_gap",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/release/",
        partners.release_result,
        name="release_result",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/release/withdraw/",
        partners.withdraw_release,
        name="withdraw_release",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/release/areas/",
        area_releases.release_to_area,
        name="release_to_area",
    ),
    path(
        "area-releases/<uuid:area_release_id>/withdraw/",
        area_releases.withdraw_area_release,
        name="withdraw_area_release",
    ),
    path(
        "results/organisations/<uuid:organisation_id>/roles/",
        roles.organisation_roles,
        name="organisation_roles",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/roles/",
        roles.partnership_roles,
        name="partnership_roles",
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
    path(
        "results/organisations/<uuid:organisation_id>/files/<slug:form>/",
        exporting.organisation_file,
        name="organisation_file",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/files/<slug:form>/",
        exporting.partnership_file,
        name="partnership_file",
    ),
    path(
        "reports/organisations/<uuid:organisation_id>/",
        reporting.organisation_report,
        name="organisation_report",
    ),
    path(
        "reports/partnerships/<uuid:partnership_id>/", reporting.partnership_report, name="partnership_report"
    ),
    path(
        "reports/organisations/<uuid:organisation_id>/pdf/",
        reporting.organisation_pdf,
        name="organisation_pdf",
    ),
    path(
        "reports/partnerships/<uuid:partnership_id>/pdf/", reporting.partnership_pdf, name="partnership_pdf"
    ),
    path("exports/<uuid:export_id>/", reporting.export, name="export"),
    path("exports/<uuid:export_id>/download/", reporting.download_export, name="download_export"),
    path("plans/<uuid:organisation_id>/", plans.organisation_plan, name="organisation_plan"),
    path("plans/<uuid:organisation_id>/add/", plans.add_organisation_action, name="add_organisation_action"),
    path("plans/<uuid:organisation_id>/plan.xlsx", plans.plan_workbook, name="plan_workbook"),
    path("plans/<uuid:organisation_id>/plan.ics", plans.plan_calendar, name="plan_calendar"),
    path("plans/<uuid:organisation_id>/<uuid:partnership_id>/", plans.plan, name="plan"),
    path("plans/<uuid:organisation_id>/<uuid:partnership_id>/add/", plans.add_action, name="add_action"),
    path("readiness/<uuid:organisation_id>/<uuid:partnership_id>/", readiness.readiness, name="readiness"),
    path(
        "readiness/<uuid:organisation_id>/<uuid:partnership_id>/prepare/",
        readiness.prepare_readiness_check,
        name="prepare_readiness_check",
    ),
    path(
        "readiness-checks/<uuid:check_id>/finish/",
        readiness.finish_readiness_check,
        name="finish_readiness_check",
    ),
    path(
        "readiness-checks/<uuid:check_id>/share/",
        readiness.switch_readiness_sharing,
        name="switch_readiness_sharing",
    ),
    path("readiness-checks/<uuid:check_id>/<slug:code>/", readiness.readiness_page, name="readiness_page"),
    path(
        "results/organisations/<uuid:organisation_id>/portfolio/",
        portfolio.organisation_portfolio,
        name="organisation_portfolio",
    ),
    path("actions/<uuid:action_id>/edit/", plans.edit_action, name="edit_action"),
    path("actions/<uuid:action_id>/report/", plans.report_on_action, name="report_on_action"),
    path(
        "results/partnerships/<uuid:partnership_id>/obstacles/",
        advising.partnership_obstacles,
        name="partnership_obstacles",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/mechanisms/",
        advising.partnership_mechanisms,
        name="partnership_mechanisms",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/what-if/",
        what_if.partnership_what_if,
        name="partnership_what_if",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/mechanisms/<int:number>/decline/",
        advising.decline_suggestion,
        name="decline_suggestion",
    ),
    path(
        "results/partnerships/<uuid:partnership_id>/mechanisms/<int:number>/offer-again/",
        advising.offer_suggestion_again,
        name="offer_suggestion_again",
    ),
    path("mechanisms/", advising.mechanism_list, name="mechanism_list"),
    path("role-tags/", studying.role_tags, name="role_tags"),
    path("psychometrics/", psychometrics.psychometrics, name="psychometrics"),
    path("psychometrics/tables.csv", psychometrics.psychometrics_file, name="psychometrics_file"),
    path("content-rounds/new/", content_rounds.create_content_round, name="create_content_round"),
    path("content-rounds/<uuid:round_id>/", content_rounds.content_round, name="content_round"),
    path("content-rounds/<uuid:round_id>/experts/", content_rounds.invite_experts, name="invite_experts"),
    path(
        "content-rounds/<uuid:round_id>/close/",
        content_rounds.close_content_round,
        name="close_content_round",
    ),
    path(
        "experts/<uuid:expert_id>/send-again/",
        content_rounds.send_expert_letter_again,
        name="send_expert_letter_again",
    ),
    path("experts/<uuid:expert_id>/withdraw/", content_rounds.withdraw_expert, name="withdraw_expert"),
    path("expert-ratings/<str:secret>/", rating.expert_start, name="expert_start"),
    path("expert-ratings/<str:secret>/<slug:code>/", rating.rate_relevance, name="rate_relevance"),
    path("components/", components.components, name="components"),
]
