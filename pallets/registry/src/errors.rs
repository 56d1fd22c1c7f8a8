//! Why the registry refuses.

use frame_support::pallet_macros::pallet_section;

/// The errors, as a part of the pallet.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// No asset has this id. Assets are numbered from 0 in order of registration; cancelled ones may be removed.
        UnknownAsset,
        /// Only the asset's steward may do this.
        NotSteward,
        /// The asset is not open any more: it was closed, published or cancelled.
        NotOpen,
        /// The asset is still open. Close it first: contributors see what they will get before it is published.
        NotClosed,
        /// The asset was closed less than `ReviewPeriod` blocks ago. Publish it later.
        UnderReview,
        /// The asset is published, or was: it cannot be cancelled.
        AlreadyPublished,
        /// The asset is cancelled.
        AlreadyCancelled,
        /// The asset is not cancelled: only then can its records be removed.
        NotCancelled,
        /// Something of others is left in the asset: contributions to be withdrawn, or grants to be reclaimed.
        StillInUse,
        /// The deadline is not a block to come.
        DeadlinePassed,
        /// A term is below the asset's floor, which was fixed at registration.
        BelowFloor,
        /// Under these terms an asset built from this one would have to grant more than `MaxRoyaltySum`: nobody could
        /// cite it. Ask for less.
        RoyaltyOverMaximum,
        /// The asset is frozen until a decision of governance.
        Frozen,
        /// The asset is to be retired by then already.
        AlreadyRetiring,
        /// The caller has no record of use of the asset.
        NeverUsed,
        /// The asset is not published: it cannot be used or retired before, nor after it was retired.
        NotPublished,
        /// The asset is retired: its terms are fixed.
        AlreadyRetired,
        /// The name is empty.
        EmptyName,
        /// The URI is empty.
        EmptyUri,
        /// The licence is empty. Give an SPDX expression such as `Apache-2.0`.
        EmptyLicence,
        /// The name is longer than 64 bytes.
        NameTooLong,
        /// The URI is longer than 256 bytes.
        UriTooLong,
        /// The licence is longer than 64 bytes.
        LicenceTooLong,
        /// Name, URI and licence must be UTF-8.
        NotUtf8,
        /// The split must sum to one: its parts per billion to 1,000,000,000.
        SplitNotWhole,
        /// An asset cannot be built from itself.
        SelfUpstream,
        /// No asset has an upstream id that was given.
        UnknownUpstream,
        /// Only published assets may be cited: one that was given is open or retired.
        UpstreamNotPublished,
        /// An upstream asset is listed twice. List it once, with the whole royalty.
        DuplicateUpstream,
        /// More than 32 upstream assets.
        TooManyUpstream,
        /// A royalty is lower than the upstream asset's terms ask, or does not leave its ancestors their reach.
        /// `leastRoyalty(id)` says which suffices.
        RoyaltyTooLow,
        /// The royalties granted exceed the parameter `MaxRoyaltySum`. Grant less, or cite fewer assets.
        RoyaltiesOverSum,
        /// The training fees exceed `maxFee`. Raise it, or cite fewer assets.
        FeeOverMaximum,
        /// The price exceeds `maxPrice`. Raise it, or use fewer units.
        PriceOverMaximum,
        /// Zero units of use: give at least one.
        ZeroUnits,
        /// More than 16 reviewers.
        TooManyReviewers,
        /// A reviewer is listed twice.
        DuplicateReviewer,
        /// The account is the asset's steward already.
        AlreadySteward,
        /// The asset's stewardship is not offered to the caller.
        NotOffered,
        /// A sum or a product does not fit its type. Give smaller numbers.
        Overflow,
        /// Every id has been given.
        NoIdLeft,
        /// The asset is frozen already.
        AlreadyFrozen,
        /// The asset is not frozen.
        NotFrozen,
    }
}
