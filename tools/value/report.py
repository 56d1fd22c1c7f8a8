"""The tables of docs/value.md, written between two markers of it."""

from __future__ import annotations

from pathlib import Path

from cut import CLEAN, DUPLICATE, NOISE, STYLE, TINY_KIND, USELESS
from judge import bars, idle, kind_of, median_rank, per_record, trib, worthless
from story import EVALUATORS

BEGIN, END = "<!-- value: written by make value -->", "<!-- /value -->"
KINDS = [CLEAN, TINY_KIND, STYLE, *(f"{noise} % noise" for noise in NOISE), USELESS, DUPLICATE]
NAMES = {"digits": "digits", "cancer": "breast cancer"}


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A table in Markdown; a heading that ends with a colon is of numbers."""
    line = "| " + " | ".join(name.rstrip(":") for name in head) + " |"
    rule = "| " + " | ".join("---:" if name.endswith(":") else "---" for name in head) + " |"
    return [line, rule, *("| " + " | ".join(row) + " |" for row in rows), ""]


def percent(part: float) -> str:
    """A part of a whole."""
    return f"{100 * part:.1f} %"


def by_data(runs: list[dict]) -> dict[str, list[dict]]:
    """Runs by their data set, in the order in which they come."""
    found: dict[str, list[dict]] = {}
    for run in runs:
        found.setdefault(run["data"], []).append(run)
    return found


def missed(runs: list[dict]) -> list[str]:
    """A sentence for each bar that is not met."""
    return [
        f"{NAMES[data]}: {row['what']}: {row['found']:.3f}, and must be {row['bar']}"
        for data, those in by_data(runs).items()
        for row in bars(those)
        if not row["met"]
    ]


def summary(runs: list[dict]) -> list[str]:
    """Whether the bars are met."""
    data = by_data(runs)
    rows = []
    for lines in zip(*(bars(those) for those in data.values())):
        cells = []
        for row in lines:
            within = row["interval"]
            is_rank = within is not None
            found = f"{row['found']:.3f} ({within[0]:.3f} to {within[1]:.3f})" if is_rank else percent(row["found"])
            cells.append(found if row["met"] else f"**{found}: missed**")
        rows.append([lines[0]["what"], lines[0]["bar"], *cells])
    return table(["what", "bar", *(f"{NAMES[name]}:" for name in data)], rows)


def kinds(runs: list[dict]) -> list[str]:
    """What a record of each kind is paid and worth, of what a clean one is."""
    data = by_data(runs)
    rows = []
    for kind in KINDS:
        those = [one for run in runs for one in run["people"] if kind_of(one) == kind]
        if not those:
            continue
        cells = [kind, str(len(those)), str(sum(one["rows"] for one in those))]
        for each in data.values():
            cells += [percent(per_record(each, what, (kind,))) for what in ("paid", "worth")]
        rows.append(cells)
    head = ["kind", "contributors:", "records:"]
    for name in data:
        head += [f"{NAMES[name]}, paid:", f"{NAMES[name]}, worth:"]
    return table(head, rows)


def seeds(runs: list[dict]) -> list[str]:
    """Each run."""
    rows = []
    for run in runs:
        low, high = run["interval"]
        plain = "" if run["plainRank"] is None else f"{run['plainRank']:.3f}"
        calls = run["calls"]
        rows.append([
            NAMES[run["data"]], str(run["seed"]), f"{run['rank']:.3f}", f"{low:.3f} to {high:.3f}", plain,
            percent(worthless([run])), percent(idle([run], "copier")), percent(idle([run], "lazy")),
            f"{run['truth']['orders']:,}", percent(run["truth"]["error"]), percent(calls["right"] / calls["count"]),
        ])
    head = ["data", "seed:", "Spearman:", "interval:", "if copies were new:", "copied or useless:", "copier:", "lazy:"]
    return table([*head, "orders:", "error:", "calls right:"], rows)


def evaluators(runs: list[dict]) -> list[str]:
    """What evaluators are paid, by kind."""
    data = by_data(runs)
    rows = []
    for kind in dict.fromkeys(EVALUATORS):
        cells = [kind, str(EVALUATORS.count(kind))]
        for those in data.values():
            paid = [trib(one["paid"]) for run in those for one in run["evaluators"] if one["kind"] == kind]
            part = "" if kind == "honest" else f" ({percent(idle(those, kind))})"
            cells.append(f"{sum(paid) / len(paid):.2f} TRIB{part}")
        rows.append(cells)
    return table(["evaluator", "how many:", *(f"{NAMES[name]}:" for name in data)], rows)


def money(runs: list[dict]) -> list[str]:
    """What came in and where it went, the sum of all runs, exact."""
    what = {
        "income": "income of assets: emission, and calls",
        "stakers": "pay of evaluators",
        "claimed": "claimed",
        "left": "in the pot in the end",
        "calls": "paid for calls of the models",
        "service": "paid to the gateways for their service",
        "fees": "the treasury's part of calls",
        "data": "to those who contributed data",
    }
    data = by_data(runs)
    sums = [[f"{sum(int(run['money'][key]) for run in those):,}" for those in data.values()] for key in what]
    rows = [[text, *cells] for text, cells in zip(what.values(), sums)]
    return table(["planck", *(f"{NAMES[name]}:" for name in data)], rows)


def text(runs: list[dict]) -> str:
    """Everything that stands between the markers."""
    first = runs[0]
    count = f"{len({run['seed'] for run in runs})} seeds, {len(first['people'])} contributors, {first['epochs']} epochs"
    calls = sum(run["calls"]["count"] for run in runs)
    failed = missed(runs)
    verdict = "All bars are met." if not failed else f"{len(failed)} bars are missed."
    lines = [f"{count}, {calls:,} calls in all. {verdict}", "", *summary(runs)]
    for data in by_data(runs):
        lines += [f"![Pay and worth of each contributor, {NAMES[data]}](value-{data}.svg)", ""]
    lines += ["![What a record of each kind is paid and worth](value-kinds.svg)", ""]
    lines += ["![What evaluators are paid by kind](value-evaluators.svg)", ""]
    lines += ["What a record is paid, and worth, of what a clean one is:", "", *kinds(runs)]
    lines += ["What evaluators are paid in a run, and what part that is of an honest one's pay:", "", *evaluators(runs)]
    lines += ["Run by run:", "", *seeds(runs)]
    lines += ["Where the money went, to the planck, all runs together:", "", *money(runs)]
    return "\n".join(lines).rstrip("\n") + "\n"


def write(path: Path, runs: list[dict]) -> None:
    """Writes the tables into the page."""
    page = path.read_text()
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no place for tables: it needs {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n\n{text(runs)}\n{END}{after}")


def short(runs: list[dict]) -> str:
    """The same in a few lines, for who looks at a terminal."""
    lines = []
    for data, those in by_data(runs).items():
        found, (low, high) = median_rank(those)
        lines.append(f"{NAMES[data]}: Spearman {found:.3f} ({low:.3f} to {high:.3f}), a copied or useless record "
                     f"{percent(worthless(those))} of a clean one, copier {percent(idle(those, 'copier'))} and lazy "
                     f"{percent(idle(those, 'lazy'))} of an honest evaluator")
    return "\n".join(lines)
