//! Who pays by the call: deposits for the calls of models that a gateway serves, and vouchers for them.
//!
//! # Terminology
//!
//! - *Tab*: what a payer deposited for the calls that one gateway serves.
//! - *Gateway*: the account that serves a model and is paid for it.
//! - *Session key*: what signs the vouchers of a tab, so that nobody has to ask a wallet for every call.
//! - *Lane*: what a tab has for one asset: the price that was agreed, and what is settled.
//! - *Voucher*: what the session key signs at each call: all that was used and is owed since the tab was opened.
//! - *Settlement*: vouchers turned into income of assets and pay of gateways, many at once.
//!
//! # How a call is paid
//!
//! A payer opens a tab once. With each call it hands the gateway a voucher that says a little more than the last one;
//! the gateway keeps the last, and settles it when it likes. The numbers only grow, so an older voucher adds nothing
//! and none counts twice; what is signed names tab and chain. Income enters the ledger as if it was paid by
//! `registry.useAsset`.
//!
//! # Who can cheat whom
//!
//! - The payer takes its deposit away: `CloseDelay` blocks lie between `close` and `withdraw`, and vouchers are settled
//!   until the tab is gone.
//! - The payer promises more than it deposited, or the same to several: a tab has one gateway, which reads what is left
//!   of it. So it loses a call at most.
//! - The gateway takes a voucher and does not serve: the payer loses a call.
//! - A session key leaks: whoever has it can spend what is left of the deposit, on the tab's gateway and its assets.
//! - The steward raises the price: a lane keeps the price that it was opened at.
//! - The payer contributed to what it uses: until the tab ends all of its deposit counts as its own payment, so that it
//!   has no voice from money that goes round.
//!
//! All money of tabs lies in a pot of its own. `try_state` has the invariants.
//!
//! | file | what it does |
//! | --- | --- |
//! | `accounts.rs` | a tab's beginning, its lanes and its end, and what is on hold for it |
//! | `settle.rs` | vouchers that are taken or passed over, and the money that moves |
//! | `types.rs` | what is stored, and what a voucher changes of it |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accounts;
mod settle;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

