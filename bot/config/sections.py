"""Every setting: its section, its type, its default, what it may be. Knows no file and no environment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, IPvAnyNetwork

from bot.config.addresses import origin, public_address, store_url, website


def _split_commas(value: object) -> object:
    """A list may be written in the environment with commas: `1,2,3`."""
    return _parts(value) if isinstance(value, str) else value


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KnowledgeSection(_Section):
    """Where the knowledge and its test questions lie, and when what it says is to be checked again.

    Attributes:
        stale_months: of facts that change by themselves, counted from the source's own date.
        recheck_months: of all others, counted from the day on which the source was last read.
    """

    path: Path = Path("knowledge")
    questions: Path = Path("tests/questions/gate")
    stale_months: int = Field(default=24, ge=1)
    recheck_months: int = Field(default=36, ge=1)


class StoreSection(_Section):
    """The database of what people asked.

    Attributes:
        path: its file; where there is a server, the folder of this file holds what the program keeps beside a database.
        url: the address of a PostgreSQL database; empty for the file. One of a file takes the place of `path`.
        pseudonym_period: how long a person keeps one digest, by which they are counted.
    """

    path: Path = Path("data/questions.sqlite3")
    url: Annotated[str, AfterValidator(store_url)] = Field(default="", repr=False)
    retention_days: int = Field(default=365, ge=1)
    daily_limit_per_asker: int = Field(default=100, ge=1)
    pseudonym_period: Literal["week", "month", "year"] = "month"

    @property
    def place(self) -> Path | str:
        """What is opened: the file, or the address of a server."""
        return self.url or self.path

    @property
    def password(self) -> str:
        """The password in the address, which is struck out of every line of the log; empty where there is none."""
        return urlsplit(self.url).password or ""


class AnsweringSection(_Section):
    """When the bot answers and when it refuses.

    Attributes:
        cost_of_wrong: how many refusals a wrong answer is as bad as: N makes it answer from a chance of N / (N + 1).
        processes: that understand questions in a server; 0 for as many as the machine has processors, four at the most.
    """

    default_language: Literal["fr", "en"] = "fr"
    max_question_characters: int = Field(default=2000, ge=50, le=10_000)
    cost_of_wrong: float = Field(default=3.0, ge=0.1, le=99)
    processes: int = Field(default=0, ge=0, le=32)


class ConversationSection(_Section):
    """How long the bot remembers what was spoken of."""

    minutes: int = Field(default=15, ge=1)
    people: int = Field(default=10_000, ge=1)


class ContactSection(_Section):
    """Whom a person may turn to, shown with refusals and on the privacy page.

    Attributes:
        name, url: empty for those of the region, in `region.yaml`.
    """

    name: str = ""
    url: Annotated[str, AfterValidator(website)] = ""
    privacy_officer: str = ""
    privacy_email: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""


class WebSection(_Section):
    """The visitor's page.

    Attributes:
        public_url: the address visitors know it by, when a proxy stands before it; it may have a path.
        questions_per_minute: what one conversation may ask.
        questions_per_minute_per_address: what one network address may ask, and search beside it; a school shares one.
        allowed_origins: other sites whose pages may ask, through the widget; none by default.
        examples_fr, examples_en: questions to begin with, none for those of the region; one without an answer is not shown.
        trusted_proxies: addresses or networks of proxies whose X-Forwarded-For is believed; none by default.
        public_figures: whether anybody may see how many questions were asked, answered and refused.
    """

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: Annotated[str, AfterValidator(public_address)] = ""
    questions_per_minute: int = Field(default=60, ge=1)
    questions_per_minute_per_address: int = Field(default=600, ge=1)
    allowed_origins: Annotated[tuple[Annotated[str, AfterValidator(origin)], ...], BeforeValidator(_split_commas)] = ()
    examples_fr: Annotated[tuple[str, ...], BeforeValidator(_split_commas)] = ()
    examples_en: Annotated[tuple[str, ...], BeforeValidator(_split_commas)] = ()
    trusted_proxies: Annotated[tuple[IPvAnyNetwork, ...], BeforeValidator(_split_commas)] = ()
    public_figures: bool = False


class DiscordSection(_Section):
    """The Discord channel; its token is a secret and comes from the environment."""

    staff_role_ids: Annotated[tuple[int, ...], BeforeValidator(_split_commas)] = ()
    staff_channel_id: int | None = None
    questions_per_minute: int = Field(default=30, ge=1)


def _split_pairs(value: object) -> object:
    """Pairs may be written in the environment with commas: `Marie=approver,Odile=admin`."""
    if isinstance(value, str):
        return {name.strip(): role.strip() for name, _, role in (pair.rpartition("=") for pair in _parts(value))}
    return value


_Role = Literal["reader", "editor", "approver", "admin"]


class ReviewSection(_Section):
    """Who may do what at the review desk.

    Attributes:
        roles: by the name under which somebody enters or acts.
        discord_roles: by the number of a role on Discord, whose members are staff with it.
        default_role: of whoever is named nowhere. approval: whether what one writes waits for an approver who did not write it.
    """

    roles: Annotated[dict[str, _Role], BeforeValidator(_split_pairs)] = {}
    discord_roles: Annotated[dict[int, _Role], BeforeValidator(_split_pairs)] = {}
    default_role: _Role = "editor"
    approval: bool = False


class DigestSection(_Section):
    """The week in questions, told in the staff's channel; `never` turns it off."""

    day: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "never"] = "monday"
    hour: int = Field(default=8, ge=0, le=23)


class NoticesSection(_Section):
    """The hours of the region's clock in which nobody is written to in person; the same hour twice is never."""

    quiet_from: int = Field(default=21, ge=0, le=23)
    quiet_until: int = Field(default=8, ge=0, le=23)


class LinksSection(_Section):
    """Asking the web addresses of the knowledge whether they still answer.

    Attributes:
        check: once a week, while the bot runs.
        seconds_between: from one answer of a site to the next question to it.
        timeout_seconds: that an answer may take.
    """

    check: bool = False
    seconds_between: float = Field(default=2, ge=0.5, le=60)
    timeout_seconds: float = Field(default=20, ge=1, le=120)


class BackupSection(_Section):
    """Copies that a running bot takes of itself.

    Attributes:
        folder: where they are put; none are taken without it, since they go on holding what somebody had erased meanwhile.
        every_hours: from one copy to the next.
        keep: the newest so many; none is kept longer than `store.retention_days`.
    """

    folder: Path | None = None
    every_hours: int = Field(default=24, ge=1, le=168)
    keep: int = Field(default=7, ge=1, le=366)


class LoggingSection(_Section):
    """The program's own log, on standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "console"


class Config(_Section):
    """Every setting, validated; paths are absolute. Secrets are not in it: see `Secrets`."""

    knowledge: KnowledgeSection = KnowledgeSection()
    store: StoreSection = StoreSection()
    answering: AnsweringSection = AnsweringSection()
    conversation: ConversationSection = ConversationSection()
    contact: ContactSection = ContactSection()
    web: WebSection = WebSection()
    discord: DiscordSection = DiscordSection()
    review: ReviewSection = ReviewSection()
    digest: DigestSection = DigestSection()
    notices: NoticesSection = NoticesSection()
    links: LinksSection = LinksSection()
    backup: BackupSection = BackupSection()
    logging: LoggingSection = LoggingSection()
