"""The shipped instrument holds what it should, word for word."""

import hashlib

import pytest

from models_engine import Showing, load_instrument
from tests.models_engine.tables import words

REVERSE = words("POL3 MAN3 SUP3 INT3 REC4 IDN4 GOV4 PRX4 COO4 SEA4 ABS4 EXP3 ROU3 IMO4 XMO4 INH4 F6 O2 O6")

ITEM_TEXT_HASH = "833bb6d2d6170a2dd911c5f13060e81cb3ebe2fb8b6a952c4acbdaca27c5886d"

# code, level, type, direction, primary role, other roles
FACTORS = """
POL macro              formative  presence trigger enable
MAN macro              formative  presence mandate control trigger
SUP macro              formative  presence enable trigger control
INT macro              formative  presence trigger enable
REC interorganisational reflective strength trigger enable
IDN interorganisational reflective strength enable control
GOV interorganisational mixed      strength control enable mandate
PRX interorganisational formative  presence enable trigger
COO interorganisational reflective strength enable control
SEA organisational     formative  strength trigger enable
ABS organisational     reflective strength enable
EXP organisational     formative  strength trigger enable
ROU organisational     reflective strength enable control
IMO individual         reflective strength enable trigger
XMO individual         formative  presence trigger control
INH individual         formative  barrier  control
"""


def test_each_factor_is_where_and_what_it_should_be(instrument):
    rows = [row.split() for row in FACTORS.strip().splitlines()]
    found = [
        [factor.code, factor.level, factor.type, factor.direction, *(role.verb for role in factor.roles)]
        for factor in instrument.factors
    ]
    assert found == rows
    for factor in instrument.factors:
        assert [role.primary for role in factor.roles] == [True, False, False][: len(factor.roles)]
    assert [factor.code for factor in instrument.factors if any(role.negative for role in factor.roles)] == [
        "INH"
    ]


def test_the_words_of_the_76_items_are_the_published_ones(instrument):
    """A change of one letter is a new version of the instrument."""
    text = "\n".join(f"{item.code} {item.text}" for item in instrument.items)
    assert len(instrument.items) == 76
    assert hashlib.sha256(text.encode()).hexdigest() == ITEM_TEXT_HASH


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("REC3", "The partner treats us as an organisation it can learn from too."),
        ("F6", "Most of what we share goes through personal contacts, with nothing planned or written down."),
        ("O3", "Someone outside our organisations chose, or strongly steered, who we would work with."),
        ("IDN1", 'People in both organisations talk about this partnership as "we".'),
    ],
)
def test_some_items_read_as_they_should(instrument, code, text):
    assert instrument.item(code).text == text


def test_the_set_of_reverse_items_is_exactly_these_nineteen(instrument):
    assert [item.code for item in instrument.items if item.reverse] == REVERSE
    assert len(REVERSE) == 19


def test_three_items_of_organisation_factors_are_asked_about_a_partnership(instrument):
    moved = [
        item.code
        for factor in instrument.factors
        for item in factor.items
        if item.asked_on != instrument.level(factor.level).asked_on
    ]
    assert moved == ["MAN3", "SUP4", "EXP2"]


def test_items_about_a_partnership_name_the_partner_in_their_stem(instrument):
    stems = {item.asked_on: item.stem for item in instrument.items}
    assert stems == {"organisation": None, "partnership": "Our work with {partner}"}


def test_overlapping_items_know_each_other(instrument):
    pairs = {(item.code, other) for item in instrument.items for other in item.overlaps_with}
    once = {("GOV2", "F1"), ("MAN2", "O4"), ("INT1", "O5"), ("MAN3", "O6")}
    assert pairs == once | {(other, code) for code, other in once}


def test_each_item_is_asked_once_on_the_sheet_of_its_subject(instrument):
    for subject in ("organisation", "partnership"):
        sheet = instrument.sheet(subject)
        items = [item.code for item in instrument.items if item.asked_on == subject]
        assert sorted(set(sheet.question_codes) - {"FIRST"}) == sorted(items)
        assert len(sheet.question_codes) == len(set(sheet.question_codes))
        assert all(len(page.question_codes) <= 6 for page in sheet.pages)


def test_pages_come_from_concrete_to_delicate(instrument):
    def blocks(sheet):
        return [page.factor_code or page.axis_code or page.code for page in instrument.sheet(sheet).pages]

    assert blocks("organisation") == words("SEA ABS EXP ROU SUP INT POL MAN IMO XMO INH")
    assert blocks("partnership") == words("first-move formality origin PRX COO GOV REC IDN background")
    assert blocks("partnership_pulse") == words("first-move formality origin pulse")


