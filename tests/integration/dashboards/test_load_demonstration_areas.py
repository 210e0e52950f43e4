"""The invented area as its policymakers see it: published in five rounds, with a sparse board and a merged one."""

import pytest
from django.core.management import CommandError, call_command

from dashboards.models import Batch, Publication


@pytest.fixture(scope="module")
def loaded_areas(django_db_setup, django_db_blocker):
    """The demonstration with its areas, loaded once for the module."""
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMONSTRATION=True):
            call_command("load_demonstration_data", verbosity=0)
            call_command("load_demonstration_areas", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def areas(loaded_areas, db, settings):
    settings.DEMONSTRATION = True


def shown(title: str) -> dict[str, bool]:
    """Areas as they were in the round, and whether they have figures."""
    found = Publication.objects.filter(batch__campaign__title=title, batch__number=1, kind="")
    return dict(found.order_by("batch__number").values_list("area", "has_figures"))


def test_every_round_is_published_and_the_open_one_is_not_final(areas):
    final = dict(Batch.objects.order_by("number").values_list("campaign__title", "final"))
    assert len(final) == 5
    assert [title for title, last in final.items() if not last] == ["Fifth round"]


def test_boards_of_five_organisations_are_shown_and_those_of_two_are_not(areas):
    assert shown("Fourth round") == {
        "england": True,
        "demonstration-north": True,
        "demonstration-highfell-icb": True,
        "demonstration-moor-vale": True,
        "demonstration-saltmarsh-icb": False,
        "demonstration-dalehead-icb": False,
    }


def test_the_merged_board_stands_in_rounds_after_the_merger(areas):
    assert {"demonstration-moor", "demonstration-vale"} <= shown("Second round").keys()
    assert not {"demonstration-moor", "demonstration-vale"} & shown("Third round").keys()


def test_rounds_before_the_merger_are_recast_to_the_merged_board(areas):
    recast = Publication.objects.filter(
        batch__campaign__title="Second round", area="demonstration-moor-vale", kind=""
    )
    assert [row.has_figures for row in recast] == [True]


def test_a_second_run_changes_nothing(areas, capsys):
    call_command("load_demonstration_areas")
    assert "no changes" in capsys.readouterr().out


@pytest.mark.django_db
def test_refuses_outside_demonstration_mode(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="demonstration mode only"):
        call_command("load_demonstration_areas")
