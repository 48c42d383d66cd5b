"""A zip of one shape alone: parts stored as they are, in order, without hours, machines or room for anything else.

Written by ourselves, so that the same parts make the same bytes on every machine for as long as bids are kept; and a
package is taken only where writing its parts anew gives every byte of it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

Parts = tuple[tuple[str, bytes], ...]
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION, _UTF_8, _NEW_YEAR_1980 = 20, 0x800, 0x21


def stored_zip(parts: Parts) -> bytes:
    """The parts as a zip."""
    body, listed = io.BytesIO(), io.BytesIO()
    for name, content in parts:
        written, at = name.encode(), body.tell()
        sums = (zlib.crc32(content), len(content), len(content), len(written), 0)
        body.write(_LOCAL.pack(b"PK\x03\x04", _VERSION, _UTF_8, 0, 0, _NEW_YEAR_1980, *sums))
        body.write(written)
        body.write(content)
        head = (b"PK\x01\x02", _VERSION, _VERSION, _UTF_8, 0, 0, _NEW_YEAR_1980, *sums, 0, 0, 0, 0, at)
        listed.write(_CENTRAL.pack(*head))
        listed.write(written)
    at, size = body.tell(), listed.tell()
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), size, at, 0)
    return b"".join((body.getbuffer(), listed.getbuffer(), end))


def parts_of(data: bytes, *, most: int) -> Parts | None:
    """The parts of what :func:`stored_zip` wrote, at most so many; None for whatever else it is. Never raises."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
            # Before anything is read: parts that together claim more than is there would make it grow.
            if len(found) > most or sum(one.file_size for one in found) > len(data):
                return None
            if any(one.compress_type != zipfile.ZIP_STORED for one in found):
                return None
            parts = tuple((one.filename, archive.read(one)) for one in found)
        return parts if stored_zip(parts) == data else None
    # Python raises these, and by its own words others, on what is no zip; no bid may stop the opening of another.
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError):
        return None
    except (NotImplementedError, RuntimeError, OverflowError, AssertionError):
        return None
