import pytest
from django.core.management import CommandError, call_command

import models_engine
from accounts.models import AuditEvent
from assessments.models import Instrument
from models_engine.shipped import shipped_versions

pytestmark = pytest.mark.django_db


def test_publishes_every_shipped_version_with_its_hash(capsys):
    call_command("load_instruments")

    published = {(row.slug, row.version): row.content_hash for row in Instrument.objects.all()}
    assert published == {
        (slug, version): models_engine.load_instrument(slug, version).content_hash
        for slug, version in shipped_versions()
    }
    assert "Published learning-ecosystem/1" in capsys.readouterr().out
    assert AuditEvent.objects.filter(action="instrument_published").count() == len(published)


def test_a_second_run_changes_nothing(capsys):
    call_command("load_instruments", verbosity=0)
    before = list(Instrument.objects.values())

    call_command("load_instruments")

    assert list(Instrument.objects.values()) == before
    assert "no changes" in capsys.readouterr().out


def test_a_published_version_whose_definition_changed_is_refused():
    call_command("load_instruments", verbosity=0)
    Instrument.objects.update(content_hash="0" * 64)

    with pytest.raises(CommandError, match="learning-ecosystem/1 was published with the hash 000000000000"):
        call_command("load_instruments")

    assert set(Instrument.objects.values_list("content_hash", flat=True)) == {"0" * 64}
