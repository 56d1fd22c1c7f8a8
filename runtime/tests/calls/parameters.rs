//! The bounds of the evaluations' parameters, as token holders meet them.

use crate::helpers::*;
use frame_support::assert_ok;
use pallet_governance::Origin;
use sp_runtime::traits::Dispatchable;
use tributary_math::EmissionSplit;
use tributary_runtime::{
    EXISTENTIAL_DEPOSIT, Runtime, RuntimeCall, RuntimeOrigin, RuntimeParameters, UNIT,
    parameters::dynamic_params::evaluation::*,
};

const FILTERED: frame_system::Error<Runtime> = frame_system::Error::<Runtime>::CallFiltered;

fn call(parameter: Parameters) -> RuntimeCall {
    pallet_parameters::Call::set_parameter { key_value: RuntimeParameters::Evaluation(parameter) }.into()
}

/// The parameter may have each of the first values and no value at all, and none of the others.
macro_rules! bounds {
    ($name:ident: $within:expr, not $beyond:expr) => {
        for value in $within.map(Some).into_iter().chain([None]) {
            assert_ok!(call(Parameters::$name($name, value)).dispatch(Origin::ParameterAdmin.into()));
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

#[test]
fn a_batch_is_no_way_round_the_bounds() {
    world(|| {
        let beyond = call(Parameters::EpochLength(EpochLength, Some(1)));
        let batch: RuntimeCall = pallet_utility::Call::batch_all { calls: vec![beyond] }.into();
        assert_eq!(batch.dispatch(Origin::ParameterAdmin.into()).map_err(|error| error.error), Err(FILTERED.into()));
    });
}
