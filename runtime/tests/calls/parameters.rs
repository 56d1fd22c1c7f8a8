//! The bounds of parameters as token holders meet them, and what pallets read when root went beyond.

use crate::{helpers::*, staging};
use codec::Encode;
use frame_support::{assert_ok, traits::Get};
use pallet_governance::{ContributorShares, Origin, Tracks, track};
use pallet_referenda::TracksInfo;
use sp_runtime::traits::Dispatchable;
use tributary_math::EmissionSplit;
use tributary_runtime::{
    EXISTENTIAL_DEPOSIT, Evaluation, OriginCaller, Runtime, RuntimeCall, RuntimeOrigin, RuntimeParameters,
    RuntimeParametersKey, UNIT,
    parameters::{PARAMETERS, Parameter, decided_by, dynamic_params::evaluation::*, in_range},
};

const FILTERED: frame_system::Error<Runtime> = frame_system::Error::<Runtime>::CallFiltered;

fn call(parameter: Parameters) -> RuntimeCall {
    pallet_parameters::Call::set_parameter { key_value: RuntimeParameters::Evaluation(parameter) }.into()
}

/// The parameter may have each of the first values and no value at all, and none of the others.
macro_rules! bounds {
    ($name:ident: $within:expr, not $beyond:expr) => {
        for value in $within.map(Some).into_iter().chain([None]) {
            let who = decided_by(&RuntimeParametersKey::Evaluation(ParametersKey::$name($name)));
            assert_ok!(call(Parameters::$name($name, value)).dispatch(who.into()));
        }
        for value in $beyond {
            refuse!(call(Parameters::$name($name, Some(value))).dispatch(Origin::ParameterAdmin.into()), FILTERED);
        }
    };
}

fn parts_of(percent_of: [u32; 4]) -> EmissionSplit {
    let [assets, evaluators, treasury, authors] = percent_of.map(percent);
    EmissionSplit { assets, evaluators, treasury, authors }
}

#[test]
fn every_parameter_has_its_bounds() {
    world(|| {
        bounds!(EpochLength: [10, 600, 100_800], not [0, 9, 100_801, u32::MAX]);
        bounds!(EmissionPerEpoch: [0, 1_000_000 * UNIT], not [1_000_000 * UNIT + 1, u128::MAX]);
        bounds!(EmissionDecay: [percent(0), percent(10)], not [parts(100_000_001), percent(100)]);
        bounds!(
            EmissionParts: [parts_of([60, 25, 5, 10]), parts_of([0, 0, 0, 100])],
            not [parts_of([60, 25, 5, 9]), parts_of([60, 25, 5, 11]), parts_of([0; 4]), parts_of([100; 4])]
        );
        bounds!(EvaluatorStakeCap: [percent(1), percent(100)], not [percent(0), parts(9_999_999)]);
        bounds!(
            MinEvaluatorStake: [UNIT, 1_000_000 * UNIT],
            not [0, UNIT - 1, 1_000_000 * UNIT + 1]
        );
        bounds!(MinStake: [EXISTENTIAL_DEPOSIT, 1_000 * UNIT], not [0, EXISTENTIAL_DEPOSIT - 1, 1_000 * UNIT + 1]);
        bounds!(MaxCommission: [percent(0), percent(100)], not []);
        bounds!(UnbondingPeriod: [3, 10_000], not [0, 2, 10_001, u32::MAX]);
        bounds!(MissedRevealPenalty: [percent(0), percent(10)], not [parts(100_000_001), percent(100)]);
        bounds!(SettlementBudget: [percent(0), percent(50)], not [parts(500_000_001)]);
        bounds!(StakeLeverage: [1, 20, 1_000], not [0, 1_001, u32::MAX]);
        bounds!(Quorum: [percent(0), percent(50)], not [parts(500_000_001), percent(100)]);
        bounds!(QuorumFloor: [0, 10_000_000 * UNIT], not [10_000_000 * UNIT + 1, u128::MAX]);
        bounds!(MaxRollover: [0, 24, 1_000], not [1_001, u32::MAX]);
        bounds!(FreshShare: [percent(0), percent(100)], not []);
    });
}

#[test]
fn nobody_else_sets_them() {
    world(|| {
        let within = || call(Parameters::EpochLength(EpochLength, Some(20)));
        for origin in [signed(ALICE), RuntimeOrigin::none(), Origin::BigTreasurer.into()] {
            refuse!(within().dispatch(origin), sp_runtime::DispatchError::BadOrigin);
        }
        assert_ok!(within().dispatch(RuntimeOrigin::root()));
    });
}

