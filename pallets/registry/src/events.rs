//! What the registry tells of what happened.

use frame_support::pallet_macros::pallet_section;

/// The events, as a part of the pallet.
#[pallet_section]
mod events {
    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An asset was registered; `fees` planck of training fees went to its upstream assets.
        AssetRegistered { asset: AssetId, kind: AssetKind, steward: T::AccountId, upstream: Upstream, fees: Balance },
        /// An asset takes no more contributions, and can be published from block `publishable` on.
        AssetClosed { asset: AssetId, publishable: BlockNumber },
        /// An asset was published: `commitment` is bound, `split` is in force.
        AssetPublished { asset: AssetId, commitment: Hash, split: Split },
        /// An asset is retired from block `from` on: no new use and no new citation.
        AssetRetired { asset: AssetId, from: BlockNumber },
        /// An asset will not be published: what was granted to it can be reclaimed.
        AssetCancelled { asset: AssetId },
        /// All records of a cancelled asset are gone.
        AssetRemoved { asset: AssetId },
        /// An asset's terms are `terms` now, and become those of `pending` in its block.
        TermsSet { asset: AssetId, terms: Terms, pending: Option<(Terms, BlockNumber)> },
        /// An asset's reviewers changed; none means its steward.
        ReviewersSet { asset: AssetId, reviewers: Vec<T::AccountId> },
        /// An asset says something else of itself.
        InfoSet { asset: AssetId, info: Info },
        /// The steward offers its seat, or withdraws the offer.
        StewardshipOffered { asset: AssetId, from: T::AccountId, to: Option<T::AccountId> },
        /// An asset has another steward.
        StewardshipAccepted { asset: AssetId, from: T::AccountId, to: T::AccountId },
        /// An asset is frozen: it cannot be used, cited or funded, nothing is collected from it, nothing claimed.
        PayoutsFrozen { asset: AssetId },
        /// An asset is frozen no longer.
        PayoutsThawed { asset: AssetId },
        /// An account paid `price` planck for `units` of use, and has used `total` units for `paid` planck so far.
        AssetUsed { asset: AssetId, who: T::AccountId, units: u64, price: Balance, total: u64, paid: Balance },
        /// The record of what an account used is gone.
        UsageForgotten { asset: AssetId, who: T::AccountId },
    }
}
