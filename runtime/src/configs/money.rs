//! Balances and fees.

use crate::{parameters::in_range::governance::FeesToTreasury, *};
use frame_support::{
    parameter_types,
    traits::{
        ConstU8, ConstU32, ConstU128, Get, Imbalance, OnUnbalanced, VariantCountOf,
        fungible::{Balanced, Credit},
    },
    weights::ConstantMultiplier,
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{FixedPointNumber, Perquintill, traits::Bounded};

impl pallet_balances::Config for Runtime {
    type AccountStore = System;
    type Balance = Balance;
    type DoneSlashHandler = ();
    type DustRemoval = ();
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type MaxLocks = ConstU32<50>;
    type MaxReserves = ConstU32<50>;
    type ReserveIdentifier = [u8; 8];
    type RuntimeEvent = RuntimeEvent;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
}

/// Planck for a picosecond of computation: two TRIB a second. A transfer is charged for 0.38 ms with all checks and for
/// some 150 bytes, so it costs about a milli-TRIB.
pub type FeePerPicosecond = ConstU128<2>;
/// Planck for a byte of a transaction: a micro-TRIB. A block full of bytes then costs about what a block full of
/// computation does (4.5 and 6.8 TRIB), so neither is the cheap way to fill it.
pub type FeePerByte = ConstU128<MICRO>;

parameter_types! {
    /// How full the chain wants its blocks, as a share of what ordinary transactions may fill. Above it fees rise,
    /// below it they fall: a quarter leaves room for four times the usual load before anybody has to wait.
    pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
    /// How fast fees follow the load: full blocks for a day (14,400) multiply them by about 2.2.
    pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
    /// Fees never fall below those of the constants above: an idle chain has the prices that its documentation names,
    /// spam is never free, and the multiplier can always rise again.
    pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_integer(1);
    /// Fees may rise as long as the load lasts.
    pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

/// The treasury gets the share `FeesToTreasury` of a fee, for it pays for what everybody uses; the block's author gets
/// the rest, for it pays for including the transaction, and the whole tip, for it pays for precedence. An author's
/// account is that of the validator, whatever keys it signs with.
pub struct DealWithFees;

impl OnUnbalanced<Credit<AccountId, Balances>> for DealWithFees {
    fn on_unbalanceds(mut fees_then_tip: impl Iterator<Item = Credit<AccountId, Balances>>) {
        let treasury = Treasury::account_id();
        let fee = fees_then_tip.next().unwrap_or_default();
        let (fee, authors) = {
            let share = FeesToTreasury::get().mul_floor(fee.peek());
            fee.split(share)
        };
        let author = Authorship::author().unwrap_or_else(|| treasury.clone());
        let authors = authors.merge(fees_then_tip.next().unwrap_or_default());
        // An author without an account is given nothing below the existential deposit: the treasury is.
        let fee = match Balances::resolve(&author, authors) {
            Ok(()) => fee,
            Err(refused) => fee.merge(refused),
        };
        // The treasury's account exists from genesis on. Only if it ever spends itself empty is a fee below the
        // existential deposit burnt.
        let _ = Balances::resolve(&treasury, fee);
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type FeeMultiplierUpdate =
        TargetedFeeAdjustment<Runtime, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
    type LengthToFee = ConstantMultiplier<Balance, FeePerByte>;
    type OnChargeTransaction = FungibleAdapter<Balances, DealWithFees>;
    /// An operational transaction pays no more; only a tip five times as high gets an ordinary one before it.
    type OperationalFeeMultiplier = ConstU8<5>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
    type WeightToFee = ConstantMultiplier<Balance, FeePerPicosecond>;
}
