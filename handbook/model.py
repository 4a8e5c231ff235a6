"""The handbook's own things, as plain values: tools and their sheets, books, terms, sources, words of each edition."""

from __future__ import annotations

import datetime
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

FIELD_KINDS = ("line", "notes", "list", "table", "number", "check", "scale")
FORM_KINDS = (*FIELD_KINDS, "choice", "rating")  # of a form, whose answers have no worked example
SHAPES = ("grid", "tree", "person", "chain", "columns", "sums", "matrix", "lotus", "frames", "card")
PAPERS = ("A4", "A3")
MODES = ("alone", "pair", "group", "online")
RATES = ("group", "person", "session")
STOP_ANSWERS = ("yes", "no", "unknown")
# The parts of the self-assessment in their order; two of them hold its questions, the others plain fields.
ASSESSMENT_PARTS = ("about", "stops", "dimensions", "assessor", "next", "ready")
# Pages at the top of every language folder, in the order of the menu; its front page apart.
SINGLE_PAGES = ("assessment", "how-to-use", "glossary", "downloads", "about", "accessibility")
NEWS_PAGE = "whats-new"  # one more of them, where the data tell any news
ANNEXES = "annexes"  # the part of a book whose chapters have letters
LICENCES = ("own", "free-method", "cc-by-sa-3", "cc-by-sa-4")
# What kind of money, at which stage of the work, and for whom; a person asks before anything is founded.
FUNDING_KINDS = ("grant", "subsidy", "loan", "guarantee", "equity", "sale", "donation")
FUNDING_STAGES = ("idea", "start", "growth", "spread")
FUNDING_FOR = ("person", "company", "co-operative", "association", "foundation")
SHORT_ROUND = 20  # minutes of the short version that every tool page tells
# The sections of a tool page, each with the sections under it; {#steps} holds the tool's own steps.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "what": (),
    "steps": (),
    "example": (),
    "facilitate": ("prepare", "script", "rescue", "debrief", "record"),
    "adapt": ("short", "alone", "online", "accessible"),
    "avoid": ("when-not", "mistakes"),
    "sources": (),
}


def clock(lengths: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """When stretches of these lengths begin and end, one after another, in minutes from the start."""
    ends = tuple(accumulate(lengths))
    return tuple((end - length, end) for length, end in zip(lengths, ends, strict=True))


@dataclass(frozen=True)
class Step:
    """A step of a tool and its length in minutes."""

    id: str
    minutes: int


@dataclass(frozen=True)
class Material:
    """Something to bring: so many for each group, person or session."""

    id: str
    count: int
    per: str


@dataclass(frozen=True)
class FieldAddress:
    """A field of a tool, named from outside it."""

    tool: str
    field: str

    def __str__(self) -> str:
        return f"{self.tool}.{self.field}"


@dataclass(frozen=True)
class Field:
    """A place to write on a sheet. Which of the optional facts it has depends on its kind."""

    id: str
    kind: str
    feeds: FieldAddress | None = None
    options: tuple[str, ...] = ()  # check and choice
    columns: tuple[str, ...] = ()  # table
    rows: int = 0  # table
    lines: int = 0  # list, and notes of a form
    steps: int = 0  # scale: from 1 to this
    unit: str = ""  # number
    formula: str = ""  # number that the sheet works out itself
    round: str = ""  # "up", or exact to a cent
    example: float | None = None  # number and scale: the same in every language
    ticked: tuple[str, ...] = ()  # check: the options ticked in the example
    things: tuple[str, ...] = ()  # rating: what is rated, each by itself
    levels: tuple[str, ...] = ()  # rating: the levels each of them may have
    note: bool = False  # rating: whether each of them has a line for a remark
    wide: bool = False  # line of a form: takes the whole width


@dataclass(frozen=True)
class Sheet:
    """The page to fill in: its paper, its shape and its fields on a grid of named areas, row by row."""

    paper: str
    shape: str
    areas: tuple[tuple[str, ...], ...]
    heights: tuple[int, ...]  # of the rows, in proportion to one another
    fields: tuple[Field, ...]

    @property
    def filling_order(self) -> tuple[str, ...]:
        """Field ids in the order of the data, which is the order of filling in."""
        return tuple(field.id for field in self.fields)


@dataclass(frozen=True)
class Tool:
    """The facts of a tool, the same in every language. Minutes are those of a first round with one team."""

    slug: str
    number: int
    phase: str
    minutes: int
    people: tuple[int, int]
    difficulty: int
    modes: tuple[str, ...]
    needs: tuple[str, ...]
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]
    sheet: Sheet
    related: tuple[str, ...]
    next: tuple[str, ...]
    sources: tuple[str, ...]
    licence: str

    @property
    def page(self) -> str:
        """The page's path within a language folder."""
        return f"tools/{self.slug}.md"

    @property
    def clock(self) -> tuple[tuple[int, int], ...]:
        """When each step begins and ends, in minutes from the start."""
        return clock([step.minutes for step in self.steps])


