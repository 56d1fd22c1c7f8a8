//! Values of types as a runtime has them.

// What is read and written by its type alone is never looked at.
#![allow(dead_code)]

use super::*;
use crate::{Kind, keys::Key};
use codec::Encode;
use scale_info::{MetaType, Registry, TypeInfo};
use serde_json::json;

#[derive(Encode, TypeInfo)]
struct AccountId32([u8; 32]);
#[derive(Encode, TypeInfo)]
struct H256([u8; 32]);
#[derive(Clone, Copy, Encode, TypeInfo)]
struct Perbill(u32);
#[derive(Encode, TypeInfo)]
struct AssetId(u32);
#[derive(Encode, TypeInfo)]
struct BoundedVec(Vec<u8>);
#[derive(Encode, TypeInfo)]
enum Bounded {
    Inline(BoundedVec),
}
#[derive(Encode, TypeInfo)]
enum MultiAddress {
    Id(AccountId32),
    Index(#[codec(compact)] u32),
    Raw(Vec<u8>),
}
#[derive(Encode, TypeInfo)]
struct Terms {
    use_price: u128,
    royalty: Perbill,
    note: Option<Vec<u8>>,
}
#[derive(Encode, TypeInfo)]
struct Budgets {
    data: u128,
}
#[derive(Encode, TypeInfo)]
enum PoolId {
    Steward(AssetId),
    Stake(AccountId32),
    #[codec(index = 7)]
    Nobody,
    Pair(u8, bool),
    Named {
        units: u64,
    },
}
#[derive(Encode, TypeInfo)]
struct Unit;
#[derive(Encode, TypeInfo)]
struct CompactFields {
    #[codec(compact)]
    amount: u128,
    #[codec(compact)]
    weight: u64,
    #[codec(compact)]
    count: u32,
}
#[derive(Encode, TypeInfo)]
#[allow(non_camel_case_types)]
enum System {
    remark { remark: Vec<u8> },
}
#[derive(Encode, TypeInfo)]
enum RuntimeCall {
    System(System),
}

/// Reads and writes values of `T`.
struct Case {
    types: PortableRegistry,
    id: u32,
    book: Book,
    token: Token,
}

impl Case {
    fn of<T: TypeInfo + 'static>() -> Self {
        let mut registry = Registry::new();
        let id = registry.register_type(&MetaType::new::<T>()).id;
        Self { types: registry.into(), id, book: Book::default(), token: Token::new("TRIB", 12).unwrap() }
    }

    fn shapes(&self) -> Shapes<'_> {
        Shapes::new(&self.types, &self.book, &self.token)
    }

    fn encode(&self, given: Value) -> Result<Vec<u8>> {
        self.shapes().encode(self.id, &given)
    }

    fn decode(&self, bytes: &[u8], style: Style) -> Result<Value> {
        self.shapes().decode(self.id, bytes, style)
    }

    fn refused(&self, given: Value) -> String {
        let error = self.encode(given.clone()).expect_err(&given.to_string());
        assert_eq!(error.kind, Kind::Usage, "{error}");
        error.to_string()
    }
}

/// Every way of writing gives the bytes of `value`, and they are read as `read`.
fn check<T: Encode + TypeInfo + 'static>(value: T, read: Value, written: &[Value]) {
    let case = Case::of::<T>();
    let bytes = value.encode();
    assert_eq!(case.decode(&bytes, Style::Exact), Ok(read.clone()));
    for given in written.iter().chain([&read]) {
        assert_eq!(case.encode(given.clone()), Ok(bytes.clone()), "{given}");
    }
    // No part of it is taken for the whole.
    for length in 0..bytes.len() {
        assert!(case.decode(&bytes[..length], Style::Exact).is_err(), "{length} of {bytes:?}");
    }
    assert!(case.decode(&[bytes, vec![0]].concat(), Style::Exact).is_err());
}

