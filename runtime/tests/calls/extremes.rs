//! The end of the numbers: what happens when an account has all that a balance can be, and the treasury no part of it.

use crate::helpers::*;
use frame_support::{assert_ok, traits::Get};
use pallet_rewards::Accounts;
use tributary_primitives::{AssetId, Class, PoolId, Terms};
use tributary_runtime::{
    AccountId, Balance, Registry, Rewards, Runtime, RuntimeCall, UNIT, parameters::in_range::registry::TermsNotice,
};

type Error = pallet_rewards::Error<Runtime>;

const RICH: AccountId = AccountId::new([99; 32]);
/// All that is left of 128 bits when the others have theirs.
const ALL: Balance = Balance::MAX - 10_000 * UNIT;
/// More than half of what a total can be, with something left for deposits.
const MOST: Balance = ALL - 10 * UNIT;

fn claim_steward(asset: AssetId) {
    assert_ok!(Rewards::claim(signed(RICH), PoolId::Steward(asset)));
}

#[test]
fn the_largest_payments_are_divided_exactly() {
    untaxed_with(&[(RICH, ALL)], || {
        let root = card().publish(ALICE);
        let model = Card { split: split(0, 100, 0), ..built_from(&[(root, 50)]) }.open(ALICE);
        contribute_weight(BOB, model, Class::Data, u64::MAX);
        contribute_weight(CHARLIE, model, Class::Data, u64::MAX);
        publish(ALICE, model);
        fund(RICH, model, MOST);
        in_order();
        collect(root, &[model]);
        // Half of it, rounded down; the other half for two of the same weight, of which each lacks a fraction of its
        // last planck still.
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(root), MOST / 2)]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(model), MOST / 4 - 1)]);
        assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(model)));
        assert_ok!(Rewards::claim(signed(CHARLIE), PoolId::Data(model)));
        assert_eq!(free(BOB), START - WORK_DEPOSIT + MOST / 4 - 1);
    });
}

#[test]
fn an_asset_can_receive_as_much_as_there_are_numbers() {
    untaxed_with(&[(RICH, ALL)], || {
        let asset = card().publish(RICH);
        // The same money twice.
        let half = Balance::MAX / 2;
        fund(RICH, asset, half);
        claim_steward(asset);
        fund(RICH, asset, half);
        claim_steward(asset);
        refuse!(Rewards::fund(signed(RICH), asset, 2), Error::Overflow);
        refuse!(Rewards::fund(signed(RICH), asset, half), Error::Overflow);
        // The last planck still fits, and is paid out.
        fund(RICH, asset, 1);
        assert_eq!(Accounts::<Runtime>::get(asset).unwrap().income.lifetime, Balance::MAX);
        claim_steward(asset);
        refuse!(Rewards::fund(signed(RICH), asset, 1), Error::Overflow);

        // Nobody can use it any more, but for nothing.
        set_terms(RICH, asset, terms(1, 0, 0));
        refuse!(Registry::use_asset(signed(BOB), asset, 1, 1), Error::Overflow);
        set_terms(RICH, asset, terms(0, 0, 0));
        pass(TermsNotice::get());
        assert_ok!(Registry::use_asset(signed(BOB), asset, 1, 0));
        // Nor build on it, while it asks for a fee.
        set_terms(RICH, asset, terms(0, 1, 0));
        refuse!(built_from(&[(asset, 10)]).register(BOB), Error::Overflow);
    });
}

#[test]
fn royalties_add_up_to_as_much_as_there_are_numbers() {
    untaxed_with(&[(RICH, ALL)], || {
        let root = card().publish(RICH);
        let [first, second] = [0; 2].map(|_| built_from(&[(root, 80)]).publish(RICH));
        fund(RICH, first, MOST);
        collect(root, &[first]);
        claim_steward(root);
        claim_steward(first);
        // The same money again: another 80 % would be 160 % of what a total can be.
        fund(RICH, second, MOST);
        refuse!(Rewards::collect(signed(ALICE), root, vec![second]), Error::Overflow);
        // What is the second's own is paid.
        claim_steward(second);
        in_order();
    });
}

#[test]
fn income_and_royalties_fit_together_or_are_refused() {
    untaxed_with(&[(RICH, ALL)], || {
        // Each fits alone; together they would be more than an asset's own can be, and nobody could claim any of it.
        let root = card().publish(RICH);
        let model = built_from(&[(root, 80)]).publish(RICH);
        fund(RICH, model, MOST);
        collect(root, &[model]);
        claim_steward(root);
        claim_steward(model);
        refuse!(Rewards::fund(signed(RICH), root, MOST), Error::Overflow);
        // A smaller grant is claimed as ever.
        fund(RICH, root, UNIT);
        claim_steward(root);
    });
}

#[test]
fn royalties_and_income_fit_together_or_are_refused() {
    untaxed_with(&[(RICH, ALL)], || {
        // The other way round: income first.
        let root = card().publish(RICH);
        let model = built_from(&[(root, 80)]).publish(RICH);
        fund(RICH, root, MOST);
        claim_steward(root);
        fund(RICH, model, MOST);
        refuse!(Rewards::collect(signed(ALICE), root, vec![model]), Error::Overflow);
        // The asset's own stays claimable.
        fund(ALICE, root, UNIT);
        claim_steward(root);
    });
}

#[test]
fn weights_add_up_beyond_64_bits() {
    untaxed(|| {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        for _ in 0..5 {
            contribute_weight(BOB, asset, Class::Data, u64::MAX);
        }
        contribute_weight(CHARLIE, asset, Class::Data, 1);
        let weight = 5 * u128::from(u64::MAX) + 1;
        assert_eq!(Registry::pool_weights(asset), [1, weight, 0]);
        publish(ALICE, asset);
        // Ten TRIB are 10^13 planck, so one part of 9 * 10^19 is less than a planck: it waits.
        fund(DAVE, asset, 10 * UNIT);
        assert_eq!(Rewards::claimable(CHARLIE), []);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), 10 * UNIT - 1)]);
    });
}

#[test]
fn a_share_above_the_whole_is_no_call() {
    use codec::{Decode, Encode};
    untaxed(|| {
        let whole = Terms { royalty: percent(100), reach: percent(100), ..Terms::default() };
        let call: RuntimeCall = pallet_registry::Call::set_terms { asset: AssetId(0), terms: whole }.into();
        let bytes = call.encode();
        assert_eq!(RuntimeCall::decode(&mut &bytes[..]).unwrap(), call);
        // The royalty and the reach are last: each a billion, and one part more.
        for end in [bytes.len() - 4, bytes.len()] {
            let mut bytes = bytes.clone();
            assert_eq!(bytes[end - 4..end], 1_000_000_000u32.to_le_bytes());
            bytes[end - 4..end].copy_from_slice(&1_000_000_001u32.to_le_bytes());
            assert!(RuntimeCall::decode(&mut &bytes[..]).is_err());
        }
    });
}
