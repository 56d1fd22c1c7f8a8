//! Balances and fees.

use super::{BlockAuthor, TreasuryAccount};
use crate::{parameters::in_range::governance::FeesToTreasury, *};
use frame_support::{
    parameter_types,
    traits::{ConstU8, ConstU32, ConstU128, VariantCountOf},
    weights::{ConstantMultiplier, Weight},
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

/// Planck for a picosecond of computation: two TRIB a second. A transfer is charged for 0.2 ms with all checks and for
/// some 150 bytes, so it costs half a milli-TRIB and a little.
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

impl pallet_fees::Config for Runtime {
    type Author = BlockAuthor;
    type Currency = Balances;
    type Treasury = TreasuryAccount;
    type TreasuryShare = FeesToTreasury;
    type WeightInfo = pallet_fees::weights::SubstrateWeight<Runtime>;
}

/// What it weighs to charge for a transaction. The account that pays is the one whose nonce was checked before, and
/// `CheckNonce` declares that it is read and written: here it counts no more.
pub struct PaymentWeight;

impl pallet_transaction_payment::WeightInfo for PaymentWeight {
    fn charge_transaction_payment() -> Weight {
        let account = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
        weights::pallet_transaction_payment::WeightInfo::<Runtime>::charge_transaction_payment().saturating_sub(account)
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type FeeMultiplierUpdate =
        TargetedFeeAdjustment<Runtime, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
    type LengthToFee = ConstantMultiplier<Balance, FeePerByte>;
    type OnChargeTransaction = FungibleAdapter<Balances, Fees>;
    /// An operational transaction pays no more; only a tip five times as high gets an ordinary one before it.
    type OperationalFeeMultiplier = ConstU8<5>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = PaymentWeight;
    type WeightToFee = ConstantMultiplier<Balance, FeePerPicosecond>;
}
