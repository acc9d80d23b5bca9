"""Opens an uploaded zip with suspicion: few, known, plain and reasonably small members only."""

import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

from undaunted.leaving.exporting import FACTS_FILE, PAGE_FILE, README_FILE, csv_name
from undaunted.leaving.inventory import EXPORTED
from undaunted.leaving.refusals import CannotImport

_KNOWN = {FACTS_FILE, PAGE_FILE, README_FILE, *(csv_name(table) for table in EXPORTED)}

# The last record of a zip (APPNOTE.TXT 4.3.16): entries in all, bytes of the directory.
_LAST_RECORD = struct.Struct("<4s4H2LH")
_LAST_MARK = b"PK\x05\x06"
LARGE_MARK, LARGE_BYTES = b"PK\x06\x07", 20
_ENCRYPTED = 0x1
_PIECE_BYTES = 2**18


@dataclass(frozen=True, slots=True)
class UnpackingLimits:
    """Sizes in bytes. Facts pack to about an eighth, a bomb to a thousandth.

    A suggestion with all it was drawn from takes up to 60 kB, so a year of them up to 50 MB.
    """

    unpacked: int = 256 * 2**20
    packed: int = 64 * 2**20
    members: int = 100
    directory: int = 16 * 2**10
    ratio: int = 100
    ratio_from: int = 2**20


LIMITS = UnpackingLimits()


def facts_in(file: IO[bytes], limits: UnpackingLimits = LIMITS) -> bytes:
    """The bytes of undaunted.json in the zip; `CannotImport` where the zip is not one of ours."""
    packed = _require_small(file, limits)
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            for info in infos:
                _require_plain(info)
            _require_sizes(infos, packed, limits)
            return _member(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as fault:
        raise CannotImport(not_ours()) from fault


def _member(archive: zipfile.ZipFile, limits: UnpackingLimits) -> bytes:
    """Read piece by piece: the directory may lie about how much comes out."""
    found = bytearray()
    with archive.open(FACTS_FILE) as file:
        while piece := file.read(_PIECE_BYTES):
            found += piece
            if len(found) > limits.unpacked:
                raise CannotImport(too_large())
    return bytes(found)


def _require_small(file: IO[bytes], limits: UnpackingLimits) -> int:
    """The file's size, after a look at its last record: so a huge directory costs nothing."""
    size = file.seek(0, 2)
    if size > limits.packed:
        raise CannotImport(too_large())
    wanted = _LAST_RECORD.size + LARGE_BYTES
    file.seek(max(0, size - wanted))
    tail = file.read(wanted)
    if len(tail) < _LAST_RECORD.size:
        raise CannotImport(not_ours())
    record = _LAST_RECORD.unpack(tail[-_LAST_RECORD.size :])
    mark, entries, directory_bytes, comment_bytes = record[0], record[4], record[5], record[7]
    if mark != _LAST_MARK or comment_bytes:
        raise CannotImport(not_ours())
    large = tail[: -_LAST_RECORD.size].startswith(LARGE_MARK)
    if large or entries > limits.members or directory_bytes > limits.directory:
        raise CannotImport(_("This zip holds too many files to be an export. Nothing was changed."))
    file.seek(0)
    return size


def _require_plain(info: zipfile.ZipInfo) -> None:
    """One known name, a plain file, packed the usual way, not locked."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.filename not in _KNOWN:
        raise CannotImport(
            _("This zip holds a file that no export has: %(name)s. Nothing was changed.")
            % {"name": repr(info.filename[:80])}
        )
    if kind not in (0, stat.S_IFREG) or info.flag_bits & _ENCRYPTED:
        raise CannotImport(not_ours())
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise CannotImport(not_ours())


def _require_sizes(infos: list[zipfile.ZipInfo], packed: int, limits: UnpackingLimits) -> None:
    names = [info.filename for info in infos]
    if len(set(names)) < len(names) or FACTS_FILE not in names:
        raise CannotImport(not_ours())
    unpacked = sum(info.file_size for info in infos)
    bomb = unpacked > limits.ratio_from and unpacked > limits.ratio * packed
    if unpacked > limits.unpacked or bomb:
        raise CannotImport(too_large())


def not_ours() -> str:
    return _("This is not an export of Undaunted that we can read. Nothing was changed.")


def too_large() -> str:
    return _("This file is larger than any export we would make. Nothing was changed.")
