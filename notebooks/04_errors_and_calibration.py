# %% [markdown]
# # 4. Mistakes, confidence, and where to begin
#
# No engine is always right. What a reviewer needs to know is how it errs, whether its confidence can be believed, and
# with which flags to begin when there is no time for all. All figures here rest on readings by models that have not
# learnt from the author they read.

# %%
from pathlib import Path

import altair as alt
import pandas as pd
from IPython.display import display

import analyser
from analyser.criteria import discover
from analyser.detecting.shelf import Shelf
from analyser.evaluation.authors import evaluate
from analyser.evaluation.labels import read_labels
from analyser.evaluation.suspects import find_suspects
from analyser.evaluation.thresholds import Limit, choose_thresholds
from analyser.training.splits import UNREAD_AUTHORS
from analyser.training.unlearnt import sort_by_learning

alt.renderers.enable("svg")  # drawn here and kept in the notebook: nothing is fetched when it is opened
DATA = Path(analyser.__file__).parents[1] / "data" / "synthetic"

# %% [markdown]
# `FALSE_FLAGS` is the share of false flags that reviewers can bear among those shown first: 0.05 is 1 in 20.

# %% tags=["parameters"]
MODEL = "fast"
MODELS = None
FALSE_FLAGS = 0.05
RESAMPLES = 2000

# %%
folder = Shelf(MODELS and Path(MODELS)).find(MODEL)
gold = read_labels([DATA / "minutes"])
said = sort_by_learning(gold, folder).said
labels = [label for label in gold if label.id in said]
evaluation = evaluate(labels, said, discover(), resamples=RESAMPLES)
print(f"{evaluation.overall.records} records by {', '.join(evaluation.by_author)}")

# %% [markdown]
# ## How it errs
#
# One small table a criterion: what the label says against what the engine says. The diagonal is right. A count at
# *label met, engine not met* is a false flag, which can hurt a worker who recorded well. The opposite corner is a gap
# that nobody is told of.

# %%
pairs = pd.DataFrame(
    {
        "criterion": name,
        "label": each.gold.value.replace("_", " "),
        "engine": each.said.value.replace("_", " ") if each.said else "nothing",
    }
    for row in evaluation.outcomes
    for name, each in row.outcomes.items()
)
counts = pairs.value_counts(["criterion", "label", "engine"]).rename("findings").reset_index()
order = ["met", "partly met", "not met"]
cells = alt.Chart(counts).encode(
    x=alt.X("engine", sort=order, axis=alt.Axis(labelAngle=-40)), y=alt.Y("label", sort=order)
)
colour = alt.Color("findings", scale=alt.Scale(scheme="blues"), legend=None)
table = cells.mark_rect().encode(color=colour) + cells.mark_text().encode(text="findings")
table.properties(width=130, height=90).facet("criterion", columns=4, title="Label against engine")

# %% [markdown]
# ## Can its confidence be believed?
#
# Findings are sorted by confidence into tenths. If those given with confidence 0.9 are right nine times in ten, the
# point lies on the dashed line. Above it the engine is too modest, below it too sure. The bar through each point says
# how far the true share may lie away (95 %, by Wilson): few findings, long bar. The distance from the line, weighed by
# the number of findings, is the *expected calibration error*.

# %%
parts = {"all": evaluation.overall, **evaluation.by_author}
bins = pd.DataFrame(
    {
        "author": author,
        "confidence": each.confidence,
        "right": each.right,
        "low": each.right_low,
        "high": each.right_high,
        "findings": each.count,
    }
    for author, scores in parts.items()
    for each in scores.calibration.bins
)
unit = alt.Scale(domain=[0, 1])
points = alt.Chart(bins).encode(x=alt.X("confidence", scale=unit))
reliability = (
    points.transform_calculate(one="datum.confidence")
    .mark_line(strokeDash=[4, 4], color="grey")
    .encode(y=alt.Y("one:Q", scale=unit, title="share that is right"))
    + points.mark_rule().encode(y=alt.Y("low", scale=unit), y2="high")
    + points.mark_circle().encode(y="right", size=alt.Size("findings", scale=alt.Scale(range=[20, 300])))
)
reliability.properties(width=180, height=180).facet(
    alt.Facet("author", sort=list(parts)), columns=4, title="Reliability"
)

# %%
pd.Series({author: scores.calibration.error for author, scores in parts.items()}, name="calibration error").round(3)

# %% [markdown]
# ## With which flags to begin
#
# For each criterion: how sure must a flag be so that, among those at least as sure, no more than the wanted share is
# false? And what share of the true flags do these hold? *Unseen* is the honest figure: each author by a confidence that
# was chosen on the others. Nothing is hidden by this; the remaining flags come later, and a true gap may be among them.
#
# `analyser evaluate --false-flags 0.05` prints the same; `--most-flags 50` asks for at most 50 flags in 100 records.

# %%
thresholds = choose_thresholds(evaluation.outcomes, Limit(false_flags=FALSE_FLAGS))
shown = pd.DataFrame(
    {
        "criterion": name,
        "confidence": each.confidence,
        "shown first": each.shown.flags,
        "raised": each.raised,
        "false": each.shown.false.value,
        "true kept": each.shown.kept.value,
        "false, unseen": each.unseen.false.value if each.unseen else None,
        "true kept, unseen": each.unseen.kept.value if each.unseen else None,
    }
    for name, each in {"all together": thresholds.overall, **thresholds.criteria}.items()
)
shown.set_index("criterion").round(2)

# %%
limits = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2)
kept = pd.DataFrame(
    {"limit": limit, "kept": each.kept.value, "low": each.kept.low, "high": each.kept.high}
    for limit in limits
    for each in [choose_thresholds(evaluation.outcomes, Limit(false_flags=limit)).overall.shown]
)
curve = alt.Chart(kept, title="What a stricter limit costs: all criteria, one confidence").encode(
    x=alt.X("limit", title="false flags that can be borne", axis=alt.Axis(format="%"))
)
curve.mark_area(opacity=0.2).encode(
    y=alt.Y("low", title="true flags shown first", axis=alt.Axis(format="%"), scale=unit), y2="high"
) + curve.mark_line(point=True).encode(y="kept")

# %% [markdown]
# ## Labels to look at again
#
# Where the engine is sure and the label says otherwise, one of the two is wrong. Labels are written by people, and
# people slip. So such labels are put before a person: a question, never a correction. *Others* are the findings of
# this criterion that say the same and are at least as sure: how many agree with their labels tells what being so sure
# is worth.
#
# The records of `noisy` and `dev` are left aside here. They show how the engine does on authors whom its makers have
# not read, and that is worth something only as long as nobody reads them while changing rules.

# %%
open_to_read = [label for label in labels if label.author not in UNREAD_AUTHORS]
suspects = find_suspects(open_to_read, said)
with pd.option_context("display.max_colwidth", 160):
    display(
        pd.DataFrame(
            {
                "record": f"{each.author}/{each.record_id}",
                "criterion": each.criterion,
                "label": each.label.value,
                "engine": each.said.value,
                "confidence": each.confidence,
                "others": f"{each.others.part} of {each.others.whole}",
                "engine rests on": " / ".join(each.rests_on),
                "label rests on": " / ".join(each.labelled or each.ruled_out),
            }
            for each in suspects[:20]
        )
    )