pub use accounts::{KEY, LANE, TAB};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use crate::{Sums, Tab, WeightInfo};
    use alloc::{collections::BTreeSet, vec::Vec};
    use frame_support::{
        PalletId,
        pallet_prelude::*,
        traits::{Contains, fungible},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::{AccountIdConversion, Zero};
    use tributary_primitives::{
        AccountId, AssetId, Balance, BlockNumber, Hash, MAX_LANES, MAX_VOUCHERS, Page, SessionKey, Signature,
        SkipReason, TabId, TabView, Voucher, pot,
        traits::{Assets, Intake, Uses},
    };

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<AccountId = AccountId, RuntimeEvent: From<Event<Self>>, Hash = Hash>
    {
        /// What exists, and what it costs to use it.
        type Assets: Assets<AccountId> + Uses<AccountId>;

        /// Who is paid.
        type Ledger: Intake<AccountId>;

        /// The token.
        type Currency: fungible::Mutate<AccountId, Balance = Balance>
            + fungible::MutateHold<AccountId, Reason: From<HoldReason>>;

        /// How many blocks lie between closing a tab and withdrawing what is left of it.
        type CloseDelay: Get<BlockNumber>;

        /// The least that is deposited in a tab at first, in planck: at least one.
        type MinTabDeposit: Get<Balance>;

        /// The deposit for a byte of a record, in planck.
        type DepositPerByte: Get<Balance>;

        /// The accounts whose balances pallets keep to the planck, the pot itself among them: none of them serves.
        type Pots: Contains<AccountId>;

        /// Names the pot's account.
        #[pallet::constant]
        type PotId: Get<PalletId>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The deposit for the records of a tab.
        Tab,
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The id of the next tab.
    #[pallet::storage]
    pub type NextTab<T: Config> = StorageValue<_, TabId, ValueQuery>;

    /// Every tab that has not ended.
    #[pallet::storage]
    pub type Tabs<T: Config> = StorageMap<_, Identity, TabId, Tab>;

    /// The tabs that each gateway serves.
    #[pallet::storage]
    pub type ByGateway<T: Config> = StorageDoubleMap<_, Blake2_128Concat, AccountId, Identity, TabId, ()>;

    /// The tabs that each payer pays.
    #[pallet::storage]
    pub type ByPayer<T: Config> = StorageDoubleMap<_, Blake2_128Concat, AccountId, Identity, TabId, ()>;

    /// How many tabs there are, and what was ever settled.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, Sums, ValueQuery>;

    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A payer deposited `deposit` planck for what `gateway` serves; `signer` signs for it.
        TabOpened { tab: TabId, payer: AccountId, gateway: AccountId, signer: SessionKey, deposit: Balance },
        /// A payer added `amount` planck, and has deposited `deposit` so far.
        TabToppedUp { tab: TabId, amount: Balance, deposit: Balance },
        /// A tab pays for an asset at `price` planck a unit.
        LaneAdded { tab: TabId, asset: AssetId, price: Balance },
        /// A voucher added `units` of use, `amount` planck for assets and `service` planck for the gateway.
        VoucherSettled { tab: TabId, amount: Balance, service: Balance, units: u128 },
        /// A voucher added nothing, and changed nothing.
        VoucherSkipped { tab: TabId, reason: SkipReason },
        /// What is left of a tab can be withdrawn from block `at` on: the gateway settles before.
        TabClosing { tab: TabId, at: BlockNumber },
        /// A tab ended, and its payer took `amount` planck that were left.
        TabWithdrawn { tab: TabId, payer: AccountId, amount: Balance },
        /// A tab ended, and its gateway gave `amount` planck back that were left.
        TabRefunded { tab: TabId, payer: AccountId, amount: Balance },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No tab has this id, or it has ended.
        UnknownTab,
        /// Only the tab's payer may do this.
        NotPayer,
        /// Only the tab's gateway may do this.
        NotGateway,
        /// The deposit is below `MinTabDeposit`.
        DepositTooSmall,
        /// A pot of the chain serves nobody.
        GatewayIsPot,
        /// No asset of this id is published, or it is frozen: nobody can use it now.
        NotUsable,
        /// The asset's price exceeds the highest that was given.
        PriceOverMaximum,
        /// The tab pays for this asset already, at the price of then. Open another tab for another price.
        LaneExists,
        /// A tab pays for eight assets at most. Open another one.
        TooManyLanes,
        /// Zero planck: give at least one.
        ZeroAmount,
        /// The tab is closing. Open another one.
        Closing,
        /// The tab is not closing. Close it first: the gateway is given time to settle.
        NotClosing,
        /// The gateway still has time to settle. Event `TabClosing` says from which block on it can be withdrawn.
        TooEarly,
        /// The list is empty.
        EmptyBatch,
        /// The list has more entries than a call takes. Split it over several calls.
        BatchTooLong,
        /// A sum does not fit its type. Give a smaller amount.
        Overflow,
        /// Every id has been given.
        NoIdLeft,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Nothing: it names the runtime.
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        /// Panics when the balances name the pot: what it held from the beginning would be nobody's.
        fn build(&self) {
            let endowed = <T::Currency as fungible::Inspect<AccountId>>::total_balance(&Pallet::<T>::pot());
            assert!(
                endowed.is_zero(),
                "balances name the pot of the tabs, whose money is what payers deposited: leave it out"
            );
            pot::create::<T, T::Currency>(&Pallet::<T>::pot());
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let pot: AccountId = T::PotId::get().into_account_truncating();
            assert!(pot != PalletId([0; 8]).into_account_truncating(), "the pot's id must name an account of its own");
            assert!(pot != T::Ledger::pot(), "the pot of the tabs is another than that of the rewards");
            assert!([pot, T::Ledger::pot()].iter().all(T::Pots::contains), "both are known as pots");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Deposits `deposit` planck for calls that `gateway` serves, paid by what `signer` signs. Each of `lanes` is
        /// an asset that the tab pays for, and the most that a unit of it may cost: the price of this moment holds for
        /// as long as the tab is there. Another deposit is on hold for its records. O(lanes).
        ///
        /// Errors: `DepositTooSmall`, `GatewayIsPot`, `TooManyLanes`, `NotUsable`, `PriceOverMaximum`, `LaneExists`,
        /// `NoIdLeft`, and the currency's when the caller has too little.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::open(lanes.len() as u32))]
        pub fn open(
            origin: OriginFor<T>,
            gateway: T::AccountId,
            signer: SessionKey,
            #[pallet::compact] deposit: Balance,
            lanes: Vec<(AssetId, Balance)>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(deposit >= T::MinTabDeposit::get(), Error::<T>::DepositTooSmall);
            ensure!(!T::Pots::contains(&gateway), Error::<T>::GatewayIsPot);
            ensure!(lanes.len() <= MAX_LANES as usize, Error::<T>::TooManyLanes);
            Self::do_open(who, gateway, signer, deposit, lanes)
        }

        /// Adds `amount` planck to the deposit of the caller's tab. O(lanes).
        ///
        /// Errors: `ZeroAmount`, `UnknownTab`, `NotPayer`, `Closing`, `Overflow`, and the currency's when the caller
        /// has too little.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::top_up())]
        pub fn top_up(origin: OriginFor<T>, tab: TabId, #[pallet::compact] amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
            Self::do_top_up(&who, tab, amount)
        }

        /// Lets a tab pay for one asset more, at its price of this moment, at most `max_price` planck a unit. For the
        /// tab's payer, and for the account that has its session key; what is on hold for the record is the payer's.
        /// O(lanes).
        ///
        /// Errors: `UnknownTab`, `NotPayer`, `Closing`, `TooManyLanes`, `NotUsable`, `PriceOverMaximum`, `LaneExists`,
        /// and the currency's when the payer has too little.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::add_lane())]
        pub fn add_lane(
            origin: OriginFor<T>,
            tab: TabId,
            asset: AssetId,
            #[pallet::compact] max_price: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Tabs::<T>::get(tab).ok_or(Error::<T>::UnknownTab)?;
            ensure!(record.payer == who || record.signer.account() == who, Error::<T>::NotPayer);
            ensure!(record.closing.is_none(), Error::<T>::Closing);
            Self::add_lanes(tab, &mut record, &[(asset, max_price)], 0)?;
            Tabs::<T>::insert(tab, record);
            Ok(())
        }

        /// Settles vouchers, each with the signature of its tab's session key: raw, or wrapped in `<Bytes>` and
        /// `</Bytes>`. Anyone may do it. One that is not good is passed over, and an event says why. At most four
        /// gateways are paid at once, and the form of the message is that of the voucher before, or at most four times
        /// the other: so what is signed raw comes first. O(vouchers and lanes), whatever the assets' ancestors.
        ///
        /// Errors: `EmptyBatch`, `BatchTooLong`.
        #[pallet::call_index(3)]
        #[pallet::weight(Pallet::<T>::weight_of_settling(vouchers))]
        pub fn settle(origin: OriginFor<T>, vouchers: Vec<(Voucher, Signature)>) -> DispatchResult {
            ensure_signed(origin)?;
            ensure!(!vouchers.is_empty(), Error::<T>::EmptyBatch);
            ensure!(vouchers.len() <= MAX_VOUCHERS as usize, Error::<T>::BatchTooLong);
            Self::do_settle(vouchers)
        }

        /// Announces that the caller withdraws what is left of its tab, `CloseDelay` blocks from now. Vouchers are
        /// settled until then, and as long as the tab is there. O(1).
        ///
        /// Errors: `UnknownTab`, `NotPayer`, `Closing`, `Overflow`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::close())]
        pub fn close(origin: OriginFor<T>, tab: TabId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let mut record = Self::paid_by(tab, &who)?;
            ensure!(record.closing.is_none(), Error::<T>::Closing);
            let at = Self::now().checked_add(T::CloseDelay::get()).ok_or(Error::<T>::Overflow)?;
            record.closing = Some(at);
            Tabs::<T>::insert(tab, record);
            Self::deposit_event(Event::TabClosing { tab, at });
            Ok(())
        }

        /// Ends the caller's tab: returns what is left and the deposit for its records, and adds what was used to
        /// `registry.usage`. O(lanes).
        ///
        /// Errors: `UnknownTab`, `NotPayer`, `NotClosing`, `TooEarly`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, tab: TabId) -> DispatchResult {
            let payer = ensure_signed(origin)?;
            let record = Self::paid_by(tab, &payer)?;
            let at = record.closing.ok_or(Error::<T>::NotClosing)?;
            ensure!(Self::now() >= at, Error::<T>::TooEarly);
            let amount = Self::end(tab, record)?;
            Self::deposit_event(Event::TabWithdrawn { tab, payer, amount });
            Ok(())
        }

        /// Ends a tab at once, by its gateway, as `withdraw` does: what is left is its payer's, and what the gateway
        /// has not settled is lost to it. O(lanes).
        ///
        /// Errors: `UnknownTab`, `NotGateway`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn refund(origin: OriginFor<T>, tab: TabId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let record = Tabs::<T>::get(tab).ok_or(Error::<T>::UnknownTab)?;
            ensure!(record.gateway == who, Error::<T>::NotGateway);
            let payer = record.payer.clone();
            let amount = Self::end(tab, record)?;
            Self::deposit_event(Event::TabRefunded { tab, payer, amount });
            Ok(())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The tab, if it is there. O(1).
        pub fn tab(id: TabId) -> Option<TabView<AccountId>> {
            Tabs::<T>::get(id).map(|tab| tab.view(id))
        }

        /// The tabs that `gateway` serves, after `from`, at most `limit` of them. O(limit).
        pub fn tabs_of(gateway: AccountId, from: Option<TabId>, limit: u32) -> Page<TabView<AccountId>, TabId> {
            let ids = match from {
                Some(from) => {
                    let key = ByGateway::<T>::hashed_key_for(&gateway, from);
                    ByGateway::<T>::iter_key_prefix_from(&gateway, key)
                }
                None => ByGateway::<T>::iter_key_prefix(&gateway),
            };
            Page::of(ids, limit, |id| *id, Self::tab)
        }

        /// The tabs that `payer` pays, after `from`, at most `limit` of them. O(limit).
        pub fn tabs_by(payer: AccountId, from: Option<TabId>, limit: u32) -> Page<TabView<AccountId>, TabId> {
            let ids = match from {
                Some(from) => {
                    let key = ByPayer::<T>::hashed_key_for(&payer, from);
                    ByPayer::<T>::iter_key_prefix_from(&payer, key)
                }
                None => ByPayer::<T>::iter_key_prefix(&payer),
            };
            Page::of(ids, limit, |id| *id, Self::tab)
        }

        /// How many tabs there are, and what was ever settled. O(1).
        pub fn totals() -> Sums {
            Totals::<T>::get()
        }

        /// The account that holds what payers deposited and is not settled.
        pub fn pot() -> AccountId {
            T::PotId::get().into_account_truncating()
        }
    }

    impl<T: Config> Pallet<T> {
        /// What settling these weighs: vouchers by the kind of their signature, lanes beyond the first of each, assets
        /// beyond the first. What is too long to be settled is not looked at.
        pub(crate) fn weight_of_settling(vouchers: &[(Voucher, Signature)]) -> Weight {
            let (mut kinds, mut more, mut assets) = ([0u32; 3], 0u32, BTreeSet::new());
            for (voucher, signature) in vouchers.iter().take(MAX_VOUCHERS as usize) {
                let [ed25519, sr25519, ecdsa] = &mut kinds;
                let kind = match signature {
                    Signature::Ed25519(_) => ed25519,
                    Signature::Sr25519(_) => sr25519,
                    Signature::Ecdsa(_) | Signature::Eth(_) => ecdsa,
                };
                *kind = kind.saturating_add(1);
                let lanes = voucher.lanes.iter().take(MAX_LANES as usize);
                more = more.saturating_add((lanes.len() as u32).saturating_sub(1));
                assets.extend(lanes.map(|lane| lane.asset));
            }
            let more = more.saturating_add((assets.len() as u32).saturating_sub(1));
            let [ed25519, sr25519, ecdsa] = kinds;
            let settled = T::WeightInfo::settle(sr25519);
            let settled =
                if ed25519 > 0 { settled.saturating_add(T::WeightInfo::settle_ed25519(ed25519)) } else { settled };
            let settled = if ecdsa > 0 { settled.saturating_add(T::WeightInfo::settle_ecdsa(ecdsa)) } else { settled };
            let alone = T::WeightInfo::settle_lanes(1);
            settled.saturating_add(T::WeightInfo::settle_lanes(more.saturating_add(1)).saturating_sub(alone))
        }
    }
}
