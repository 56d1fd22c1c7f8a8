//! What clients may ask.

use super::{Chain, Doing};
use crate::{calls, source::Source};
use codec::DecodeLimit;
use frame_support::MAX_EXTRINSIC_DEPTH;
use tributary_primitives::{AssetId, ContributionId, PoolId, ReviewState, TabId};
use tributary_runtime::{
    AccountId, Contributions, Evaluation, Governance, Registry, Rewards, RuntimeCall, Tabs, TransactionPayment,
    opaque::SessionKeys,
};

impl Chain {
    /// Asks what clients may ask, about anything. Answers change nothing.
    pub(super) fn ask(&mut self, source: &mut Source) {
        let before = self.root();
        let number = u32::from_le_bytes(source.array()) >> (source.byte() % 32);
        let depth = u32::from_le_bytes(source.array()) >> (source.byte() % 32);
        let who = source.pick(&self.known.accounts).cloned().unwrap_or_else(|| AccountId::new([0; 32]));
        let asset = AssetId(number);
        let contribution = ContributionId(u64::from(number) << (depth % 33));
        let state = source.pick(&[None, Some(ReviewState::Pending), Some(ReviewState::Accepted)]).copied().flatten();
        let pool = source.pick(&PoolId::of(asset)).cloned();
        let _doing = Doing("asking about", &number, &depth);
        let _ = (
            Registry::asset(asset),
            Registry::provenance(asset, depth),
            Registry::descendants(asset, depth),
            Registry::least_royalty(asset),
            Registry::assets_by(who.clone(), Some(asset), depth),
            Registry::usage(asset, who.clone()),
            Registry::pool_weights(asset),
            Contributions::contributions_of(asset, state, Some(contribution), depth),
            Contributions::contributions_by(who.clone(), state, None, depth),
            Rewards::royalty_stack(asset),
            Rewards::collectable(asset),
            Rewards::granted_by(asset, who.clone()),
        );
        let _ = (
            Rewards::claimable(who.clone()),
            Rewards::owed(who.clone(), pool, depth),
            Evaluation::epoch(),
            Evaluation::evaluators(),
            Evaluation::scores(depth, asset),
            Evaluation::positions(who.clone()),
            Evaluation::unbonding(who.clone()),
            Governance::voice(who.clone()),
            Governance::contributor_vote_of(number, who.clone()),
            Contributions::manifest(contribution),
            Contributions::joined(contribution, depth),
            Contributions::latent_claimable(contribution, u64::from(depth)),
        );
        let _ = (
            Tabs::tab(TabId(number)),
            Tabs::tabs_of(who.clone(), Some(TabId(number)), depth),
            Tabs::tabs_by(who, None, depth),
            Tabs::totals(),
        );
        let call = calls::write(source, &mut self.known);
        if let Ok(call) = RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call) {
            let _ = TransactionPayment::query_call_info(call.clone(), number);
            let _ = TransactionPayment::query_call_fee_details(call, number);
        }
        let _ = SessionKeys::decode_into_raw_public_keys(source.rest());
        self.check_unchanged(before, "a question");
    }
}
