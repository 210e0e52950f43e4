"""One form for each kind of step: what all have, and what only this kind needs."""

from collections.abc import Sequence
from uuid import UUID

from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.tidying import tidy_field
from nhsuk_forms.widgets import Checkboxes, CountedTextarea, Radios
from workshops.enums import StepKind
from workshops.models import LONGEST_IDEA, Step, Workshop
from workshops.selectors.proposals import topic_factors, topic_statements
from workshops.services.steps import StepFacts

LONGEST_SCRIPT, MOST_SEEDS = 2000, 20
CHOSEN_BY_ANSWERS = (
    "The room sees it after the answers are shown. Left empty, a question that fits the answers is chosen."
)
KIND_HINTS = {
    StepKind.TALK: "A welcome, a break or an open discussion. Nothing to answer.",
    StepKind.PLACE: "Two questions: how formal it is, and what drives it.",
    StepKind.LANES: "People tick what started it, requires it, steers it or keeps it going.",
    StepKind.STATEMENT: "People agree or disagree with a sentence of yours.",
    StepKind.FACTOR: "The statements of one of the sixteen conditions.",
    StepKind.IDEAS: "People send a few words, and choose between them.",
    StepKind.DECISION: "Decisions and actions, with a name and a date. Nothing to answer.",
}


class ChooseKindForm(NHSForm):
    """Asked first, because each kind of step has questions of its own. It changes nothing, so it is a GET."""

    form_method = "get"

    kind = forms.ChoiceField(
        label="What does the room do in this step?",
        widget=Radios(hints=KIND_HINTS),
        error_messages={"required": "Select what the room does"},
    )

    def __init__(self, *args, workshop: Workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds_for(workshop)]


def kinds_for(workshop: Workshop) -> list[StepKind]:
    """Without a partnership there is none to place, and nothing that moves it."""
    only_partnership = (StepKind.PLACE, StepKind.LANES)
    return [kind for kind in StepKind if workshop.partnership_id or kind not in only_partnership]


