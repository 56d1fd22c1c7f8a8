"""Keys are those of every Substrate wallet."""

import pytest

import tributary

ALICE = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"


def test_a_key_has_its_account_and_signs():
    key = tributary.Key("//Alice")
    assert key.public == ALICE
    assert key.address() == "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
    assert key.address(0) == "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"
    signature = key.sign(b"message")
    assert len(signature) == 64
    assert tributary.verify_signature(ALICE, b"message", signature)
    assert not tributary.verify_signature(ALICE, b"another", signature)
    assert not tributary.verify_signature(ALICE, b"message", b"short")
    assert repr(key) == f"Key({ALICE})"


def test_a_key_is_made_kept_and_opened(monkeypatch):
    monkeypatch.delenv("TRIB_PASSWORD", raising=False)
    key, words = tributary.Key.generate()
    assert len(words.split()) == 12 and tributary.Key(words).public == key.public
    path = key.keep("python-test", "a password")
    for name in ("python-test", path):
        assert tributary.Key.open(name, "a password").public == key.public
    with pytest.raises(tributary.LocalError, match="password is wrong"):
        tributary.Key.open("python-test", "another")
    with pytest.raises(tributary.LocalError, match="password is missing"):
        tributary.Key.open("python-test")
    monkeypatch.setenv("TRIB_PASSWORD", "a password")
    assert tributary.Key.open("python-test").public == key.public
    with pytest.raises(tributary.LocalError, match="already"):
        key.keep("python-test", "x")


def test_what_is_no_secret_is_refused_without_repeating_it():
    with pytest.raises(tributary.LocalError) as caught:
        tributary.Key("certainly not these words")
    assert "certainly" not in str(caught.value) and caught.value.remedy
