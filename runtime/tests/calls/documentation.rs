//! The tables of `docs/governance.md` say what the code says, and so does the list of invariants in
//! `docs/architecture.md`.

use crate::helpers::*;
use codec::Encode;
use frame_support::traits::Get;
use pallet_governance::{ContributorShares, DAYS, HOURS, MINUTES, Row, TRACKS, Tracks};
use pallet_referenda::TracksInfo;
use scale_info::{TypeDef, TypeInfo, form::MetaForm};
use sp_runtime::Perbill;
use std::{collections::BTreeSet, fs, path::Path};
use tributary_runtime::{
    Balance, Runtime, RuntimeCall, RuntimeParameters, RuntimeParametersKey,
    parameters::{
        PARAMETERS, Parameter, Told, Unit, decided_by,
        dynamic_params::validators,
        in_range::{self, governance},
        is_within_bounds,
    },
};

const GOVERNANCE: &str = include_str!("../../../docs/governance.md");
const ARCHITECTURE: &str = include_str!("../../../docs/architecture.md");
const OWN_NETWORK: &str = include_str!("../../../docs/own-network.md");
const TEMPLATE: &str = include_str!("../../../chain-specs/mainnet-template.toml");

/// The rows of the table of `governance.md` between `<!-- name -->` and `<!-- /name -->`, cell by cell.
fn table(name: &str) -> Vec<Vec<String>> {
    table_of(GOVERNANCE, name)
}

/// The same of any page.
fn table_of(page: &str, name: &str) -> Vec<Vec<String>> {
    let (_, rest) = page.split_once(&format!("<!-- {name} -->")).unwrap();
    let (block, _) = rest.split_once(&format!("<!-- /{name} -->")).unwrap();
    let rows = block.lines().map(str::trim).filter(|line| line.starts_with('|'));
    // Without the head and the line below it.
    rows.skip(2).map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_string()).collect()).collect()
}

/// Blocks of a live network in words.
fn time(blocks: u32) -> String {
    for (unit, name) in [(DAYS, "d"), (HOURS, "h"), (MINUTES, "min")] {
        if blocks.is_multiple_of(unit) {
            return format!("{} {name}", blocks / unit);
        }
    }
    panic!("{blocks} blocks are no whole minutes")
}

/// Whom the referenda of a track speak as.
fn speaks_as(row: &Row) -> String {
    row.origin.map_or("`system.Root`".to_string(), |origin| format!("`governance.{origin:?}`"))
}

#[test]
fn the_table_of_tracks_is_the_codes() {
    world(|| {
        let shares: ContributorShares = governance::ContributorShare::get();
        let expected: Vec<Vec<String>> = TRACKS
            .iter()
            .map(|row| {
                let contributors = row.chamber.map_or("none".to_string(), |share| share(&shares).text(Unit::Share));
                vec![
                    row.id.to_string(),
                    format!("`{}`", row.name),
                    speaks_as(row),
                    row.max_deciding.to_string(),
                    Unit::Planck.text(row.decision_deposit),
                    time(row.prepare),
                    time(row.decision),
                    time(row.confirm),
                    time(row.min_enactment),
                    contributors,
                ]
            })
            .collect();
        assert_eq!(table("tracks"), expected);
    });
}

/// Approval and support at the beginning, after a seventh, at half and at the end, in tenths of a percent.
#[test]
fn the_table_of_curves_is_the_codes() {
    let expected: Vec<Vec<String>> = TRACKS
        .iter()
        .flat_map(|row| {
            [("approval", &row.min_approval), ("support", &row.min_support)].map(|(name, curve)| {
                let points = [(0u32, 1u32), (1, 7), (1, 2), (1, 1)].map(|(n, d)| {
                    let tenths = (curve.threshold(Perbill::from_rational(n, d)).deconstruct() + 500_000) / 1_000_000;
                    match tenths % 10 {
                        0 => format!("{} %", tenths / 10),
                        rest => format!("{}.{rest} %", tenths / 10),
                    }
                });
                [format!("`{}`", row.name), name.to_string()].into_iter().chain(points).collect()
            })
        })
        .collect();
    assert_eq!(table("curves"), expected);
}

