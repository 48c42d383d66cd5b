"""How Sphinx builds the documentation: ``make docs``."""

import logging

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

# A folder may be waiting for its first page. Sphinx gives this warning no type, so suppress_warnings cannot name it.
logging.getLogger("sphinx.sphinx.directives.other").addFilter(lambda said: "toctree glob pattern" not in str(said.msg))
