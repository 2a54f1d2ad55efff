import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from spacy.tokens import Doc, DocBin

import analyser
from analyser.domain.finding import Status
from analyser.domain.record import Record, Unreadable
from analyser.errors import ColumnError
from analyser.pipeline import Pipeline, fingerprint, load_pipeline
from analyser.settings import Settings

TEXT = "Strategy discussion, 5 June. Agreed: joint s47 enquiry, police and social care. SW Lee to visit by 12/6."


@pytest.fixture(scope="module")
def pipeline():
    return load_pipeline()


def record(text=TEXT, record_id="r1"):
    return Record(record_id=record_id, source=f"{record_id}.txt", text=text)


def test_assess_finds_the_decision(pipeline):
    assessment = pipeline.assess(record())
    finding = assessment.findings["s47_decision"]
    assert (assessment.status, finding.status) == ("assessed", Status.MET)
    assert "s47" in finding.evidence[0].text
    assert "risk_statement" in assessment.flags


def test_the_same_record_is_assessed_the_same(pipeline):
    first, other, again = (pipeline.assess(record(text)) for text in (TEXT, "S47: No.", TEXT))
    assert first == again
    assert first != other


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00 \x0c"], ids=["empty", "blanks", "control"])
def test_a_record_without_text_is_not_assessed(pipeline, text):
    assessment = pipeline.assess(record(text.replace("\x00", " ")))
    assert assessment.status == "not_assessed"
    assert assessment.flags == ()
    assert {finding.status for finding in assessment.findings.values()} == {Status.NOT_ASSESSED}


def test_an_unreadable_file_is_passed_on(pipeline):
    assessment = pipeline.assess(Unreadable(record_id="scan", source="scan.pdf", reason="It has no text layer."))
    assert (assessment.record.record_id, assessment.problem) == ("scan", "It has no text layer.")
    assert assessment.flags == ()


def test_jobs_change_nothing(pipeline):
    records = [record(f"{TEXT} Note {number}.", f"r{number}") for number in range(150)]
    records[70] = Unreadable(record_id="bad", source="bad.pdf", reason="It is damaged.")
    assert list(pipeline.assess_all(records, jobs=2)) == list(pipeline.assess_all(records))


class OddError(Exception):
    """What nobody expects."""


@pytest.fixture
def failing(pipeline):
    """The pipeline with a criterion that fails on records that speak of otters, in two ways."""

    def judge(criterion, detected):
        raise OddError(criterion, detected) if len(detected.actions) == 1 else RecursionError("otter")

    odd = replace(pipeline.criteria[0], judge=judge)

    class Failing(Pipeline):
        def assess(self, each):
            self.criteria = (odd,) if "otter" in getattr(each, "text", "") else pipeline.criteria
            return super().assess(each)

    return Failing(pipeline._nlp, pipeline.criteria, Settings())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("An otter was seen. SW Lee to visit by 12/6.", "OddError", id="own-error"),
        pytest.param("An otter was seen.", "RecursionError", id="built-in"),
    ],
)
def test_one_record_may_fail_alone(failing, pipeline, text, kind):
    records = [record(record_id="a"), record(text, "b"), record(record_id="c")]
    first, failed, last = failing.assess_all(records)
    assert [first, last] == [pipeline.assess(records[0]), pipeline.assess(records[2])]
    assert (failed.status, failed.flags) == ("not_assessed", ())
    assert failed.problem == (
        f"The record could not be assessed because of a fault in analyser ({kind}); please report it."
    )
    assert "otter" not in str(failed.findings)
    with pytest.raises((OddError, RecursionError)):
        failing.assess(records[1])


def test_stopping_is_no_fault(pipeline):
    class Stopped(Pipeline):
        def assess(self, each):
            raise KeyboardInterrupt(each)

    with pytest.raises(KeyboardInterrupt):
        list(Stopped(pipeline._nlp, pipeline.criteria, Settings()).assess_all([record()]))


def test_assess_all_is_lazy(pipeline):
    asked = []

    def stream():
        for number in range(1000):
            asked.append(number)
            yield record(record_id=f"r{number}")

    next(pipeline.assess_all(stream()))
    assert asked == [0]


def test_fingerprint_follows_the_criteria(pipeline):
    assert len(pipeline.engine.criteria) == 12
    assert fingerprint(pipeline.criteria[:1]) != fingerprint(pipeline.criteria)


@pytest.mark.parametrize("file", ["detecting/owners.py", "segmenting/lines.py", "criteria/risk_statement.grammar"])
def test_fingerprint_follows_the_rules(file, pipeline, tmp_path, monkeypatch):
    package = Path(analyser.__file__).parent
    copy = tmp_path / "analyser"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("analyser.pipeline.__file__", str(copy / "pipeline.py"))
    assert fingerprint(pipeline.criteria) == pipeline.engine.criteria
    with (copy / file).open("a", encoding="utf-8") as changed:
        changed.write("# changed\n")
    assert fingerprint(pipeline.criteria) != pipeline.engine.criteria


def test_documents_can_be_saved():
    nlp = analyser.load()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.user_data["layout"] == doc.user_data["layout"]
    assert [span.text for span in again.spans["evidence"]] == [span.text for span in doc.spans["evidence"]]
    assert len(list(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab))) == 1


def test_spacy_may_use_several_processes():
    nlp = analyser.load()
    assert [doc.text for doc in nlp.pipe([TEXT, "SW to visit."], n_process=2)] == [TEXT, "SW to visit."]


@pytest.mark.parametrize("wrong", [None, b"Agreed: s47.", 47])
def test_assess_takes_text(wrong):
    with pytest.raises(TypeError, match=r"takes the text of one record"):
        analyser.assess(wrong)


def test_assess_frame():
    frame = pd.DataFrame({"ref": ["a", "b"], "minutes": [TEXT, None]}, index=[7, 9])
    result = analyser.assess_frame(frame, text="minutes", record_id="ref")
    assert list(result.index) == [7, 9]
    assert list(result["s47_decision"]) == ["met", "not_assessed"]
    assert result.loc[7, "actions"] == 1
    assert "timing_rationale" in str(result.loc[7, "flags"]).split(",")
    assert result.loc[9, "flags"] == ""


def test_assess_frame_names_the_columns_it_has():
    with pytest.raises(ColumnError, match="no column 'text'; it has minutes"):
        analyser.assess_frame(pd.DataFrame({"minutes": [TEXT]}))


def test_lone_surrogates_are_replaced():
    assert analyser.assess("S47: Yes \ud800").record.text == "S47: Yes \ufffd"


def test_import_is_light():
    heavy = {"spacy", "pandas", "sqlalchemy", "pyarrow", "pydantic"}
    program = f"import sys, analyser; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
