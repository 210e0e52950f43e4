"""Experts rate how relevant the statements are, by a link of their own and without an account."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import ContentExpert, ContentRating, ContentRound
from assessments.views.wrong_links import MOST_WRONG
from config.redaction import without_secrets
from jobs.testing import run_jobs
from tests.factories import ContentExpertFactory, ContentRoundFactory
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(administrator):
    return ContentRoundFactory(title="Expert panel", created_by=administrator)


@pytest.fixture
def expert(asked):
    return ContentExpertFactory(round=asked, email="first@example.org", secret="first-secret")


def url(name: str, *args) -> str:
    return reverse(f"assessments:{name}", args=args)


def rate(secret: str, topic: str, **ratings):
    return Client().post(url("rate_relevance", secret, topic), ratings)


def panel(asked, ratings: list[int], item="POL1") -> None:
    for rating in ratings:
        expert = ContentExpertFactory(round=asked)
        ContentRating.objects.create(expert=expert, item=item, relevance=rating)


def close(asked) -> None:
    asked.closes_on = timezone.localdate() - timedelta(days=1)
    asked.save()


def row(main, begins: str, table: int) -> list[str]:
    for found in main.select("table")[table].select("tbody tr"):
        for heading in found.select(".nhsuk-table-responsive__heading"):
            heading.extract()
        name, *cells = [words(cell) for cell in found.select("td")]
        if name.startswith(begins):
            return cells
    raise AssertionError(begins)


def test_an_administrator_sets_up_a_round_and_an_expert_answers_by_the_letter(sign_in, administrator, asked):
    day = timezone.localdate() + timedelta(days=20)
    made = sign_in(administrator).post(
        url("create_content_round"),
        {
            "title": "Panel",
            "instrument": asked.instrument_id,
            "closes_on_day": day.day,
            "closes_on_month": day.month,
            "closes_on_year": day.year,
        },
    )
    panel_round = ContentRound.objects.get(title="Panel")
    assert made.url == url("invite_experts", panel_round.pk)

    reply = sign_in(administrator).post(made.url, {"addresses": "One@example.org; two@example.org"})
    assert reply.url == url("content_round", panel_round.pk)
    run_jobs()

    assert sorted(letter.to[0] for letter in mail.outbox) == ["one@example.org", "two@example.org"]
    body = next(letter.body for letter in mail.outbox if letter.to == ["one@example.org"])
    path = re.search(r"https?://[^/]+(/expert-ratings/\S+)", body).group(1)
    secret = path.split("/")[2]
    assert not ContentExpert.objects.filter(secret_hash=secret).exists()
    assert secret not in str(list(AuditEvent.objects.values()))

    reader = Client()
    assert reader.head(path).status_code == 200
    assert "0 of 76 statements" in reader.get(path).content.decode()
    saved = rate(secret, "POL", POL1="4", POL2="2", note_POL2="Two things in one.")
    assert saved.url == url("rate_relevance", secret, "MAN")
    again = reader.get(url("rate_relevance", secret, "POL")).content.decode()
    assert "Two things in one." in again
    assert "2 of 76 statements" in reader.get(path).content.decode()
    one = ContentExpert.objects.get(email="one@example.org")
    assert {r.item: r.relevance for r in one.ratings.all()} == {"POL1": 4, "POL2": 2}


def test_a_letter_that_left_is_not_sent_twice_and_a_new_one_ends_the_old_link(sign_in, administrator, expert):
    run_jobs()
    assert mail.outbox == []

    sign_in(administrator).post(url("send_expert_letter_again", expert.pk))
    run_jobs()
    run_jobs()

    assert len(mail.outbox) == 1
    assert Client().get(url("expert_start", "first-secret")).status_code == 404


def test_wrong_closed_and_withdrawn_links_get_the_same_answer(asked, expert):
    taken_out = ContentExpertFactory(round=asked, secret="taken-out")
    works = Client().get(url("expert_start", "first-secret"))
    assert works.status_code == 200
    taken_out.withdrawn_at = timezone.now()
    taken_out.save()
    pages = [Client().get(url("expert_start", secret)) for secret in ("never-made", "taken-out")]
    close(asked)
    pages.append(Client().get(url("expert_start", "first-secret")))
    pages.append(rate("first-secret", "POL", POL1="4"))

    assert {page.status_code for page in pages} == {404}
    nonce = re.compile(rb'nonce="[^"]*"|nonce-[\w+/=]+')
    assert len({nonce.sub(b"", page.content) for page in pages}) == 1
    assert not ContentRating.objects.exists()


def test_many_wrong_links_are_stopped_and_right_ones_are_not_counted(expert):
    right, wrong = url("expert_start", "first-secret"), url("expert_start", "wrong")
    for _ in range(MOST_WRONG + 5):
        assert Client().get(right).status_code == 200
    for _ in range(MOST_WRONG):
        assert Client().get(wrong).status_code == 404

    assert Client().get(wrong).status_code == 429
    assert Client().get(right).status_code == 429


def test_secrets_stay_out_of_the_logs():
    assert without_secrets('"GET /expert-ratings/abc-DEF_1/POL/ HTTP/1.1"') == (
        '"GET /expert-ratings/[secret]/POL/ HTTP/1.1"'
    )


def test_a_rating_can_be_changed_and_cleared(expert):
    rate("first-secret", "POL", POL1="4", POL2="3")
    rate("first-secret", "POL", POL1="1", POL2="clear")

    assert list(expert.ratings.values_list("item", "relevance")) == [("POL1", 1)]


@pytest.mark.parametrize("given", [{"POL1": "5"}, {"POL1": "4", "note_POL1": "word " * 101}])
def test_an_invalid_page_keeps_what_was_typed_and_saves_nothing(expert, given):
    reply = rate("first-secret", "POL", **given)

    assert reply.status_code == 422
    assert "There is a problem" in reply.content.decode()
    assert given.get("note_POL1", "").strip() in reply.content.decode()
    assert not ContentRating.objects.exists()


def test_a_topic_that_does_not_exist_is_not_found(expert):
    assert Client().get(url("rate_relevance", "first-secret", "NOPE")).status_code == 404


def test_who_rated_every_statement_has_finished_until_one_is_cleared(expert):
    codes = [item.code for item in expert.round.instrument.definition.items if item.code != "POL1"]
    ContentRating.objects.bulk_create(ContentRating(expert=expert, item=code, relevance=4) for code in codes)
    rate("first-secret", "POL", POL1="4", POL2="4", POL3="4", POL4="4")
    expert.refresh_from_db()
    assert expert.finished_at

    rate("first-secret", "POL", POL1="clear", POL2="4", POL3="4", POL4="4")
    expert.refresh_from_db()
    assert expert.finished_at is None


def test_nothing_is_shown_while_experts_still_rate(sign_in, administrator, asked):
    panel(asked, [4, 4, 4, 2])

    page = sign_in(administrator).get(url("content_round", asked.pk))

    assert "shown once the round has closed" in page.content.decode()
    assert (page.context["tables"], page.context["finding"]) == ((), None)


def test_from_three_experts_on_the_indices_are_shown_and_no_cut_off_below_six(look, administrator, asked):
    panel(asked, [4, 3, 2])
    panel(asked, [4, 4], item="POL2")
    close(asked)

    main = look(administrator, url("content_round", asked.pk))

    assert row(main, "POL1", 1)[:4] == ["3", "2", "0.67", "no cut-off (fewer than 6 experts)"]
    assert "POL2" not in words(main)


def test_two_experts_show_nothing(look, administrator, asked):
    panel(asked, [4, 4])
    close(asked)

    main = look(administrator, url("content_round", asked.pk))

    assert "Not shown (too few experts)" in words(main)
    assert not main.select("table")


def test_from_six_experts_on_the_cut_offs_apply(look, administrator, asked):
    panel(asked, [4, 4, 4, 3, 3, 1])
    panel(asked, [4, 4, 1, 2, 3, 1], item="MAN1")
    close(asked)

    main = look(administrator, url("content_round", asked.pk))

    assert row(main, "POL1", 1)[2:4] == ["0.83", "reaches 0.78"]
    assert row(main, "MAN1", 1)[2:4] == ["0.50", "below 0.78: look at it"]
    policy = asked.instrument.definition.factor("POL").name
    assert row(main, policy, 0) == ["6", "0.83", "0.00", "below 0.90: look at it"]


def test_ratings_of_who_was_taken_out_do_not_count_and_nobody_is_taken_out_afterwards(
    sign_in, look, administrator, asked
):
    panel(asked, [4, 4, 4, 1])
    low, other = ContentExpert.objects.get(ratings__relevance=1), ContentExpert.objects.first()
    sign_in(administrator).post(url("withdraw_expert", low.pk))
    sign_in(administrator).post(url("close_content_round", asked.pk))

    sign_in(administrator).post(url("withdraw_expert", other.pk))

    assert ContentExpert.objects.filter(withdrawn_at=None).count() == 3
    assert row(look(administrator, url("content_round", asked.pk)), "POL1", 1)[:3] == ["3", "3", "1.00"]


def test_notes_come_without_names_and_only_beside_enough_ratings(look, administrator, asked):
    panel(asked, [4, 3, 2])
    for rating in ContentRating.objects.all():
        rating.comment = f"Unclear to {rating.relevance}."
        rating.save()
    alone = ContentExpertFactory(round=asked)
    ContentRating.objects.create(expert=alone, item="MAN1", relevance=4, comment="Only me.")
    close(asked)

    main = look(administrator, url("content_round", asked.pk))

    assert row(main, "POL1", 1)[4] == "“Unclear to 2.” “Unclear to 3.” “Unclear to 4.”"
    assert "Only me." not in words(main)
    for table in main.select("table"):
        assert "@" not in words(table)


def test_a_closed_round_asks_nobody_and_who_was_taken_out_can_be_asked_again(
    sign_in, administrator, asked, expert
):
    here = url("invite_experts", asked.pk)
    sign_in(administrator).post(url("withdraw_expert", expert.pk))
    sign_in(administrator).post(here, {"addresses": "first@example.org"})
    assert ContentExpert.objects.get().withdrawn_at is None
    sign_in(administrator).post(here, {"addresses": "first@example.org"})
    assert AuditEvent.objects.filter(action="expert_invited").count() == 1

    close(asked)
    refused = sign_in(administrator).post(here, {"addresses": "late@example.org"})
    assert refused.status_code == 422
    assert "late@example.org" in refused.content.decode()
    assert not ContentExpert.objects.filter(email="late@example.org").exists()


def test_nobody_but_administrators_reaches_a_round(sign_in, manager, asked, expert):
    for name, key in (("content_round", asked.pk), ("invite_experts", asked.pk)):
        assert sign_in(manager).get(url(name, key)).status_code == 403
    assert sign_in(manager).post(url("withdraw_expert", expert.pk)).status_code == 403
    expert.refresh_from_db()
    assert expert.withdrawn_at is None
