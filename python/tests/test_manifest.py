"""Manifests of files and of tables in memory: what is hashed is what anybody can read again."""

import datetime
import hashlib
import json
import subprocess
import sys
import types

import numpy
import pandas
import pyarrow
import pyarrow.parquet
import pytest

import tributary
from tributary import manifest

ALICE, BOB = (tributary.Key(f"//{name}").public for name in ("Alice", "Bob"))
ROWS = [
    {"who": "//Alice", "tokens": 3, "x": 0.5, "label": "a"},
    {"who": "//Bob", "tokens": 4, "x": -2.0, "label": "b"},
]
COLUMNS = {"owner_column": "who", "units_column": "tokens"}


def record(line: str) -> str:
    return "0x" + hashlib.blake2b(line.encode(), digest_size=32).hexdigest()


def test_a_folder_is_built_proved_and_verified(tmp_path):
    (tmp_path / "photos").mkdir()
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / "photos" / name).write_text(name)
    owners = tmp_path / "owners.csv"
    owners.write_text("path,account,units\na.jpg,//Alice,30\nb.jpg,//Bob,12\n")
    built = manifest.build(tmp_path / "photos", tmp_path / "m", owners=owners, name="Photos", licence="CC0-1.0")
    assert (built["units"], built["count"], built["blind"], built["salts"]) == (42, 2, False, None)
    assert manifest.verify(tmp_path / "m")["root"] == built["root"]
    [proof] = manifest.prove(tmp_path / "m", account="//Bob")
    assert (proof["index"], proof["units"], proof["record"]) == (1, "12", record("b.jpg"))
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(proof))
    assert manifest.verify(file) == [proof]
    file.write_text(json.dumps({**proof, "units": "13"}))
    with pytest.raises(tributary.RefusedError, match="does not lead to the root"):
        manifest.verify(file)
    assert len(manifest.prove(tmp_path / "m", index=[0, 1])) == 2
    with pytest.raises(tributary.UsageError, match="no leaf is named"):
        manifest.prove(tmp_path / "m")
    with pytest.raises(tributary.LocalError, match="not empty"):
        manifest.build(tmp_path / "photos", tmp_path / "m", owners=owners)


def test_rows_are_lines_of_json_that_can_be_hashed_again(tmp_path):
    built = manifest.build(ROWS, tmp_path / "m", **COLUMNS)
    assert (built["units"], built["count"]) == (7, 2)
    [file] = built["files"]
    assert file == str(tmp_path / "m.jsonl")
    lines = (tmp_path / "m.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == ROWS
    [proof] = manifest.prove(tmp_path / "m", account=BOB)
    assert proof["record"] == record(lines[1])
    # The same rows as a file that somebody else wrote.
    assert manifest.build(file, tmp_path / "again", **COLUMNS)["root"] == built["root"]


def test_one_table_is_one_manifest_whatever_holds_it(tmp_path):
    frame, names = pandas.DataFrame(ROWS), list(ROWS[0])
    fields = [("who", "U8"), ("tokens", "i8"), ("x", "f8"), ("label", "U1")]
    array = numpy.array([tuple(row.values()) for row in ROWS], dtype=fields)
    tables = {
        "rows": iter(ROWS),
        "pandas": frame,
        "numpy": array,
        "mapping": {name: [row[name] for row in ROWS] for name in names},
        "arrays": {name: numpy.array([row[name] for row in ROWS]) for name in names},
        "arrow": pyarrow.Table.from_pylist(ROWS),
    }
    roots = {
        name: manifest.build(table, tmp_path / name, format="jsonl", **COLUMNS)["root"]
        for name, table in tables.items()
    }
    assert len(set(roots.values())) == 1, roots


def test_arrow_stays_what_it_is_in_parquet(tmp_path):
    table = pyarrow.Table.from_pylist(ROWS)
    built = manifest.build(table, tmp_path / "m", **COLUMNS)
    assert built["files"] == [str(tmp_path / "m.parquet")]
    assert pyarrow.parquet.read_table(tmp_path / "m.parquet").to_pylist() == ROWS
    reader = pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches())
    for name, same in (("batch", table.to_batches()[0]), ("reader", reader)):
        assert manifest.build(same, tmp_path / name, **COLUMNS)["root"] == built["root"], name
    frame = manifest.build(table.to_pandas(), tmp_path / "frame", format="parquet", **COLUMNS)
    assert frame["root"] == built["root"]


