"""Try it now: public, stored nowhere, out of every log, and the same numbers as the engine's own."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import Answer, Response
from models_engine import load_instrument
from tests.reading import main_part, words

FORMALITY = {"F1": "5", "F2": "4", "F3": "5", "F4": "d", "F5": "5", "F6": "1"}
ORIGIN = {"O1": "1", "O2": "5", "O3": "1", "O4": "1", "O5": "2", "O6": "4"}
TRY, ORIGIN_PAGE, RESULT = (
    reverse(f"assessments:{name}") for name in ("taster", "taster_origin", "taster_result")
)


def test_twelve_statements_lead_to_a_place_without_signing_in(client, db):
    first = client.post(TRY, FORMALITY)
    assert (first.status_code, first.url) == (302, f"{ORIGIN_PAGE}?a=545d51")
    second = client.post(first.url, ORIGIN)
    assert (second.status_code, second.url) == (302, f"{RESULT}?a=545d51151124")

    main = main_part(client.get(second.url))

    assert words(main.find("figcaption")) == (
        "Your own answers place this partnership as formal, "
        "started and still mostly driven by the partners themselves."
    )
    assert words(main.find(id="place")) == "Chosen alliance"
    assert main.find(id="result-link")["value"] == f"{settings.SITE_URL}{RESULT}?a=545d51151124"


def test_every_page_has_six_statements_each_with_its_own_legend(client, db):
    for address in (TRY, f"{ORIGIN_PAGE}?a=------"):
        main = main_part(client.get(address))

        assert len(main.find_all("fieldset")) == 6
        assert all(fieldset.find("legend") for fieldset in main.find_all("fieldset"))
        assert main.find("table") is None


def test_nothing_is_stored(client, db):
    client.post(TRY, FORMALITY)
    client.post(f"{ORIGIN_PAGE}?a=545d51", ORIGIN)
    response = client.get(f"{RESULT}?a=545d51151124")

    assert response.status_code == 200
    assert not any(model.objects.exists() for model in (Answer, Response, AuditEvent, Session))
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_going_back_keeps_the_answers_of_both_pages(client, db):
    main = main_part(client.get(f"{TRY}?a=545d51151124"))
    assert main.find("input", {"name": "F1", "value": "5"}).has_attr("checked")
    assert main.find("input", {"name": "F4", "value": "d"}).has_attr("checked")

    again = client.post(f"{TRY}?a=545d51151124", FORMALITY | {"F1": "1"})

    assert again.url == f"{ORIGIN_PAGE}?a=145d51151124"
    assert main_part(client.get(again.url)).find("input", {"name": "O2", "value": "5"}).has_attr("checked")


def test_statements_may_stay_without_an_answer(client, db):
    assert client.post(TRY, {"F1": "5"}).url == f"{ORIGIN_PAGE}?a=5-----"


def test_under_the_needed_answers_the_page_says_what_is_missing_and_draws_no_point(client, db):
    main = main_part(client.get(f"{RESULT}?a=55dn--5dd---"))

    assert "Needed: 2 more about formality and 2 more about origin" in words(main)
    assert main.find("figure") is None
    assert main.find("a", href=f"{TRY}?a=55dn--5dd---")


@pytest.mark.parametrize("address", [TRY, ORIGIN_PAGE])
def test_an_answer_that_is_not_offered_is_refused_where_it_stands(client, db, address):
    statement = "F1" if address == TRY else "O1"
    given = f"{address}?a=545d51"

    response = client.post(given, FORMALITY | ORIGIN | {statement: "6"})

    assert response.status_code == 422
    summary = main_part(response).find(class_="nhsuk-error-summary")
    assert f"Select one of the answers shown: {load_instrument().item(statement).text}" in words(summary)
    assert main_part(response).find("input", {"name": statement.replace("1", "2"), "checked": True})


@pytest.mark.parametrize("address", [ORIGIN_PAGE, RESULT])
@pytest.mark.parametrize(
    "symbols", ["", "5", "666666666666", "12345d12345", "1234512345123", "x" * 5000, "５" * 12, "%00" * 4]
)
def test_a_link_that_cannot_be_read_says_what_to_do(client, db, address, symbols):
    response = client.get(f"{address}?a={symbols}")

    assert response.status_code == 400
    assert words(main_part(response).find("h1")) == "We cannot read this link"
    assert main_part(response).find("a", href=TRY)


def test_the_first_page_refuses_a_broken_link_too(client, db):
    assert client.get(f"{TRY}?a=9").status_code == 400


def test_the_result_is_only_read(client, db):
    assert client.post(f"{RESULT}?a=545d51151124").status_code == 405
    assert client.delete(TRY).status_code == 405


@pytest.mark.parametrize(
    ("symbols", "questions"),
    [
        # Formal and external: what keeps mandated partnerships going.
        ("555551515511", ["GOV", "COO", "XMO"]),
        # Informal and internal.
        ("121115151115", ["IMO", "IDN", "INH"]),
        # Formal and mixed: from both neighbours in turn.
        ("555551333333", ["GOV", "IDN", "COO"]),
    ],
)
def test_three_questions_follow_from_the_place_by_a_rule(client, db, symbols, questions):
    listed = main_part(client.get(f"{RESULT}?a={symbols}")).find(id="talk").find_next("ol").find_all("li")

    instrument = load_instrument()
    assert [words(question) for question in listed] == [
        instrument.factor(code).discussion_question for code in questions
    ]


def test_38_the_page_shows_how_both_numbers_were_worked_out(client, db):
    text = words(main_part(client.get(f"{RESULT}?a=545d51151124")))

    assert "(5 + 4 + 5 + 5 + 5) / 5 = 4.8" in text
    assert "(4.8 - 1) / 4 × 100 = 95" in text
    assert "not used: another statement of its pair counts more" in text


def test_answers_in_the_address_reach_no_log(client, db, caplog):
    caplog.set_level(logging.DEBUG)

    client.get(f"{RESULT}?a=545d51151124")
    client.get(f"{RESULT}?a=545d5115112x")

    assert any("/try/result/" in message for message in caplog.messages)  # the second one is logged
    assert not any("545d51" in message for message in caplog.messages)


def test_no_server_logs_the_address_with_its_answers():
    from config import gunicorn

    assert settings.LOGGING["loggers"]["django.server"] == {"handlers": [], "propagate": False}
    assert not {"%(r)s", "%(q)s", "%(f)s"} & set(gunicorn.access_log_format.split())


def test_the_address_is_not_handed_on_to_other_sites(client, db):
    response = client.get(f"{RESULT}?a=545d51151124")

    assert response["Referrer-Policy"] == "same-origin"
    assert (
        BeautifulSoup(response.content, "html.parser").find("meta", {"name": "robots"})["content"]
        == "noindex"
    )
