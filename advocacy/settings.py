"""Settings: defaults, then `instance/settings.toml`, then the environment (`ADVOCACY_…`)."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

PREFIX = "ADVOCACY_"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where things are and how the application is reached. Each is explained in docs/settings.md."""

    instance: Path = field(default_factory=lambda: ROOT / "instance")
    database_url: str = ""
    database_key_file: str = ""
    secret_key_file: str = ""
    audit_key_file: str = ""
    recovery_key_file: str = ""
    proxies: int = 0
    password_memory_kib: int = 65_536
    worker_memory_mib: int = 150
    log_level: str = "warning"
    log_format: str = "text"
    numbers_token_file: str = ""

    @property
    def database(self) -> Path:
        return self.instance / "advocacy.db"

    def key_file(self, name: str) -> Path:
        """The path of one of the four keys: where it was moved to, or in the instance folder."""
        moved = getattr(self, f"{name}_key_file")
        return Path(moved) if moved else self.instance / f"{name}.key"


class BadSettings(RuntimeError):
    """A setting can not be used. The message says which, and why."""


def load_settings(instance: Path | None = None) -> Settings:
    """The settings of this installation."""
    chosen = instance or Path(os.environ.get(f"{PREFIX}INSTANCE", ROOT / "instance"))
    settings = Settings(instance=chosen.absolute())
    file = settings.instance / "settings.toml"
    if file.is_file():
        settings = _with(settings, tomllib.loads(file.read_text(encoding="utf-8")), str(file))
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX)
    }
    given.pop("instance", None)
    return _with(settings, given, "the environment")


def _with(settings: Settings, given: Mapping[str, object], where: str) -> Settings:
    known = {one.name: one for one in fields(Settings)}
    if unknown := sorted(set(given) - set(known)):
        raise BadSettings(f"{where} has an unknown setting: {', '.join(unknown)}")
    changes: dict[str, object] = {}
    for name, value in given.items():
        try:
            changes[name] = int(str(value)) if known[name].type in (int, "int") else str(value)
        except ValueError as error:
            raise BadSettings(f"{name} in {where} must be a whole number, not “{value}”") from error
    return replace(settings, **changes)  # type: ignore[arg-type]