def test_the_sizes_of_the_sheets(instrument):
    """Forty-one statements about the organisation, thirty-five and one choice about a partnership."""
    sizes = {sheet.code: len(sheet.question_codes) for sheet in instrument.sheets}
    assert sizes == {"organisation": 41, "partnership": 36, "partnership_pulse": 18}


def test_only_macro_pages_may_be_skipped_and_only_by_practitioners(instrument):
    skippable = {page.factor_code for sheet in instrument.sheets for page in sheet.pages if page.may_skip}
    assert skippable == {factor.code for factor in instrument.factors if factor.level == "macro"}
    assert {
        role.code: role.may_skip_levels for role in instrument.respondent_roles if role.may_skip_levels
    } == {"practitioner": ("macro",)}
    assert len(instrument.respondent_roles) == 5


def test_the_pulse_takes_one_item_of_each_factor(instrument):
    assert [instrument.item(code).belongs_to for code in instrument.pulse] == [
        factor.code for factor in instrument.factors
    ]


def test_the_first_move_is_a_choice_and_not_an_item(instrument):
    question = instrument.question("FIRST")
    assert [choice.code for choice in question.choices][-1] == "dont_know"
    assert len(question.choices) == 8
    with pytest.raises(KeyError, match="FIRST"):
        instrument.item("FIRST")


def test_bands_meet_and_cover_the_scale(instrument):
    for direction in ("strength", "presence", "barrier"):
        bands = instrument.bands(direction)
        assert [(band.low, band.high) for band in bands] == [(1, 3), (3, 4), (4, 5)]


def test_only_formative_factors_show_their_items(instrument):
    shown = {factor.code for factor in instrument.factors if factor.show_items}
    assert shown == set(words("POL MAN SUP INT PRX SEA EXP XMO INH"))


def test_every_definition_says_whose_it_is(instrument):
    literature = {factor.code for factor in instrument.factors if factor.basis == "literature"}
    assert literature == {"ABS", "IMO"}
    assert {quadrant.basis for quadrant in instrument.quadrants} == {"ours"}
    assert {level.basis for level in instrument.levels} == {"paper"}
    assert {entry.basis for entry in instrument.provenance} == {"paper", "ours"}
    assert instrument.status == "prototype, not validated"


def test_the_instrument_is_read_once_and_cannot_be_changed(instrument):
    assert load_instrument("learning-ecosystem", 1) is instrument
    with pytest.raises(AttributeError):
        instrument.title = "another"
    assert isinstance(instrument.factors[0].items, tuple)
    assert instrument.reference == "learning-ecosystem/1"


def test_an_instrument_that_is_not_shipped_is_refused():
    with pytest.raises(LookupError, match="no instrument learning-ecosystem/99"):
        load_instrument("learning-ecosystem", 99)


@pytest.mark.parametrize("kind", words("level factor axis measure sheet item question quadrant"))
def test_an_unknown_code_is_named_in_the_error(instrument, kind):
    with pytest.raises(KeyError, match=rf"no {kind} 'nothing'"):
        getattr(instrument, kind)("nothing")


@pytest.mark.parametrize(
    ("kind", "people", "team_view", "showing"),
    [
        ("factual", 1, True, Showing.NOTHING),
        ("factual", 2, False, Showing.MEAN),
        ("perception", 2, True, Showing.NOTHING),
        ("perception", 3, False, Showing.NOTHING),
        ("perception", 3, True, Showing.DISTRIBUTION),
        ("perception", 4, True, Showing.DISTRIBUTION),
        ("perception", 4, False, Showing.NOTHING),
        ("perception", 5, False, Showing.MEAN),
    ],
)
def test_what_one_side_sees_of_itself(instrument, kind, people, team_view, showing):
    assert instrument.minimums.own_side(kind, people, team_view) is showing


def test_strict_mode_raises_every_five_and_eight_to_eleven(instrument):
    strict = instrument.minimums.strictly()
    assert strict.own_side("perception", 10, team_view=True) is Showing.DISTRIBUTION
    assert strict.own_side("perception", 11) is Showing.MEAN
    assert (strict.agreement_words, strict.outside_people, strict.breakdown) == (11, 11, 11)
    assert (strict.own_side_factual_mean, strict.own_side_perception_distribution) == (2, 3)
    assert (strict.outside_organisations, strict.reliability) == (3, 30)


def test_agreement_is_spoken_of_from_eight_people_where_people_should_agree(instrument):
    minimums = instrument.minimums
    assert minimums.may_speak_of_agreement("organisational", 8)
    assert not minimums.may_speak_of_agreement("organisational", 7)
    assert not minimums.may_speak_of_agreement("macro", 20)
    assert not minimums.may_speak_of_agreement("individual", 20)