class StepForm(NHSForm):
    """`facts` are what the service takes. `step` is None for a new one; then `factor` and `before` are asked, too."""

    submit_label = "Save this step"
    field_order = (
        "factor",
        "title",
        "statement",
        "questions",
        "mechanisms",
        "seeds",
        "most_ticks",
        "minutes",
        "script",
        "prompt",
        "optional",
        "before",
    )

    title = forms.CharField(
        label="Title",
        max_length=120,
        help_text="It stands on every screen.",
        error_messages={"required": "Enter a title"},
    )
    minutes = forms.IntegerField(
        label="Minutes",
        min_value=1,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-3"}),
        error_messages={
            "required": "Enter how many minutes it takes",
            "invalid": "Minutes must be a whole number, like 10",
            "min_value": "Minutes must be 1 or more",
            "max_value": "Minutes must be 120 or fewer",
        },
    )
    script = forms.CharField(
        label="What you say",
        required=False,
        max_length=LONGEST_SCRIPT,
        help_text="Only facilitators see it.",
        widget=CountedTextarea({"rows": 8}, maxlength=LONGEST_SCRIPT),
    )
    prompt = forms.CharField(
        label="Question to talk about",
        required=False,
        max_length=300,
        help_text="The room sees it.",
    )
    optional = forms.BooleanField(label="Drop this step when we are late", required=False)

    def __init__(
        self,
        *args,
        workshop: Workshop,
        kind: StepKind,
        step: Step | None = None,
        mechanisms: Sequence[tuple[int, str]] = (),
        before: Sequence[Step] = (),
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.workshop, self.kind, self.step = workshop, kind, step
        self.mechanism_names = dict(mechanisms)
        if kind in SPECIAL:
            SPECIAL[kind](self)
        if kind in (StepKind.STATEMENT, StepKind.FACTOR, StepKind.PLACE):
            self.fields["prompt"].help_text = CHOSEN_BY_ANSWERS
        if step is None and before:
            self._ask_where(before)
        self.order_fields(self.field_order)
        for name in self.fields:
            tidy_field(name, self.fields[name])

    def _ask_where(self, steps: Sequence[Step]) -> None:
        choices = [("", "At the end"), *((str(step.pk), f"Before “{step.title}”") for step in steps)]
        self.fields["before"] = forms.ChoiceField(label="Where does it go?", choices=choices, required=False)

    @property
    def place(self) -> UUID | None:
        chosen = self.cleaned_data.get("before")
        return UUID(chosen) if chosen else None

    @property
    def facts(self) -> StepFacts:
        given = self.cleaned_data
        factor = given.get("factor")
        title = given["title"] or (self._factor_name(factor) if factor else "")
        same = {name: given[name] for name in ("minutes", "script", "prompt", "optional")}
        return StepFacts(
            **same,
            title=title,
            statement=given.get("statement", ""),
            questions=given.get("questions", []),
            most_ticks=given.get("most_ticks") or 3,
            ideas=self._ideas() if self.kind == StepKind.IDEAS else None,
        )

    def _factor_name(self, code: str) -> str:
        return self.workshop.instrument.definition.factor(code).plain_name

    def _ideas(self) -> list[tuple[int | None, str]]:
        ticked = [int(number) for number in self.cleaned_data.get("mechanisms", [])]
        suggested = [(number, self.mechanism_names[number][:LONGEST_IDEA]) for number in ticked]
        return [*suggested, *((None, words) for words in self.cleaned_data.get("seeds", []))]

    def clean_seeds(self) -> list[str]:
        """One idea to a line, each once."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["seeds"].splitlines()]
        ideas = list(dict.fromkeys(line for line in lines if line))
        long = next((place for place, idea in enumerate(ideas, 1) if len(idea) > LONGEST_IDEA), None)
        if long:
            raise forms.ValidationError(f"Idea {long} must be {LONGEST_IDEA} characters or fewer")
        if len(ideas) > MOST_SEEDS:
            raise forms.ValidationError(f"Enter at most {MOST_SEEDS} ideas")
        return ideas


def _statement(form: StepForm) -> None:
    form.fields["statement"] = forms.CharField(
        label="The statement",
        max_length=300,
        help_text="People say how far they agree, for example with “We hear in good time what others have learned.”",
        error_messages={"required": "Enter the statement"},
    )


def _factor(form: StepForm) -> None:
    if form.step is None:
        choices = [(factor.code, factor.plain_name) for factor in topic_factors(form.workshop)]
        form.fields["factor"] = forms.ChoiceField(
            label="Which condition?",
            choices=[("", "Select one"), *choices],
            error_messages={"required": "Select a condition"},
        )
        form.fields["title"].required = False
        form.fields["title"].help_text = "Leave it empty to name the step after the condition."
        return
    instrument = form.workshop.instrument.definition
    codes = topic_statements(form.workshop, form.step.factor)
    form.fields["questions"] = forms.MultipleChoiceField(
        label="Statements to answer",
        choices=[(code, instrument.item(code).text) for code in codes],
        widget=Checkboxes(),
        error_messages={"required": "Select at least one statement"},
    )


def _lanes(form: StepForm) -> None:
    instrument = form.workshop.instrument.definition
    form.fields["questions"] = forms.MultipleChoiceField(
        label="Questions to tick",
        choices=[(question.code, question.text) for question in instrument.tick_questions],
        widget=Checkboxes(),
        error_messages={"required": "Select at least one question"},
    )


def _ideas(form: StepForm) -> None:
    form.fields["statement"] = forms.CharField(
        label="What people choose by",
        required=False,
        max_length=300,
        help_text="Leave it empty for “Which of these would you do first?”",
    )
    form.fields["seeds"] = forms.CharField(
        label="Ideas that are there from the start",
        required=False,
        help_text="One to a line. The room adds its own.",
        widget=forms.Textarea({"rows": 5}),
    )
    form.fields["most_ticks"] = forms.IntegerField(
        label="How many may each person choose?",
        min_value=1,
        max_value=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-2"}),
        error_messages={
            "required": "Enter how many each person may choose",
            "invalid": "Enter a whole number from 1 to 10",
            "min_value": "Enter a whole number from 1 to 10",
            "max_value": "Enter a whole number from 1 to 10",
        },
    )
    if form.mechanism_names:
        form.fields["mechanisms"] = forms.MultipleChoiceField(
            label="What the results suggest",
            required=False,
            choices=[(str(number), name) for number, name in form.mechanism_names.items()],
            help_text="Ticked ones are among the ideas from the start.",
            widget=Checkboxes(),
        )


SPECIAL = {
    StepKind.STATEMENT: _statement,
    StepKind.FACTOR: _factor,
    StepKind.LANES: _lanes,
    StepKind.IDEAS: _ideas,
}


def initial_of(step: Step) -> dict[str, object]:
    """What the form starts with."""
    ideas = list(step.ideas.filter(prepared=True)) if step.kind == StepKind.IDEAS else []
    return {
        "title": step.title,
        "minutes": step.minutes,
        "script": step.script,
        "prompt": step.prompt,
        "optional": step.optional,
        "statement": step.statement,
        "questions": list(step.codes),
        "most_ticks": step.most_ticks,
        "mechanisms": [str(idea.mechanism) for idea in ideas if idea.mechanism is not None],
        "seeds": "\n".join(idea.text for idea in ideas if idea.mechanism is None),
    }
