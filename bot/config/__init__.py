"""The configuration: `config.yaml`, over it the environment, as one frozen `Config`. Knows no channel and no secret."""

from bot.config.loading import DEFAULT_PATH, PATH_VARIABLE, PREFIX, SECRET_VARIABLES, load
from bot.config.sections import (
    AnsweringSection,
    BackupSection,
    Config,
    ContactSection,
    ConversationSection,
    DigestSection,
    DiscordSection,
    KnowledgeSection,
    LinksSection,
    LoggingSection,
    ReviewSection,
    StoreSection,
    WebSection,
)

__all__ = [
    "DEFAULT_PATH",
    "PATH_VARIABLE",
    "PREFIX",
    "SECRET_VARIABLES",
    "AnsweringSection",
    "BackupSection",
    "Config",
    "ContactSection",
    "ConversationSection",
    "DigestSection",
    "DiscordSection",
    "KnowledgeSection",
    "LinksSection",
    "LoggingSection",
    "ReviewSection",
    "StoreSection",
    "WebSection",
    "load",
]