@dataclass(frozen=True)
class Trail:
    """A ready way through the set: tools by slug, in the order of use."""

    id: str
    tools: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page's path within a language folder."""
        return f"trails/{self.id}.md"


@dataclass(frozen=True)
class Stretch:
    """A part of a meeting: a tool, in its own time or in its short version, or else a named activity."""

    tool: str
    activity: str
    short: bool
    minutes: int


@dataclass(frozen=True)
class Meeting:
    """A meeting of a programme, and the tools done at home after it. Minutes are the whole, pauses included."""

    id: str
    minutes: int
    stretches: tuple[Stretch, ...]
    homework: tuple[str, ...]

    @property
    def clock(self) -> tuple[tuple[int, int], ...]:
        """When each stretch begins and ends, in minutes from the start."""
        return clock([stretch.minutes for stretch in self.stretches])


@dataclass(frozen=True)
class Programme:
    """A ready timetable of meetings."""

    id: str
    meetings: tuple[Meeting, ...]

    @property
    def minutes(self) -> int:
        """The time of all meetings together, without homework."""
        return sum(meeting.minutes for meeting in self.meetings)

    @property
    def tools(self) -> tuple[str, ...]:
        """Every tool of the programme once, in the order of use."""
        used = (
            slug
            for meeting in self.meetings
            for slug in (*(stretch.tool for stretch in meeting.stretches if stretch.tool), *meeting.homework)
        )
        return tuple(dict.fromkeys(used))


@dataclass(frozen=True)
class FundingWords:
    """A kind of money in one language: each text fits a cell of a table."""

    name: str
    authority: str
    purpose: str
    size: str
    note: str


@dataclass(frozen=True)
class Funding:
    """A kind of money there is, whom it is for and when; `checked` is the day its terms were looked at."""

    id: str
    kind: str
    stages: tuple[str, ...]
    who: tuple[str, ...]
    link: str
    checked: datetime.date
    sources: tuple[str, ...]
    words: Mapping[str, FundingWords]


@dataclass(frozen=True)
class FieldWords:
    """The words of a field in one language."""

    label: str
    hint: str
    example: str = ""
    entries: tuple[str, ...] = ()  # list: example lines
    cells: tuple[tuple[str, ...], ...] = ()  # table: example rows
    options: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    low: str = ""
    high: str = ""
    things: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class FormPart:
    """Fields of a form that stand together under one name."""

    id: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """A paper to fill in that flows over as many pages as it needs, part by part."""

    slug: str
    parts: tuple[FormPart, ...]
    apart: tuple[str, ...] = ()  # parts for other readers than the rest: on paper each begins a page

    @property
    def page(self) -> str:
        """The path of the page that shows it, within a language folder."""
        return f"incubator/{self.slug}.md"