#[test]
fn numbers() {
    check(7_u8, json!(7), &[json!("7")]);
    check(70_000_u32, json!(70_000), &[json!("70_000")]);
    check(u64::MAX, json!(u64::MAX.to_string()), &[json!(u64::MAX)]);
    check(u128::MAX, json!(u128::MAX.to_string()), &[]);
    check(12_500_000_000_000_u128, json!("12500000000000"), &[json!("12.5 TRIB"), json!(12_500_000_000_000_u64)]);
    check(-5_i64, json!("-5"), &[json!(-5)]);
    check(AssetId(3), json!(3), &[json!("3")]);
    check(
        CompactFields { amount: 1 << 100, weight: 1 << 40, count: 3 },
        json!({ "amount": (1_u128 << 100).to_string(), "weight": "1099511627776", "count": 3 }),
        &[],
    );
    for (case, given) in [
        (Case::of::<u8>(), json!(256)),
        (Case::of::<u8>(), json!(-1)),
        (Case::of::<u8>(), json!(1.5)),
        (Case::of::<u32>(), json!("")),
        (Case::of::<u32>(), json!("_1")),
        (Case::of::<u32>(), json!([1])),
        (Case::of::<u128>(), json!("12 DOT")),
        (Case::of::<i8>(), json!(128)),
        (Case::of::<AssetId>(), json!("three")),
    ] {
        case.refused(given);
    }
    // Where no tokens are counted, nobody is asked for some.
    assert_eq!(Case::of::<AssetId>().refused(json!("three")), "\"three\" does not fit: give u32");
    let error = Case::of::<CompactFields>().refused(json!({ "amount": "1 DOT", "weight": "a", "count": 1 }));
    assert!(error.starts_with("amount: ") && error.contains("12.5 TRIB"), "{error}");
    let error = Case::of::<CompactFields>().refused(json!({ "amount": "1 TRIB", "weight": "a", "count": 1 }));
    assert!(error.starts_with("weight: \"a\" does not fit: give u64"), "{error}");
    let error = Case::of::<CompactFields>().refused(json!({ "amount": 1, "weight": 1, "count": 4_294_967_296_u64 }));
    assert!(error.starts_with("count: 4294967296 does not fit: give u32"), "{error}");
}

#[test]
fn shares_are_checked_before_they_reach_the_chain() {
    check(Perbill(150_000_000), json!(150_000_000), &[json!("15%"), json!("15 %"), json!("150000000")]);
    let case = Case::of::<Perbill>();
    assert!(case.refused(json!(1_000_000_001)).contains("more than the whole"));
    assert!(case.refused(json!("4294967295")).contains("more than the whole"));
    assert!(case.refused(json!("100.1%")).contains("more than the whole"));
    assert_eq!(case.decode(&Perbill(5).encode(), Style::Plain), Ok(json!("0.0000005 %")));
}

#[test]
fn texts_are_told_from_numbers_where_that_is_wanted() {
    let marked = |bytes: Vec<u8>, case: Case| case.decode(&bytes, Style::Marked).unwrap();
    assert_eq!(marked(70_000_u64.encode(), Case::of::<u64>()), "70000");
    assert_eq!(marked(5_u128.encode(), Case::of::<u128>()), "5");
    assert_eq!(marked(Perbill(7).encode(), Case::of::<Perbill>()), 7);
    for (text, read) in [("2024", "'2024"), ("'a", "''a"), ("a7", "a7"), ("", "")] {
        assert_eq!(marked(text.as_bytes().to_vec().encode(), Case::of::<Vec<u8>>()), read);
        assert_eq!(marked(text.to_owned().encode(), Case::of::<String>()), read);
        assert_eq!(super::marked(json!({ "7": [text, 7, null] })), json!({ "7": [read, 7, null] }));
    }
}

#[test]
fn truths_and_text() {
    check(true, json!(true), &[json!("yes"), json!("Aye")]);
    check(false, json!(false), &[json!("no"), json!("nay"), json!("false")]);
    check("text".to_owned(), json!("text"), &[]);
    Case::of::<bool>().refused(json!("perhaps"));
    Case::of::<bool>().refused(json!(1));
}

#[test]
fn bytes_of_any_length() {
    check(b"CC-BY-4.0".to_vec(), json!("CC-BY-4.0"), &[json!("0x43432d42592d342e30")]);
    check(BoundedVec(vec![1, 2]), json!("0x0102"), &[json!([1, 2])]);
    check(Vec::<u8>::new(), json!(""), &[json!([])]);
    check(H256([7; 32]), json!(format!("0x{}", "07".repeat(32))), &[json!(vec![7; 32])]);
    // What comes from the chain must not make this machine read a file.
    check(b"@/etc/passwd".to_vec(), json!("@/etc/passwd"), &[]);
    assert!(Case::of::<Vec<u8>>().refused(json!("0x123")).contains("no hexadecimal"));
    assert!(Case::of::<H256>().refused(json!("0x07")).contains("give 0x and 64 digits"));
    Case::of::<H256>().refused(json!("text"));
    Case::of::<Vec<u8>>().refused(json!([256]));
}

