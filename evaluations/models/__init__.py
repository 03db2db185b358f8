"""The hall's tables, one file for each thing that people name."""

from evaluations.models.appraisal import Appraisal
from evaluations.models.ballot import Ballot, BallotLine, TellerCount
from evaluations.models.block_report import BlockReport, BlockResult
from evaluations.models.body import BodyVote
from evaluations.models.campaign import Campaign, CriteriaSet
from evaluations.models.cell import CellMeeting, CellProposal
from evaluations.models.conference import Attendance, Conference, ConferenceItem, Proposal
from evaluations.models.decision import Decision
from evaluations.models.evaluation import Evaluation
from evaluations.models.evidence import Evidence
from evaluations.models.feedback import FeedbackRoll, FeedbackRound, FeedbackSheet
from evaluations.models.following import AssignedNote, DueDocument
from evaluations.models.hand_over import HandOver
from evaluations.models.opinion import Opinion
from evaluations.models.review_notes import Remediation, SuggestedPoint
from evaluations.models.self_review import ScoreSheet, SelfReview

__all__ = [
    "Appraisal",
    "AssignedNote",
    "Attendance",
    "Ballot",
    "BallotLine",
    "BlockReport",
    "BlockResult",
    "BodyVote",
    "Campaign",
    "CellMeeting",
    "CellProposal",
    "Conference",
    "ConferenceItem",
    "CriteriaSet",
    "Decision",
    "DueDocument",
    "Evaluation",
    "Evidence",
    "FeedbackRoll",
    "FeedbackRound",
    "FeedbackSheet",
    "HandOver",
    "Opinion",
    "Proposal",
    "Remediation",
    "ScoreSheet",
    "SelfReview",
    "SuggestedPoint",
    "TellerCount",
]