@dataclass(frozen=True)
class FormPartWords:
    """The words of a part of a form in one language; not every part needs a text."""

    title: str
    text: str
    fields: Mapping[str, FieldWords]


@dataclass(frozen=True)
class Stop:
    """A question that is never averaged away: the answers that make it act, and the question it then leads to."""

    id: str
    acts: tuple[str, ...]
    leads: str = ""


@dataclass(frozen=True)
class Dimension:
    """A side of the work that is assessed: its questions, and the tools that help with it."""

    id: str
    questions: tuple[str, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """The self-assessment: stop questions, levels from 0 up for each question, evidence from one of them on."""

    top: int = 0  # the highest level
    evidence: int = 0  # the lowest level that asks for evidence
    stops: tuple[Stop, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    parts: Mapping[str, FormPart] = field(default_factory=dict)  # the plain fields around the questions

    @property
    def levels(self) -> tuple[str, ...]:
        """What a question may be answered with; 'none' is not known, and never counts as 0."""
        return (*map(str, range(self.top + 1)), "none")

    @property
    def anchors(self) -> tuple[str, ...]:
        """The levels that each dimension describes in words of its own."""
        return tuple(map(str, range(1, self.top + 1)))


@dataclass(frozen=True)
class LevelWords:
    """A level: its name, and what it means."""

    name: str
    text: str


@dataclass(frozen=True)
class StopWords:
    """A stop question, and what to do when its answer acts."""

    question: str
    act: str


@dataclass(frozen=True)
class DimensionWords:
    """A dimension in one language: its name, its questions, and what its levels look like."""

    title: str
    questions: Mapping[str, str]
    anchors: Mapping[str, str]


@dataclass(frozen=True)
class AssessmentWords:
    """The words of the self-assessment in one language."""

    levels: Mapping[str, LevelWords]
    stops: Mapping[str, StopWords]
    dimensions: Mapping[str, DimensionWords]
    parts: Mapping[str, FormPartWords]


@dataclass(frozen=True)
class Passage:
    """A stretch of running text: its part of the file (a field, as 'fields.cost.example', or a section, as '#example'),
    the line it begins on, and its words without markup, line ends kept."""

    part: str
    line: int
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level from 2, its id ("" without one) and its line in the file."""

    level: int
    id: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page in one language: its path within the language folder, its words for lists, its headings,
    and its links to other pages of the language, as paths with and without their anchors."""

    path: str
    title: str
    summary: str
    aliases: tuple[str, ...]
    headings: tuple[Heading, ...]
    source: Path
    links: frozenset[str] = frozenset()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that a link may point to."""
        return tuple(heading.id for heading in self.headings if heading.id)


@dataclass(frozen=True)
class ToolWords:
    """The words of a tool in one language, apart from the prose of its page."""

    title: str
    summary: str
    want: str
    outcome: str
    aliases: tuple[str, ...]
    fields: Mapping[str, FieldWords]


@dataclass(frozen=True)
class Chapter:
    """A page of a book: its path without ending, its sources, the tools it leads to, the day its facts were checked."""

    path: str
    checked: datetime.date
    sources: tuple[str, ...]
    tools: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page's path within a language folder."""
        return f"{self.path}.md"

    @property
    def slug(self) -> str:
        """The chapter's own name within its book."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Part:
    """Chapters that stand together under one name."""

    id: str
    chapters: tuple[Chapter, ...]

    def letter(self, chapter: Chapter) -> str:
        """The letter of an annex, "" for any other chapter."""
        return string.ascii_uppercase[self.chapters.index(chapter)] if self.id == ANNEXES else ""


@dataclass(frozen=True)
class Book:
    """A book made of chapters, in parts; `pdf` is the name of its PDF without ending."""

    id: str
    pdf: str
    parts: tuple[Part, ...]

    @property
    def page(self) -> str:
        """The page that opens the book."""
        return f"{self.id}/index.md"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters in reading order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)


@dataclass(frozen=True)
class TermWords:
    """A term in one language, its definition, other names of it, and words not to use for it."""

    term: str
    definition: str
    avoid: tuple[str, ...]
    also: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()  # pages that may name the words to avoid, because they speak of them
    line: int = 0


@dataclass(frozen=True)
class Term:
    """A glossary term in all its languages."""

    id: str
    words: Mapping[str, TermWords]
    sources: tuple[str, ...]
    related: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A source: who, when ("" unknown), what, where; `opened` is the day its address was read."""

    key: str
    author: str
    year: str
    title: str
    publisher: str
    url: str
    opened: datetime.date | None


@dataclass(frozen=True)
class Change:
    """Something new for readers: its day, its words by language, and the pages it leads to within a language folder."""

    date: datetime.date
    words: Mapping[str, str]
    pages: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class Figure:
    """The words of a drawing in one language; `description` says what it shows to those who do not see it."""

    id: str
    title: str
    description: str
    labels: Mapping[str, str]

    @property
    def template(self) -> str:
        """The drawing's path within overrides/."""
        return f"figures/{self.id}.svg"


@dataclass(frozen=True)
class Edition:
    """Everything that is in one language."""

    language: str
    name: str
    labels: Mapping[str, object]
    pages: Mapping[str, Page]
    tools: Mapping[str, ToolWords]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, FormPartWords]] = field(default_factory=dict)  # by slug and part
    assessment: AssessmentWords | None = None  # None in a folder without pages


