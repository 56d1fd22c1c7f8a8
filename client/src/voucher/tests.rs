//! Vouchers against what polkadot.js signed, and against what a payer would try.

use super::*;

/// Signed by polkadot.js; examples/vectors/vouchers.json.
const VECTORS: &str = include_str!("../../../examples/vectors/vouchers.json");

fn hex32(value: &Value) -> [u8; 32] {
    crate::connection::parse_hash(value.as_str().unwrap()).unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap().strip_prefix("0x").unwrap()).unwrap()
}

fn signature(kind: &str, bytes: &[u8]) -> Signature {
    match kind {
        "ed25519" => Signature::Ed25519(bytes.try_into().unwrap()),
        "sr25519" => Signature::Sr25519(bytes.try_into().unwrap()),
        _ => Signature::Ecdsa(bytes.try_into().unwrap()),
    }
}

fn voucher(service: u128, lanes: &[(u32, u64, u128)]) -> Voucher {
    let lane = |(asset, units, amount): &(u32, u64, u128)| Lane { asset: *asset, units: *units, amount: *amount };
    Voucher { tab: 7, service, lanes: lanes.iter().map(lane).collect() }
}

/// A tab of 1,000 planck, open for asset 4 at 10 planck and asset 9 for nothing.
fn terms() -> Terms {
    Terms { deposit: 1_000, prices: BTreeMap::from([(4, 10), (9, 0)]) }
}

#[test]
fn what_polkadot_js_signs_is_understood() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for vector in &vectors {
        let genesis = hex32(&vector["genesis"]);
        let voucher = Voucher::from_json(&vector["voucher"]).unwrap();
        assert_eq!(voucher.encode(), bytes(&vector["scale"]));
        assert_eq!(Voucher::read(&bytes(&vector["scale"])), Ok(voucher.clone()));
        assert_eq!(voucher.message(&genesis), bytes(&vector["message"]));
        assert_eq!(Voucher::from_json(&voucher.to_json()), Some(voucher.clone()));
        let kind = vector["kind"].as_str().unwrap();
        let signer = Signer::of(kind, &bytes(&vector["public"])).unwrap();
        let signed = Signed { voucher, signature: signature(kind, &bytes(&vector["signature"])) };
        assert!(signed.is_by(&signer, &genesis), "{vector}");
        assert_eq!(signer.made(&signed.signature, &signed.voucher.message(&genesis)), vector["wrapped"] == false);
        kinds.insert((kind.to_owned(), vector["wrapped"].to_string()));
        // Of another chain, of another voucher, of somebody else: not this signer's.
        assert!(!signed.is_by(&signer, &[7; 32]));
        let mut more = signed.clone();
        more.voucher.tab ^= 1;
        assert!(!more.is_by(&signer, &genesis));
        assert!(!signed.is_by(&Signer::Sr25519(Key::from_secret("//Bob").unwrap().account().0), &genesis));
    }
    assert_eq!(kinds.len(), 6, "three kinds of keys, each with and without <Bytes>");
}

#[test]
fn a_voucher_travels_in_a_header() {
    let (alice, genesis) = (Key::from_secret("//Alice").unwrap(), [3; 32]);
    let signed = voucher(5, &[(4, 10, 100)]).signed(&alice, &genesis);
    assert!(signed.is_by(&Signer::Sr25519(alice.account().0), &genesis));
    let network = network(&genesis);
    assert_eq!(network, format!("polkadot:{}", "03".repeat(16)));
    let header = signed.to_header(&network);
    assert_eq!(Signed::from_header(&header, &network), Ok(signed.clone()));
    assert_eq!(from_base64(&header), Some(signed.to_payment(&network)));
    assert!(Signed::from_header(&header, "polkadot:00").unwrap_err().to_string().contains("paid on polkadot:00"));

    let mut payment = signed.to_payment(&network);
    payment["accepted"]["scheme"] = json!("exact");
    assert!(Signed::from_header(&to_base64(&payment), &network).unwrap_err().to_string().contains("scheme"));
    for (field, value) in [("voucher", "0x00"), ("voucher", "00"), ("signature", "0x01"), ("signature", "0xff")] {
        let mut payment = signed.to_payment(&network);
        payment["payload"][field] = json!(value);
        assert!(Signed::from_header(&to_base64(&payment), &network).is_err(), "{field} {value}");
    }
    for text in ["", "*", "e30=", "bnVsbA=="] {
        assert!(Signed::from_header(text, &network).is_err(), "{text}");
    }
}

