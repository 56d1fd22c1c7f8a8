"""Values against their definitions, and reviews against what `trib` makes of the same data."""

import itertools
import json
import math
import subprocess

import numpy
import pandas
import pytest
from conftest import program

import tributary
from tributary import manifest, review

CHANCE = numpy.random.default_rng(7)


def table(rows: int, width: int = 3, classes: int = 3) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Small whole numbers, so that many are equally far and nothing is rounded."""
    return CHANCE.integers(-3, 4, (rows, width)).astype(float), CHANCE.integers(0, classes, rows)


def share(x, y, x_test, y_test, k, included) -> float:
    """What rows are worth together by the definition: the share of the k nearest with the right label, out of k."""
    total = 0.0
    for row, label in zip(x_test, y_test):
        distance = ((x[included] - row) ** 2).sum(axis=1)
        nearest = numpy.argsort(distance, kind="stable")[:k]
        total += (y[included][nearest] == label).sum() / k
    return total / len(x_test)


def shapley(players: int, worth) -> list[float]:
    """Shapley values by their definition."""
    values = [0.0] * players
    for size in range(players):
        weight = math.factorial(size) * math.factorial(players - size - 1) / math.factorial(players)
        for player in range(players):
            others = [other for other in range(players) if other != player]
            for some in itertools.combinations(others, size):
                values[player] += weight * (worth(sorted([*some, player])) - worth(list(some)))
    return values


@pytest.mark.parametrize("k", [1, 2, 5])
def test_rows_are_worth_what_the_definition_says(k):
    (x, y), (x_test, y_test) = table(7), table(4)
    values = review.knn_shapley(x, y, x_test, y_test, k=k)
    expected = shapley(7, lambda rows: share(x, y, x_test, y_test, k, rows) if rows else 0.0)
    assert values == pytest.approx(expected, abs=1e-12)
    assert sum(values) == pytest.approx(share(x, y, x_test, y_test, k, list(range(7))), abs=1e-12)


def test_arrays_frames_and_lists_are_the_same_rows_on_any_number_of_threads():
    (x, y), (x_test, y_test) = table(40), table(9)
    labels, test_labels = [f"class {label}" for label in y], [f"class {label}" for label in y_test]
    once = review.knn_shapley(x, y, x_test, y_test, threads=1)
    assert review.knn_shapley(x.tolist(), labels, x_test.tolist(), test_labels, threads=2) == once
    assert review.knn_shapley(pandas.DataFrame(x), pandas.Series(y), x_test, y_test) == once
    assert review.knn_shapley(numpy.asfortranarray(x).astype("f4"), y, x_test[::1], y_test) == once


def test_contributors_are_worth_what_they_add_and_copies_nothing():
    x = numpy.vstack([CHANCE.normal(0, 1, (20, 2)), CHANCE.normal(6, 1, (20, 2))])
    y = numpy.array(["low"] * 20 + ["high"] * 20)
    order = CHANCE.permutation(40)
    x, y = x[order], y[order]
    flipped = numpy.where(y[30:] == "low", "high", "low")
    rows, labels = numpy.vstack([x[:30], x[:10], x[30:]]), numpy.concatenate([y[:30], y[:10], flipped])
    owners = ["good"] * 30 + ["copier"] * 10 + ["wrong"] * 10
    test = numpy.vstack([CHANCE.normal(0, 1, (30, 2)), CHANCE.normal(6, 1, (30, 2))])
    test_labels = ["low"] * 30 + ["high"] * 30
    found = {worth.owner: worth for worth in review.value(rows, labels, owners, test, test_labels, permutations=32)}
    assert list(found) == ["good", "copier", "wrong"]
    assert found["good"].weight > 0 and found["copier"].value == 0.0 and found["copier"].weight == 0
    assert found["good"].value > found["wrong"].value and found["good"].error is not None
    twins = review.duplicates(rows, owners)
    assert [twin.row for twin in twins if twin.exact] == list(range(30, 40))
    wide = CHANCE.normal(0, 1, (40, 32))
    far = numpy.vstack([wide, numpy.full((1, 32), 1e6)])
    mine = CHANCE.normal(0, 1, (40, 32))
    assert review.duplicates(far, range(41), test=mine) == []
    assert len(review.duplicates(far, range(41))) == 39, "by their own ranges all are alike beside one far away"
    exact = review.value(rows, labels, owners, test, test_labels, method="knn-shapley")
    assert exact[0].error is None and exact[0].weight == review.weight(exact[0].value)


def test_a_function_says_what_contributors_are_worth_together():
    own = {"a": 0.5, "b": 0.25, "c": 2.0}
    worth = lambda who: sum(own[one] for one in who) + (1.0 if {"a", "b"} <= set(who) else 0.0)  # noqa: E731
    out = review.value_by(worth, list(own), method="leave-one-out")
    assert [(one.owner, one.value, one.error) for one in out] == [("a", 1.5, None), ("b", 1.25, None), ("c", 2.0, None)]
    sampled = review.value_by(worth, list(own), permutations=400, threads=2)
    for one, expected in zip(sampled, [1.0, 0.75, 2.0]):
        assert one.value == pytest.approx(expected, abs=5 * one.error + 1e-12)
    for broken in (lambda who: float("nan"), lambda who: who.nothing, lambda who: "much"):
        with pytest.raises(tributary.TributaryError):
            review.value_by(broken, ["a", "b"])


def test_what_has_no_value_is_refused():
    (x, y), (x_test, y_test) = table(5), table(3)
    for rows, labels, tests in [
        (x, y[:4], x_test),
        (x[:, :2], y, x_test),
        (numpy.full((5, 3), numpy.nan), y, x_test),
        ([[1.0], [1.0, 2.0]], [0, 1], x_test),
    ]:
        with pytest.raises(tributary.TributaryError):
            review.knn_shapley(rows, labels, tests, y_test)
    with pytest.raises(tributary.UsageError, match="goes by knn-share"):
        review.value(x, y, [0] * 5, x_test, y_test, method="knn-shapley", by="knn-accuracy")
    with pytest.raises(tributary.TributaryError):
        review.value(x, y, [0] * 5, x_test, y_test, method="by hand")
    assert [review.weight(worth) for worth in (0.5, -1.0, 1e-9)] == [500_000_000, 0, 1]
    assert review.weight(0.25, units=3) == 83_333_333
    with pytest.raises(tributary.UsageError):
        review.weight(1e30)


@pytest.fixture
def contributions(tmp_path):
    """Two contributions as manifests, a copy of the first as a file, and a test."""

    def rows(begin: int, flipped: bool) -> list[dict]:
        made = []
        for number in range(begin, begin + 12):
            high = number % 2 == 0
            label = "high" if high != flipped else "low"
            made.append({"x": number * 7 % 11 + (50 if high else 0), "y": number * 5 % 13, "label": label})
        return made

    manifest.build(rows(0, False), tmp_path / "good", owner="//Alice")
    manifest.build(rows(100, True), tmp_path / "bad", owner="//Bob")
    pandas.DataFrame(rows(0, False)).to_csv(tmp_path / "copy.csv", index=False)
    pandas.DataFrame(rows(200, False)).to_csv(tmp_path / "test.csv", index=False)
    return {7: tmp_path / "good", 8: tmp_path / "bad", 9: tmp_path / "copy.csv"}


def test_a_report_is_made_repeated_and_is_tribs(contributions, tmp_path):
    test, out = tmp_path / "test.csv", tmp_path / "report.json"
    report = review.review(3, contributions, test=test, out=out)
    good, bad, copy = report.values
    assert (good.contribution, good.units, bad.units, copy.units) == (7, 12, 12, None)
    assert good.weight > 5 * bad.weight and copy.weight == 0
    assert report.data["duplicates"] == [{"contribution": 9, "of": 7, "rows": 12, "exact": 12}]
    assert review.verify(out, contributions, test=test, threads=1).hash == report.hash == review.Report.read(out).hash
    with pytest.raises(tributary.LocalError, match="is there already"):
        review.review(3, contributions, test=test, out=out)
    trib = program("trib")
    if trib is not None:
        data = [f"{contribution}={where}" for contribution, where in contributions.items()]
        line = [trib, "review", "3", *data, "--test", test, "--offline", "--out", tmp_path / "trib.json", "--json"]
        said = json.loads(subprocess.check_output(line))
        assert said["hash"] == report.hash, "trib and Python differ"
    changed = json.loads(out.read_text())
    changed["values"][2]["weight"] = 1
    out.write_text(json.dumps(changed))
    with pytest.raises(tributary.RefusedError, match="by the rule 0"):
        review.verify(out, contributions, test=test)


def test_what_was_changed_after_the_fact_is_refused(contributions, tmp_path):
    lines = (tmp_path / "good.jsonl").read_text()
    (tmp_path / "good.jsonl").write_text(lines.replace('"x": 50', '"x": 51', 1))
    with pytest.raises(tributary.RefusedError, match="contribution 7: .*not what leaf"):
        review.review(3, contributions, test=tmp_path / "test.csv")


def test_a_function_measures_and_is_named_in_the_report(contributions, tmp_path):
    asked = []

    def score(included):
        asked.append(included)
        return 2.0 if 7 in included else 0.5

    out = tmp_path / "r.json"
    report = review.review(3, contributions, method="leave-one-out", function=score, out=out)
    assert [one.value for one in report.values] == [1.5, 0.0, 0.0] and [7, 8, 9] in asked
    assert "score" in report.data["settings"]["command"]
    assert review.verify(out, contributions, function=score).hash == report.hash
    with pytest.raises(tributary.UsageError, match="not run for you"):
        review.verify(out, contributions)
