"""Accreditations that matching looks for, as people name them."""

from __future__ import annotations

ACCREDITATION_NAMES = {
    "cyber-essentials": "Cyber Essentials",
    "cyber-essentials-plus": "Cyber Essentials Plus",
    "living-wage": "Living Wage employer",
    "cqc": "Registered with the Care Quality Commission (CQC)",
    "dspt": "Data Security and Protection Toolkit (DSPT)",
    "ofsted": "Registered with Ofsted",
    "iso-9001": "ISO 9001 (quality)",
    "iso-14001": "ISO 14001 (environment)",
    "iso-27001": "ISO 27001 (information security)",
    "iso-45001": "ISO 45001 (health and safety)",
}
