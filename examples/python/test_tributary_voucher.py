"""tributary_voucher.py against vectors that others signed, and against what a gateway would try: `python3 FILE`."""

import importlib.util
import json
import pathlib
import sys
import unittest

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True

import tributary_voucher as tv  # noqa: E402

VECTORS = json.loads((FOLDER.parent / "vectors" / "vouchers.json").read_text())
GENESIS = bytes([7] * 32)
OFFER = tv.Offer(asset=4, service=2, ahead=1, price=10, gateway="", genesis=GENESIS)

HAS_CRYPTOGRAPHY = importlib.util.find_spec("cryptography") is not None
HAS_SR25519 = importlib.util.find_spec("sr25519") is not None


def data(text):
    return bytes.fromhex(text[2:])


class Unsigned(tv.Key):
    """A key for tests of everything but signatures."""

    kind, public = "ed25519", bytes(32)

    def sign(self, message):
        return bytes(64)


class Vectors(unittest.TestCase):
    def test_bytes_and_messages(self):
        for vector in VECTORS:
            voucher = tv.Voucher.from_json(vector["voucher"])
            self.assertEqual(voucher.encode(), data(vector["scale"]))
            self.assertEqual(tv.Voucher.decode(data(vector["scale"])), voucher)
            self.assertEqual(voucher.message(data(vector["genesis"])), data(vector["message"]))

    def test_ecdsa_signatures(self):
        for vector in self.of("ecdsa"):
            signature = data(vector["signature"])
            r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:64], "big")
            digest = tv.blake2_256(self.said(vector))
            self.assertEqual(tv.recover(digest, r, s, signature[64]), data(vector["public"]))
            self.assertNotEqual(tv.recover(tv.blake2_256(b"else"), r, s, signature[64]), data(vector["public"]))

    @unittest.skipUnless(HAS_CRYPTOGRAPHY, "cryptography is not installed")
    def test_ed25519_signatures(self):
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        for vector in self.of("ed25519"):
            key = Ed25519PublicKey.from_public_bytes(data(vector["public"]))
            key.verify(data(vector["signature"]), self.said(vector))

    @unittest.skipUnless(HAS_SR25519, "py-sr25519-bindings is not installed")
    def test_sr25519_signatures(self):
        import sr25519

        for vector in self.of("sr25519"):
            signature, public = data(vector["signature"]), data(vector["public"])
            self.assertTrue(sr25519.verify(signature, self.said(vector), public))

    def of(self, kind):
        found = [vector for vector in VECTORS if vector["kind"] == kind]
        self.assertTrue(found)
        return found

    def said(self, vector):
        message = data(vector["message"])
        return tv.wrapped(message) if vector["wrapped"] else message


class Keys(unittest.TestCase):
    @unittest.skipUnless(HAS_CRYPTOGRAPHY, "cryptography is not installed")
    def test_keys_sign_what_the_chain_can_check(self):
        for number in range(1, 9):
            message = tv.Voucher(number, 5).message(GENESIS)
            key = tv.EcdsaKey(bytes([number] * 32))
            signature = key.multi_signature(message)
            self.assertEqual((signature[0], len(signature)), (2, 66))
            r, s = int.from_bytes(signature[1:33], "big"), int.from_bytes(signature[33:65], "big")
            self.assertEqual(tv.recover(tv.blake2_256(message), r, s, signature[65]), key.public)
        key = tv.Ed25519Key(bytes([1] * 32))
        signature = key.multi_signature(message)
        self.assertEqual((signature[0], len(signature)), (0, 65))
        self.assertTrue(key.signer().startswith("ed25519:0x"))

    @unittest.skipUnless(HAS_SR25519, "py-sr25519-bindings is not installed")
    def test_keys_of_sr25519(self):
        import sr25519

        key, message = tv.Sr25519Key(bytes([1] * 32)), tv.Voucher(7, 5).message(GENESIS)
        signature = key.multi_signature(message)
        self.assertEqual((signature[0], len(signature)), (1, 65))
        self.assertTrue(sr25519.verify(signature[1:], message, key.public))


class Tabs(unittest.TestCase):
    def setUp(self):
        self.tab = tv.Tab(Unsigned(), GENESIS, 7, 100, {4: 10})

    def test_each_voucher_promises_the_next_call(self):
        for call in range(1, 9):
            self.tab.next(OFFER)
            self.assertEqual(self.tab.promised.total(), 12 * call)
            self.tab.used = self.tab.promised
        with self.assertRaisesRegex(tv.VoucherError, "top it up"):
            self.tab.next(OFFER)

    def test_what_was_paid_and_not_used_is_used_first(self):
        self.tab.next(OFFER)
        self.tab.next(OFFER)
        self.assertEqual(self.tab.promised.total(), 13)
        again = tv.Tab(Unsigned(), GENESIS, 7, 100, {4: 10}, self.tab.state())
        self.assertEqual(again.state(), self.tab.state())

    def test_a_gateway_that_lies_is_not_paid(self):
        empty = tv.Voucher(7).to_json()
        for told in (
            {"deposit": "1000", "used": {**empty, "service": "90"}},
            {"deposit": "1000", "used": empty, "promised": {"voucher": "0x" + tv.Voucher(7, 900).encode().hex()}},
        ):
            tab = tv.Tab(Unsigned(), GENESIS, 7, 100, {4: 10})
            tab.learn(told)
            with self.assertRaisesRegex(tv.VoucherError, "would take"):
                tab.next(OFFER)
            again = tv.Tab(Unsigned(), GENESIS, 7, 1_000, {4: 10}, tab.state())
            with self.assertRaisesRegex(tv.VoucherError, "would take"):
                again.next(OFFER)
            tab.draft(OFFER, 1_000)

    def test_a_calls_attempts_together_take_no_more_than_it_may(self):
        self.tab.deposit = 1_000
        _, risen = self.tab.raised(OFFER)
        self.assertEqual(risen, 12)
        self.tab.learn({"deposit": "1000", "used": {**tv.Voucher(7).to_json(), "service": "20"}})
        with self.assertRaisesRegex(tv.VoucherError, "would take"):
            self.tab.raised(OFFER, None, risen)
        self.assertEqual(self.tab.raised(OFFER, None, 0)[1], 20)

    def test_what_is_no_voucher(self):
        for voucher in (tv.Voucher(-1), tv.Voucher(2**32), tv.Voucher(0, 2**128)):
            with self.assertRaises(tv.VoucherError):
                voucher.encode()
        with self.assertRaises(tv.VoucherError):
            tv.Voucher(0, 0, {asset: (1, 1) for asset in range(9)}).encode()
        lane = bytes(28)
        for raw in (b"", bytes(20), bytes(22), bytes(20) + b"\x04", bytes(20) + b"\x08" + lane + lane):
            with self.assertRaises(tv.VoucherError):
                tv.Voucher.decode(raw)

    def test_the_header_has_the_form_of_x402(self):
        payment = json.loads(tv.base64.b64decode(self.tab.next(OFFER)))
        self.assertEqual(payment["accepted"], {"scheme": "batch-settlement", "network": "polkadot:" + "07" * 16})
        self.assertEqual(tv.Voucher.decode(data(payment["payload"]["voucher"])), self.tab.promised)
        self.assertEqual(payment["payload"]["signature"], "0x00" + "00" * 64)


if __name__ == "__main__":
    unittest.main()