/// How many tokens there are, for whom, and how many have to agree on that, is as hard to decide as the code is.
#[test]
fn emission_is_roots_and_what_it_is_for_too() {
    world(|| {
        let roots = [
            Parameters::EpochLength(EpochLength, Some(700)),
            Parameters::EmissionPerEpoch(EmissionPerEpoch, Some(150 * UNIT)),
            Parameters::EmissionDecay(EmissionDecay, Some(percent(0))),
            Parameters::EmissionParts(EmissionParts, Some(parts_of([50, 35, 5, 10]))),
            Parameters::Quorum(Quorum, Some(percent(40))),
            Parameters::QuorumFloor(QuorumFloor, Some(20_000 * UNIT)),
        ];
        for parameter in roots {
            let set = || call(parameter.clone());
            refuse!(set().dispatch(Origin::ParameterAdmin.into()), sp_runtime::DispatchError::BadOrigin);
            assert_ok!(set().dispatch(RuntimeOrigin::root()));
        }
        let of_root = PARAMETERS.iter().filter(|row| row.group == "Evaluation");
        let of_root = of_root.filter(|row| row.decided_by == OriginCaller::from(frame_system::RawOrigin::Root));
        let of_root: Vec<_> = of_root.map(|row| row.key).collect();
        let emission = ["EpochLength", "EmissionPerEpoch", "EmissionDecay", "EmissionParts"];
        assert_eq!(of_root, [&emission[..], &["Quorum", "QuorumFloor"]].concat());
    });
}

#[test]
fn a_batch_is_no_way_round_the_bounds() {
    world(|| {
        let beyond = call(Parameters::EpochLength(EpochLength, Some(1)));
        let batch: RuntimeCall = pallet_utility::Call::batch_all { calls: vec![beyond] }.into();
        assert_eq!(batch.dispatch(Origin::ParameterAdmin.into()).map_err(|error| error.error), Err(FILTERED.into()));
    });
}

/// Root sets the parameter to an encoded value; what pallets read then. `None` if its type has no such value.
fn read_when_root_sets(row: &Parameter, value: &[u8]) -> Option<Vec<u8>> {
    let key_value = row.with(Some(value))?;
    let call = RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value });
    assert_ok!(call.dispatch(RuntimeOrigin::root()));
    Some(row.read())
}

#[test]
fn whatever_root_sets_pallets_read_a_value_of_the_range() {
    world(|| {
        for row in PARAMETERS.iter() {
            // Of those whose values have an order; the others have cases of their own.
            let Some([least, most]) = &row.ends else { continue };
            let (nothing, everything) = (vec![0; most.len()], vec![u8::MAX; most.len()]);
            let whole = 1_000_000_000u32.encode();
            let largest = if row.with(Some(&everything)).is_some() { everything } else { whole };
            for (value, read) in
                [(&nothing, least), (least, least), (&row.default, &row.default), (most, most), (&largest, most)]
            {
                assert_eq!(read_when_root_sets(row, value).as_ref(), Some(read), "{}.{}", row.group, row.key);
            }
            in_order();
        }
    });
}

#[test]
fn each_share_of_contributors_counts_for_a_half_at_most() {
    let row = PARAMETERS.iter().find(|row| row.key == "ContributorShare").unwrap();
    world(|| {
        let shares = |[root, parameters, curation]: [u32; 3]| {
            let [root, parameters, curation] = [root, parameters, curation].map(percent);
            ContributorShares { root, parameters, curation }
        };
        for (set, read) in [([51, 50, 49], [50, 50, 49]), ([0, 100, 10], [0, 50, 10]), ([50; 3], [50; 3])] {
            assert_eq!(read_when_root_sets(row, &shares(set).encode()), Some(shares(read).encode()));
        }
    });
}

#[test]
fn emission_that_is_not_divided_altogether_is_divided_as_by_default() {
    for (set, read) in [
        ([60, 25, 5, 11], [60, 25, 5, 10]),
        ([60, 25, 5, 9], [60, 25, 5, 10]),
        ([0; 4], [60, 25, 5, 10]),
        ([1, 2, 3, 94], [1, 2, 3, 94]),
    ] {
        staging::stage(|| {
            staging::set!(EmissionParts, parts_of(set));
            staging::next_epoch();
            let epoch = Evaluation::epoch();
            let pots = [epoch.assets, epoch.evaluators, epoch.treasury, epoch.authors];
            assert_eq!(pots.map(|pot| pot * 100), read.map(|percent| staging::EMISSION * percent), "{set:?}");
        });
    }
}

/// In the words of the documentation.
#[test]
fn what_root_sets_beyond_a_range_has_the_effect_of_its_end() {
    staging::stage(|| {
        staging::set!(EpochLength, 0);
        staging::next_epoch();
        assert_eq!(Evaluation::epoch().length, 10);
        staging::set!(EvaluatorStakeCap, percent(0));
        assert_eq!(in_range::evaluation::EvaluatorStakeCap::get(), percent(1));
        staging::set!(SettlementBudget, percent(100));
        assert_eq!(in_range::evaluation::SettlementBudget::get(), percent(50));
        staging::set!(EmissionPerEpoch, u128::MAX);
        assert_eq!(in_range::evaluation::EmissionPerEpoch::get(), 1_000_000 * UNIT);
        staging::next_epoch();
        assert_eq!(Evaluation::epoch().emission, UNIT, "and of that what emission may begin with");
        staging::set!(EmissionPerEpoch, 0);
        set_deposit_percent(Some(0));
        assert_eq!(Tracks::<Runtime>::info(track::ROOT).unwrap().decision_deposit, 10 * UNIT);
    });
}
