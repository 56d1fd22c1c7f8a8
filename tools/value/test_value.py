"""What can be tested of the run without a chain: the cut, the hidden values, the weights' file, the figures."""

from __future__ import annotations

import json
import tempfile
import unittest
from itertools import permutations
from pathlib import Path

import judge
import model
import numpy as np
import report
from cut import CLEAN, DUPLICATE, EVALUATORS, KINDS, OWN, STYLE, USELESS, Rows, cut, load, write
from sklearn.linear_model import LogisticRegression
from train import train
from truth import PENALTY, Regression, shapley


def two_clouds(count: int, classes: int, seed: int) -> Rows:
    """Rows that can be told apart, mostly."""
    chance = np.random.default_rng(seed)
    labels = np.arange(count) % classes
    return Rows(chance.normal(0, 1, (count, 4)) + labels[:, None] * np.array([1.5, -1, 0.5, 0]), labels)


class Cutting(unittest.TestCase):
    """Who has what."""

    def test_every_row_belongs_to_one_and_all_is_the_seeds(self) -> None:
        for data in ("digits", "cancer"):
            one, again, other = (cut(data, seed, 20, 3) for seed in (1, 1, 2))
            rows = [who.rows for who in one.contributors if who.kind not in (DUPLICATE, USELESS, STYLE)]
            parts = [one.hidden, one.reviewer, *rows]
            count, others = sum(len(part) for part in parts), {len(part) for part in one.evaluators}
            all_rows, _, _ = load(data)
            self.assertEqual(count + int(len(all_rows) * EVALUATORS), len(all_rows), "the rest is the evaluators'")
            self.assertEqual(others, {int(int(len(all_rows) * EVALUATORS) * OWN)})
            # Of rows that are the same in the data set there are as many as there.
            together = np.vstack([part.features for part in [*parts, *one.evaluators]])
            whole = {row.tobytes() for row in all_rows.features}
            self.assertTrue({row.tobytes() for row in together} <= whole)
            kept = np.vstack([part.features for part in parts])
            self.assertGreater(len({row.tobytes() for row in kept}), 0.98 * count)
            for first, second in zip(one.contributors, again.contributors):
                self.assertTrue(np.array_equal(first.rows.features, second.rows.features))
            self.assertNotEqual([who.kind for who in one.contributors], [who.kind for who in other.contributors])

    def test_kinds_are_what_they_say(self) -> None:
        found = cut("digits", 3, 40, 3)
        kinds = [who.kind for who in found.contributors]
        self.assertEqual({kind: kinds.count(kind) for kind in KINDS[40]}, KINDS[40])
        by_name = {who.name: (place, who) for place, who in enumerate(found.contributors)}
        for place, who in enumerate(found.contributors):
            if who.kind == DUPLICATE:
                before, original = by_name[who.of]
                self.assertLess(before, place)
                self.assertEqual(original.kind, CLEAN)
                self.assertLessEqual(np.abs(who.rows.features - original.rows.features).max(), 1)

    def test_tables_are_read_as_they_were_written(self) -> None:
        found = cut("cancer", 1, 20, 3)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.csv"
            write(path, found.reviewer, found.columns)
            rows, labels = model.read(path)
        self.assertEqual(rows, found.reviewer.features.tolist())
        self.assertEqual(labels, found.reviewer.labels.tolist())


