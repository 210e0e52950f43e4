from django.urls import path

from organisations.views import area_people, facilitators, invitations, organisations, partnerships, people

app_name = "organisations"

urlpatterns = [
    path("organisations/", organisations.organisation_list, name="organisation_list"),
    path("organisations/new/", organisations.create_organisation, name="create_organisation"),
    path("organisations/<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path(
        "organisations/<uuid:organisation_id>/successors/new/",
        organisations.record_succession,
        name="record_succession",
    ),
    path("organisations/<uuid:organisation_id>/people/", people.people, name="people"),
    path(
        "organisations/<uuid:organisation_id>/people/invite/", invitations.invite_people, name="invite_people"
    ),
    path(
        "organisations/<uuid:organisation_id>/bounces/<uuid:bounce_id>/clear/",
        people.clear_bounce,
        name="clear_bounce",
    ),
    path("people/<uuid:membership_id>/role/", people.change_role, name="change_role"),
    path("people/<uuid:membership_id>/remove/", people.remove_member, name="remove_member"),
    path("people/<uuid:membership_id>/confirm/", people.confirm_identity, name="confirm_identity"),
    path(
        "organisations/<uuid:organisation_id>/partnerships/new/",
        partnerships.create_partnership,
        name="create_partnership",
    ),
    path("partnerships/<uuid:partnership_id>/", partnerships.partnership, name="partnership"),
    path("partnerships/<uuid:partnership_id>/edit/", partnerships.edit_partnership, name="edit_partnership"),
    path("partnerships/<uuid:partnership_id>/end/", partnerships.end_partnership, name="end_partnership"),
    path("area-people/", area_people.area_people, name="area_people"),
    path("area-people/new/", area_people.give_area_role, name="give_area_role"),
    path(
        "area-people/<uuid:area_role_id>/withdraw/", area_people.withdraw_area_role, name="withdraw_area_role"
    ),
    path(
        "area-invitations/<uuid:area_invitation_id>/withdraw/",
        area_people.withdraw_area_invitation,
        name="withdraw_area_invitation",
    ),
    path(
        "area-invitations/<uuid:area_invitation_id>/send-again/",
        area_people.send_area_invitation_again,
        name="send_area_invitation_again",
    ),
    path("facilitators/", facilitators.facilitators, name="facilitators"),
    path("facilitators/new/", facilitators.give_facilitator_role, name="give_facilitator_role"),
    path(
        "facilitators/<uuid:person_id>/withdraw/",
        facilitators.withdraw_facilitator_role,
        name="withdraw_facilitator_role",
    ),
    path(
        "facilitator-invitations/<uuid:facilitator_invitation_id>/withdraw/",
        facilitators.withdraw_facilitator_invitation,
        name="withdraw_facilitator_invitation",
    ),
    path(
        "facilitator-invitations/<uuid:facilitator_invitation_id>/send-again/",
        facilitators.send_facilitator_invitation_again,
        name="send_facilitator_invitation_again",
    ),
    path(
        "invitations/<uuid:invitation_id>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path(
        "invitations/<uuid:invitation_id>/send-again/",
        invitations.send_invitation_again,
        name="send_invitation_again",
    ),
    path("invitations/<str:secret>/", invitations.accept_invitation, name="accept_invitation"),
]
