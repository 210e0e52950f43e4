from django.urls import path

from dashboards.views import (
    area_organisations,
    areas,
    circles,
    commentary,
    contact_requests,
    learning,
    levers,
    network,
    organisation_levers,
    peers,
    programmes,
    released,
)

app_name = "dashboards"

urlpatterns = [
    path("areas/", areas.area_list, name="area_list"),
    path("areas/codebook.csv", areas.area_codebook, name="area_codebook"),
    path(
        "areas/organisations/<uuid:organisation_id>/",
        area_organisations.area_organisation,
        name="area_organisation",
    ),
    path("areas/<slug:area_code>/", areas.area, name="area"),
    path(
        "areas/<slug:area_code>/organisations/",
        area_organisations.area_organisations,
        name="area_organisations",
    ),
    path(
        "areas/<slug:area_code>/organisations.csv",
        area_organisations.area_organisations_csv,
        name="area_organisations_csv",
    ),
    path(
        "areas/<slug:area_code>/organisations.csv-metadata.json",
        area_organisations.area_organisations_metadata,
        name="area_organisations_metadata",
    ),
    path("areas/<slug:area_code>/network/", network.network, name="network"),
    path("areas/<slug:area_code>/network.csv", network.network_csv, name="network_csv"),
    path(
        "areas/<slug:area_code>/network.csv-metadata.json",
        network.network_csv_metadata,
        name="network_csv_metadata",
    ),
    path("areas/<slug:area_code>/released/", released.released, name="released"),
    path("areas/<slug:area_code>/released.csv", released.released_csv, name="released_csv"),
    path(
        "areas/<slug:area_code>/released.csv-metadata.json",
        released.released_csv_metadata,
        name="released_csv_metadata",
    ),
    path("areas/<slug:area_code>/<slug:panel>/comments/new/", commentary.write_comment, name="write_comment"),
    path("area-comments/<uuid:comment_id>/edit/", commentary.edit_comment, name="edit_comment"),
    path("area-comments/<uuid:comment_id>/withdraw/", commentary.withdraw_comment, name="withdraw_comment"),
    path("area-releases/<uuid:area_release_id>/", released.released_result, name="released_result"),
    path("results/organisations/<uuid:organisation_id>/peers/", peers.peers, name="peers"),
    path("learn-from/", learning.learn_from, name="learn_from"),
    path("organisations/<uuid:organisation_id>/learning-offers/new/", learning.make_offer, name="make_offer"),
    path("learning-offers/<uuid:offer_id>/withdraw/", learning.withdraw_offer, name="withdraw_offer"),
    path("organisations/<uuid:organisation_id>/learning-wishes/new/", learning.make_wish, name="make_wish"),
    path("learning-wishes/<uuid:wish_id>/withdraw/", learning.withdraw_wish, name="withdraw_wish"),
    path(
        "organisations/<uuid:organisation_id>/learning-offers/<uuid:learning_offer_id>/requests/new/",
        learning.request_contact,
        name="request_contact",
    ),
    path(
        "contact-requests/<uuid:contact_request_id>/",
        contact_requests.contact_request,
        name="contact_request",
    ),
    path(
        "contact-requests/<uuid:contact_request_id>/answer/",
        contact_requests.answer_contact_request,
        name="answer_contact_request",
    ),
    path(
        "contact-requests/<uuid:contact_request_id>/withdraw/",
        contact_requests.withdraw_contact_request,
        name="withdraw_contact_request",
    ),
    path(
        "contact-requests/<uuid:contact_request_id>/partnership/",
        contact_requests.register_learning_partnership,
        name="register_learning_partnership",
    ),
    path("circles/", circles.circle_list, name="circle_list"),
    path("circles/new/", circles.create_circle, name="create_circle"),
    path("circles/<uuid:circle_id>/", circles.circle, name="circle"),
    path("circles/<uuid:circle_id>/people/new/", circles.add_circle_member, name="add_circle_member"),
    path(
        "circle-members/<uuid:circle_member_id>/remove/",
        circles.remove_circle_member,
        name="remove_circle_member",
    ),
    path("levers/", levers.lever_list, name="lever_list"),
    path("areas/<slug:area_code>/levers/", levers.area_levers, name="area_levers"),
    path("areas/<slug:area_code>/levers/new/", levers.record_lever, name="record_lever"),
    path("levers/<uuid:lever_id>/", levers.lever, name="lever"),
    path("levers/<uuid:lever_id>/edit/", levers.edit_lever, name="edit_lever"),
    path("levers/<uuid:lever_id>/withdraw/", levers.withdraw_lever, name="withdraw_lever"),
    path("areas/<slug:area_code>/programmes/new/", programmes.create_programme, name="create_programme"),
    path("programmes/<uuid:programme_id>/", programmes.programme, name="programme"),
    path("programmes/<uuid:programme_id>/edit/", programmes.edit_programme, name="edit_programme"),
    path(
        "organisations/<uuid:organisation_id>/levers/",
        organisation_levers.organisation_levers,
        name="organisation_levers",
    ),
    path(
        "organisations/<uuid:organisation_id>/levers/<uuid:lever_id>/dispute/",
        organisation_levers.dispute_lever,
        name="dispute_lever",
    ),
    path(
        "lever-disputes/<uuid:lever_dispute_id>/withdraw/",
        organisation_levers.withdraw_dispute,
        name="withdraw_dispute",
    ),
    # Panels with an address of their own stand above this line: the next three take every other panel.
    path("areas/<slug:area_code>/<slug:panel>/", areas.area_panel, name="area_panel"),
    path("areas/<slug:area_code>/<slug:panel>.csv", areas.area_panel_csv, name="area_panel_csv"),
    path(
        "areas/<slug:area_code>/<slug:panel>.csv-metadata.json",
        areas.area_panel_metadata,
        name="area_panel_metadata",
    ),
]
