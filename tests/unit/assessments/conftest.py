import pytest

from tests.factories import AssessmentFactory, CampaignFactory, ResponseFactory


@pytest.fixture
def assessment(campaign, colleague, trust):
    return AssessmentFactory(campaign=campaign, person=colleague, organisation=trust)


@pytest.fixture
def own_draft(assessment):
    return ResponseFactory(assessment=assessment)


@pytest.fixture
def partnership_draft(assessment, partnership):
    return ResponseFactory(assessment=assessment, partnership=partnership)


@pytest.fixture
def version_2_assessment(colleague, trust):
    """The colleague's part of a round whose questionnaire has the section on what moves a partnership."""
    campaign = CampaignFactory(instrument__version=2)
    return AssessmentFactory(campaign=campaign, person=colleague, organisation=trust)
