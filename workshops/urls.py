from django.urls import URLPattern, path

from workshops.views import (
    agendas,
    confirming,
    handing_over,
    joining,
    outcomes,
    preparing,
    presenting,
    records,
    room_answers,
    room_devices,
    running,
    taking_part,
)

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
    # In the room: the facilitator's and the presenter's screens.
    path("workshops/<uuid:workshop_id>/run/", running.run_workshop, name="run_workshop"),
    path("workshops/<uuid:workshop_id>/run/state/", running.run_state, name="run_state"),
    path("workshops/<uuid:workshop_id>/run/move/", running.move_to_step, name="move_to_step"),
    path("workshops/<uuid:workshop_id>/run/ballot/", running.run_ballot, name="run_ballot"),
    path("workshops/<uuid:workshop_id>/run/timer/", running.set_timer, name="set_timer"),
    path("workshops/<uuid:workshop_id>/run/late/", running.drop_optional_steps, name="drop_optional_steps"),
    path("workshops/<uuid:workshop_id>/run/room/", running.set_room, name="set_room"),
    path(
        "workshops/<uuid:workshop_id>/run/simulate/",
        running.simulate_participants,
        name="simulate_participants",
    ),
    path("workshops/<uuid:workshop_id>/run/devices/", room_devices.device_list, name="device_list"),
    path(
        "workshops/<uuid:workshop_id>/run/devices/<uuid:participant_id>/remove/",
        room_devices.remove_device,
        name="remove_device",
    ),
    path("workshops/<uuid:workshop_id>/run/hands/", room_answers.count_hands, name="count_hands"),
    path("workshops/<uuid:workshop_id>/run/ideas/", room_answers.sort_ideas, name="sort_ideas"),
    path("workshops/<uuid:workshop_id>/run/ideas/decide/", room_answers.decide_idea, name="decide_idea"),
    path("workshops/<uuid:workshop_id>/run/ideas/<int:idea_id>/", room_answers.edit_idea, name="edit_idea"),
    path("workshops/<uuid:workshop_id>/run/notes/", outcomes.write_note, name="write_note"),
    path("workshops/<uuid:workshop_id>/run/decisions/", outcomes.write_decision, name="write_decision"),
    path(
        "workshops/<uuid:workshop_id>/run/decisions/<int:decision_id>/remove/",
        outcomes.remove_decision,
        name="remove_decision",
    ),
    path("workshops/<uuid:workshop_id>/run/actions/", outcomes.write_room_action, name="write_room_action"),
    path(
        "workshops/<uuid:workshop_id>/run/actions/<uuid:action_id>/remove/",
        outcomes.remove_room_action,
        name="remove_room_action",
    ),
    path("workshops/<uuid:workshop_id>/run/agreed/", outcomes.record_agreed, name="record_agreed"),
    path("workshops/<uuid:workshop_id>/run/prompt/", outcomes.set_prompt, name="set_prompt"),
    path("workshops/<uuid:workshop_id>/screen/", presenting.screen, name="screen"),
    path("workshops/<uuid:workshop_id>/screen/state/", presenting.screen_state, name="screen_state"),
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