#[test]
fn accounts_by_all_their_names() {
    let alice = Key::from_secret("//Alice").unwrap().account();
    let address = alice.address(42);
    check(AccountId32(alice.0), json!(address), &[json!("//Alice"), json!(alice.hex())]);
    let wrapped = MultiAddress::Id(AccountId32(alice.0));
    check(wrapped, json!({ "Id": address }), &[json!("//Alice"), json!(address), json!({ "id": "//Alice" })]);
    check(MultiAddress::Index(5), json!({ "Index": 5 }), &[json!("Index:5")]);
    Case::of::<AccountId32>().refused(json!("Alice"));
    Case::of::<AccountId32>().refused(json!(5));
    Case::of::<MultiAddress>().refused(json!("Bob"));
}

#[test]
fn variants_in_any_case_and_form() {
    check(
        PoolId::Steward(AssetId(3)),
        json!({ "Steward": 3 }),
        &[json!("steward:3"), json!("Steward(3)"), json!("STEWARD: 3")],
    );
    check(PoolId::Nobody, json!("Nobody"), &[json!("nobody"), json!({ "nobody": null })]);
    check(PoolId::Pair(1, true), json!({ "Pair": [1, true] }), &[json!("Pair:1=yes"), json!({ "pair": ["1", "yes"] })]);
    check(PoolId::Named { units: 9 }, json!({ "Named": { "units": "9" } }), &[json!("{\"named\":{\"Units\":9}}")]);
    let case = Case::of::<PoolId>();
    assert!(
        case.refused(json!("stward:3")).contains("give one of")
            || case.refused(json!("stward")).contains("did you mean Steward?")
    );
    assert!(case.refused(json!("xyz")).contains("give one of Steward, Stake, Nobody"));
    case.refused(json!({ "Steward": 1, "Stake": 2 }));
    case.refused(json!(["Steward"]));
    case.refused(json!("Nobody:3"));
    assert!(case.decode(&[200], Style::Exact).unwrap_err().to_string().contains("variant that does not exist"));
}

#[test]
fn structures_and_what_may_be_missing() {
    let terms = || Terms { use_price: 5, royalty: Perbill(1), note: None };
    check(
        terms(),
        json!({ "use_price": "5", "royalty": 1, "note": null }),
        &[json!({ "usePrice": 5, "royalty": 1 }), json!("{\"useprice\":\"5 planck\",\"royalty\":\"0.0000001%\"}")],
    );
    check(Some(3_u8), json!(3), &[json!({ "Some": 3 })]);
    check(None::<u8>, json!(null), &[json!("none")]);
    check((3_u32, Perbill(9)), json!([3, 9]), &[json!("3=9 parts")]);
    check(
        vec![(3_u32, 9_u16), (4, 1)],
        json!([[3, 9], [4, 1]]),
        &[json!("3=9, 4=1"), json!("[[3,9],[4,1]]"), json!(["3=9", "4=1"])],
    );
    check(Vec::<u32>::new(), json!([]), &[json!(""), json!(null)]);
    check(Unit, json!(null), &[json!([]), json!({}), json!(""), json!("null")]);
    check((), json!(null), &[json!("null")]);
    check([1_u16, 2], json!([1, 2]), &[json!("1,2")]);
    let case = Case::of::<Terms>();
    assert!(case.refused(json!({ "use_price": 5 })).starts_with("the field \"royalty\" is missing"));
    assert!(
        case.refused(json!({ "use_price": 5, "royalty": 1, "floor": 2 })).starts_with("there is no field \"floor\"")
    );
    assert!(case.refused(json!({ "use_price": "x", "royalty": 1 })).starts_with("use_price: "));
    assert!(case.refused(json!(5)).contains("give {use_price: u128, royalty: share, note: bytes or null}"));
    let list = Case::of::<Vec<(u32, u16)>>();
    assert!(list.refused(json!([[1, 2], [3]])).starts_with("[1]: "));
    Case::of::<[u16; 2]>().refused(json!([1]));
    Case::of::<Unit>().refused(json!(1));
}

