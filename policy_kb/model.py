"""What the policy base knows: documents, their clauses, and what is said to a question."""

from dataclasses import dataclass, field
from typing import Literal, NewType

DocumentId = NewType("DocumentId", str)
ClauseId = NewType("ClauseId", str)

Status = Literal["current", "historical", "repealed", "unknown"]
Origin = Literal["document", "digest", "corpus", "learned"]
Verdict = Literal["answer", "candidates", "none", "offtopic"]


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document; what is unknown is empty, never guessed (DESIGN §6)."""

    id: DocumentId
    title: str
    source: str  # the name of the file it came in
    origin: Origin = "document"
    issuer: str = ""
    number: str = ""
    place: str = ""  # as written: the smallest unit it is valid for
    year: str = ""  # YYYY
    published: str = ""  # YYYY-MM-DD, YYYY-MM or YYYY
    effective: str = ""
    repealed: str = ""
    supersedes: str = ""  # title of what it replaces
    mentions: str = ""  # YYYY: the latest year its text speaks of, where its own is unknown
    status: Status = "unknown"
    subject: str = ""  # of one without a title: the words its headings repeat; for finding only
    digested: str = ""  # of a digest: the title of the document it speaks of
    stands: str = ""  # the name it has in a collection; of a digest, where its document stands


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest part that is found and quoted."""

    id: ClauseId
    document: DocumentId
    ordinal: int
    text: str  # its own words, masks restored
    heading: str = ""  # of itself: what stands between marker and text
    path: tuple[str, ...] = ()  # headings above, outermost first
    article: str = ""  # the marker that people cite it by
    lead: str = ""  # the words that introduce the list it stands in
    parent: ClauseId | None = None
    place: str = ""  # where it differs from its document's
    raw: str = ""  # as it stood in the file, where that differs
    restored: tuple[str, ...] = ()  # words that a mask had hidden
    label: str = ""  # the id others know it by; empty: its own
    eligibility: str = ""


@dataclass(frozen=True, slots=True)
class Curated:
    """A question as cadres type it, and the clause (or the words) that answer it."""

    id: str
    clause: ClauseId
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: documents with their clauses and curated questions."""

    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...]
    curated: tuple[Curated, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    doc: str
    source: str
    clause: str  # the id for people and files
    heading: str
    score: float
    text: str
    id: ClauseId  # the id inside the base


@dataclass(frozen=True, slots=True)
class Cited:
    """Where an answer stands, as far as the base knows."""

    title: str
    article: str
    issuer: str
    year: str
    place: str
    status: Status
    digest: bool  # True: our own words about the document of that title
    within: str = ""  # the collection it stands in, where its own title is not written there


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences of one clause, with their source."""

    clause: ClauseId
    sentences: tuple[str, ...]
    cited: Cited
    score: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """A title that was looked at, for a refusal: no figures."""

    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the base says to a question; `wording.plain` makes the text of it."""

    question: str
    verdict: Verdict
    found: tuple[Found, ...] = ()  # one of an answer, up to three candidates
    hits: tuple[Hit, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    related: tuple[ClauseId, ...] = ()
    elsewhere: bool = False  # the place that was named has nothing, others have
    place: str = ""  # that the question names
    missing_year: str = ""  # a year that was asked for and is not in the base
    whole: bool = False  # a list, shown whole
    listed: tuple[int, int] | None = None  # names the text has, where it speaks of another number
    sure: float = 0.0  # how likely the answer is right, 0 to 1


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did with one file."""

    name: str
    state: Literal["new", "changed", "same", "refused"]
    reason: str = ""  # of a refusal, a key of texts.reasons
    documents: tuple[Document, ...] = field(default=())
    clauses: int = 0
    curated: int = 0
    masked: int = 0  # clauses in which a mask was restored
