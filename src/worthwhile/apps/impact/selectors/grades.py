"""How strong evidence is, in words that people choose from; the number is the place in the list."""

GRADES = (
    "Nobody has looked: it is assumed",
    "Staff think so",
    "The people who gain said so afterwards",
    "Measured before and after",
    "Measured, and compared with people who did not take part",
    "A controlled study",
)
