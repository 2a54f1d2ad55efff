"""What all charts have in common: their rows, kept once; their size and colours; shapes beside colours."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analyser.errors import OutputError
from analyser.reporting.trends.looks import Look

if TYPE_CHECKING:
    import altair as alt

WIDTH = 720
"""In pixels; fits a page of A4 and a screen of 1280."""

Row = dict[str, str | int | float | None]


class Data:
    """The rows of a chart by name, kept once however many layers show them."""

    def __init__(self, sets: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.sets = {name: [dict(row) for row in rows] for name, rows in sets.items()}

    def chart(self, name: str) -> Any:  # noqa: ANN401 - an Altair chart
        """A chart of some rows."""
        alt = altair_module()
        return alt.Chart(alt.NamedData(name))

    def add(self, name: str, rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - likewise
        """A chart of further rows."""
        self.sets[name] = [dict(row) for row in rows]
        return self.chart(name)


def altair_module() -> Any:  # noqa: ANN401 - the module
    """Altair, which takes long to import and may be missing.

    Raises:
        OutputError: It is not installed.
    """
    try:
        import altair
    except ModuleNotFoundError as error:
        msg = f"Charts need {error.name}, which is not installed. Install it with: pip install 'analyser[board]'"
        raise OutputError(msg) from error
    return altair


def layered(layers: Sequence[Any], data: Data, look: Look, height: int) -> "alt.LayerChart":
    """One chart of several layers.

    Args:
        layers: What lies behind comes first.
        data: Their rows.
        look: The colours.
        height: In pixels.
    """
    quiet = {"labelColor": look.quiet, "titleColor": look.quiet, "titleFontWeight": "normal"}
    config = {
        "font": look.font,
        "view": {"stroke": None},
        "axis": {
            **quiet,
            "gridColor": look.grid,
            "domainColor": look.quiet,
            "tickColor": look.quiet,
            "labelFontSize": 11,
            "titleFontSize": 12,
        },
        "legend": {**quiet, "labelColor": look.ink, "labelFontSize": 12},
    }
    size = {"width": WIDTH, "height": height, "background": look.ground or "transparent"}
    chart: alt.LayerChart = altair_module().layer(*layers, datasets=data.sets, config=config, **size)
    return chart


def meaning_of(meaning: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """Colour and shape by what a point means, with one legend for both.

    Args:
        meaning: By what is said in the legend.
    """
    alt = altair_module()
    words = list(meaning)
    legend = alt.Legend(title=None, orient="top", symbolSize=100, labelLimit=300)
    colours = alt.Scale(domain=words, range=[colour for colour, _ in meaning.values()])
    shapes = alt.Scale(domain=words, range=[shape for _, shape in meaning.values()])
    return {
        "color": alt.Color("meaning:N", scale=colours, legend=legend),
        "shape": alt.Shape("meaning:N", scale=shapes, legend=legend),
    }
