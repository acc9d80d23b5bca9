"""How the documentation is made: Markdown, the furo theme, nothing fetched from outside."""

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from undaunted import __version__

project = "Undaunted"
author = "The Undaunted authors"
release = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["dollarmath"]
html_theme = "furo"
html_math_renderer = "mathml"
exclude_patterns = ["_build", "screens"]
myst_heading_anchors = 3


def inline(writer: HTML5Translator, node: nodes.math) -> None:
    writer.body.append(tex2mathml(node.astext()))
    raise nodes.SkipNode


def block(writer: HTML5Translator, node: nodes.math_block) -> None:
    writer.body.append(tex2mathml(node.astext(), as_block=True))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Formulas as MathML, which browsers draw by themselves."""
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