/// `Group.Key` for every key that there is, in order of the indices.
fn keys() -> Vec<String> {
    fn variants(def: &TypeDef<MetaForm>) -> Vec<scale_info::Variant<MetaForm>> {
        let TypeDef::Variant(variant) = def else { panic!("keys are variants") };
        let mut variants = variant.variants.to_vec();
        variants.sort_by_key(|variant| variant.index);
        variants
    }
    variants(&RuntimeParametersKey::type_info().type_def)
        .into_iter()
        .flat_map(|group| {
            let keys = variants(&group.fields[0].ty.type_info().type_def);
            keys.into_iter().map(move |key| format!("`{}.{}`", group.name, key.name))
        })
        .collect()
}

/// The name of the track of whoever decides on a parameter.
fn set_by(row: &Parameter) -> String {
    let id = Tracks::<Runtime>::track_for(&row.decided_by).unwrap();
    format!("`{}`", pallet_governance::row(id).unwrap().name)
}

/// One less than an encoded number, if there is any, and one more.
fn neighbours(end: &[u8]) -> [Option<Vec<u8>>; 2] {
    let (bytes, length) = (end.to_vec(), end.len());
    let number = u128::from_le_bytes([bytes, vec![0; 16 - length]].concat().try_into().unwrap());
    [number.checked_sub(1), number.checked_add(1)].map(|number| {
        let bytes = number?.to_le_bytes().to_vec();
        bytes[length..].iter().all(|byte| *byte == 0).then(|| bytes[..length].to_vec())
    })
}

#[test]
fn the_table_of_parameters_is_the_codes() {
    let rows = table("parameters");
    assert_eq!(rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), keys());
    assert_eq!(rows.len(), PARAMETERS.len());
    world(|| {
        for (cells, row) in rows.iter().zip(&**PARAMETERS) {
            let (name, takes_effect) = (format!("`{}.{}`", row.group, row.key), cells.last().unwrap());
            assert!(!takes_effect.is_empty() && !row.doc.is_empty(), "{name}");
            let [least, most] = row.ends_text.clone();
            let told = [name, row.default_text.clone(), least, most, set_by(row), takes_effect.clone()];
            assert_eq!(*cells, told);
            assert_eq!(row.read(), row.default, "{}: nobody has set it", told[0]);
        }
    });
}

/// The ranges are where they say that they end, and the name of a parameter is that of its indices.
#[test]
fn the_table_of_parameters_is_what_holds() {
    for (row, name) in PARAMETERS.iter().zip(keys()) {
        assert_eq!(name, format!("`{}.{}`", row.group, row.key));
        let is_within = |value: Option<&[u8]>| row.with(value).is_some_and(|parameter| is_within_bounds(&parameter));
        assert!(is_within(None) && is_within(Some(&row.default)), "{name}: its default");
        let key = frame_support::traits::dynamic_params::AggregatedKeyValue::into_parts(row.with(None).unwrap()).0;
        assert_eq!((key.encode(), decided_by(&key)), (row.indices.to_vec(), row.decided_by.clone()), "{name}");
        let Some([least, most]) = &row.ends else { continue };
        assert!(is_within(Some(least)) && is_within(Some(most)), "{name}: its ends");
        let beyond = [&neighbours(least)[0], &neighbours(most)[1]];
        assert!(beyond.into_iter().flatten().all(|value| !is_within(Some(value))), "{name}: beyond its ends");
    }
}

