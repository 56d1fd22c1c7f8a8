"""Vouchers against vectors that others signed, and by the chain's own rules."""

import json

import pytest
from conftest import ROOT

import tributary
from tributary.vouchers import Lane, SignedVoucher, Voucher, network

VECTORS = json.loads((ROOT / "examples" / "vectors" / "vouchers.json").read_text())
GENESIS = bytes([7] * 32)


def data(text):
    return bytes.fromhex(text[2:])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['kind']}-{vector['voucher']['tab']}")
def test_bytes_messages_and_signatures_are_those_of_the_vectors(vector):
    voucher, genesis = Voucher.from_json(vector["voucher"]), data(vector["genesis"])
    assert voucher.encode() == data(vector["scale"])
    assert Voucher.decode(data(vector["scale"])) == voucher
    assert voucher.message(genesis) == data(vector["message"])
    assert voucher.to_json() == vector["voucher"]
    signed = SignedVoucher(voucher, vector["kind"], data(vector["signature"]))
    form = "wrapped" if vector["wrapped"] else "raw"
    assert signed.verify(vector["kind"], vector["public"], genesis) == form
    assert signed.verify(vector["kind"], data(vector["public"]), genesis) == form
    assert signed.verify(vector["kind"], vector["public"], GENESIS) is None
    other = SignedVoucher(Voucher(voucher.tab, voucher.service ^ 1, voucher.lanes), signed.kind, signed.signature)
    assert other.verify(vector["kind"], vector["public"], genesis) is None


def test_a_voucher_is_signed_and_travels():
    key = tributary.Key("//Ferdie")
    voucher = Voucher(7, 5_000_000_000, (Lane(4, 10, 3_000_000_000_000),))
    assert voucher.total == 3_005_000_000_000
    signed = voucher.sign(key, GENESIS)
    assert signed.verify("sr25519", key.public, GENESIS) == "raw"
    assert signed.verify("ed25519", key.public, GENESIS) is None
    assert signed.verify("sr25519", tributary.Key("//Eve").public, GENESIS) is None
    header = signed.header(network(GENESIS))
    assert SignedVoucher.from_header(header, network(GENESIS)) == signed
    with pytest.raises(tributary.UsageError, match="is for"):
        SignedVoucher.from_header(header, network(bytes(32)))


def test_what_the_chain_would_not_take_is_refused_by_its_code():
    first, terms = Voucher(7, 0), {"deposit": 1_000, "prices": {4: 10}}
    good = Voucher(7, 5, (Lane(4, 2, 20),))
    good.check(first, **terms)
    for voucher, code in [
        (Voucher(8, 5), "other_tab"),
        (first, "stale"),
        (Voucher(7, 5, (Lane(4, 3, 20),)), "underpaid"),
        (Voucher(7, 5, (Lane(5, 1, 20),)), "no_lane"),
        (Voucher(7, 981, (Lane(4, 2, 20),)), "over_deposit"),
    ]:
        with pytest.raises(tributary.RefusedError) as caught:
            voucher.check(first, **terms)
        assert caught.value.name == code
    for nonsense in (Voucher(2**32, 0), Voucher(7, -1), Voucher(7, 0, (Lane(5, 1, 1), Lane(4, 1, 1)))):
        with pytest.raises(tributary.UsageError):
            nonsense.encode()
    with pytest.raises(tributary.UsageError, match="32 bytes"):
        good.message(b"short")
