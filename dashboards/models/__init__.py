"""What areas see: published figures, what was released to them by name, and what they write themselves."""

from dashboards.models.area_comment import AreaComment, AreaCommentVersion
from dashboards.models.batch import Batch, BatchShare
from dashboards.models.contact_request import ContactRequest
from dashboards.models.learning_offer import LearningOffer, LearningWish
from dashboards.models.lever import Lever, LeverDispute, LeverVersion
from dashboards.models.programme import Programme, ProgrammeVersion
from dashboards.models.publication import Publication
from dashboards.models.rollup import Rollup

__all__ = [
    "AreaComment",
    "AreaCommentVersion",
    "Batch",
    "BatchShare",
    "ContactRequest",
    "LearningOffer",
    "LearningWish",
    "Lever",
    "LeverDispute",
    "LeverVersion",
    "Programme",
    "ProgrammeVersion",
    "Publication",
    "Rollup",
]
