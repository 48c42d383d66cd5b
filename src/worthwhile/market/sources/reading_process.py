"""A process that reads parts given on its standard input and answers on its standard output, until the input ends."""

from __future__ import annotations

import gc
import queue
import signal
import struct
import sys
import threading
from typing import IO

import msgspec

from worthwhile.market.sources.gathered import Gathered
from worthwhile.market.sources.parts import Part, gather

_LENGTH = struct.Struct("<Q")

encode_part = msgspec.msgpack.Encoder().encode
encode_gathered = msgspec.msgpack.Encoder().encode
decode_part = msgspec.msgpack.Decoder(Part).decode
decode_gathered = msgspec.msgpack.Decoder(Gathered).decode


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message. Raises BrokenPipeError where nobody reads."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the other side has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None


def serve(given: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every part in order. Parts are taken from the pipe meanwhile, so that the giver never waits for us."""
    waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def pull() -> None:
        while (message := receive(given)) is not None:
            waiting.put(message)
        waiting.put(None)

    pulling = threading.Thread(target=pull, daemon=True)
    pulling.start()
    while (message := waiting.get()) is not None:
        try:
            send(answers, encode_gathered(gather(decode_part(message))))
        except BrokenPipeError:
            break
    # Python cannot end in peace while a thread waits for its input; that ends too when the giver has gone.
    pulling.join()


if __name__ == "__main__":
    # Ctrl-C goes to every process of the terminal; the one that writes decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A part makes thousands of small values and hardly a cycle of them: not to be looked for after every 700.
    gc.set_threshold(200_000)
    serve(sys.stdin.buffer, sys.stdout.buffer)