class Worth(unittest.TestCase):
    """What contributors are worth."""

    def test_the_regression_is_that_of_scikit_learn(self) -> None:
        for classes in (2, 4):
            rows, test = two_clouds(90, classes, 1), two_clouds(60, classes, 2)
            game = Regression(rows, np.zeros(90, int), 1, test, classes)
            features = np.vstack([game.features, game.middle])[:, :-1]
            labels = np.append(rows.labels, np.arange(classes))
            fitted = LogisticRegression(C=1 / PENALTY, max_iter=5_000, tol=1e-8).fit(features, labels)
            expected = fitted.predict_log_proba(game.tests[:, :-1])[np.arange(60), test.labels].mean()
            self.assertAlmostEqual(game.worth(game.fit(np.arange(90))), expected, delta=1e-3)

    def test_values_are_the_mean_over_all_orders(self) -> None:
        rows, test = two_clouds(48, 2, 3), two_clouds(80, 2, 4)
        labels = np.where(np.arange(48) >= 36, 1 - rows.labels, rows.labels)
        game = Regression(Rows(rows.features, labels), np.arange(48) // 12, 4, test, 2)
        exact = np.mean([game.added(np.array(order)) for order in permutations(range(4))], 0)
        found = shapley(game, seed=5, error=0.02)
        self.assertLess(found.error, 0.02)
        self.assertLess(np.abs(found.values - exact).max(), 5 * found.errors.max())
        self.assertEqual(int(found.values.argmin()), 3, "who says the opposite is worth least")
        everything = game.worth(game.fit(np.arange(48)))
        self.assertAlmostEqual(found.values.sum(), everything + np.log(2), delta=1e-6)

    def test_who_brings_nothing_is_worth_nothing(self) -> None:
        found = cut("cancer", 1, 20, 3)
        first = [judge._nobody(who) if who.kind == DUPLICATE else who for who in found.contributors]
        rows, owners = found.together(first)
        added = Regression(rows, owners, 20, found.hidden, 2).added(np.arange(20))
        copies = [place for place, who in enumerate(found.contributors) if who.kind == DUPLICATE]
        self.assertEqual(len(copies), 2)
        self.assertTrue((added[copies] == 0).all() and (added != 0).sum() == 18)


class Weights(unittest.TestCase):
    """Models in files."""

    def test_a_file_says_what_scikit_learn_says_and_has_one_hash(self) -> None:
        for data in ("digits", "cancer"):
            found = cut(data, 1, 20, 3)
            rows, _ = found.together([who for who in found.contributors if who.kind == CLEAN])
            with tempfile.TemporaryDirectory() as folder:
                paths = [train("x", Path(folder) / f"{place}.json", rows, "large", 7).path for place in range(2)]
                one, other = (path.read_bytes() for path in paths)
                self.assertEqual(one, other)
                uri, committed = f"file://{paths[0]}", model.commitment(one)
                served = model.Model.read(uri, committed)
                told = [served.foretell(row) for row in found.hidden.features.tolist()]
                self.assertGreater(np.mean(told == found.hidden.labels), 0.85)
                paths[0].write_bytes(one + b" ")
                self.assertRaises(ValueError, model.Model.read, uri, committed)
        self.assertRaises(ValueError, model.path_of, "https://example.org/model")


def person(kind: str, paid: int, worth: float, rows: int = 10) -> dict:
    """A contributor of a run."""
    noise = 60 if kind == "noise" else 0
    return {"kind": kind, "noise": noise, "rows": rows, "paid": str(paid), "worth": worth, "plain": worth}


class Figures(unittest.TestCase):
    """What is told."""

    def run_of(self, useless: int, copier: int) -> dict:
        """A run with known figures."""
        people = [person(CLEAN, 100 + place, 1 + place / 10) for place in range(6)]
        people += [person("noise", 5, 0.1), person(USELESS, useless, -0.1), person(DUPLICATE, 0, 0)]
        kinds = ["honest", "honest", "honest", "copier", "lazy"]
        paid = [10 * 10**12] * 3 + [copier * 10**12, 3 * 10**12]
        money = {key: "7" for key in ("income", "stakers", "claimed", "left", "calls", "service", "fees", "data")}
        return {
            "data": "digits", "seed": 1, "epochs": 2, "people": people,
            "rank": 0.99, "plainRank": 0.9, "interval": [0.9, 1],
            "truth": {"orders": 100, "error": 0.05}, "calls": {"count": 10, "right": 9}, "money": money,
            "evaluators": [{"kind": kind, "paid": str(amount)} for kind, amount in zip(kinds, paid)],
        }

    def test_bars_are_met_or_missed(self) -> None:
        good, bad = self.run_of(useless=2, copier=3), self.run_of(useless=40, copier=8)
        self.assertEqual(report.missed([good]), [])
        sentences = report.missed([bad])
        self.assertEqual(len(sentences), 2)
        self.assertIn("copied or useless", sentences[0])
        self.assertIn("copier", sentences[1])
        self.assertAlmostEqual(judge.worthless([bad]), 40 / 2 / 102.5)
        self.assertAlmostEqual(judge.idle([bad], "copier"), 0.8)

    def test_tables_stand_between_their_markers(self) -> None:
        runs = [self.run_of(2, 3)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "value.md"
            path.write_text(f"before\n\n{report.BEGIN}\nold\n{report.END}\n\nafter\n")
            report.write(path, runs)
            once = path.read_text()
            report.write(path, runs)
            self.assertEqual(path.read_text(), once)
            self.assertTrue(once.startswith("before") and once.endswith("after\n") and "old" not in once)
            path.write_text("no place")
            self.assertRaises(ValueError, report.write, path, runs)
        self.assertIn("All bars are met.", once)
        self.assertIn("**", report.text([self.run_of(40, 3)]))
        json.dumps(runs)

    def test_ranks_and_their_interval(self) -> None:
        paid, worth = np.arange(30.0), np.arange(30.0) ** 2
        self.assertAlmostEqual(judge.rank(paid, worth), 1)
        self.assertAlmostEqual(judge.rank(paid, -worth), -1)
        self.assertEqual(judge.rank(paid, 0 * worth), 0)
        samples = judge.resampled(paid, np.random.default_rng(1).permutation(worth), 1)
        low, high = judge.interval(samples)
        self.assertTrue(-1 < low < high < 1)
        few = judge.resampled(paid, worth, 2)
        self.assertAlmostEqual(float(few.min()), 1, places=6)


if __name__ == "__main__":
    unittest.main()