#[test]
fn values_are_written_as_people_read_them() {
    for (text, expected) in [
        (Unit::Planck.text(1_234_567_890_000_000_000), "1,234,567.89 TRIB"),
        (Unit::Planck.text(1), "0.000000000001 TRIB"),
        (Unit::Planck.text(0), "0 TRIB"),
        (Unit::Share.text(333_333_333), "33.3333333 %"),
        (Unit::Percent.text(10_000), "10,000 %"),
        (Unit::Blocks.text(1), "1 block"),
        (Unit::Epochs.text(1_000), "1,000 epochs"),
        (Unit::Count.text(999), "999"),
    ] {
        assert_eq!(text, expected);
    }
    let shares = ContributorShares { curation: Perbill::zero(), ..ContributorShares::all(Perbill::from_percent(25)) };
    assert_eq!(shares.text(Unit::Share), "`root` 25 %, `parameters` 25 %, `curation` 0 %");
}

/// Every check of the state says the number of what it checks, and the list has all of them.
#[test]
fn every_check_says_its_number() {
    let (_, section) = ARCHITECTURE.split_once("## What must always hold").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let listed: BTreeSet<u32> = section.lines().filter_map(|row| row.split('|').nth(1)?.trim().parse().ok()).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pallets = fs::read_dir(root.join("../pallets")).unwrap();
    let checks = pallets.map(|pallet| pallet.unwrap().path().join("src/try_state.rs"));
    let mut checked = BTreeSet::new();
    for file in checks.chain([root.join("src/invariants.rs")]) {
        let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for message in source.split('"').skip(1).step_by(2).filter(|text| text.contains(' ')) {
            let number = message.strip_prefix("invariant").and_then(|message| message.split_once(": "));
            let (numbers, _) = number.unwrap_or_else(|| panic!("{}: \"{message}\" has no number", file.display()));
            let numbers = numbers.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
            checked.extend(numbers.map(|number| number.parse::<u32>().unwrap()));
        }
    }
    // Those that are checked in other ways than by looking at the state.
    checked.extend([6, 7]);
    assert_eq!(checked, listed);
}

/// How many candidates it takes, what their least bonds come to, and from which share on so many may validate: three
/// cells. `enough` is asked with the candidates and all validators.
fn price(members: u32, enough: impl Fn(u32, u32) -> bool) -> [String; 3] {
    let places = in_range::validators::MaxValidators::get();
    let least = (0..=places - members).find(|candidates| enough(*candidates, members + candidates));
    let Some(candidates) = least else { return ["none", "none", "none"].map(String::from) };
    let share = |percent: u32| tributary_math::places_beside(members, Perbill::from_percent(percent));
    let percent = (0..=100).find(|percent| share(*percent) >= candidates).unwrap();
    let bonds = Balance::from(candidates) * in_range::validators::MinBond::get();
    [candidates.to_string(), Unit::Planck.text(bonds), format!("{percent} %")]
}

#[test]
fn the_table_of_what_opening_up_costs_is_the_codes() {
    world(|| {
        // As many of all may fail before a vote of more than two thirds does.
        let may_fail = |all: u32| (all - 1) / 3;
        let expected: Vec<Vec<String>> = [4u32, 7, 10, 21]
            .into_iter()
            .map(|members| {
                let share = in_range::validators::MaxCandidateShare::get();
                let beside = tributary_math::places_beside(members, share);
                let stop = price(members, |candidates, all| candidates > may_fail(all));
                let alone = price(members, |candidates, all| candidates >= all - may_fail(all));
                [members, beside].map(|number| number.to_string()).into_iter().chain(stop).chain(alone).collect()
            })
            .collect();
        assert_eq!(table_of(OWN_NETWORK, "opening"), expected);
        for sentence in ["two candidates with 20,000 TRIB", "five with 50,000 TRIB", "for 90,000 TRIB"] {
            assert!(TEMPLATE.contains(sentence), "{sentence}");
        }
    });
}

#[test]
fn the_call_of_the_template_opens_half_of_the_places() {
    let half = validators::Parameters::MaxCandidateShare(validators::MaxCandidateShare, Some(percent(50)));
    let key_value = RuntimeParameters::Validators(half);
    let call = RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value }).encode();
    let text: String = call.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(TEMPLATE.contains(&format!("root_calls = [\"0x{text}\"]")), "0x{text}");
}
