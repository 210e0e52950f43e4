from django.urls import URLPattern, path

from workshops.views import confirming, records

app_name = "workshops"

urlpatterns: list[URLPattern] = [
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
