from datetime import datetime

from django import forms
from django.utils import timezone

from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.models import Organisation, Partnership
from workshops.enums import Length
from workshops.models import Workshop
from workshops.selectors.subjects import Subjects

NOTHING = "nothing"
PARTNERSHIP, ORGANISATION, AREA = "partnership", "organisation", "area"


class WorkshopForm(NHSForm):
    """Cleans to `title`, `minutes` and `planned_for`."""

    submit_label = "Save"

    title = forms.CharField(
        label="Name of the workshop",
        max_length=120,
        help_text="People see it when they join.",
        error_messages={"required": "Enter a name"},
    )
    minutes = forms.TypedChoiceField(
        label="How long does it last?",
        choices=Length.choices,
        coerce=int,
        widget=Radios(),
        error_messages={"required": "Select how long it lasts"},
    )
    day = DateField(label="Date", required=False, help_text="For example, 27 3 2027. You can add it later.")
    time = forms.TimeField(
        label="Start time",
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        help_text="For example, 14:00.",
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5"}),
        error_messages={"invalid": "Enter a start time, like 14:00"},
    )

    def clean(self) -> dict:
        if "day" in self.cleaned_data and "time" in self.cleaned_data:
            day, time = self.cleaned_data["day"], self.cleaned_data["time"]
            if (day is None) != (time is None):
                missing, words = ("time", "a start time") if time is None else ("day", "a date")
                self.add_error(missing, f"Enter {words} as well, or leave both empty")
            elif day is not None:
                self.cleaned_data["planned_for"] = timezone.make_aware(datetime.combine(day, time))
        return self.cleaned_data

    @property
    def facts(self) -> dict[str, object]:
        facts = {name: self.cleaned_data[name] for name in ("title", "minutes")}
        return {**facts, "planned_for": self.cleaned_data.get("planned_for")}


class CreateWorkshopForm(WorkshopForm):
    """`facts` also say what it is about."""

    submit_label = "Make the workshop"
    field_order = ("about", "title", "minutes", "day", "time")

    about = forms.ChoiceField(
        label="What is it about?", error_messages={"required": "Select what it is about"}
    )

    def __init__(self, *args, subjects: Subjects, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)
        self.fields["title"].required = False
        self.fields[
            "title"
        ].help_text = "People see it when they join. Leave it empty to name it after what it is about."
        self.subjects: dict[str, tuple[str, Partnership | Organisation | None]] = {
            key: (kind, one) for key, kind, one, _ in _subjects(subjects)
        }
        named = [(key, words) for key, _, _, words in _subjects(subjects)]
        self.fields["about"].choices = [("", "Select one"), *named]
        if self.initial.get("about") not in self.subjects:
            self.initial.pop("about", None)

    @property
    def facts(self) -> dict[str, object]:
        kind, one = self.subjects[self.cleaned_data["about"]]
        return {**super().facts, **({kind: one} if one else {})}


def _subjects(subjects: Subjects):
    """(key, keyword of the service, the thing, words)"""
    for partnership in subjects.partnerships:
        yield f"{PARTNERSHIP}:{partnership.pk}", PARTNERSHIP, partnership, f"Partnership: {partnership}"
    for organisation in subjects.organisations:
        yield f"{ORGANISATION}:{organisation.pk}", ORGANISATION, organisation, f"Organisation: {organisation}"
    if subjects.anything:
        yield NOTHING, NOTHING, None, "Nothing in particular"
    for area in subjects.areas:
        yield f"{AREA}:{area.pk}", AREA, area, f"Area: {area}"


def facts_of(workshop: Workshop) -> dict[str, object]:
    """What the form starts with."""
    moment = timezone.localtime(workshop.planned_for) if workshop.planned_for else None
    return {
        "title": workshop.title,
        "minutes": workshop.minutes,
        "day": moment.date() if moment else None,
        "time": moment.strftime("%H:%M") if moment else None,
    }
