"""The ledger: its stores, given one database between them."""

from sqlite_utils import Database

from ledger.areas import Areas
from ledger.audit import Audit
from ledger.benefits import Benefits
from ledger.bulletins import Bulletins
from ledger.care import Care
from ledger.cases import Cases
from ledger.chats import Chats
from ledger.checks.campaigns import Campaigns
from ledger.checks.draws import Draws
from ledger.codes import Codes
from ledger.corrections import Corrections
from ledger.digest import Digest
from ledger.duplicates import Duplicates
from ledger.enlisted import Enlisted
from ledger.frequencies import Frequencies
from ledger.handovers import Handovers
from ledger.holidays import Holidays
from ledger.households import Households
from ledger.imports import Imports
from ledger.jobs import Jobs
from ledger.leaves import Leaves
from ledger.lists import Lists
from ledger.members import Members
from ledger.merging import Merging
from ledger.mutes import Mutes
from ledger.names import Names
from ledger.notices import Notices
from ledger.owing import Owing
from ledger.people import People
from ledger.photos import Photos
from ledger.problem_events import ProblemEvents
from ledger.problems import Problems
from ledger.rates import Rates
from ledger.register import Register
from ledger.requests import Requests
from ledger.responsibilities import Responsibilities
from ledger.settings import CountySettings
from ledger.snapshot import Snapshot
from ledger.texts.names import COUNTY
from ledger.unreachable import Unreachable
from ledger.versions import Versions
from ledger.villages import Villages
from ledger.visits import Visits
from ledger.wishes import Wishes
from ledger.working import Working
from ledger.worklist import Worklist


class Ledger:
    """Cheap to build; keeps nothing in memory that another process could make wrong."""

    def __init__(
        self, db: Database, county: str = COUNTY, snapshot: Snapshot | None = None
    ) -> None:
        self.county = county  # its name, as rows and headings show it
        self.snapshot = snapshot or Snapshot(db)
        self.areas = Areas(db)
        self.people = People(db)
        self.codes = Codes(db, self.people)
        self.households = Households(db)
        self.holidays = Holidays(db)
        self.problem_events = ProblemEvents(db)
        self.problems = Problems(db, self.holidays, self.problem_events)
        self.responsibilities = Responsibilities(db)
        self.wishes = Wishes(db)
        self.cases = Cases(db, self.holidays)
        self.villages = Villages(db)
        self.jobs = Jobs(db)
        self.visits = Visits(db, self.snapshot, self.problems, self.wishes)
        self.corrections = Corrections(db, self.visits, self.snapshot, self.problems, self.wishes)
        self.settings = CountySettings(db, self.snapshot)
        self.versions = Versions(db)
        self.photos = Photos(db)
        self.members = Members(db)
        self.benefits = Benefits(db)
        self.duplicates = Duplicates(db, self.households)
        self.merging = Merging(db, self.households, self.snapshot)
        self.leaves = Leaves(db)
        self.register = Register(db, self.snapshot)
        self.care = Care(db, self.snapshot)
        self.requests = Requests(db)
        self.handovers = Handovers(db)
        self.notices = Notices(db)
        self.mutes = Mutes(db)
        self.unreachable = Unreachable(db)
        self.names = Names(db)
        self.chats = Chats(db)
        self.lists = Lists(db)
        self.bulletins = Bulletins(db)
        self.audit = Audit(db)
        self.imports = Imports(db)
        self.draws = Draws(db)
        self.campaigns = Campaigns(db)
        self.frequencies = Frequencies(db)
        self.enlisted = Enlisted(db, self.people)
        self.working = Working(db)
        owing = Owing(db, self.people, self.households, self.problems)
        self.rates = Rates(db, self.snapshot, self.areas, owing, self.settings, county)
        self.digest = Digest(db, self.snapshot, self.rates, self.settings)
        self.worklist = Worklist(
            db,
            self.snapshot,
            self.households,
            self.members,
            self.leaves,
            self.rates,
            self.settings,
        )
