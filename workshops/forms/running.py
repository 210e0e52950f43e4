"""The buttons of those who run a workshop, as forms: nothing is typed, so a fault in one is nobody's typing error."""

from django import forms
from django.core.exceptions import ValidationError

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea, Radios
from workshops.enums import TimerCommand
from workshops.models import Step
from workshops.services.simulate_participants import MOST_AT_ONCE

NOT_UNDERSTOOD = "That button no longer fits what the room is doing. Look at the page and press again."
LONGEST_PROMPT = 300
LONGEST_TIMER = 60
MOST_DEVICES = 1000


class CommandForm(NHSForm):
    """All its errors are one sentence: there is no field to which the person could go."""

    def clean(self) -> dict:
        if self.errors:
            self.errors.clear()
            raise ValidationError(NOT_UNDERSTOOD)
        return self.cleaned_data


class MoveForm(CommandForm):
    step = forms.UUIDField()
    from_step = forms.UUIDField(required=False)


class BallotForm(CommandForm):
    """`open` and `second` are about a step, the others about a ballot."""

    ABOUT_STEP, ABOUT_BALLOT = ("open", "second"), ("close", "reopen", "reveal")

    command = forms.ChoiceField(choices=[(name, name) for name in (*ABOUT_STEP, *ABOUT_BALLOT)])
    step = forms.UUIDField(required=False)
    ballot = forms.UUIDField(required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned["step" if cleaned["command"] in self.ABOUT_STEP else "ballot"]:
            raise ValidationError(NOT_UNDERSTOOD)
        return cleaned


class TimerForm(CommandForm):
    command = forms.ChoiceField(choices=TimerCommand.choices)
    minutes = forms.IntegerField(min_value=1, max_value=LONGEST_TIMER, required=False)


class LateForm(CommandForm):
    command = forms.ChoiceField(choices=[("drop", "Drop"), ("take_back", "Take back")])


class RoomForm(CommandForm):
    SETTINGS = {
        "lock": {"locked": True},
        "unlock": {"locked": False},
        "hide_count": {"shows_count": False},
        "show_count": {"shows_count": True},
    }

    command = forms.ChoiceField(choices=[(name, name) for name in SETTINGS])

    def clean(self) -> dict:
        return self.SETTINGS[super().clean()["command"]]


class SimulateForm(CommandForm):
    number = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE)


class MostDevicesForm(NHSForm):
    submit_label = "Save the limit"
    submit_kind = "secondary"

    most_devices = forms.IntegerField(
        label="How many devices may join?",
        min_value=1,
        max_value=MOST_DEVICES,
        help_text="Lowering it sends nobody out.",
        widget=forms.TextInput({"inputmode": "numeric", "class": "nhsuk-input--width-4"}),
        error_messages={
            "required": "Enter how many devices may join",
            "invalid": "How many devices may join must be a number, like 60",
            "min_value": "How many devices may join must be 1 or more",
            "max_value": f"How many devices may join must be {MOST_DEVICES:,} or fewer",
        },
    )


class PromptForm(NHSForm):
    submit_label = "Save the question"

    step = forms.UUIDField(widget=forms.HiddenInput)
    prompt = forms.CharField(
        label="What do you want to ask the room?",
        max_length=LONGEST_PROMPT,
        required=False,
        widget=CountedTextarea({"rows": 3}, maxlength=LONGEST_PROMPT),
        help_text="Leave it empty and the result chooses a question.",
        error_messages={"max_length": f"The question must be {LONGEST_PROMPT} characters or fewer"},
    )

    def __init__(self, *args, step: Step, **kwargs):
        super().__init__(*args, initial={"prompt": step.prompt, "step": step.pk}, **kwargs)

    def clean_prompt(self) -> str:
        return " ".join(self.cleaned_data["prompt"].split())


class AgreedForm(NHSForm):
    """One question of the step for each field: 1 to 5, or not agreed."""

    step = forms.UUIDField(widget=forms.HiddenInput)

    submit_label = "Save what we agreed on"
    NOT_AGREED = ""

    def __init__(self, *args, step: Step, questions, agreed, **kwargs):
        super().__init__(*args, initial={"step": step.pk}, **kwargs)
        for question in questions:
            labels = [(option.code, f"{option.code}: {option.label}") for option in question.options]
            self.fields[question.code] = forms.ChoiceField(
                label=question.text,
                choices=[*labels, (self.NOT_AGREED, "We have not agreed on this")],
                initial=agreed.get(question.code, self.NOT_AGREED),
                required=False,
                widget=Radios(apart=(self.NOT_AGREED,)),
                error_messages={"invalid_choice": f"Select one of the answers shown: {question.text}"},
            )

    def changes(self) -> list[tuple[str, int | None]]:
        """Questions on which something else was agreed than before, with None where that was taken back."""
        said = self.cleaned_data
        return [
            (code, int(said[code]) if said[code] else None) for code in self.changed_data if code != "step"
        ]
