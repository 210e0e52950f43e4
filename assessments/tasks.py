"""What leaves a request, and what is done by the clock: ids in, one service call."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from assessments.enums import SideNews
from assessments.outputs import exports
from assessments.services import mail_area_release as area_letters
from assessments.services import mail_expert as expert_letters
from assessments.services import mail_reminder as mailing
from assessments.services import mail_round_reminder as round_letters
from assessments.services import mail_side_news as news_by_mail
from assessments.services import note_finished as noting
from assessments.services import open_envelopes as opening
from assessments.services import queue_reminders as round_reminders
from assessments.services import queue_results as counting
from assessments.services import remind_organisation as reminding_people
from assessments.services import remind_owners as reminding
from assessments.services import remove_exports as removing
from assessments.services import store_mechanism_movements as movements
from assessments.services import store_psychometrics as psychometrics
from assessments.services import store_results as storing
from assessments.services import tell_counts as telling_counts
from assessments.services import tell_lead as telling
from assessments.services import tell_of_sections as sections
from jobs.registry import by_the_clock, task


@by_the_clock("assessments.remind_owners", every=timedelta(hours=1))
def remind_owners() -> None:
    reminding.remind_owners(by=None, moment=timezone.now())


@task("assessments.mail_reminder")
def mail_reminder(*, person_id: str, day: str) -> None:
    mailing.mail_reminder(person_id=person_id, day=date.fromisoformat(day))


@by_the_clock("assessments.queue_planned_reminders", every=timedelta(hours=1))
def queue_planned_reminders() -> None:
    round_reminders.queue_planned_reminders(by=None, moment=timezone.now())


@task("assessments.remind_organisation")
def remind_organisation(*, asking_id: int) -> None:
    reminding_people.remind_organisation(by=None, asking_id=asking_id, moment=timezone.now())


@task("assessments.mail_round_reminder")
def mail_round_reminder(*, reminder_id: str) -> None:
    round_letters.mail_round_reminder(reminder_id=UUID(reminder_id))


@task("assessments.tell_lead")
def tell_lead(*, invitation_id: str, asking_id: int, lead_id: str) -> None:
    telling.tell_lead(invitation_id=UUID(invitation_id), asking_id=asking_id, lead_id=UUID(lead_id))


@task("assessments.tell_of_sections")
def tell_of_sections(*, assessment_id: str, person_id: str) -> None:
    sections.tell_of_sections(assessment_id=UUID(assessment_id), person_id=UUID(person_id))


@task("assessments.store_results")
def store_results(*, response_id: str) -> None:
    storing.store_results_of(response_id=UUID(response_id))


@task("assessments.store_organisation_results")
def store_organisation_results(*, asking_id: int) -> None:
    storing.store_results_of_asking(asking_id=asking_id)


@by_the_clock("assessments.queue_all_results", every=timedelta(days=1))
def queue_all_results() -> None:
    counting.queue_all_results(moment=timezone.now())


@task("assessments.note_finished")
def note_finished(*, response_id: str) -> None:
    noting.note_finished(response_id=UUID(response_id))


@task("assessments.mail_side_news")
def mail_side_news(*, news: str, campaign_id: str, partnership_id: str, about_id: str, lead_id: str) -> None:
    news_by_mail.mail_side_news(
        news=SideNews(news),
        campaign_id=UUID(campaign_id),
        partnership_id=UUID(partnership_id),
        about_id=UUID(about_id),
        lead_id=UUID(lead_id),
    )


@task("assessments.make_export")
def make_export(*, export_id: str) -> None:
    exports.make_export(export_id=UUID(export_id))


@by_the_clock("assessments.remove_exports", every=timedelta(hours=1))
def remove_exports() -> None:
    removing.remove_exports(by=None, moment=timezone.now())


@by_the_clock("assessments.open_envelopes", every=timedelta(hours=1))
def open_envelopes() -> None:
    opening.open_due_envelopes(by=None, moment=timezone.now())


@by_the_clock("assessments.tell_all_counts", every=timedelta(hours=1))
def tell_all_counts() -> None:
    telling_counts.tell_all_counts(moment=timezone.now())


@by_the_clock("assessments.store_psychometrics", every=timedelta(days=1))
def store_psychometrics() -> None:
    psychometrics.store_all_psychometrics(by=None)


@by_the_clock("assessments.store_mechanism_movements", every=timedelta(days=1))
def store_mechanism_movements() -> None:
    movements.store_mechanism_movements(by=None, moment=timezone.now())


@task("assessments.mail_expert")
def mail_expert(*, expert_id: str) -> None:
    expert_letters.mail_expert(expert_id=UUID(expert_id))


@task("assessments.mail_area_release")
def mail_area_release(*, release_id: str, lead_id: str) -> None:
    area_letters.mail_area_release(release_id=UUID(release_id), lead_id=UUID(lead_id))
