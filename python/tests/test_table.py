"""What methods take, as the client's table has it; what it answers, as values of Python."""

import pathlib
import pickle

import pytest

import tributary
from tributary import _table
from tributary._plain import plain


def command(*path):
    return next(command for command in _table.TABLE if command["path"] == list(path))


def given(path, **values):
    return _table.given(command(*path), values)


def test_numbers_are_numbers_and_texts_that_could_be_some_stay_texts():
    answer = """{
        "free": "123456789012345678901234567890", "name": "'2024", "lanes": [["-5", 7, "''x"]], "uri": "0x12"
    }"""
    assert plain(answer) == {
        "free": 123456789012345678901234567890,
        "name": "2024",
        "lanes": [[-5, 7, "'x"]],
        "uri": "0x12",
    }


def test_units_are_never_lost():
    assert given(("asset", "use"), asset=4, units=10, max_price=5)["max-price"] == ["5 planck"]
    assert given(("asset", "use"), asset=4, units=10, max_price="5 TRIB")["max-price"] == ["5 TRIB"]
    assert given(("evaluator", "register"), commission=100_000_000) == {"commission": ["100000000 parts"]}
    for wrong in (1.5, True):
        with pytest.raises(tributary.UsageError, match="no whole number"):
            given(("asset", "use"), asset=4, units=wrong)


def test_pairs_lists_flags_and_hashes_are_written_as_trib_takes_them():
    assert given(("contribution", "assess-many"), assessments=((7, 30_000), "8=1"))["assessments"] == ["7=30000", "8=1"]
    made = given(("asset", "register-model"), name="x", uri="u", licence="MIT", upstream=[(3, "15%"), (4, 5), 6])
    assert made["upstream"] == ["3=15%", "4=5 parts", "6"]
    assert given(("claim",), pools=("data:3",), all=True, for_="//Eve") == {
        "pools": ["data:3"],
        "all": ["true"],
        "for": ["//Eve"],
    }
    assert given(("claim",), pools=(), all=False, for_=()) == {}
    hashed = given(("asset", "publish"), asset=3, commitment=bytes([1] * 32))
    assert hashed["commitment"] == ["0x" + "01" * 32]
    assert given(("asset", "publish"), asset=3, commitment=pathlib.Path("m.json"))["commitment"] == ["@m.json"]
    assert given(("vote", "contributor-vote"), index=0, vote=False)["vote"] == ["nay"]
    assert given(("call",), call="utility.batchAll", arguments=([{"a": None}], 5, True, b"\1"))["arguments"] == [
        '[{"a": null}]',
        "5",
        "true",
        "0x01",
    ]


def test_a_key_is_an_account_and_its_secret_is_not_shown():
    key = tributary.Key("//Alice")
    assert given(("transfer",), to=key, amount=1) == {"to": [key.public], "amount": ["1 planck"]}
    assert given(("asset", "set-reviewers"), asset=3, reviewers=(key, "//Bob"))["reviewers"] == [key.public, "//Bob"]
    with pytest.raises(tributary.UsageError, match="is no account"):
        given(("transfer",), to=5, amount=1)


def test_failures_say_what_to_do_and_survive_a_queue():
    error = tributary.RefusedError("nothing is owed", "wait", "rewards.NothingToClaim", '{"fee": "7"}')
    assert str(error) == "nothing is owed: wait"
    again = pickle.loads(pickle.dumps(error))
    assert (again.what, again.remedy, again.name, again.sent) == ("nothing is owed", "wait", error.name, {"fee": 7})
    assert isinstance(tributary.UnreachableError("x"), (tributary.TributaryError, ConnectionError))
    assert issubclass(tributary.UsageError, ValueError)
