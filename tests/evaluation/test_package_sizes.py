"""``benchmarks/package_sizes.py``: what a package needs is counted once, and never what is there anyway."""

import pytest

from benchmarks.package_sizes import needed, size_of, sizes_beyond


@pytest.mark.parametrize(
    ("package", "needs"),
    [
        pytest.param("analyser", "spacy", id="direct"),
        pytest.param("analyser", "thinc", id="through-another"),
        pytest.param("Analyser", "scikit-learn", id="name-in-any-spelling"),
    ],
)
def test_all_that_a_package_needs(package: str, needs: str) -> None:
    assert needs in needed([package])


def test_what_only_an_extra_needs_is_not_needed() -> None:
    assert "onnxruntime" not in needed(["analyser"])


def test_what_is_not_installed_is_left_out() -> None:
    assert needed(["no-such-package"]) == set()


def test_what_is_there_anyway_adds_nothing() -> None:
    assert sizes_beyond("analyser", ["spacy"]) == {}


def test_what_is_added_stands_with_its_size_the_largest_first() -> None:
    found = sizes_beyond("analyser", ["onnxruntime", "numpy"])
    assert "numpy" not in found
    assert found["onnxruntime"] == size_of("onnxruntime") > 1_000_000
    assert list(found.values()) == sorted(found.values(), reverse=True)
