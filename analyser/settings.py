"""Settings in one typed place."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """What can be set."""

    max_record_characters: int = 5_000_000
