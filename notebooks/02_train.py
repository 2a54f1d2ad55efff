# %% [markdown]
# # 2. Train a small model
#
# Rules find what is said in words that somebody thought of. A model adds what labelled examples show. The trainer
# reads every passage as the engine will, lets the rules say what they make of it, fits one linear model a criterion on
# pieces of words, and then fits how much rules and model count.
#
# The model made here learns from few authors and a part of the phrase banks, so that it takes less than a minute. It is
# for seeing how it is done. `analyser train` does it in earnest.

# %%
from pathlib import Path
from tempfile import mkdtemp

import altair as alt
import pandas as pd
from IPython.display import Markdown

import analyser
from analyser.detecting.model_files import CARD, read_model
from analyser.training.work import TrainRequest, run_training

alt.renderers.enable("svg")  # drawn here and kept in the notebook: nothing is fetched when it is opened
DATA = Path(analyser.__file__).parents[1] / "data" / "synthetic"

# %% [markdown]
# `AUTHORS` are folders of `data/synthetic/minutes`. How much the rules count is fitted on authors whose records nobody
# read while the rules were written, `noisy` and `dev`: where rules were fitted, they would look better than they are.
# So keep both, also when you add others. `PASSAGES` is how many passages are taken from each list of the phrase banks.

# %% tags=["parameters"]
AUTHORS = ["clinic", "noisy", "dev"]
PASSAGES = 60
NAME = "small"
MODELS = mkdtemp(prefix="models-")

# %% [markdown]
# The banks hold one passage a line. We copy the first of each list.

# %%
phrases = Path(mkdtemp(prefix="phrases-"))
for bank in sorted((DATA / "phrases").glob("*.yaml")):
    kept, place = [], 0
    for line in bank.read_text(encoding="utf-8").splitlines():
        place = place + 1 if line.startswith("  - ") else 0
        if place <= PASSAGES:
            kept.append(line)
    (phrases / bank.name).write_text("\n".join(kept) + "\n", encoding="utf-8")

# %% [markdown]
# ## Train
#
# Before the model itself is fitted, each author is left out in turn: a model made without that author reads that
# author's records. Only such readings are honest. A model always does well on what it has seen.

# %%
stages = []
request = TrainRequest(
    name=NAME,
    labels=tuple(DATA / "minutes" / author for author in AUTHORS),
    phrases=phrases,
    models=Path(MODELS),
)
trained = run_training(request, lambda stage, _: stages.append(stage))
print(*dict.fromkeys(stages), f"Written: {trained.label}", sep="\n")

# %% [markdown]
# ## How good is it on an author it never saw?
#
# Each point is the macro F1 of a criterion, with its 95 % interval: 1 is no mistake, 0.5 about what guessing gives. A
# wide interval means that there were few records to measure on, not that the model is bad.

# %%
left_out = read_model(trained.folder).description.training["left_out"]
scores = pd.DataFrame(
    {"criterion": name, "f1": figures["macro_f1"][0], "low": figures["macro_f1"][1], "high": figures["macro_f1"][2]}
    for name, figures in left_out["criteria"].items()
)
base = alt.Chart(scores, title="Macro F1, each author by a model made without that author").encode(
    y=alt.Y("criterion", title=None, sort="-x")
)
scale = alt.Scale(domain=[0, 1])
base.mark_rule().encode(x=alt.X("low", scale=scale, title="macro F1"), x2="high") + base.mark_point(filled=True).encode(
    x=alt.X("f1", scale=scale)
)

# %%
pd.DataFrame(
    {author: {name: each[0] for name, each in summary.items()} for author, summary in left_out["authors"].items()}
)

# %% [markdown]
# ## Its card
#
# The trainer writes the card from what it measured. It goes with the model and says what it learnt from, how good it
# is, and what it is not for. Read it before anybody uses the model.

# %%
Markdown((trained.folder / CARD).read_text(encoding="utf-8"))

# %% [markdown]
# To use a model, `analyser models promote NAME` puts it into use unless it is worse than the one in use on a core
# criterion; `analyser models rollback` brings the earlier one back. How to tell which of two is better is in the next
# notebook.
