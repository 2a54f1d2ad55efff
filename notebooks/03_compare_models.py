# %% [markdown]
# # 3. Is one model better than another?
#
# Two models differ on some records by luck. The question is whether the difference would stay if the records had been
# others of the same kind. So the same records are drawn again and again, the same for both, and the difference is
# worked out each time: the *paired bootstrap*. If nearly all of the differences lie above 0, the second is better.
#
# Here rules alone (`none`) are compared with a model. `analyser compare none fast` prints the same.

# %%
from pathlib import Path

import altair as alt
import pandas as pd

import analyser
from analyser.criteria import discover
from analyser.detecting.shelf import Shelf
from analyser.evaluation.comparing import compare_engines
from analyser.evaluation.labels import read_labels
from analyser.evaluation.said import scan_labels
from analyser.pipeline import load_pipeline
from analyser.settings import Settings
from analyser.training.unlearnt import sort_by_learning

alt.renderers.enable("svg")  # drawn here and kept in the notebook: nothing is fetched when it is opened
DATA = Path(analyser.__file__).parents[1] / "data" / "synthetic"

# %% [markdown]
# `MODELS` is a folder of models; `None` stands for those that come with the project.

# %% tags=["parameters"]
MODEL = "fast"
MODELS = None
RESAMPLES = 2000

# %% [markdown]
# ## What both say
#
# A model that has learnt from a record knows its label. Each author's records are therefore taken as they were read by
# a model made without that author, which `analyser train` keeps beside the model. Rules learn from nobody and are run
# now.

# %%
folder = Shelf(MODELS and Path(MODELS)).find(MODEL)
labels = read_labels([DATA / "minutes"])
after = sort_by_learning(labels, folder).said
shared = [label for label in labels if label.id in after]
rules = load_pipeline(Settings(model="none"))
before = {each.record_id: each for each in scan_labels(shared, rules.assess)}
comparison = compare_engines(shared, before, after, discover(), resamples=RESAMPLES)
print(f"{comparison.records} records by {', '.join(dict.fromkeys(label.author for label in shared))}")

# %% [markdown]
# ## What the model gains
#
# Each bar is the 95 % interval of what the model gains over rules in macro F1. Right of 0 the model is better; a bar
# that crosses 0 leaves it open. The lines at the top are means over the core and the extended criteria.

# %%
means = {name: each for name, each in comparison.summary.items() if name.endswith("macro_f1")}
gains = pd.DataFrame(
    {
        "figure": name.replace("_macro_f1", " criteria, mean"),
        "rules": each.before.value,
        "model": each.after.value,
        "gain": each.gain.value,
        "low": each.gain.low,
        "high": each.gain.high,
        "verdict": "better" if each.is_better else "worse" if each.is_worse else "open",
    }
    for name, each in {**means, **comparison.criteria}.items()
)
colours = alt.Color("verdict", scale=alt.Scale(domain=["better", "open", "worse"], range=["#2a7", "#999", "#c33"]))
rows = alt.Chart(gains, title=f"Gain of {MODEL} over rules alone").encode(
    y=alt.Y("figure", sort=None, title=None), color=colours
)
nothing = alt.Chart(pd.DataFrame({"gain": [0]})).mark_rule(strokeDash=[4, 4]).encode(x="gain")
(
    nothing
    + rows.mark_rule(strokeWidth=3).encode(x=alt.X("low", title="gain in macro F1"), x2="high")
    + rows.mark_point(filled=True, size=70).encode(x="gain")
)

# %%
gains.set_index("figure").round(3)

# %% [markdown]
# The promotion gate refuses a model that is worse than the one in use on a core criterion by more than chance explains.

# %%
print("refused for:", ", ".join(comparison.refused) or "nothing, the gate lets it pass")

# %% [markdown]
# ## Flips
#
# A mean hides who pays for it. A *flip* is a finding on which the two differ: a gain if the model is right, a loss if
# the rules were. A criterion with many gains and many losses has only changed its mistakes; look at the losses before
# you promote.

# %%
flips = pd.DataFrame(
    {
        "criterion": flip.criterion,
        "author": flip.author,
        "flip": "gain" if flip.is_gain else "loss" if flip.is_loss else "both wrong",
        "label": flip.gold.value,
        "rules": flip.before.value if flip.before else "nothing",
        "model": flip.after.value if flip.after else "nothing",
    }
    for flip in comparison.flips
)
alt.Chart(flips, title=f"{len(flips)} findings flipped").mark_bar().encode(
    x=alt.X("count()", title="findings"),
    y=alt.Y("criterion", title=None, sort="-x"),
    color=alt.Color("flip", scale=alt.Scale(domain=["gain", "loss", "both wrong"], range=["#2a7", "#c33", "#999"])),
)

# %%
flips.value_counts(["flip", "label", "rules", "model"]).rename("findings").reset_index()

# %% [markdown]
# ## Does it hold for every author?
#
# A model that helps with one way of writing and harms with another should not be trusted with a third. Mind that the
# rules were written by people who had read most of these authors: with them rules look better than they are, and a
# model has little to gain. Nobody had read `noisy` and `dev`; what is gained or lost there is the fairer sign.

# %%
alt.Chart(flips, title="Flips by author").mark_bar().encode(
    x=alt.X("count()", title="findings"),
    y=alt.Y("author", title=None),
    color=alt.Color("flip", scale=alt.Scale(domain=["gain", "loss", "both wrong"], range=["#2a7", "#c33", "#999"])),
)
