"""The pictures of docs/value.md, as SVG and PNG. The same numbers give the same files."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from judge import idle, kind_of, median_rank, per_record
from report import KINDS, NAMES, by_data

mpl.use("Agg")
mpl.rcParams.update({
    "svg.hashsalt": "tributary", "svg.fonttype": "none", "font.family": "DejaVu Sans", "font.size": 9,
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.color": "#e4e4e4",
    "axes.axisbelow": True, "figure.facecolor": "white",
})

from matplotlib import pyplot as plt  # noqa: E402

# Colours and marks that are told apart without colours (those of Okabe and Ito).
STYLES = {
    "clean": ("#009e73", "o"), "tiny": ("#56b4e9", "v"), "test style": ("#cc79a7", "D"), "noise": ("#e69f00", "^"),
    "useless": ("#d55e00", "X"), "duplicate": ("#000000", "s"),
}


def draw(folder: Path, runs: list[dict]) -> list[Path]:
    """Draws everything; answers the files."""
    made: list[Path] = []
    data = by_data(runs)
    pictures = {f"value-{name}": _scatter(name, those) for name, those in data.items()}
    pictures |= {"value-kinds": _kinds(data), "value-evaluators": _evaluators(data)}
    for name, figure in pictures.items():
        for kind in ("svg", "png"):
            path = folder / f"{name}.{kind}"
            figure.savefig(path, dpi=120, metadata={"Date": None} if kind == "svg" else {"Software": None})
            if kind == "svg":
                # It ends lines with spaces.
                path.write_text("\n".join(line.rstrip() for line in path.read_text().splitlines()) + "\n")
            made.append(path)
        plt.close(figure)
    return made


def _scatter(name: str, runs: list[dict]) -> mpl.figure.Figure:
    """Pay against worth: a mark for each contributor of each run, both in parts of what all had together."""
    figure, axes = plt.subplots(figsize=(6.4, 4.6), layout="constrained")
    for kind, (colour, mark) in STYLES.items():
        worth, paid = [], []
        for run in runs:
            whole = sum(float(one["paid"]) for one in run["people"])
            good = sum(max(0.0, one["worth"]) for one in run["people"])
            those = [one for one in run["people"] if one["kind"] == kind]
            worth += [100 * one["worth"] / good for one in those]
            paid += [100 * float(one["paid"]) / whole for one in those]
        axes.scatter(worth, paid, s=22, c=colour, marker=mark, alpha=0.75, linewidths=0, label=kind)
    most = max(axes.get_xlim()[1], axes.get_ylim()[1])
    axes.plot([0, most], [0, most], color="#888888", linewidth=0.8, linestyle="--", label="pay is worth")
    found, (low, high) = median_rank(runs)
    axes.set_title(f"{NAMES[name]}: Spearman {found:.2f} ({low:.2f} to {high:.2f}), median of {len(runs)}", loc="left")
    axes.set_xlabel("worth by hidden rows, % of all that is worth something")
    axes.set_ylabel("paid, % of all that contributors were paid")
    axes.legend(frameon=False, fontsize=8)
    return figure


def _bars(axes: mpl.axes.Axes, groups: dict[str, list[float]], labels: list[str]) -> None:
    """Bars side by side: a group of them for each label."""
    colours = ("#0072b2", "#e69f00", "#56b4e9", "#f0e442")
    width = 0.8 / len(groups)
    for number, (name, values) in enumerate(groups.items()):
        places = np.arange(len(labels)) + (number + 0.5) * width - 0.4
        axes.bar(places, values, width, color=colours[number], label=name)
    axes.set_xticks(np.arange(len(labels)), labels, rotation=35, ha="right")
    axes.axhline(0, color="#444444", linewidth=0.8)
    axes.grid(axis="x", visible=False)


def _kinds(data: dict[str, list[dict]]) -> mpl.figure.Figure:
    """What a record of each kind is paid and worth, of what a clean one is."""
    figure, all_axes = plt.subplots(len(data), 1, figsize=(7.2, 3.4 * len(data)), layout="constrained", squeeze=False)
    for axes, (name, runs) in zip(all_axes[:, 0], data.items()):
        kinds = [kind for kind in KINDS if any(kind_of(one) == kind for run in runs for one in run["people"])]
        groups = {what: [100 * per_record(runs, what, (kind,)) for kind in kinds] for what in ("paid", "worth")}
        _bars(axes, groups, kinds)
        axes.set_title(f"{NAMES[name]}: a record, % of a clean one", loc="left")
        axes.legend(frameon=False)
    return figure


def _evaluators(data: dict[str, list[dict]]) -> mpl.figure.Figure:
    """What evaluators are paid by kind, of what an honest one is."""
    figure, axes = plt.subplots(figsize=(5.2, 3.2), layout="constrained")
    kinds = ["honest", "copier", "lazy"]
    _bars(axes, {NAMES[name]: [100 * idle(runs, kind) for kind in kinds] for name, runs in data.items()}, kinds)
    axes.axhline(60, color="#d55e00", linewidth=1, linestyle="--", label="the bar, 60 %")
    axes.set_title("an evaluator's pay, % of an honest one's", loc="left")
    axes.tick_params(axis="x", rotation=0)
    for text in axes.get_xticklabels():
        text.set_ha("center")
    axes.legend(frameon=False)
    return figure
