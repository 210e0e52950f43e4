"""Live workshops: what is planned, what a room is doing, what came in and what was decided."""

from workshops.models.ballot import DONT_KNOW, FORMALITY, IDEAS, ORIGIN, STATEMENT, Ballot, HandCount, Vote
from workshops.models.failed_join import FailedJoin
from workshops.models.idea import LONGEST_IDEA, Idea
from workshops.models.outcome import Agreed, Decision, Feedback, RoomAction
from workshops.models.participant import Group, Participant
from workshops.models.record_file import RecordFile
from workshops.models.room import Room
from workshops.models.step import Note, Step
from workshops.models.workshop import HandOver, Workshop, WorkshopFacilitator

__all__ = [
    "DONT_KNOW",
    "FORMALITY",
    "IDEAS",
    "LONGEST_IDEA",
    "ORIGIN",
    "STATEMENT",
    "Agreed",
    "Ballot",
    "Decision",
    "FailedJoin",
    "Feedback",
    "Group",
    "HandCount",
    "HandOver",
    "Idea",
    "Note",
    "Participant",
    "RecordFile",
    "Room",
    "RoomAction",
    "Step",
    "Vote",
    "Workshop",
    "WorkshopFacilitator",
]
