"""Does the money follow the value? Plays it with the real programs on real data, and writes what came of it.

    run.py                     five seeds, both data sets: writes docs/value.md, .json and the pictures
    run.py --short             one seed, one data set, twenty contributors, two epochs: writes nothing
    run.py --redraw            tables and pictures again, from docs/value.json

It ends with 0 if the bars are met, with 1 if one is missed, and with 2 if something is not as it should be.
"""

from __future__ import annotations

import os

# Matrices are small: more threads than one only wait for each other. It must be said before numpy is there.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import argparse  # noqa: E402
import json  # noqa: E402
import shutil  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
import traceback  # noqa: E402
from multiprocessing import Pool  # noqa: E402
from pathlib import Path  # noqa: E402

import judge  # noqa: E402
import report  # noqa: E402
from chain import Trouble, program  # noqa: E402
from cut import cut  # noqa: E402
from story import EVALUATORS, Plan, Story  # noqa: E402

DOCS = Path(__file__).parents[2] / "docs"
VERSION = 1
# How many orders a reviewer tries. Of fewer rows each one changes more, and it takes more orders to know.
PERMUTATIONS = {"digits": 32, "cancer": 1_000}
# What the short form plays, and what must hold of it: it is one draw of many, and has half of the contributors.
SHORT = Plan("cancer", seed=1, contributors=20, epochs=2, calls=200, permutations=150)
SHORT_RANK = 0.5


def arguments() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="the form for the end-to-end tests")
    parser.add_argument("--redraw", action="store_true", help="write tables and pictures anew from the last run")
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from 1 on (5)")
    parser.add_argument("--data", default="digits,cancer", help="data sets (digits,cancer)")
    parser.add_argument("--contributors", type=int, choices=(20, 40), default=40, help="how many (40)")
    parser.add_argument("--epochs", type=int, default=4, help="epochs that are scored (4)")
    parser.add_argument("--calls", type=int, default=2_000, help="calls of the model, of each run (2000)")
    parser.add_argument("--permutations", type=int, help="orders that the reviewer tries")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder of value.md")
    parser.add_argument("--keep", action="store_true", help="keep what the run wrote, and say where it is")
    parser.add_argument("--tributary", help="the node; where cargo puts it unless given")
    parser.add_argument("--trib", help="trib; where cargo puts it unless given")
    return parser.parse_args()


def plans_of(asked: argparse.Namespace) -> list[Plan]:
    """What is to be played."""
    if asked.short:
        return [SHORT]
    return [
        Plan(data, seed, asked.contributors, asked.epochs, asked.calls, asked.permutations or PERMUTATIONS[data])
        for data in asked.data.split(",")
        for seed in range(1, asked.seeds + 1)
    ]


def hidden(plan: Plan, whole: bool) -> tuple[judge.Truth, judge.Truth | None]:
    """The hidden values of what a plan cuts. It runs in a process of its own, beside the chain."""
    return judge.truths(cut(plan.data, plan.seed, plan.contributors, EVALUATORS.count("honest")), whole)


def played(asked: argparse.Namespace, plans: list[Plan], folder: Path) -> list[dict]:
    """Plays all plans, one after the other."""
    programs = [program(asked.tributary, "TRIBUTARY_BIN", "tributary"), program(asked.trib, "TRIB", "trib")]
    runs = []
    # Whatever ends this ends the other process too.
    with Pool(1, signal.signal, (signal.SIGTERM, signal.SIG_DFL)) as pool:
        found = [pool.apply_async(hidden, (plan, not asked.short)) for plan in plans]
        for plan, truths in zip(plans, found):
            outcome = Story(plan, folder / f"{plan.data}-{plan.seed}", *programs, say=told).play()
            told(f"   {plan.data}, seed {plan.seed}: what everybody is worth by hidden rows")
            runs.append(judge.run_of(outcome, *truths.get()))
            told(report.short(runs[-1:]))
    return runs


def told(text: str) -> None:
    """Says something at once."""
    print(text, flush=True)


def written(docs: Path, runs: list[dict]) -> None:
    """Writes tables and pictures."""
    import plots

    report.write(docs / "value.md", runs)
    for path in plots.draw(docs, runs):
        told(f"written: {path}")


def verdict(asked: argparse.Namespace, runs: list[dict]) -> int:
    """Says whether the bars are met."""
    failed = report.missed(runs)
    if asked.short:
        # What one seed's ranks come to is known beforehand; all else is as in the long form.
        failed = [sentence for sentence in failed if "Spearman" not in sentence]
        failed += [f"Spearman {run['rank']:.3f} is not above {SHORT_RANK}" for run in runs if run["rank"] <= SHORT_RANK]
    for sentence in failed:
        told(f"missed: {sentence}")
    if not failed:
        told("the money follows the value: all bars are met")
    return 1 if failed else 0


def main() -> int:
    """Does what was asked."""
    asked = arguments()
    # Whatever ends this ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))
    path = asked.docs / "value.json"
    if asked.redraw:
        runs = json.loads(path.read_text())["runs"]
        written(asked.docs, runs)
        return verdict(asked, runs)
    began, folder = time.monotonic(), Path(tempfile.mkdtemp(prefix="tributary-value-"))
    keep = True
    try:
        runs = played(asked, plans_of(asked), folder)
        keep = asked.keep
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no bar that was missed
        told(f"error: {error}" if isinstance(error, Trouble) else traceback.format_exc())
        return 2
    finally:
        if keep:
            told(f"what the run wrote is in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    told(f"{len(runs)} runs in {time.monotonic() - began:.0f} s")
    if not asked.short:
        path.write_text(json.dumps({"version": VERSION, "runs": runs}, indent=1) + "\n")
        written(asked.docs, runs)
    return verdict(asked, runs)


if __name__ == "__main__":
    sys.exit(main())
