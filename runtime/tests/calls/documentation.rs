//! The tables of `docs/governance.md` say what the code says.

use crate::helpers::*;
use frame_support::traits::{Get, OriginTrait};
use pallet_governance::{ContributorShares, DAYS, HOURS, MINUTES, Origin, TRACKS, TrackId, Tracks};
use pallet_referenda::TracksInfo;
use scale_info::{TypeDef, TypeInfo, form::MetaForm};
use sp_runtime::Perbill;
use tributary_runtime::{
    Balance, OriginCaller, Runtime, RuntimeOrigin, RuntimeParameters, RuntimeParametersKey, UNIT,
    parameters::{
        dynamic_params::{
            contributions::{self, Parameters as Contributions},
            evaluation::{self, Parameters as Evaluation},
            governance::{self, Parameters as Governance},
            registry::{self, Parameters as Registry},
            validators::{self, Parameters as Validators},
        },
        is_within_bounds,
    },
};

const GOVERNANCE: &str = include_str!("../../../docs/governance.md");

/// The rows of the table between `<!-- name -->` and `<!-- /name -->`, cell by cell.
fn table(name: &str) -> Vec<Vec<String>> {
    let (_, rest) = GOVERNANCE.split_once(&format!("<!-- {name} -->")).unwrap();
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

fn trib(amount: Balance) -> String {
    let whole = (amount / UNIT).to_string();
    assert_eq!(amount % UNIT, 0);
    match whole.len() {
        0..=3 => format!("{whole} TRIB"),
        long => format!("{},{} TRIB", &whole[..long - 3], &whole[long - 3..]),
    }
}

/// Whom the referenda of a track speak as.
fn speaks_as(track: TrackId) -> String {
    let ours = [
        Origin::ParameterAdmin,
        Origin::Curator,
        Origin::SmallTreasurer,
        Origin::BigTreasurer,
        Origin::Canceller,
        Origin::Killer,
    ];
    let root = (RuntimeOrigin::root(), "`system.Root`".to_string());
    let origins = ours.into_iter().map(|origin| (origin.into(), format!("`governance.{origin:?}`")));
    let found = origins
        .chain([root])
        .find(|(origin, _): &(RuntimeOrigin, _)| Tracks::<Runtime>::track_for(origin.caller()) == Ok(track));
    found.unwrap().1
}

#[test]
fn the_table_of_tracks_is_the_codes() {
    world(|| {
        let shares: ContributorShares = governance::ContributorShare::get();
        let expected: Vec<Vec<String>> = TRACKS
            .iter()
            .map(|row| {
                let contributors = row
                    .chamber
                    .map_or("none".to_string(), |share| format!("{} %", share(&shares).deconstruct() / 10_000_000));
                vec![
                    row.id.to_string(),
                    format!("`{}`", row.name),
                    speaks_as(row.id),
                    row.max_deciding.to_string(),
                    trib(row.decision_deposit),
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

/// The parameter of this name with this value: planck, parts per billion, blocks or epochs; `None` for those of several parts.
fn parameter(name: &str, value: u128) -> Option<(RuntimeParameters, u128)> {
    let share = Perbill::from_parts(value.min(1_000_000_000) as u32);
    macro_rules! key {
        ($group:ident, $module:ident, $key:ident, $value:expr, $now:expr) => {{
            let now: fn() -> u128 = $now;
            (RuntimeParameters::$group($group::$key($module::$key, Some($value))), now())
        }};
    }
    macro_rules! planck {
        ($group:ident, $module:ident, $key:ident) => {
            key!($group, $module, $key, value, || $module::$key::get())
        };
    }
    macro_rules! part {
        ($group:ident, $module:ident, $key:ident) => {
            key!($group, $module, $key, share, || <$module::$key as Get<Perbill>>::get().deconstruct().into())
        };
    }
    macro_rules! number {
        ($group:ident, $module:ident, $key:ident) => {
            key!($group, $module, $key, value.try_into().unwrap(), || <$module::$key as Get<u32>>::get().into())
        };
    }
    Some(match name.trim_matches('`') {
        "Governance.DepositPercent" => {
            let percent = (value / 10_000_000) as u32;
            key!(Governance, governance, DepositPercent, percent, || u128::from(governance::DepositPercent::get())
                * 10_000_000)
        }
        "Governance.SmallSpendLimit" => planck!(Governance, governance, SmallSpendLimit),
        "Governance.BigSpendLimit" => planck!(Governance, governance, BigSpendLimit),
        "Governance.FeesToTreasury" => part!(Governance, governance, FeesToTreasury),
        "Validators.SessionLength" => number!(Validators, validators, SessionLength),
        "Validators.MaxValidators" => number!(Validators, validators, MaxValidators),
        "Validators.MinBond" => planck!(Validators, validators, MinBond),
        "Validators.UnbondingSessions" => number!(Validators, validators, UnbondingSessions),
        "Validators.IdleSessions" => number!(Validators, validators, IdleSessions),
        "Registry.MaxRoyaltySum" => part!(Registry, registry, MaxRoyaltySum),
        "Registry.AssetDepositBase" => planck!(Registry, registry, AssetDepositBase),
        "Registry.DepositPerByte" => planck!(Registry, registry, DepositPerByte),
        "Contributions.ContributionDepositBase" => planck!(Contributions, contributions, ContributionDepositBase),
        "Contributions.ContributionDepositPerByte" => {
            planck!(Contributions, contributions, ContributionDepositPerByte)
        }
        "Evaluation.EpochLength" => number!(Evaluation, evaluation, EpochLength),
        "Evaluation.EmissionPerEpoch" => planck!(Evaluation, evaluation, EmissionPerEpoch),
        "Evaluation.EmissionDecay" => part!(Evaluation, evaluation, EmissionDecay),
        "Evaluation.EvaluatorStakeCap" => part!(Evaluation, evaluation, EvaluatorStakeCap),
        "Evaluation.MinEvaluatorStake" => planck!(Evaluation, evaluation, MinEvaluatorStake),
        "Evaluation.MinStake" => planck!(Evaluation, evaluation, MinStake),
        "Evaluation.MaxCommission" => part!(Evaluation, evaluation, MaxCommission),
        "Evaluation.UnbondingPeriod" => number!(Evaluation, evaluation, UnbondingPeriod),
        "Evaluation.MissedRevealPenalty" => part!(Evaluation, evaluation, MissedRevealPenalty),
        "Evaluation.SettlementBudget" => part!(Evaluation, evaluation, SettlementBudget),
        "Governance.ContributorShare" | "Evaluation.EmissionParts" => return None,
        other => panic!("no case for {other}"),
    })
}

/// `1,000 TRIB` in planck, `0.5 %` in parts per billion, `600 blocks` in blocks.
fn value(cell: &str) -> u128 {
    let (number, unit) = cell.split_once(' ').unwrap_or((cell, ""));
    let scale = match unit {
        "TRIB" => UNIT,
        "%" => 10_000_000,
        "blocks" | "epochs" | "sessions" | "" => 1,
        other => panic!("{other} in {cell}"),
    };
    let number = number.replace(',', "");
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let places = 10u128.pow(fraction.len() as u32);
    let digits: u128 = format!("{whole}{fraction}").parse().unwrap();
    assert_eq!(digits * scale % places, 0, "{cell} is too exact");
    digits * scale / places
}

#[test]
fn the_table_of_parameters_is_the_codes() {
    world(|| {
        let rows = table("parameters");
        assert_eq!(rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), keys());
        for row in rows {
            let [name, default, least, most, set_by, effect] = row.try_into().unwrap();
            assert!(!effect.is_empty());
            let group = name.trim_matches('`').split_once('.').unwrap().0.to_string();
            let track = if ["Governance", "Validators"].contains(&group.as_str()) { "`root`" } else { "`parameters`" };
            assert_eq!(set_by, track, "{name}");
            // What the code says of the same: see `decided_by`.
            if let Some((key_value, now)) = parameter(&name, value_or(&default, 0)) {
                let decides: OriginCaller = tributary_runtime::parameters::decided_by(
                    &frame_support::traits::dynamic_params::AggregatedKeyValue::into_parts(key_value).0,
                );
                let id = Tracks::<Runtime>::track_for(&decides).unwrap();
                assert_eq!(format!("`{}`", pallet_governance::row(id).unwrap().name), set_by, "{name}");
                assert_eq!(value(&default), now, "{name}: its default");
            }
            // One step: a planck, a part per billion, a block; a percent where only whole ones can be said.
            let step = if name.contains("DepositPercent") { 10_000_000 } else { 1 };
            let within = |value| parameter(&name, value).is_none_or(|(key_value, _)| is_within_bounds(&key_value));
            let beyond = |value| parameter(&name, value).is_none_or(|(key_value, _)| !is_within_bounds(&key_value));
            if parameter(&name, 1).is_none() {
                continue;
            }
            match value(&least) {
                0 => assert!(within(0), "{name}: {least}"),
                bound => assert!(within(bound) && beyond(bound - step), "{name}: {least}"),
            }
            match value(&most) {
                1_000_000_000 if most == "100 %" => assert!(within(1_000_000_000), "{name}: {most}"),
                bound => assert!(within(bound) && beyond(bound + step), "{name}: {most}"),
            }
        }
    });
}

/// What the cell says, or `other` if it is words.
fn value_or(cell: &str, other: u128) -> u128 {
    if cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains(',') || cell.ends_with("TRIB") {
        value(cell)
    } else {
        other
    }
}
