"""How Sphinx builds the documentation: ``make docs``."""

from worthwhile import __version__

project = "Worthwhile"
author = "The Worthwhile contributors"
copyright = "2026, the Worthwhile contributors"  # noqa: A001  (Sphinx's own name for it)
release = version = __version__
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {
    "description": "Show what a service is worth, with the working and the source of every figure.",
    "font_family": "'Atkinson Hyperlegible Next', arial, sans-serif",
    "fixed_sidebar": True,
}
html_show_sourcelink = False
