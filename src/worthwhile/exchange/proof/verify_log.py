"""Checks the log of a tender with Python alone: python verify_log.py LOG KEY-OF-SERVICE [NUMBER:HASH-OR-FILE ...]"""

import hashlib
import json
import sys
from pathlib import Path

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 as RFC 8032 describes it
D = -121665 * pow(121666, P - 2, P) % P
Point = tuple[int, int, int, int]


def point(raw: bytes) -> Point:
    y, sign = int.from_bytes(raw, "little") % 2**255, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = x if x % 2 == sign else P - x
    return x, y, 1, x * y % P


def add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n: int, p: Point) -> Point:
    total = (0, 1, 1, 0)
    while n:
        total, p, n = add(total, p) if n & 1 else total, add(p, p), n >> 1
    return total


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(signature) != 64 or len(public) != 32 or (s := int.from_bytes(signature[32:], "little")) >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left = times(s, point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")))
    right = add(point(signature[:32]), times(k, point(public)))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 == (left[1] * right[2] - right[1] * left[2]) % P


def sha(of: str | bytes) -> str:
    return hashlib.sha256(of.encode() if isinstance(of, str) else of).hexdigest()


def one_form(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def fault_of(text: str, receipts: list[str], key: str = "") -> str | None:
    head, lines = json.loads(text.split("\n")[0]), text.split("\n")
    if lines.pop() != "" or one_form(head) != lines[0] or head["format"] != "worthwhile/tender-log/1":
        return "the first line or the last line break is not as it was written"
    if key not in ("", head["public_key"]):
        return f"another key signed it than the one you gave: {head['public_key']}"
    previous, last, act, unsigned, found = sha(lines[0]), "", "", 0, set[str]()
    for number, line in enumerate(lines[1:], start=1):
        entry = json.loads(line)
        own = entry.pop("hash")
        if one_form({**entry, "hash": own}) != line or sha(one_form(entry)) != own:
            return f"entry {number} was changed"
        if entry["number"] != number or entry["previous"] != previous or entry["at"] < last or act == "end":
            return f"entry {number} does not follow what stands before it: something was dropped, added or moved"
        follows_publication, act = act == "publish", entry["act"]
        unsigned = 0 if act in ("checkpoint", "end") else unsigned + 1
        if unsigned > 25 or (follows_publication and act != "checkpoint"):
            return f"the signature is missing that its service gives before entry {number}"
        if not unsigned:
            signature = bytes.fromhex(entry["about"].pop("signature"))  # over everything else: nothing may be left
            message = f"{head['format']}\n{sha(lines[0])}\n{one_form(entry)}".encode()
            if entry["about"] or not is_signed(bytes.fromhex(head["public_key"]), message, signature):
                return f"the signature of entry {number} is not good"
        previous, last, about = own, entry["at"], entry["about"]
        found |= {f"{number}:{one}" for one in (own, about.get("commitment"), *about.get("letters", []))}
    if act != "end":
        return "it was cut short: its signed end is missing"
    return f"these receipts are not in it: {' '.join(missing)}" if (missing := sorted({*receipts} - found)) else None


if __name__ == "__main__":
    try:
        log = Path(sys.argv[1]).read_bytes().decode("ascii")
        given = [one.partition(":") for one in sys.argv[2:]]
        receipts = [f"{n}:{sha(Path(of).read_bytes()) if Path(of).is_file() else of}" for n, at, of in given if at]
        fault = fault_of(log, receipts, key := "".join(one.lower() for one, at, _ in given if not at))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        fault = f"it cannot be read as a log ({type(error).__name__})"
    said = f"NOT WHOLE: {fault}."
    if not fault:
        head, end = json.loads(log.split("\n")[0]), json.loads(log.split("\n")[-2])
        said = f"Whole, in order and signed: {one_form(head['tender'])}, {end['number']} entries as of {end['at']}."
        said += " By the key you gave." if key else f" By WHOM you have not checked: give the key {head['public_key']}"
    sys.stdout.write(said + "\n")
    sys.exit(1 if fault else 0)
