"""From a path to named files: a folder, a folder somewhere inside it, a zip, or one JSON file."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from advocacy.sentences import say
from advocacy.transfer.reading.tables import Unreadable

from .tables import MAIN, table_called

MOST_BYTES = 400 * 1024 * 1024
DEEPEST = 5
PACKAGE = "datapackage.json"
# Names that say nothing about who made the list; the folder above them does.
NAMELESS = frozenset({"csv", "data", "sample-csv", "examples", "export", "hsds", "files", "download"})


@dataclass(frozen=True)
class Opened:
    """The files of one directory by their names, and what its source is called."""

    source: str
    files: Mapping[str, bytes]


def open_path(path: Path) -> Opened:
    """The files that hold the directory, or one sentence on what was expected."""
    if not path.exists():
        raise Unreadable(say("There is nothing at “%(path)s”. Check the path.", path=str(path)))
    if path.is_dir():
        return _folder(path)
    if path.suffix.casefold() == ".zip":
        return Opened(path.stem, _zipped(path))
    if path.suffix.casefold() in (".json", ".csv"):
        return Opened(path.stem, {path.name: _read(path)})
    raise _nothing(path)


def _folder(path: Path) -> Opened:
    """The nearest folder with HSDS tables as CSV; where there is none, with JSON files."""
    for ending in (".csv", ".json"):
        for folder in _nearest_first(path):
            files = [file for file in sorted(folder.iterdir()) if _fits(file.name, ending)]
            if any(_main(file.name) for file in files):
                package = [file for file in (folder / PACKAGE,) if file.is_file()]
                return Opened(_source(path, folder), {file.name: _read(file) for file in (*files, *package)})
    raise _nothing(path)


def _nearest_first(path: Path) -> list[Path]:
    folders = [path, *(one for one in path.rglob("*") if one.is_dir())]
    near = [one for one in folders if len(one.relative_to(path).parts) <= DEEPEST]
    return sorted(near, key=lambda one: (len(one.relative_to(path).parts), str(one)))


def _fits(name: str, ending: str) -> bool:
    return name.casefold().endswith(ending) and not name.startswith(".")


def _wanted(name: str) -> bool:
    return _fits(name, ".csv") or name == PACKAGE


def _main(name: str) -> bool:
    """Whether a file can be one of the three tables without which there is no directory."""
    stem = name.rpartition(".")[0].casefold().removesuffix("_full").removesuffix("_list")
    return table_called(stem) in MAIN or stem in ("tabular", "service_at_location")


def _source(path: Path, folder: Path) -> str:
    """The folder that was named; one called “csv” is named for the folder around it."""
    names = [path.resolve().name, *(parent.name for parent in path.resolve().parents)]
    return next((name for name in names if name and name.casefold() not in NAMELESS), folder.name)


def _zipped(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in members) > MOST_BYTES:
                raise _too_large(path)
            members = [one for one in members if _wanted(PurePosixPath(one.filename).name)]
            return _one_folder({one.filename: archive.read(one) for one in members}, path)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Unreadable(
            say("“%(path)s” is damaged or locked with a password. Get the file again.", path=path.name)
        ) from error


def _one_folder(files: Mapping[str, bytes], path: Path) -> dict[str, bytes]:
    """Of several folders in a zip, the nearest one that holds a directory."""
    folders = {PurePosixPath(name).parent for name in files}
    for folder in sorted(folders, key=lambda one: (len(one.parts), str(one))):
        inside = {
            PurePosixPath(name).name: content
            for name, content in files.items()
            if PurePosixPath(name).parent == folder
        }
        if any(_main(name) for name in inside):
            return inside
    raise _nothing(path)


def _read(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise _too_large(path)
    return path.read_bytes()


def _too_large(path: Path) -> Unreadable:
    return Unreadable(say("“%(path)s” holds more than 400 MB. Split it and try again.", path=path.name))


def _nothing(path: Path) -> Unreadable:
    return Unreadable(
        say(
            "No directory was found in “%(path)s”. Give a folder or a zip with organizations.csv,"
            " services.csv and locations.csv as in HSDS, or an HSDS JSON file.",
            path=path.name or str(path),
        )
    )
