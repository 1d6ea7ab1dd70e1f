"""What the controls of all forms share: their looks, and how they say what became of a click."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from evaluation.core.text import Lang
from evaluation.display.face import Face, safely

if TYPE_CHECKING:
    import ipywidgets as widgets

STYLE = Markup("""<style>
.tender-panel { border: 1px solid rgba(128,128,128,.5); border-radius: 4px; padding: .6em 1em; max-width: 90em;
  overflow: visible; }
.tender-panel h4 { font-size: 1.15em; margin: .2em 0 .4em; }
.tender-panel .widget-label, .tender-panel label { overflow: visible; text-overflow: clip; }
.tender-panel .jupyter-button { min-width: 9em; width: fit-content; align-self: flex-start; margin-left: calc(9em + 10px); }
.tender-panel .widget-checkbox { margin-left: calc(9em + 8px); width: auto; }
.tender-panel input::placeholder, .tender-panel textarea::placeholder { opacity: .75; }
</style>""")
"""Looks of all panels; what a face looks like is said there."""

LABEL = "9em"
"""Width of the names of controls: eight Chinese signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPanel:
    """Controls on a page, which shows itself as the last line of a cell.

    Args:
        box: all of it.
        controls: those that a person uses, by name.
        said: where the answer to a click appears.
    """

    box: "widgets.VBox"
    controls: Mapping[str, Any]
    said: "widgets.Output"

    def _repr_mimebundle_(self, **asked: object) -> Any:  # noqa: ANN401 - as ipywidgets says it
        return self.box._repr_mimebundle_(**asked)


def panel(
    title: str, controls: Mapping[str, Any], rows: "list[widgets.Widget]", look: str = ""
) -> ControlPanel:
    """Return `controls`, laid out in `rows`, as a panel with room for answers below.

    Args:
        look: a class of its own, beside that of all panels.
    """
    import ipywidgets as widgets

    head = widgets.HTML(str(STYLE + Markup("<h4>{}</h4>").format(title)))
    said = widgets.Output()
    box = widgets.VBox([head, *rows, said])
    box.add_class("tender-panel")
    if look:
        box.add_class(look)
    return ControlPanel(box=box, controls=controls, said=said)


def wide(text: str) -> dict[str, Any]:
    """Return what makes a control one line of a form, with `text` in front of it."""
    return {
        "description": text,
        "style": {"description_width": LABEL},
        "layout": {"width": "min(46em, 95%)"},
    }


def tell(said: "widgets.Output", face: Face) -> None:
    """Show `face` in place of what was said before; from any thread."""
    data = {"text/html": face._repr_html_(), "text/plain": face.title}
    said.outputs = ({"output_type": "display_data", "data": data, "metadata": {}},)


def on_click(
    button: "widgets.Button", said: "widgets.Output", work: Callable[[], Face], lang: Lang
) -> None:
    """Do `work` at each click and show what it gives, or in sentences why it cannot."""

    def clicked(_: object) -> None:
        button.disabled = True
        try:
            tell(said, safely(work, lang))
        finally:
            button.disabled = False

    button.on_click(clicked)
