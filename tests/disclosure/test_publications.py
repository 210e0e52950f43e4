"""P2 and P3 on whole publications: every count of every area, kind and boundary that a round gave out."""

import pytest

from dashboards.models import Publication
from tests.disclosure.auditor import Document, audit_documents, counts_of, revealed
from tests.disclosure.tables import report
from tests.factories import area_contents
from tests.factories.publications import make_area_world


def narrow(findings):
    """Nothing hidden is closer than five, but for what is known to be nothing from a nothing that is shown."""
    return [found for found in findings if found.width < 5 and found.high > 0]


@pytest.mark.django_db
def test_neither_counts_nor_means_of_a_round_tell_more_than_they_say(capsys):
    make_area_world(rounds=1, people=4)
    documents = [
        Document(f"{one.area} {one.boundaries} {one.kind}", frozenset(one.organisations), one.content)
        for one in Publication.objects.all()
    ]
    assert len(documents) >= 4
    findings = audit_documents(documents)
    assert findings, "nothing was hidden: the attack would have nothing to find"
    report(
        capsys, f"P2: {len(findings)} hidden counts in {len(documents)} publications, none closer than five"
    )
    assert narrow(findings) == []
    people = dict.fromkeys({name for one in documents for name in one.members}, 4)
    for code in documents[0].content["factors"]:
        shown = [one.members for one in documents if "shown" in one.content["factors"][code]["mean"]]
        assert shown
        assert revealed(shown, people) == []


def test_control_one_count_too_many_is_caught():
    everything = [Document(name, frozenset(name), empty()) for name in ("abcdef", "abc", "def")]
    for one, people in zip(everything, ({"shown": 10}, {"shown": 10}, {"hidden": True}), strict=True):
        one.content["base"]["people"] = people
    assert [found.where for found in narrow(audit_documents(everything))] == [("people", "def", "", "")]


def empty():
    """A publication in which nothing was counted."""
    content = area_contents.full()
    for _, _, counts in counts_of(content):
        for count in counts.values():
            count.clear()
            count["shown"] = 0
    return content
