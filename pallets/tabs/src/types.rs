//! What is stored, and what a voucher changes of it.

use alloc::vec::Vec;
use frame_support::{BoundedVec, ensure, stored, traits::ConstU32};
use tributary_math::voucher::{self, Counts};
use tributary_primitives::{
    AccountId, AssetId, Balance, BlockNumber, LaneView, MAX_LANES, SessionKey, SkipReason, TabId, TabView, Voucher,
};

/// What a tab has for one asset.
#[stored]
#[derive(Copy)]
pub struct Lane {
    /// The asset.
    pub asset: AssetId,
    /// The asset's price of a unit when the lane was opened, in planck: it stays.
    pub price: Balance,
    /// Units that are settled.
    pub units: u64,
    /// Planck that are settled.
    pub amount: Balance,
    /// Whether the payer contributed to the asset: then all of the deposit counts as its own payment to it, until the
    /// tab ends.
    pub own: bool,
    /// What of the deposit for records is for the record of use that the tab leaves, in planck.
    pub usage: Balance,
}

/// What a payer deposited for calls that one gateway serves.
#[stored]
pub struct Tab {
    /// Whose money it is.
    pub payer: AccountId,
    /// What signs its vouchers.
    pub signer: SessionKey,
    /// Who serves, and is paid for it.
    pub gateway: AccountId,
    /// Planck that were ever deposited.
    pub deposit: Balance,
    /// Planck of it that are settled: what the lanes have and service.
    pub spent: Balance,
    /// Planck of that for the gateway.
    pub service: Balance,
    /// The block from which on the payer can withdraw what is left.
    pub closing: Option<BlockNumber>,
    /// The payer's deposit for the records of the tab, in planck.
    pub held: Balance,
    /// What it pays for, in order of asset, each once.
    pub lanes: BoundedVec<Lane, ConstU32<MAX_LANES>>,
}

/// What a voucher adds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rise {
    /// Planck for the gateway.
    pub service: Balance,
    /// Units of all assets.
    pub units: u128,
    /// Planck for assets, all together.
    pub amount: Balance,
    /// Planck for each.
    pub lanes: Vec<(AssetId, Balance)>,
}

/// Sums over all tabs.
#[stored]
#[derive(Copy, Default)]
pub struct Sums {
    /// Tabs that there are.
    pub tabs: u32,
    /// Vouchers that were ever settled.
    pub vouchers: u64,
    /// Planck that were ever settled, service included.
    pub settled: Balance,
}

impl Lane {
    const fn counts(&self) -> Counts {
        Counts { units: self.units, amount: self.amount }
    }
}

impl Tab {
    /// What of the deposit is not settled, in planck.
    pub fn left(&self) -> Option<Balance> {
        self.deposit.checked_sub(self.spent)
    }

    /// Takes the numbers of a voucher, whoever signed it, and answers what they add. O(lanes).
    ///
    /// Errors: why it adds nothing; then the tab is of no use any more, for some numbers may be taken.
    pub(crate) fn take(&mut self, voucher: &Voucher) -> Result<Rise, SkipReason> {
        let Voucher { service, lanes, .. } = voucher;
        ensure!(lanes.len() <= MAX_LANES as usize, SkipReason::BadLanes);
        ensure!(lanes.is_sorted_by(|one, next| one.asset < next.asset), SkipReason::BadLanes);
        let service = voucher::grown(core::mem::replace(&mut self.service, *service), *service)?;
        let mut rise = Rise { service, units: 0, amount: 0, lanes: Vec::with_capacity(lanes.len()) };
        for told in lanes {
            let mut own = self.lanes.iter_mut();
            let lane = own.find(|lane| lane.asset == told.asset).ok_or(SkipReason::UnknownLane)?;
            let more = voucher::rise(lane.counts(), Counts { units: told.units, amount: told.amount }, lane.price)?;
            (lane.units, lane.amount) = (told.units, told.amount);
            rise.units = rise.units.checked_add(more.units.into()).ok_or(SkipReason::OverDeposit)?;
            rise.amount = rise.amount.checked_add(more.amount).ok_or(SkipReason::OverDeposit)?;
            rise.lanes.push((told.asset, more.amount));
        }
        ensure!(rise.service > 0 || rise.amount > 0 || rise.units > 0, SkipReason::NothingNew);
        self.spent = voucher::spend(self.deposit, self.spent, [rise.service, rise.amount])?;
        Ok(rise)
    }

    /// The tab as clients see it.
    pub(crate) fn view(self, id: TabId) -> TabView<AccountId> {
        let lanes = self.lanes.iter().map(|lane| LaneView {
            asset: lane.asset,
            price: lane.price,
            units: lane.units,
            amount: lane.amount,
        });
        TabView {
            id,
            lanes: lanes.collect(),
            payer: self.payer,
            signer: self.signer,
            gateway: self.gateway,
            deposit: self.deposit,
            spent: self.spent,
            service: self.service,
            closing: self.closing,
        }
    }
}
