"""The invented register as unsaved rows: area, organisations, partnerships, people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.enums import DemonstrationAccount
from accounts.models import User
from assessments.demonstration.world import DemoOrganisation, World, demonstration_id
from organisations.enums import MemberRole, OrganisationKind, SuccessionKind
from organisations.models import (
    AreaRole,
    Invitation,
    Membership,
    Organisation,
    OrganisationParent,
    Partnership,
    Succession,
)
from organisations.selectors.people import hash_of

BOARDS_OPENED_ON = date(2022, 7, 1)


@dataclass
class RegisterRows:
    """Unsaved rows; `people` are the users of an organisation in order, its lead first."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    parents: list[OrganisationParent] = field(default_factory=list)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    sides: list = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    addresses: list[EmailAddress] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    people: dict[str, list[User]] = field(default_factory=dict)
    invitations: list[Invitation] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    area_roles: list[AreaRole] = field(default_factory=list)


def build_register(world: World, today: date) -> RegisterRows:
    rows = RegisterRows()
    _add_area(rows, world, today)
    for organisation in world.organisations:
        _add_organisation(rows, organisation)
    for partnership in world.partnerships:
        row = Partnership(
            id=demonstration_id("partnership", partnership.key),
            name=partnership.name,
            purpose=partnership.purpose,
            kind=partnership.kind,
            started_on=_months_before(today, partnership.began),
            ended_on=_months_before(today, partnership.ended) if partnership.ended else None,
            end_reason=partnership.end_reason,
        )
        rows.partnerships[partnership.key] = row
        rows.sides += [
            Partnership.organisations.through(partnership=row, organisation=rows.organisations[key])
            for key in partnership.sides
        ]
    _add_people(rows, world)
    _add_invitations(rows, world)
    for organisation in world.organisations:
        if not organisation.known:
            _add_accepted_invitations(rows, world, organisation.key)
    return rows


def _add_area(rows: RegisterRows, world: World, today: date) -> None:
    for body in (world.area, *world.boards):
        rows.organisations[body.key] = Organisation(
            id=demonstration_id("organisation", body.key),
            local_id=f"demonstration-{body.key}",
            name=body.name,
            kind=body.kind,
            opened_on=BOARDS_OPENED_ON if body.kind == OrganisationKind.ICB else None,
        )
    merged_on = {
        board.key: today - timedelta(days=board.opened_days_ago)
        for board in world.boards
        if board.opened_days_ago is not None
    }
    for board in world.boards:
        row = rows.organisations[board.key]
        row.opened_on = merged_on.get(board.key, BOARDS_OPENED_ON)
        if board.closed_into:
            row.closed_on = merged_on[board.closed_into] - timedelta(days=1)
            rows.successions.append(
                Succession(
                    predecessor=row,
                    successor=rows.organisations[board.closed_into],
                    happened_on=merged_on[board.closed_into],
                    kind=SuccessionKind.MERGER,
                )
            )
        _add_parent(rows, board.key, world.area.key, row.opened_on, row.closed_on)


def _add_organisation(rows: RegisterRows, organisation: DemoOrganisation) -> None:
    rows.organisations[organisation.key] = Organisation(
        id=demonstration_id("organisation", organisation.key),
        local_id=f"demonstration-{organisation.key}",
        name=organisation.name,
        kind=organisation.kind,
    )
    if organisation.board:
        since = rows.organisations[organisation.board].opened_on
        if organisation.was_in:
            until = rows.organisations[organisation.was_in].closed_on
            _add_parent(rows, organisation.key, organisation.was_in, BOARDS_OPENED_ON, until)
        _add_parent(rows, organisation.key, organisation.board, since)


def _add_parent(
    rows: RegisterRows, key: str, parent: str, since: date | None, until: date | None = None
) -> None:
    rows.parents.append(
        OrganisationParent(
            organisation=rows.organisations[key],
            parent=rows.organisations[parent],
            valid_from=since,
            valid_to=until,
        )
    )