#[test]
fn json_that_is_none_is_told_as_that() {
    for (case, given) in [
        (Case::of::<Vec<u32>>(), "[1, 2"),
        (Case::of::<Terms>(), "{"),
        (Case::of::<RuntimeCall>(), "{\"System\": {remark}}"),
        (Case::of::<Vec<AccountId32>>(), "[//Alice, //Bob]"),
    ] {
        let error = case.refused(json!(given));
        assert!(error.contains("is no JSON: ") && error.ends_with(": correct it"), "{error}");
    }
    // Text of a person's is no JSON, whatever it begins with.
    check(BoundedVec(b"[draft] {".to_vec()), json!("[draft] {"), &[]);
    check(b"{x".to_vec(), json!("{x"), &[]);
    let long = Case::of::<Vec<u32>>().refused(json!("[".repeat(5_000)));
    assert!(long.chars().count() < 300, "{long}");
}

#[test]
fn what_a_variant_is_made_of_is_told() {
    let case = Case::of::<PoolId>();
    assert_eq!(case.refused(json!({ "Named": {} })), "Named: the field \"units\" is missing: give {units: u64}");
    assert_eq!(case.refused(json!({ "Named": 5 })), "Named: 5 does not fit: give {units: u64}");
    assert_eq!(case.refused(json!({ "Named": { "unit": 5 } })), "Named: there is no field \"unit\": give {units: u64}");
    let long = case.refused(json!("x".repeat(5_000)));
    assert!(long.chars().count() < 200, "{long}");
}

#[test]
fn calls_in_words_and_in_bytes() {
    let call = RuntimeCall::System(System::remark { remark: b"hi".to_vec() });
    let bytes = format!("0x{}", hex::encode(call.encode()));
    check(call, json!({ "System": { "remark": { "remark": "hi" } } }), &[json!(bytes)]);
    let case = Case::of::<RuntimeCall>();
    assert!(case.refused(json!("0x0000")).contains("no call of this chain"));
    assert!(case.refused(json!("0x00000868690000")).contains("no call of this chain"));
}

#[test]
fn a_proposal_that_the_chain_could_not_read_is_not_written() {
    let case = Case::of::<Bounded>();
    for length in [1, 63, 64, 128] {
        let inline = json!({ "Inline": format!("0x{}", "ab".repeat(length)) });
        assert_eq!(case.encode(inline).unwrap(), Bounded::Inline(BoundedVec(vec![0xab; length])).encode());
    }
    let refused = case.refused(json!({ "Inline": format!("0x{}", "ab".repeat(129)) }));
    assert!(refused.contains("128 bytes") && refused.contains("vote propose"), "{refused}");
}

#[test]
fn people_see_units() {
    let case = Case::of::<Terms>();
    let bytes = Terms { use_price: 1_500_000_000_000, royalty: Perbill(150_000_000), note: None }.encode();
    let expected = json!({ "use_price": "1.5 TRIB", "royalty": "15 %", "note": null });
    assert_eq!(case.decode(&bytes, Style::Plain), Ok(expected));
    assert_eq!(Case::of::<u64>().decode(&1_234_567_u64.encode(), Style::Plain), Ok(json!("1,234,567")));
    let bytes = Budgets { data: 10_000 }.encode();
    assert_eq!(Case::of::<Budgets>().decode(&bytes, Style::Plain), Ok(json!({ "data": "10,000" })), "a weight");
    assert_eq!(Case::of::<Budgets>().decode(&bytes, Style::Exact), Ok(json!({ "data": "10000" })));
}

#[test]
fn hostile_bytes_end_in_an_error() {
    // Four thousand million elements that take no bytes, or some.
    for bytes in [&[3, 255, 255, 255, 255][..], &[254, 255, 255, 255]] {
        assert!(Case::of::<Vec<Unit>>().decode(bytes, Style::Exact).is_err());
        assert!(Case::of::<Vec<u32>>().decode(bytes, Style::Exact).is_err());
        assert!(Case::of::<Vec<u8>>().decode(bytes, Style::Exact).is_err());
    }
    let deep = (0..1_000).fold(json!(1), |inner, _| json!([inner]));
    Case::of::<Vec<u32>>().refused(deep);
}
