"""Exact k-NN Shapley values against another library's. TRIBUTARY_PYDVL=1 scripts/python.sh test installs it."""

import os
import time

import numpy
import pytest

from tributary import review

pytest.importorskip("pydvl", reason="pyDVL is not installed: TRIBUTARY_PYDVL=1 scripts/python.sh test")
neighbors = pytest.importorskip("sklearn.neighbors", reason="scikit-learn, which pyDVL needs, is not installed")


def by_pydvl(x, y, x_test, y_test, k):
    """The values that pyDVL has, by brute force: in a tree, rows that are equally far come in another order."""
    from pydvl.valuation import Dataset, KNNShapleyValuation

    model = neighbors.KNeighborsClassifier(n_neighbors=k, algorithm="brute")
    valuation = KNNShapleyValuation(model, Dataset(x_test, y_test), progress=False)
    return numpy.array(valuation.fit(Dataset(x, y)).result.values)


def data(rows, tests, width):
    chance = numpy.random.default_rng(1)
    x, x_test = chance.normal(size=(rows, width)), chance.normal(size=(tests, width))
    label = lambda points: (points[:, 0] + points[:, 1] > 0).astype(int)  # noqa: E731
    return x, label(x), x_test, label(x_test)


@pytest.mark.parametrize(("rows", "tests", "width", "k"), [(50, 7, 3, 1), (200, 30, 8, 5), (300, 20, 16, 11)])
def test_values_are_pydvls(rows, tests, width, k):
    x, y, x_test, y_test = data(rows, tests, width)
    values = review.knn_shapley(x, y, x_test, y_test, k=k)
    assert numpy.abs(values - by_pydvl(x, y, x_test, y_test, k)).max() < 1e-9


@pytest.mark.skipif("TRIBUTARY_PYDVL_BENCH" not in os.environ, reason="takes minutes: set TRIBUTARY_PYDVL_BENCH=1")
def test_it_takes_a_fifth_of_pydvls_time_at_most():
    x, y, x_test, y_test = data(10_000, 1_000, 64)
    begun = time.perf_counter()
    values = review.knn_shapley(x, y, x_test, y_test)
    own = time.perf_counter() - begun
    begun = time.perf_counter()
    others = by_pydvl(x, y, x_test, y_test, 5)
    theirs = time.perf_counter() - begun
    print(f"tributary {own:.2f} s, pyDVL {theirs:.2f} s")
    assert numpy.abs(values - others).max() < 1e-9
    assert own * 5 <= theirs