def test_a_dataset_is_known_by_its_module_and_not_imported(tmp_path):
    # As `datasets.Dataset` is: it writes itself.
    module = types.ModuleType("datasets.arrow_dataset")

    class Dataset:
        def to_parquet(self, path):
            pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), path)

    Dataset.__module__ = module.__name__
    built = manifest.build(Dataset(), tmp_path / "m", **COLUMNS)
    assert built["files"] == [str(tmp_path / "m.parquet")] and built["units"] == 7
    assert "datasets" not in sys.modules

    class DatasetDict(dict):
        pass

    DatasetDict.__module__ = "datasets.dataset_dict"
    with pytest.raises(tributary.UsageError, match="name one of train, test"):
        manifest.build(DatasetDict(train=1, test=2), tmp_path / "n", owner="//Alice")


def test_nothing_is_imported_that_is_not_used():
    code = "import sys, tributary; print([n for n in ('numpy', 'pandas', 'pyarrow', 'datasets') if n in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_features_of_many_numbers_are_lists_and_what_is_missing_is_null(tmp_path):
    data = {"x": numpy.arange(4.0).reshape(2, 2), "when": [datetime.date(2026, 1, 2), None], "y": [1, float("nan")]}
    manifest.build(data, tmp_path / "m", owner="//Alice")
    lines = [json.loads(line) for line in (tmp_path / "m.jsonl").read_text().splitlines()]
    assert lines == [{"x": [0.0, 1.0], "when": "2026-01-02", "y": 1}, {"x": [2.0, 3.0], "when": None, "y": None}]
    times, counts = pandas.to_datetime(["2026-01-02", None]), pandas.array([1, None], dtype="Int64")
    frame = pandas.DataFrame({"t": times, "n": counts})
    manifest.build(frame, tmp_path / "n", owner="//Alice")
    lines = [json.loads(line) for line in (tmp_path / "n.jsonl").read_text().splitlines()]
    assert lines == [{"t": "2026-01-02T00:00:00", "n": 1}, {"t": None, "n": None}]
    manifest.build(numpy.eye(2), tmp_path / "o", owner="//Alice", columns=["a", "b"])
    assert (tmp_path / "o.jsonl").read_text() == '{"a": 1.0, "b": 0.0}\n{"a": 0.0, "b": 1.0}\n'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (5, "int is no table"),
        ([1, 2], "row 1 is a int"),
        ({"a": [1], "b": [1, 2]}, "differ in length"),
        ([{"a": object()}], "row 1, a is a object"),
        ([{"a": float("inf")}], "infinite"),
        (numpy.zeros((1, 1, 1)), "3 dimensions"),
    ],
)
def test_what_is_no_table_is_refused_and_leaves_nothing(tmp_path, data, sentence):
    with pytest.raises(tributary.UsageError, match=sentence):
        manifest.build(data, tmp_path / "m", owner="//Alice")
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_is_nobodys_leaves_nothing_and_replaces_nothing(tmp_path):
    with pytest.raises(tributary.TributaryError):
        manifest.build([{"a": 1}], tmp_path / "m")
    assert not (tmp_path / "m.jsonl").exists()
    manifest.build([{"a": 1}], tmp_path / "m", owner="//Alice")
    before = (tmp_path / "m.jsonl").read_bytes()
    with pytest.raises(tributary.LocalError, match="is there already"):
        manifest.build([{"a": 2}], tmp_path / "m", owner="//Alice")
    assert (tmp_path / "m.jsonl").read_bytes() == before


def test_owners_are_hidden_and_opened_by_their_salts(tmp_path):
    built = manifest.build(ROWS, tmp_path / "m", blind=True, **COLUMNS)
    assert built["blind"] and built["salts"] == str(tmp_path / "m.salts.csv")
    [hidden] = manifest.prove(tmp_path / "m", index=1)
    assert set(hidden["owner"]) == {"blinded"}
    [opened] = manifest.prove(tmp_path / "m", account=BOB, salts=built["salts"])
    assert opened["index"] == 1 and opened["owner"]["account"] == BOB
    with pytest.raises(tributary.UsageError, match="salts goes with blind"):
        manifest.build(ROWS, tmp_path / "n", salts=tmp_path / "s", **COLUMNS)


def test_authors_of_a_repository_are_leaves(tmp_path):
    repository = tmp_path / "repository"
    repository.mkdir()

    def git(*arguments):
        settings = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", repository, *settings, *arguments], check=True, capture_output=True)

    git("init", "--quiet")
    (repository / "a").write_text("1\n2\n3\n")
    git("add", ".")
    git("commit", "--quiet", "--message", "a")
    owners = tmp_path / "authors.csv"
    owners.write_text("email,account\nann@example.org,//Alice\n")
    built = manifest.from_git(repository, owners, tmp_path / "m")
    assert (built["units"], built["count"], built["unmapped"]) == (3, 1, [])
    assert manifest.prove(tmp_path / "m", account=ALICE)