def _add_people(rows: RegisterRows, world: World) -> None:
    """The demonstration accounts first, so that what few people answered was answered by them as well."""
    for account in world.rounds["accounts"]:
        user = _add_user(rows, account["name"], DemonstrationAccount(account["account"]).email)
        user.is_administrator = not account.keys() & {"organisation", "area"}
        user.is_facilitator = account.get("facilitator", False)
        if "organisation" in account:
            answers = not user.is_facilitator
            _add_member(rows, user, account["organisation"], account["role"], answers=answers)
        if "area" in account:
            area = rows.organisations.get(account["area"])
            rows.area_roles.append(
                AreaRole(
                    id=demonstration_id("area_role", user.email), person=user, area=area, role=account["role"]
                )
            )
    names = _names(world)
    for organisation in world.organisations:
        people = rows.people.setdefault(organisation.key, [])
        while len(people) < organisation.answered + organisation.silent:
            name = next(names)
            address = f"{name.lower().replace(' ', '.')}@{organisation.key}.example"
            lead = organisation.known and not people
            role = MemberRole.LEAD if lead else MemberRole.RESPONDENT
            _add_member(
                rows, _add_user(rows, name, address), organisation.key, role, verified=organisation.known
            )


def _add_invitations(rows: RegisterRows, world: World) -> None:
    now = timezone.now()
    for invitation in world.rounds["invitations"]:
        rows.invitations.append(
            Invitation(
                id=demonstration_id("invitation", invitation["email"]),
                email=invitation["email"],
                organisation=rows.organisations[invitation["organisation"]],
                secret_hash=hash_of(invitation["secret"]),
                letter_sent_at=now,
                invited_by=rows.people[invitation["organisation"]][0],
                expires_at=now + timedelta(days=invitation["days_left"]),
                withdrawn_at=now if invitation.get("withdrawn") else None,
            )
        )


def _add_accepted_invitations(rows: RegisterRows, world: World, key: str) -> None:
    """Where nobody vouches for people, a partner has invited each of them, about every partnership they answer on."""
    now = timezone.now()
    for partnership in world.partnerships_of(key):
        partner = next((side for side in partnership.sides if side != key and rows.people.get(side)), None)
        for person in rows.people[key] if partner else []:
            name = f"{person.email}/{partnership.key}"
            rows.invitations.append(
                Invitation(
                    id=demonstration_id("invitation", name),
                    email=person.email,
                    organisation=rows.organisations[key],
                    partnership=rows.partnerships[partnership.key],
                    identity_verified=False,
                    secret_hash=hash_of(name),
                    letter_sent_at=now,
                    invited_by=rows.people[partner][0],
                    expires_at=now + timedelta(days=settings.INVITATION_DAYS),
                    accepted_at=now,
                    accepted_by=person,
                )
            )


def _add_user(rows: RegisterRows, name: str, email: str) -> User:
    user = User(id=demonstration_id("person", email), email=email, name=name, password=make_password(None))
    rows.users.append(user)
    rows.addresses.append(EmailAddress(user=user, email=email, verified=True, primary=True))
    return user


def _add_member(
    rows: RegisterRows, user: User, key: str, role: str, *, verified: bool = True, answers: bool = True
) -> None:
    rows.memberships.append(
        Membership(
            id=demonstration_id("membership", user.email),
            person=user,
            organisation=rows.organisations[key],
            role=role,
            identity_verified=verified,
        )
    )
    if answers:
        rows.people.setdefault(key, []).append(user)


def _names(world: World) -> Iterator[str]:
    """Each first name with each family name once: the steps share no divisor with the lengths of the lists."""
    first, family = world.rounds["first_names"], world.rounds["family_names"]
    for number in count():
        yield f"{first[number * 7 % len(first)]} {family[number * 11 % len(family)]}"


def _months_before(day: date, months: int) -> date:
    """The first of the month that lies so many months of 30 days back."""
    return (day - timedelta(days=30 * months)).replace(day=1)
