from django.urls import URLPattern, path

from workshops.views import agendas, confirming, handing_over, joining, preparing, records, taking_part

app_name = "workshops"

urlpatterns: list[URLPattern] = [
    # Before: making a workshop, its agenda, who runs it, and starting it.
    path("workshops/", preparing.workshop_list, name="workshop_list"),
    path("workshops/new/", preparing.create_workshop, name="create_workshop"),
    path("workshops/take-over/<str:secret>/", handing_over.take_over, name="take_over"),
    path("workshops/<uuid:workshop_id>/prepare/", preparing.prepare_workshop, name="prepare_workshop"),
    path("workshops/<uuid:workshop_id>/edit/", preparing.edit_workshop, name="edit_workshop"),
    path("workshops/<uuid:workshop_id>/groups/", preparing.workshop_groups, name="workshop_groups"),
    path("workshops/<uuid:workshop_id>/print/", preparing.print_workshop, name="print_workshop"),
    path("workshops/<uuid:workshop_id>/delete/", preparing.delete_workshop, name="delete_workshop"),
    path("workshops/<uuid:workshop_id>/start/", preparing.start_workshop, name="start_workshop"),
    path("workshops/<uuid:workshop_id>/rehearse/", preparing.start_rehearsal, name="start_rehearsal"),
    path("workshops/<uuid:workshop_id>/end-rehearsal/", preparing.end_rehearsal, name="end_rehearsal"),
    path("workshops/<uuid:workshop_id>/end/", preparing.end_workshop, name="end_workshop"),
    path("workshops/<uuid:workshop_id>/agenda/", agendas.propose_agenda, name="propose_agenda"),
    path("workshops/<uuid:workshop_id>/steps/new/", agendas.add_step, name="add_step"),
    path("workshops/<uuid:workshop_id>/steps/<uuid:step_id>/", agendas.edit_step, name="edit_step"),
    path(
        "workshops/<uuid:workshop_id>/steps/<uuid:step_id>/remove/", agendas.remove_step, name="remove_step"
    ),
    path("workshops/<uuid:workshop_id>/steps/<uuid:step_id>/move/", agendas.move_step, name="move_step"),
    path("workshops/<uuid:workshop_id>/hand-over/", handing_over.hand_over, name="hand_over"),
    path(
        "workshops/<uuid:workshop_id>/facilitators/<uuid:person_id>/remove/",
        handing_over.remove_facilitator,
        name="remove_facilitator",
    ),
    # From a seat in the room, without an account.
    path("join/", joining.join, name="join"),
    path("join/<str:key>/", joining.join_by_key, name="join_by_key"),
    path("w/<str:code>/", taking_part.take_part, name="take_part"),
    path("w/<str:code>/join/", joining.enter, name="enter"),
    path("w/<str:code>/state/", taking_part.room_state, name="room_state"),
    path("w/<str:code>/answer/", taking_part.answer, name="answer"),
    path("w/<str:code>/idea/", taking_part.send_idea, name="send_idea"),
    path("w/<str:code>/feedback/", taking_part.give_feedback, name="give_feedback"),
    path("w/<str:code>/leave/", taking_part.leave_workshop, name="leave_workshop"),
    # Afterwards: the record, its files, and its actions on their way into a plan.
    path("workshops/<uuid:workshop_id>/record/", records.workshop_record, name="workshop_record"),
    path("workshops/<uuid:workshop_id>/record.csv", records.record_csv, name="record_csv"),
    path(
        "workshops/<uuid:workshop_id>/record.csv-metadata.json",
        records.record_csv_metadata,
        name="record_csv_metadata",
    ),
    path("workshops/<uuid:workshop_id>/record/pdf/", records.request_record_pdf, name="request_record_pdf"),
    path(
        "workshops/<uuid:workshop_id>/record/files/<uuid:file_id>/", records.record_file, name="record_file"
    ),
    path(
        "workshops/<uuid:workshop_id>/record/files/<uuid:file_id>/download/",
        records.download_record,
        name="download_record",
    ),
    path(
        "workshops/<uuid:workshop_id>/record/actions/<uuid:room_action_id>/confirm/",
        confirming.confirm_room_action,
        name="confirm_room_action",
    ),
    path(
        "workshops/<uuid:workshop_id>/record/actions/<uuid:room_action_id>/dismiss/",
        confirming.dismiss_room_action,
        name="dismiss_room_action",
    ),
]
