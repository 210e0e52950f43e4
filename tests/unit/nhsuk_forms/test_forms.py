from django import forms
from django.template import Context, Template

from nhsuk_forms.buttons import Button
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from tests.unit.nhsuk_forms.rendering import render


class PersonForm(NHSForm):
    name = forms.CharField(label="Full name", max_length=20)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Topics", choices=[("x", "X")], widget=forms.CheckboxSelectMultiple
    )
    started_on = DateField(label="Start date")
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_nothing_is_cut_by_the_browser_or_hinted_in_the_box():
    class Form(NHSForm):
        note = forms.CharField(
            max_length=3, min_length=1, widget=forms.TextInput({"placeholder": "Type here"})
        )

    box = render(Form({"note": "too long"})).select_one("input[name=note]")

    assert box["value"] == "too long"
    assert not {"maxlength", "minlength", "placeholder", "required"} & set(box.attrs)


def test_each_error_links_to_the_first_control_of_its_question():
    document = render(PersonForm({"version": "1", "started_on_day": "3", "started_on_year": "2026"}))

    links = {link["href"]: link.get_text(strip=True) for link in document.select(".nhsuk-error-summary a")}
    assert links == {
        "#id_name": "Enter full name",
        "#id_kind": "Select an answer: Kind",
        "#id_topics": "Select an answer: Topics",
        "#id_started_on_month": "Start date must include a month",
    }
    for target in links:
        assert document.find(id=target[1:]).name == "input"


def test_an_error_that_belongs_to_no_control_has_no_link():
    form = PersonForm({"name": "Ada", "kind": "a", "topics": ["x"]})
    form.add_error(None, "These do not go together")

    items = render(form).select(".nhsuk-error-summary li")

    without_link = [item.get_text(strip=True) for item in items if not item.a]
    assert without_link == ["These do not go together", "Enter version"]


def test_what_was_typed_and_chosen_stays_after_an_error():
    sent = {"name": "A" * 30, "kind": "b", "topics": ["x"], "started_on_day": "31", "started_on_month": "2"}

    document = render(PersonForm(sent))

    assert document.find(id="id_name")["value"] == "A" * 30
    assert [box["value"] for box in document.select("input[checked]")] == ["b", "x"]
    dates = [box.get("value") for box in document.select(".nhsuk-date-input input")]
    assert dates == ["31", "2", None]


def test_the_summary_stands_once_where_the_page_has_it_first():
    page = Template(
        "{% load nhsuk crispy_forms_tags %}<header>{% error_summary form %}</header>{% crispy form %}"
    )

    html = page.render(Context({"form": PersonForm({})}))

    assert html.count("There is a problem") == 1
    assert html.index("There is a problem") < html.index("</header>")


def test_text_from_people_is_escaped():
    class Form(NHSForm):
        kind = forms.ChoiceField(
            label="<b>Kind</b>",
            help_text="<i>x</i>",
            choices=[("<", "<script>")],
            widget=forms.RadioSelect,
        )

    document = render(Form({"kind": "<img>"}))

    assert not document.select("b, i, script, img")
    assert "<img>" in document.select_one(".nhsuk-error-message").get_text()


def test_one_question_can_be_the_heading_of_the_page():
    class Form(NHSForm):
        page_heading_field = "name"
        name = forms.CharField(label="What is your name?")
        other = forms.CharField()

    headings = render(Form()).select("h1")

    assert [heading.get_text(strip=True) for heading in headings] == ["What is your name?"]
    assert headings[0].label["for"] == "id_name"


def test_buttons_and_the_way_out():
    class Form(NHSForm):
        submit_label = "Remove this person"
        submit_kind = "warning"
        other_buttons = (Button("Save and come back later", name="later"),)

    form = Form()
    form.cancel_href = "/people/"
    document = render(form)

    primary, later = document.select("button")
    assert primary["class"] == ["nhsuk-button", "nhsuk-button--warning"]
    assert (primary.get("name"), later["name"], later["value"]) == (None, "later", "1")
    assert document.select_one(".nhsuk-button-group a")["href"] == "/people/"


def test_a_posted_form_carries_its_token_and_a_search_does_not():
    class Search(NHSForm):
        form_method = "get"
        q = forms.CharField()

    assert render(PersonForm()).find("input", {"name": "csrfmiddlewaretoken"})["value"] == "token"
    assert not render(Search()).find("input", {"name": "csrfmiddlewaretoken"})


def test_hidden_fields_are_sent_even_where_the_layout_leaves_them_out():
    class Form(PersonForm):
        def layout(self):
            return super().layout().__class__("name")

    document = render(Form(initial={"version": 4}))

    assert document.find("input", {"name": "version"})["value"] == "4"
    assert not document.find("input", {"name": "kind"})


def test_only_a_form_with_a_file_is_multipart():
    class Upload(NHSForm):
        file = forms.FileField()

    assert render(Upload()).form["enctype"] == "multipart/form-data"
    assert "enctype" not in render(PersonForm()).form.attrs
