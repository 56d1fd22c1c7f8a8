//! What clients in other languages sign, against what the chain checks: `examples/vectors/vouchers.json`.
//!
//! Signatures differ from one to the next, so those in the file have to be good; all else has to be what it would be
//! written as. With `TRIBUTARY_VECTORS=write` the file is written.

use codec::Encode;
use serde_json::{Value, json};
use sp_core::{Pair, ecdsa, ed25519, sr25519};
use std::{fs, path::Path};
use tributary_primitives::{AssetId, Form, Hash, SessionKey, Signature, TabId, Voucher, VoucherLane};

const GENESIS: Hash = Hash::repeat_byte(0x11);

/// A kind of key: its name, the byte that its seed consists of, the key, and how it signs.
struct Key {
    kind: &'static str,
    seed: [u8; 32],
    public: Vec<u8>,
    session: SessionKey,
    sign: Box<dyn Fn(&[u8]) -> Signature>,
}

fn keys() -> [Key; 3] {
    let seeds = [[1; 32], [2; 32], [3; 32]];
    let (ed, sr, ec) =
        (ed25519::Pair::from_seed(&seeds[0]), sr25519::Pair::from_seed(&seeds[1]), ecdsa::Pair::from_seed(&seeds[2]));
    [
        Key {
            kind: "Ed25519",
            seed: seeds[0],
            public: ed.public().0.to_vec(),
            session: SessionKey::Ed25519(ed.public()),
            sign: Box::new(move |message| ed.sign(message).into()),
        },
        Key {
            kind: "Sr25519",
            seed: seeds[1],
            public: sr.public().0.to_vec(),
            session: SessionKey::Sr25519(sr.public()),
            sign: Box::new(move |message| sr.sign(message).into()),
        },
        Key {
            kind: "Ecdsa",
            seed: seeds[2],
            public: ec.public().0.to_vec(),
            session: SessionKey::Ecdsa(ec.public()),
            sign: Box::new(move |message| ec.sign(message).into()),
        },
    ]
}

/// Nothing, little, several assets, and the most that there is.
fn vouchers() -> [Voucher; 4] {
    let lane = |asset, units, amount| VoucherLane { asset: AssetId(asset), units, amount };
    let most = |index| lane(if index == 7 { u32::MAX } else { index }, u64::MAX, u128::MAX);
    [
        Voucher { tab: TabId(0), service: 0, lanes: vec![] },
        Voucher { tab: TabId(1), service: 1, lanes: vec![lane(0, 1, 1_000_000_000)] },
        Voucher {
            tab: TabId(7),
            service: 2_500_000_000_000,
            lanes: vec![lane(2, 40, 1), lane(300, 41, 70_000_000_000_000)],
        },
        Voucher { tab: TabId(u32::MAX), service: u128::MAX, lanes: (0..8).map(most).collect() },
    ]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold("0x".to_string(), |text, byte| format!("{text}{byte:02x}"))
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = text.strip_prefix("0x").unwrap();
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

/// The bytes of a signature, without its kind.
fn bare(signature: &Signature) -> Vec<u8> {
    signature.encode()[1..].to_vec()
}

fn plain(voucher: &Voucher) -> Value {
    let lane = |lane: &VoucherLane| json!({ "asset": lane.asset.0, "units": lane.units.to_string(), "amount": lane.amount.to_string() });
    let lanes: Vec<_> = voucher.lanes.iter().map(lane).collect();
    json!({ "tab": voucher.tab.0, "service": voucher.service.to_string(), "lanes": lanes })
}

/// The file as it would be written now.
fn vectors() -> Value {
    let written = vouchers().map(|voucher| {
        let message = voucher.message(&GENESIS);
        let signatures = keys().map(|key| {
            let [raw, wrapped] = Form::ALL.map(|form| hex(&bare(&(key.sign)(&form.of(&message)))));
            let (seed, public) = (hex(&key.seed), hex(&key.public));
            json!({ "kind": key.kind, "seed": seed, "public": public, "raw": raw, "wrapped": wrapped })
        });
        json!({
            "voucher": plain(&voucher),
            "encoded": hex(&voucher.encode()),
            "message": hex(&message),
            "wrapped": hex(&Form::Wrapped.of(&message)),
            "signatures": signatures,
        })
    });
    json!({
        "about": "What clients sign: a voucher, its SCALE encoding, the message, the message as browser wallets wrap \
                  it, and signatures of both by each kind of key. runtime/tests/calls/vectors.rs holds it against the \
                  chain.",
        "genesis": hex(GENESIS.as_bytes()),
        "vouchers": written,
    })
}

/// Takes the signatures out of the vectors, one list for each voucher.
fn take_signatures(vectors: &mut Value) -> Vec<Vec<[Signature; 2]>> {
    let signature = |kind: &Value, bytes: &Value| {
        let bytes = unhex(bytes.as_str().unwrap());
        match kind.as_str().unwrap() {
            "Ed25519" => Signature::Ed25519(ed25519::Signature::from_raw(bytes.try_into().unwrap())),
            "Sr25519" => Signature::Sr25519(sr25519::Signature::from_raw(bytes.try_into().unwrap())),
            "Ecdsa" => Signature::Ecdsa(ecdsa::Signature::from_raw(bytes.try_into().unwrap())),
            other => panic!("a kind of key called {other}"),
        }
    };
    let vouchers = vectors["vouchers"].as_array_mut().unwrap();
    let of_voucher = vouchers.iter_mut().map(|voucher| {
        let signatures = voucher["signatures"].as_array_mut().unwrap();
        let both = signatures.iter_mut().map(|row| {
            let kind = row["kind"].clone();
            ["raw", "wrapped"].map(|form| signature(&kind, &row[form].take()))
        });
        both.collect()
    });
    of_voucher.collect()
}

#[test]
fn clients_sign_what_the_chain_checks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/vectors/vouchers.json");
    let mut expected = vectors();
    if std::env::var("TRIBUTARY_VECTORS").is_ok_and(|what| what == "write") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, serde_json::to_string_pretty(&expected).unwrap() + "\n").unwrap();
    }
    let mut found: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let signed = take_signatures(&mut found);
    take_signatures(&mut expected);
    assert_eq!(found, expected, "write it with TRIBUTARY_VECTORS=write");
    for (voucher, signatures) in vouchers().iter().zip(signed) {
        for (key, both) in keys().iter().zip(signatures) {
            for (form, signature) in Form::ALL.into_iter().zip(both) {
                assert_eq!(voucher.signed_by(&key.session, &signature, &GENESIS), Some(form), "{}", key.kind);
                assert_eq!(voucher.signed_by(&key.session, &signature, &Hash::zero()), None, "another chain's");
            }
        }
    }
}