@dataclass(frozen=True)
class Handbook:
    """The whole: facts once, and an edition for each language (the default one first)."""

    root: Path
    version: str
    date: datetime.date
    phases: tuple[str, ...]
    tools: Mapping[str, Tool]  # by slug, in the order of their numbers
    trails: Mapping[str, Trail]
    books: Mapping[str, Book]
    terms: Mapping[str, Term]
    references: Mapping[str, Reference]
    editions: Mapping[str, Edition]
    # What a small handbook may do without
    forms: Mapping[str, Form] = field(default_factory=dict)
    assessment: Assessment = field(default_factory=Assessment)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    funding: Mapping[str, Funding] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()  # the newest first

    @property
    def default_language(self) -> str:
        """The language whose pages stand at the top of the site."""
        return next(iter(self.editions))

    @property
    def last_number(self) -> int:
        """The highest tool number: the size of the whole set."""
        return max((tool.number for tool in self.tools.values()), default=0)

    @property
    def single_pages(self) -> tuple[str, ...]:
        """The pages at the top of every language folder, in the order of the menu."""
        return (*SINGLE_PAGES, NEWS_PAGE) if self.changes else SINGLE_PAGES

    def of_phase(self, phase: str) -> tuple[Tool, ...]:
        """The tools of a phase in order."""
        return tuple(tool for tool in self.tools.values() if tool.phase == phase)

    def minutes_of(self, trail: Trail) -> int:
        """The time of all tools of a trail together."""
        return sum(self.tools[slug].minutes for slug in trail.tools)

    def feeding(self, slug: str, field_id: str) -> tuple[FieldAddress, ...]:
        """The fields of other tools whose answers are needed in this one."""
        target = FieldAddress(slug, field_id)
        return tuple(
            FieldAddress(tool.slug, entry.id)
            for tool in self.tools.values()
            for entry in tool.sheet.fields
            if entry.feeds == target
        )

    def before(self, slug: str) -> tuple[Tool, ...]:
        """The tools that lead to this one."""
        return tuple(tool for tool in self.tools.values() if slug in tool.next)

    def after(self, slug: str) -> tuple[Tool, ...]:
        """The tools this one leads to."""
        return tuple(self.tools[name] for name in self.tools[slug].next)

    def beside(self, slug: str) -> tuple[Tool, ...]:
        """The tools related to this one."""
        return tuple(self.tools[name] for name in self.tools[slug].related)
