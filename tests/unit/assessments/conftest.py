import pytest

from tests.factories import AssessmentFactory, ResponseFactory


@pytest.fixture
def assessment(campaign, colleague, trust):
    return AssessmentFactory(campaign=campaign, person=colleague, organisation=trust)


@pytest.fixture
def own_draft(assessment):
    return ResponseFactory(assessment=assessment)


@pytest.fixture
def partnership_draft(assessment, partnership):
    return ResponseFactory(assessment=assessment, partnership=partnership)
