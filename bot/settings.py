"""What the keeper of the machine decides: read once from the environment and `.env`."""

from pathlib import Path
from typing import Literal

from pydantic import SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.texts import settings as texts


class Settings(BaseSettings):
    """The only reader of the environment. Raises ValidationError with all that is wrong."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None  # for secrets mounted as files
    telegram_api_url: str = "https://api.telegram.org/bot"  # the token is put right behind it
    telegram_file_url: str | None = None  # by default the API's address with file/ before bot
    zoufang_home: Path = Path("var")  # database, media, work files, backups, key
    county_name: str = texts.THIS_COUNTY
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    https_proxy: str | None = None
    digests: bool = True  # the project's own digests are part of the policy base

    @field_validator("telegram_api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError(texts.NOT_AN_ADDRESS)
        return url

    @field_validator("telegram_token_file")
    @classmethod
    def _can_be_read(cls, path: Path | None) -> Path | None:
        if path is not None:
            try:
                path.read_text()
            except (OSError, UnicodeDecodeError) as no:
                why = no.strerror if isinstance(no, OSError) else type(no).__name__
                raise ValueError(texts.TOKEN_FILE.substitute(why=why)) from None
        return path

    @model_validator(mode="after")
    def _one_token(self) -> "Settings":
        if self.telegram_token is None and self.telegram_token_file is not None:
            self.telegram_token = SecretStr(self.telegram_token_file.read_text().strip())
        return self

    @property
    def home(self) -> Path:
        return self.zoufang_home.expanduser()

    @property
    def token(self) -> str | None:
        return self.telegram_token.get_secret_value() if self.telegram_token else None

    @property
    def file_url(self) -> str:
        """Where files people sent are fetched; `<token>/<path>` is put behind it."""
        if self.telegram_file_url:
            return self.telegram_file_url
        head, bot, tail = self.telegram_api_url.rpartition("bot")
        return f"{head}file/{bot}{tail}"
