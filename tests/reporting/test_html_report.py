import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import lxml.html
import pytest

from analyser.domain.finding import Assessment
from analyser.pipeline import Pipeline
from analyser.reporting import html as html_module
from analyser.reporting.report import Format, ReportOptions, open_report

Assess = Callable[..., Assessment]
Write = Callable[..., Path]
Page: TypeAlias = lxml.html.HtmlElement

STYLE = Path(html_module.__file__).with_name("page") / "palette.css"


def parse(target: Path) -> Page:
    return lxml.html.document_fromstring(target.read_bytes())


def find(element: Page, path: str) -> list[Page]:
    """The elements below one; ``tag.class`` or ``.class`` or ``tag``, one step or several."""
    xpath = "."
    for step in path.split():
        tag, _, name = step.partition(".")
        xpath += f"//{tag or '*'}" + (f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else "")
    found: list[Page] = element.xpath(xpath)
    return found


def words(element: Page) -> str:
    """What it says, with a space between its parts."""
    return " ".join(" ".join(element.itertext()).split())


@pytest.fixture
def page(write: Write, assess: Assess, unreadable: Assess) -> Page:
    return parse(write(Format.HTML, [assess(metadata={"team": "North"}), unreadable()]))


def test_summary_has_a_row_a_criterion(page: Page) -> None:
    rows = [words(row) for row in find(page, "table.summary tbody tr")]
    assert rows[0] == "1 Timing Is timing stated? 1 100% 0 0% 0 0% 0%"
    assert rows[1] == "2 Decision Is decision stated? 0 0% 0 0% 1 100% 100%"
    assert [each.get("aria-label") for each in find(page, "svg.bar")][1] == "0% met, 0% partly met, 100% not met"


def test_record_shows_flags_first_with_reason_pointer_and_near_miss(page: Page) -> None:
    record = page.get_element_by_id("r1")
    assert record.get("data-flags") == "decision owners"
    shown = [words(each) for each in find(record, ".finding")]
    assert [each.split()[1] for each in shown] == ["Decision", "Owners", "Timing", "Wording"]
    assert "○ Not met" in shown[0]
    assert "No decision is stated; the nearest" in shown[0]
    assert "For the writer: State decision." in shown[0]
    assert "Near miss: s47 will be considered – is hypothetical" in shown[0]
    assert "For the writer" not in shown[2]


def test_every_quotation_leads_to_its_place_in_the_text(page: Page) -> None:
    links = find(page, ".quotes a")
    assert len(links) == 3
    for link in links:
        place = page.get_element_by_id(link.get("href").removeprefix("#"))
        assert place.getparent().tag == "mark"
        assert words(link) in words(place.getparent())


def test_near_miss_is_marked_otherwise_than_evidence(page: Page) -> None:
    near = find(page, ".text mark.near")
    assert [each.get("title") for each in near] == ["2 Decision: near miss, is hypothetical"]
    assert words(find(near[0], ".tag")[0]) == "2?"
    assert [each.get("title") for each in find(page, ".text mark.evidence")] == [
        "1 Timing: evidence",
        "3 Owners: evidence",
    ]


def test_overlap_names_both_criteria(write: Write, assess: Assess) -> None:
    text = "Held today as the bruising needed a medical so plan"
    page = parse(
        write(Format.HTML, [assess(text, quoted=("as the bruising needed", "bruising needed a medical", "plan"))])
    )
    (both,) = find(page, ".text mark.over")
    assert words(both).removeprefix("2? ") == "bruising needed"
    assert both.get("title") == "1 Timing: evidence; 2 Decision: near miss, is hypothetical"


def test_text_is_the_record_again_but_for_the_numbers(page: Page, assess: Assess) -> None:
    (text,) = find(page, ".text")
    for tag in find(text, ".tag"):
        tag.drop_tree()
    assert text.text_content() == assess().record.text


def test_unreadable_file_is_listed_and_says_nothing_of_criteria(page: Page) -> None:
    assert "scan-2 records/scan-2.pdf It is a scan" in words(page.get_element_by_id("problems-title").getparent())
    record = page.get_element_by_id("r2")
    assert words(find(record, ".problem")[0]).startswith("It is a scan")
    assert not find(record, ".finding")


def test_actions_say_what_they_lack(page: Page) -> None:
    (row,) = find(page, "table.actions tbody tr")
    assert words(row) == "SW Jo Ash to visit by 12/6 Jo Ash person – a date or timescale"


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} </div> <!-- records --> \"&amp;' plan"


def test_hostile_words_appear_as_text(
    write: Write,
    assess: Assess,
    unreadable: Assess,
    options: ReportOptions,
) -> None:
    quoted = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "plan")
    hostile = assess(HOSTILE, record_id=HOSTILE, source=HOSTILE, quoted=quoted, metadata={"team": HOSTILE})
    problem = unreadable(record_id=HOSTILE, reason=HOSTILE)
    target = write(Format.HTML, [hostile, problem, hostile], replace(options, title=HOSTILE))
    page = parse(target)
    assert len(find(page, "script")) == 1
    assert not find(page, "img")
    assert len(find(page, "details.record")) == 3
    (text, _) = find(page, ".text")
    for tag in find(text, ".tag"):
        tag.drop_tree()
    assert text.text_content() == HOSTILE
    assert all(not name.startswith("on") for each in page.iter() for name in each.attrib)


