"""Rich text."""

import pytest


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        pytest.param(
            r"{\rtf1\ansi Agreed: {\b s47}.\par Risk: high.\line Today.}",
            "Agreed: s47.\nRisk: high.\nToday.",
            id="lines",
        ),
        pytest.param(
            r"{\rtf1\ansi\ansicpg1252 \'93caf\'e9\'94 \'96 \u8211? \u-10179?\u-8704?}",
            "“café” – – \U0001f600",
            id="characters",
        ),
        pytest.param(
            r"{\rtf1 kept {\deleted\revauthdel1 s47 agreed {\b not}} here}", "kept  here", id="tracked-deletion"
        ),
        pytest.param(r"{\rtf1 kept {\revised\revauth1 and added} here}", "kept and added here", id="tracked-insertion"),
        pytest.param(
            r"{\rtf1{\header Confidential\par}{\footer Page 1\par}Body}", "Confidential\nBody\nPage 1", id="margins"
        ),
        pytest.param(r"{\rtf1 Body{\shp{\*\shpinst{\shptxt Box \{1\}\par}}} on}", "Body on\nBox {1}", id="text-box"),
        pytest.param(r"{\rtf1 Body{\footnote Note} on}", "Body on\nNote", id="footnote"),
        pytest.param(r"{\rtf1 \u-10179? lone}", "\ufffd lone", id="lone-surrogate"),
        pytest.param(r"{\rtf1\trowd Risk\cell High\cell\row after}", "Risk|High|\nafter", id="table"),
    ],
)
def test_rtf(tmp_path, read_record, rtf, text):
    path = tmp_path / "a.rtf"
    path.write_text(rtf, encoding="ascii")
    assert read_record(path).text == text


@pytest.mark.parametrize(
    "rtf",
    [
        pytest.param(r"{\rtf1 \uc\u8211? x}", id="uc-without-number"),
        pytest.param(r"{\rtf1{\fonttbl{\f0\fcharset79 Mac;}}\f0 \'93}", id="unknown-code-page"),
        pytest.param(r"{\rtf1 \u9999999? x}", id="no-such-character"),
    ],
)
def test_a_damaged_file_is_listed(tmp_path, read_reason, rtf):
    path = tmp_path / "a.rtf"
    path.write_text(rtf, encoding="ascii")
    assert "it is damaged" in read_reason(path)
