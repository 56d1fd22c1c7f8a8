"""From what came of runs to what is told of them: ranks, intervals, parts, and whether the bars are met."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

import numpy as np
from chain import TRIB
from cut import CLEAN, DUPLICATE, USELESS, Contributor, Cut
from scipy.stats import rankdata, spearmanr
from story import EVALUATORS, Outcome
from truth import Regression, Truth, shapley

# What must hold: of ranks the median of the seeds at least so much; of pay no more than such parts.
RANK, WORTHLESS, IDLE = 0.85, 0.05, 0.60
# Samples of a bootstrap, and the part of them that an interval has.
SAMPLES, WITHIN = 2_000, 0.95


def truths(cut: Cut, whole: bool) -> tuple[Truth, Truth | None]:
    """Hidden values by who was first: a copy is left to whom it is of. If ``whole``, also as if nobody knew copies."""
    first = [one if one.kind != DUPLICATE else _nobody(one) for one in cut.contributors]
    return _truth(cut, first), _truth(cut, cut.contributors) if whole else None


def _nobody(one: Contributor) -> Contributor:
    """Somebody who brings nothing."""
    return Contributor(one.name, one.kind, one.rows.only(np.zeros(len(one.rows), bool)), one.noise, one.of)


def _truth(cut: Cut, contributors: list[Contributor]) -> Truth:
    rows, owners = cut.together(contributors)
    return shapley(Regression(rows, owners, len(contributors), cut.hidden, cut.classes), cut.seed)


def rank(paid: Iterable[float], worth: Iterable[float]) -> float:
    """Spearman's correlation of ranks; 0 where one of the two is the same for all."""
    paid, worth = list(paid), list(worth)
    is_same = len(set(paid)) == 1 or len(set(worth)) == 1
    return 0.0 if is_same else float(spearmanr(paid, worth).statistic)


def resampled(paid: np.ndarray, worth: np.ndarray, seed: int) -> np.ndarray:
    """The correlation of ranks, for as many contributors drawn from these, again and again."""
    chance = np.random.default_rng([seed, 4])
    draws = chance.integers(0, len(paid), (SAMPLES, len(paid)))
    one, other = (rankdata(values[draws], axis=1) for values in (paid, worth))
    one, other = (ranks - ranks.mean(1, keepdims=True) for ranks in (one, other))
    both = np.sqrt((one**2).sum(1) * (other**2).sum(1))
    return np.divide((one * other).sum(1), both, out=np.zeros(SAMPLES), where=both > 0)


def samples_of(run: dict) -> np.ndarray:
    """Those of a run."""
    paid, worth = (np.array([float(one[what]) for one in run["people"]]) for what in ("paid", "worth"))
    return resampled(paid, worth, run["seed"])


def interval(samples: np.ndarray) -> list[float]:
    """Where the middle ones of some samples lie."""
    rest = 100 * (1 - WITHIN) / 2
    return [float(end) for end in np.percentile(samples, [rest, 100 - rest])]


def run_of(outcome: Outcome, first: Truth, plain: Truth | None) -> dict:
    """All numbers of a run. Amounts are planck, in texts where JSON's numbers end."""
    plan, contributors = outcome.plan, outcome.cut.contributors
    paid = np.array([float(amount) for amount in outcome.paid])
    within = interval(resampled(paid, first.values, plan.seed))
    people = [
        {
            "name": one.name, "kind": one.kind, "noise": one.noise, "of": one.of, "rows": len(one.rows),
            "value": float(value), "weight": str(weight), "paid": str(amount),
            "worth": float(worth), "error": float(error),
            "plain": None if plain is None else float(plain.values[place]),
        }
        for place, (one, value, weight, amount, worth, error) in enumerate(
            zip(contributors, outcome.values, outcome.weights, outcome.paid, first.values, first.errors)
        )
    ]
    sold = outcome.sold
    return {
        "data": plan.data, "seed": plan.seed, "epochs": plan.epochs, "permutations": plan.permutations,
        "people": people,
        "rank": rank(paid, first.values), "interval": within,
        "plainRank": None if plain is None else rank(paid, plain.values),
        "truth": {"orders": first.orders, "error": first.error, "spread": first.spread},
        "evaluators": [{"kind": kind, "paid": str(amount)} for kind, amount in zip(EVALUATORS, outcome.evaluators)],
        "calls": {"count": sold.calls, "right": sold.right},
        "money": {what: str(amount) for what, amount in outcome.money.items()},
        "seconds": {what: round(taken, 1) for what, taken in outcome.seconds.items()},
    }


def kind_of(person: dict) -> str:
    """The kind, with the percent of wrong labels."""
    return f"{person['noise']} % noise" if person["kind"] == "noise" else person["kind"]


def per_record(runs: list[dict], what: str, kinds: Iterable[str] | None = None) -> float:
    """Of what contributors of these kinds have in some runs (``paid``, ``worth``), the part of a record: in each run
    counted in what a clean record has."""
    parts, records = 0.0, 0
    for run in runs:
        cleans = [one for one in run["people"] if one["kind"] == CLEAN]
        unit = sum(float(one[what]) for one in cleans) / sum(one["rows"] for one in cleans)
        mine = [one for one in run["people"] if kinds is None or kind_of(one) in kinds]
        parts += sum(float(one[what]) for one in mine) / unit
        records += sum(one["rows"] for one in mine)
    return parts / records


def worthless(runs: list[dict]) -> float:
    """What a record that is a copy or nonsense is paid, of what a clean one is."""
    return per_record(runs, "paid", (DUPLICATE, USELESS))


def idle(runs: list[dict], kind: str) -> float:
    """What an evaluator of this kind is paid in some runs, of what an honest one is."""
    def mean(kind: str) -> float:
        paid = [int(one["paid"]) for run in runs for one in run["evaluators"] if one["kind"] == kind]
        return sum(paid) / len(paid)

    return mean(kind) / mean("honest")


def median_rank(runs: list[dict]) -> tuple[float, list[float]]:
    """The median of the seeds' correlations, and its interval: contributors of each seed are drawn anew."""
    samples = np.median(np.array([samples_of(run) for run in runs]), 0)
    return median(run["rank"] for run in runs), interval(samples)


def bars(runs: list[dict]) -> list[dict]:
    """What must hold of the runs of one data set, what does, and whether that suffices."""
    found, within = median_rank(runs)
    rows = [("Spearman of pay and worth, median of the seeds", f"at least {RANK}", found, found >= RANK, within)]
    part = worthless(runs)
    rows.append(("a copied or useless record, of a clean one", f"under {WORTHLESS:.0%}", part, part < WORTHLESS, None))
    for kind in ("copier", "lazy"):
        part = idle(runs, kind)
        rows.append((f"the {kind} evaluator, of an honest one", f"under {IDLE:.0%}", part, part < IDLE, None))
    keys = ("what", "bar", "found", "met", "interval")
    return [dict(zip(keys, row)) for row in rows]


def trib(planck: str | int) -> float:
    """An amount in TRIB."""
    return int(planck) / TRIB
