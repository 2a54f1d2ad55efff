# %% [markdown]
# # 1. Records that nobody wrote
#
# Real minutes cannot be shown around, and hand-written fictional ones are few. So `analyser generate` puts records
# together from passages that people wrote by hand. What each record states is drawn first, criterion by criterion, and
# the page is written to it: the labels are right because the text was made to fit them.
#
# This notebook makes some and looks at what a model would learn from: how often each criterion is met, what the traps
# are, what noise does to a page, and how varied the wording is. Nothing here is real, and no share says anything about
# real batches.

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import altair as alt
import pandas as pd

import analyser
from analyser.evaluation.labels import read_labels
from analyser.synthetic.banks import load_banks
from analyser.synthetic.corpus import Order, write_corpus
from analyser.synthetic.diversity import measure_diversity
from analyser.synthetic.noise import parse_noises
from analyser.synthetic.record import RecordMaker

alt.renderers.enable("svg")  # drawn here and kept in the notebook: nothing is fetched when it is opened
alt.data_transformers.disable_max_rows()  # as the notebook keeps drawings, not data
DATA = Path(analyser.__file__).parents[1] / "data" / "synthetic"

# %% [markdown]
# Change these and run all cells again. The same seed gives the same records.

# %% tags=["parameters"]
RECORDS = 200
SEED = 7
NOISE = "all"

# %%
banks = load_banks(DATA / "phrases")
maker = RecordMaker(banks, SEED, parse_noises(NOISE))
records = [maker.make(number) for number in range(1, RECORDS + 1)]
print(records[0].text)

# %% [markdown]
# ## What the records state
#
# Each bar is one criterion. *Not met* is far more frequent than in real batches, on purpose: a model must see many ways
# of failing. The criteria are drawn apart from each other, so a model cannot guess one from another.

# %%
statuses = pd.DataFrame(
    {"criterion": name, "status": finding["status"].replace("_", " ")}
    for record in records
    for name, finding in record.labels["criteria"].items()
)
alt.Chart(statuses, title=f"Status of each criterion in {RECORDS} generated records").mark_bar().encode(
    x=alt.X("count()", stack="normalize", title="share of records", axis=alt.Axis(format="%")),
    y=alt.Y("criterion", title=None),
    color=alt.Color("status", scale=alt.Scale(domain=["met", "partly met", "not met"], scheme="tableau10")),
)

# %% [markdown]
# ## Traps
#
# A record fails a criterion in one of two ways. It may be silent. Or it holds words that look like evidence and are
# none: a purpose, a hypothesis, history, somebody's opinion, another child. Such a passage is labelled as a *near miss*
# with its kind. A search for keywords falls for them: they are why a detector is needed.

# %%
traps = pd.DataFrame(
    {"criterion": name, "kind": what.replace("_", " ")}
    for record in records
    for name, spans in record.labels["spans"].items()
    for *_, what in spans
    if what != "evidence"
)
alt.Chart(traps, title="Near misses by kind").mark_rect().encode(
    x=alt.X("kind", title=None, axis=alt.Axis(labelAngle=-60)),
    y=alt.Y("criterion", title=None),
    color=alt.Color("count()", title="passages"),
)

# %% [markdown]
# ## Noise
#
# Minutes are typed in haste, dictated, scanned and exported. Two records in five are left clean. Noise changes no
# label: the first lines of one record are shown before and after.

# %%
noises = pd.DataFrame({"noise": noise} for record in records for noise in record.labels["noise"] or ["none"])
alt.Chart(noises, title="Records by kind of noise").mark_bar().encode(
    x=alt.X("count()", title="records"), y=alt.Y("noise", sort="-x", title=None)
)

# %%
number = next((place for place, record in enumerate(records, start=1) if record.labels["noise"]), 1)
print("kinds of noise:", ", ".join(records[number - 1].labels["noise"]) or "none")
print("\n--- before ---\n" + RecordMaker(banks, SEED).make(number).text[:500])
print("\n--- after ---\n" + records[number - 1].text[:500])

# %% [markdown]
# ## Is it varied enough?
#
# A bank could be padded with copies in which only a name differs; a model would learn them by heart and fail on the
# next author. For each passage we ask how like it its nearest neighbour is: 0 means no shared pieces of words, 1 a
# copy. A good bank lies to the left.

# %%
varieties = {name: measure_diversity([each.text for each in banks.passages[name]]) for name in sorted(banks.passages)}
nearest = pd.DataFrame({"bank": name, "nearest": value} for name, each in varieties.items() for value in each.nearest)
alt.Chart(nearest, title="Likeness of each passage to its nearest neighbour").mark_boxplot(extent="min-max").encode(
    x=alt.X("nearest", title="likeness (cosine)", scale=alt.Scale(domain=[0, 1])), y=alt.Y("bank", title=None)
)

# %%
pd.DataFrame(
    {"passages": each.passages, "distinct 4-grams": each.distinct_grams, "mean likeness": each.mean_nearest}
    for each in varieties.values()
).set_index(pd.Index(varieties, name="bank")).round(2)

# %% [markdown]
# ## How far are they from what people write?
#
# Generated pages are assembled: their passages come from different cases, and names and ages do not agree. Length shows
# one difference: people also write three lines, or three pages. Train on generated records, but believe only figures
# that were measured on hand-written ones.

# %%
written = read_labels([DATA / "minutes"])
lengths = pd.DataFrame(
    [{"words": len(record.text.split()), "made": "generated"} for record in records]
    + [{"words": len(label.text.split()), "made": "by hand"} for label in written]
)
alt.Chart(lengths, title="Words a record").transform_density(
    "words", groupby=["made"], as_=["words", "density"], extent=[0, 1200]
).mark_area(opacity=0.5).encode(
    x=alt.X("words:Q"), y=alt.Y("density:Q", title=None, axis=None, stack=None), color=alt.Color("made:N", title=None)
)

# %% [markdown]
# ## Keep them
#
# `analyser generate --n 10000 --out FOLDER` does the same from the command line. The manifest holds seed, version,
# counts and hashes, so that anybody can make the very same records again.

# %%
with TemporaryDirectory() as folder:
    order = Order(number=RECORDS, seed=SEED, noises=parse_noises(NOISE), out=Path(folder) / "generated")
    written_records = sum(1 for _ in write_corpus(order, banks))
    print(f"{written_records} records beside", *sorted(path.name for path in order.out.iterdir()))
