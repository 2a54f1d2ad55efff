import re
from itertools import pairwise

from analyser.pipeline import Pipeline
from analyser.reporting.catalogue import catalogue_markdown, page_parts


def test_every_criterion_has_a_section_with_all_its_words(pipeline: Pipeline) -> None:
    page = catalogue_markdown(pipeline.criteria)
    assert re.findall(r"^## `(\w+)`$", page, flags=re.MULTILINE) == [each.id for each in pipeline.criteria]
    for each in pipeline.criteria:
        for words in (each.title, each.question, each.pointer):
            assert words in page
        for line in (*each.met_example.splitlines(), *each.not_met_example.splitlines()):
            assert f"> {line}".rstrip() in page


def test_headings_go_down_one_level_at_a_time(pipeline: Pipeline) -> None:
    levels = [len(marks) for marks in re.findall(r"^(#+) ", catalogue_markdown(pipeline.criteria), flags=re.MULTILINE)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_in_the_table_lead_to_sections(pipeline: Pipeline) -> None:
    page = catalogue_markdown(pipeline.criteria)
    assert re.findall(r"\]\(#(\w+)\)", page) == [each.id for each in pipeline.criteria]


def test_the_parts_of_a_page_are_all_of_it(pipeline: Pipeline) -> None:
    for each in pipeline.criteria:
        parts = page_parts(each)
        assert list(parts) == ["What it looks for", "Why it matters", "Known limits"]
        assert all(parts.values())
        whole = " ".join(f"## {heading} {text}" for heading, text in parts.items())
        assert each.page.split("\n", 1)[1].split() == whole.split()