def test_page_fetches_nothing_and_its_policy_allows_its_own_style_and_script_alone(
    page: Page, write: Write, assess: Assess
) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    source = write(Format.HTML, [assess()]).read_text(encoding="utf-8")
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", source, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not page.xpath("//@src | //link | //@style | //iframe | //object")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert not re.search(r"https?://|url\(|@import", source)


def test_names_on_the_page_are_unique_and_labels_lead_somewhere(
    write: Write, assess: Assess, unreadable: Assess
) -> None:
    page = parse(write(Format.HTML, [assess(), assess(record_id="b"), unreadable()]))
    names = Counter(page.xpath("//@id"))
    assert max(names.values()) == 1
    for label in page.xpath("//@aria-labelledby"):
        assert label in names


def test_page_can_be_used_without_a_mouse(page: Page) -> None:
    assert page.get("lang") == "en-GB"
    assert len(find(page, "main")) == len(find(page, "h1")) == len(find(page, "footer")) == 1
    assert find(page, "a.skip")[0].get("href") == "#records"
    for scrolling in [*find(page, ".scroll"), *find(page, ".text")]:
        assert scrolling.get("tabindex") == "0"
        assert scrolling.get("role") == "region"
        assert scrolling.get("aria-label") or scrolling.get("aria-labelledby")
    assert all(field.getparent().tag == "label" for field in [*find(page, "select"), *find(page, "input")])
    levels = [int(each.tag[1]) for each in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_without_text_only_quotations_stand(write: Write, assess: Assess, options: ReportOptions) -> None:
    target = write(Format.HTML, [assess()], replace(options, keep_text=False))
    page = parse(target)
    assert not find(page, ".text")
    assert [words(each) for each in find(page, ".quotes q")]
    assert "Held today as the" not in target.read_text(encoding="utf-8")


def test_large_batch_is_written_with_a_notice(
    tmp_path: Path, options: ReportOptions, unreadable: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_module, "MANY_RECORDS", 3)
    target = tmp_path / "many.html"
    with open_report(target, Format.HTML, options) as report:
        for number in range(4):
            report.write(unreadable(f"u-{number}"))
    assert len(find(parse(target), "details.record")) == 4
    (notice,) = report.notices
    assert notice.startswith("The page holds 4 records and will be slow")
    assert ".xlsx" in notice


def test_real_records_make_a_page(
    write: Write, real: tuple[Assessment, ...], pipeline: Pipeline, options: ReportOptions
) -> None:
    page = parse(write(Format.HTML, real, replace(options, criteria=pipeline.criteria)))
    for record, text in zip(real, find(page, ".text"), strict=True):
        for tag in find(text, ".tag"):
            tag.drop_tree()
        assert text.text_content() == record.record.text


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(css: str, selector: str) -> dict[str, str]:
    (block,) = re.findall(
        rf"(?m)^\s*{re.escape(selector)} \{{(.*?)\}}|(?<=\}} ){re.escape(selector)} \{{(.*?)\}}", css, re.DOTALL
    )
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", "".join(block)))


THEMES = {"light": 0, "dark": 1}


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """The part of the style sheet that sets one theme's colours."""
    css = STYLE.read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark) {")
    return (light, dark.split("\n}\n")[0])[THEMES[request.param]]


@pytest.mark.parametrize(
    ("fore", "back"),
    [
        *[(fore, back) for fore in ("ink", "quiet", "link") for back in ("ground", "paper")],
        *[(name, f"{name}-back") for name in ("met", "partly", "not", "none")],
        *[(name, "paper") for name in ("met", "partly", "not")],
    ],
)
def test_words_have_the_contrast_of_wcag_aa(theme: str, fore: str, back: str) -> None:
    palette = colours(theme, ":root")
    assert contrast(palette[fore], palette[back]) >= 4.5


@pytest.mark.parametrize("name", ["field", "focus", "bar-met", "bar-partly", "bar-not"])
def test_controls_and_bars_have_the_contrast_of_wcag_aa(theme: str, name: str) -> None:
    palette = colours(theme, ":root")
    assert contrast(palette[name], palette["paper"]) >= 3
    assert contrast(palette["field"], palette["ground"]) >= 3


@pytest.mark.parametrize("number", range(1, 14))
def test_highlights_have_the_contrast_of_wcag_aa(theme: str, number: int) -> None:
    palette, highlight = colours(theme, ":root"), colours(theme, f".k{number}")
    assert contrast(palette["ink"], highlight["back"]) >= 4.5
    assert contrast(highlight["edge"], highlight["back"]) >= 4.5
    assert contrast(highlight["edge"], palette["ground"]) >= 3
