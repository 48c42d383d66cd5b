"""Colours of the charts. Each stands out from white by at least 3 to 1, text by more than 4.5 to 1."""

from enum import StrEnum


class Tone(StrEnum):
    """What a colour stands for; a text always says the same beside it."""

    VALUE = "#1d70b8"
    LOSS = "#a8501a"
    TOTAL = "#383f43"
    PUT_IN = "#6f777b"
    TAIL = "#6f93b8"
    TEXT = "#0b0c0c"
    QUIET_TEXT = "#484e52"
    GROUND = "#ffffff"