#[test]
fn bytes_that_are_no_voucher_are_refused() {
    let good = voucher(1, &[(4, 1, 10), (9, 1, 0)]).encode();
    assert!(Voucher::read(&good).is_ok());
    assert!(Voucher::read(&[&good[..], &[0]].concat()).is_err());
    assert!(Voucher::read(&good[..good.len() - 1]).is_err());
    assert!(Voucher::read(&[]).is_err());
    assert!(Voucher::read(&voucher(1, &[(9, 1, 0), (4, 1, 10)]).encode()).is_err());
    assert!(Voucher::read(&voucher(1, &[(4, 1, 0), (4, 1, 10)]).encode()).is_err());
    let many: Vec<_> = (0..9).map(|asset| (asset, 1, 1)).collect();
    assert!(Voucher::read(&voucher(1, &many).encode()).is_err());
    // A length that nobody can have meant.
    let mut long = 7_u32.encode();
    0_u128.encode_to(&mut long);
    codec::Compact(u32::MAX).encode_to(&mut long);
    assert!(Voucher::read(&long).is_err());
}

#[test]
fn what_the_chain_would_take_is_good() {
    let none = voucher(0, &[]);
    let one = voucher(5, &[(4, 10, 100)]);
    assert_eq!(one.check(&none, &terms()), Ok(()));
    // More is paid than the units cost: nobody is harmed.
    assert_eq!(voucher(5, &[(4, 10, 101)]).check(&none, &terms()), Ok(()));
    assert_eq!(voucher(0, &[(9, u64::MAX, 0)]).check(&none, &terms()), Ok(()));
    assert_eq!(voucher(900, &[(4, 10, 100)]).check(&one, &terms()), Ok(()));
    // What was paid too much before pays for nothing later.
    assert_eq!(voucher(5, &[(4, 11, 110)]).check(&voucher(5, &[(4, 10, 101)]), &terms()), Err(Fault::Underpaid(4)));
}

#[test]
fn what_a_payer_would_try_is_not() {
    let none = voucher(0, &[]);
    let one = voucher(5, &[(4, 10, 100)]);
    let cases = [
        (one.clone(), &one, Fault::Stale),
        (none.clone(), &one, Fault::Stale),
        (none.clone(), &none, Fault::Stale),
        (voucher(6, &[]), &one, Fault::Stale),
        (voucher(4, &[(4, 20, 200)]), &one, Fault::Stale),
        (voucher(6, &[(4, 9, 200)]), &one, Fault::Stale),
        (voucher(6, &[(4, 20, 99)]), &one, Fault::Stale),
        (voucher(5, &[(4, 11, 109)]), &one, Fault::Underpaid(4)),
        (voucher(0, &[(4, u64::MAX, 1_000)]), &none, Fault::Underpaid(4)),
        (voucher(0, &[(5, 1, 1)]), &none, Fault::NoLane(5)),
        (voucher(901, &[(4, 10, 100)]), &none, Fault::OverDeposit),
        (voucher(u128::MAX, &[(9, 1, u128::MAX)]), &none, Fault::OverDeposit),
        (voucher(1, &[(9, 1, 0), (4, 1, 10)]), &none, Fault::Unordered),
        (Voucher { tab: 8, ..one.clone() }, &none, Fault::OtherTab),
    ];
    for (given, before, fault) in cases {
        assert_eq!(given.check(before, &terms()), Err(fault), "{given:?}");
        assert!(!fault.to_string().is_empty() && !fault.code().is_empty());
    }
    let steep = Terms { deposit: u128::MAX, prices: BTreeMap::from([(4, u128::MAX)]) };
    assert_eq!(voucher(0, &[(4, 2, u128::MAX)]).check(&none, &steep), Err(Fault::Underpaid(4)));
}

#[test]
fn vouchers_are_compared_number_by_number() {
    let (one, other) = (voucher(5, &[(4, 10, 100)]), voucher(7, &[(4, 3, 300), (9, 1, 0)]));
    assert!(!one.covers(&other) && !other.covers(&one));
    let joined = one.joined(&other);
    assert_eq!(joined, voucher(7, &[(4, 10, 300), (9, 1, 0)]));
    assert!(joined.covers(&one) && joined.covers(&other));
    assert_eq!((joined.total(), voucher(u128::MAX, &[(4, 1, 1)]).total()), (Some(307), None));
    assert_eq!(joined.lane(5), Lane { asset: 5, units: 0, amount: 0 });
}

#[test]
fn keys_are_written_as_the_chain_does() {
    for signer in [Signer::Ed25519([1; 32]), Signer::Sr25519([2; 32]), Signer::Ecdsa([3; 33])] {
        assert_eq!(Signer::from_json(&signer.to_json()), Some(signer));
    }
    assert_eq!(Signer::from_json(&json!({ "Sr25519": "0x00" })), None);
    assert_eq!(Signer::from_json(&json!({ "Eth": format!("0x{}", "00".repeat(33)) })), None);
    assert_eq!(Signer::Sr25519([2; 32]).encode()[0], 1);
    assert_eq!(Signature::Ecdsa([0; 65]).encode().len(), 66);
}