ASKED_ABOUT_WHAT_MOVES = words("DT DM DC DE W1 W2 B1 G1 G2")


def test_version_2_changes_one_word_of_the_76_items(instrument, newest):
    """One item stands on the organisation's sheet, where there is no "this" partner."""
    changed = {
        item.code: item.text
        for item, before in zip(newest.items, instrument.items, strict=True)
        if item != before
    }
    assert changed == {
        "INT2": "Someone whose job is to connect organisations helps us work with our partners.",
    }
    kept = ("levels", "axes", "measures", "places", "interval", "quadrants", "band_sets", "minimums", "pulse")
    assert [name for name in kept if getattr(newest, name) != getattr(instrument, name)] == []
    assert newest.content_hash != instrument.content_hash


def test_version_1_asks_nothing_about_what_moves_a_partnership(instrument, newest):
    assert newest.has_dynamics
    assert not instrument.has_dynamics
    came_later = ("conditions", "tick_questions", "scale_questions", "transitions", "stays", "actors")
    assert [name for name in came_later if not getattr(newest, name)] == []
    assert [name for name in came_later if getattr(instrument, name)] == []
    assert not any(section.optional for sheet in instrument.sheets for section in sheet.sections)
    with pytest.raises(KeyError, match="no question 'DT'"):
        instrument.question("DT")


def test_the_optional_section_is_the_last_of_the_full_sheet_and_in_no_other(newest):
    optional = {
        sheet.code: [section.code for section in sheet.sections if section.optional]
        for sheet in newest.sheets
    }
    assert optional == {"organisation": [], "partnership": ["what-moves-it"], "partnership_pulse": []}
    section = newest.sheet("partnership").sections[-1]
    assert section.code == "what-moves-it"
    assert [page.question_codes for page in section.pages] == [
        *(("DT",), ("DM",), ("DC",), ("DE",), ("W1", "W2")),
        *(("B1",), ("G1",), ("G2",)),
    ]


def test_the_rest_of_the_sheets_is_that_of_version_1(instrument, newest):
    for sheet in instrument.sheets:
        codes = newest.sheet(sheet.code).question_codes
        assert [code for code in codes if code not in ASKED_ABOUT_WHAT_MOVES] == list(sheet.question_codes)


def test_whatever_a_page_asks_can_be_had_by_its_code(newest):
    for code in ASKED_ABOUT_WHAT_MOVES:
        question = newest.question(code)
        assert (question.code, question.basis) == (code, "ours")
        assert question.why_we_ask
        assert code not in newest.item_index


def test_each_tick_question_has_its_verb_and_lane(newest):
    assert [(question.code, question.verb, question.lane_name) for question in newest.tick_questions] == [
        ("DT", "trigger", "Started by"),
        ("DM", "mandate", "Required by"),
        ("DC", "control", "Steered by"),
        ("DE", "enable", "Kept going by"),
    ]


@pytest.mark.parametrize(
    ("verb", "first"),
    [
        ("trigger", "POL MAN SUP INT REC PRX SEA EXP IMO XMO"),
        ("mandate", "MAN GOV"),
        ("control", "MAN SUP IDN GOV COO ROU XMO INH"),
        ("enable", "POL SUP INT REC IDN GOV PRX COO SEA ABS EXP ROU IMO"),
    ],
)
def test_a_tick_page_names_first_what_is_thought_to_do_it(newest, verb, first):
    tagged, others = newest.conditions_for(verb)
    assert [condition.factor for condition in tagged] == words(first)
    assert {*tagged, *others} == set(newest.conditions)
    assert len(tagged) + len(others) == 16


def test_every_factor_is_named_once_as_a_condition_in_words_of_its_own(newest):
    assert [condition.factor for condition in newest.conditions] == [factor.code for factor in newest.factors]
    assert len({condition.text for condition in newest.conditions}) == 16
    assert newest.condition("INT").text == "Someone from outside who brings us together"
    with pytest.raises(KeyError, match="no condition 'XXX'"):
        newest.condition("XXX")


def test_only_the_verbs_are_the_papers(newest):
    said = {entry.subject: entry.basis for entry in newest.provenance}
    assert said["The verbs trigger, mandate, control and enable"] == "paper"
    ours = (*newest.tick_questions, *newest.scale_questions, *newest.transitions, *newest.stays)
    assert {thing.basis for thing in ours} == {"ours"}
    assert any("what moves a partnership" in subject and said[subject] == "ours" for subject in said)
