//! What clients in other languages sign, against what the chain checks: `examples/vectors/vouchers.json`, signed by
//! polkadot.js. Clients of this repository hold themselves against the same file.

use codec::Encode;
use serde_json::Value;
use sp_core::{ecdsa, ed25519, sr25519};
use std::{collections::BTreeSet, fs, path::Path};
use tributary_primitives::{AssetId, Form, Hash, SessionKey, Signature, TabId, Voucher, VoucherLane};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
    let digits = text(value).strip_prefix("0x").unwrap();
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

fn array<const N: usize>(value: &Value) -> [u8; N] {
    bytes(value).try_into().unwrap()
}

fn voucher(value: &Value) -> Voucher {
    let id = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    let lane = |lane: &Value| VoucherLane {
        asset: AssetId(id(&lane[0])),
        units: text(&lane[1]).parse().unwrap(),
        amount: text(&lane[2]).parse().unwrap(),
    };
    Voucher {
        tab: TabId(id(&value["tab"])),
        service: text(&value["service"]).parse().unwrap(),
        lanes: value["lanes"].as_array().unwrap().iter().map(lane).collect(),
    }
}

/// The key of a vector, and its signature.
fn signed(vector: &Value) -> (SessionKey, Signature) {
    let (public, signature) = (&vector["public"], &vector["signature"]);
    match text(&vector["kind"]) {
        "ed25519" => (
            SessionKey::Ed25519(ed25519::Public::from_raw(array(public))),
            Signature::Ed25519(ed25519::Signature::from_raw(array(signature))),
        ),
        "sr25519" => (
            SessionKey::Sr25519(sr25519::Public::from_raw(array(public))),
            Signature::Sr25519(sr25519::Signature::from_raw(array(signature))),
        ),
        "ecdsa" => (
            SessionKey::Ecdsa(ecdsa::Public::from_raw(array(public))),
            Signature::Ecdsa(ecdsa::Signature::from_raw(array(signature))),
        ),
        other => panic!("a kind of key called {other}"),
    }
}

#[test]
fn clients_sign_what_the_chain_checks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/vectors/vouchers.json");
    let vectors: Vec<Value> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let mut seen = BTreeSet::new();
    for vector in &vectors {
        let (voucher, genesis) = (voucher(&vector["voucher"]), Hash::from(array::<32>(&vector["genesis"])));
        assert_eq!(voucher.encode(), bytes(&vector["scale"]));
        assert_eq!(voucher.message(&genesis), bytes(&vector["message"]));
        let (key, signature) = signed(vector);
        let wrapped = vector["wrapped"].as_bool().unwrap();
        let form = if wrapped { Form::Wrapped } else { Form::Raw };
        assert_eq!(voucher.signed_by(&key, &signature, &genesis), Some(form), "{vector}");
        assert_eq!(voucher.signed_by(&key, &signature, &Hash::zero()), None, "another chain's: {vector}");
        let more = Voucher { service: voucher.service ^ 1, ..voucher };
        assert_eq!(more.signed_by(&key, &signature, &genesis), None, "another amount: {vector}");
        seen.insert((text(&vector["kind"]), wrapped));
    }
    assert_eq!(seen.len(), 6, "each kind of key in both forms");
}
