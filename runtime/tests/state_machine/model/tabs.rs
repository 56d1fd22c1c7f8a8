//! Who pays by the call: tabs, what was promised by vouchers, and what was settled of it.
//!
//! A tab here is what was deposited and what the last good voucher said; what is spent is a sum over that, and what is
//! in the pot a sum over tabs.

use super::{Model, Who, deposit, ensure, share, small};
use crate::{
    account,
    op::{
        Op,
        tabs::{Act, Promise, Slip},
    },
};
use std::collections::BTreeMap;
use tributary_primitives::{AccountId, AssetId, AssetState, Balance, LaneView, SkipReason, TabId, TabView};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

/// What a record takes beside its value, in bytes.
const KEY: usize = 170;
/// Lanes of a tab and of a voucher.
const LANES: usize = 8;
/// Gateways that a settlement pays.
const GATEWAYS: usize = 4;
/// Times that a settlement tries the other form of a message.
const TRIES: usize = 4;
/// An asset that there never is.
const NO_ASSET: u32 = 1_000_000;

#[derive(Clone)]
struct Lane {
    price: Balance,
    units: u64,
    amount: Balance,
    own: bool,
    /// What of the deposit is for the record of use.
    usage: Balance,
}

#[derive(Clone)]
struct Tab {
    payer: Who,
    gateway: Who,
    deposit: Balance,
    service: Balance,
    closing: Option<u32>,
    held: Balance,
    lanes: BTreeMap<u32, Lane>,
}

/// All that there is of tabs.
#[derive(Clone, Default)]
pub struct Tabs {
    open: BTreeMap<u32, Tab>,
    next: u32,
    vouchers: u64,
    settled: Balance,
    /// How often vouchers came to what.
    pub seen: BTreeMap<String, usize>,
}

/// The numbers of a voucher.
pub struct Voucher {
    pub tab: u32,
    pub service: Balance,
    pub lanes: Vec<(u32, u64, Balance)>,
}

/// What a settlement comes to so far.
struct Batch {
    wrapped: bool,
    tries: usize,
    services: BTreeMap<Who, Balance>,
    paid: BTreeMap<u32, Balance>,
}

impl Tab {
    fn spent(&self) -> Balance {
        self.service + self.lanes.values().map(|lane| lane.amount).sum::<Balance>()
    }
}

/// A number that rises by so much, or falls, as far as there are numbers.
fn moved(number: Balance, by: i128) -> Balance {
    number.saturating_add_signed(by)
}

/// What there is.
impl Model {
    pub fn tab_deposits(&self, who: Who) -> Balance {
        self.tabs.open.values().filter(|tab| tab.payer == who).map(|tab| tab.held).sum()
    }

    /// What is in the pot of the tabs.
    pub fn tabs_pot(&self) -> Balance {
        EXISTENTIAL_DEPOSIT + self.tabs.open.values().map(|tab| tab.deposit - tab.spent()).sum::<Balance>()
    }

    /// How many tabs there are, and the vouchers and planck that were ever settled.
    pub fn tab_totals(&self) -> (u32, u64, Balance) {
        (u32::try_from(self.tabs.open.len()).expect("a few"), self.tabs.vouchers, self.tabs.settled)
    }

    pub fn tabs_opened(&self) -> u32 {
        self.tabs.next
    }

    /// The tab as the chain shows it, but for its key.
    pub fn show_tab(&self, id: u32, signer: tributary_primitives::SessionKey) -> Option<TabView<AccountId>> {
        let tab = self.tabs.open.get(&id)?;
        let lanes = tab.lanes.iter().map(|(asset, lane)| LaneView {
            asset: AssetId(*asset),
            price: lane.price,
            units: lane.units,
            amount: lane.amount,
        });
        Some(TabView {
            id: TabId(id),
            payer: account(tab.payer),
            signer,
            gateway: account(tab.gateway),
            deposit: tab.deposit,
            spent: tab.spent(),
            service: tab.service,
            closing: tab.closing,
            lanes: lanes.collect(),
        })
    }

    /// The ids of the tabs that an account serves, and that it pays.
    pub fn tabs_with(&self, who: Who) -> [Vec<u32>; 2] {
        let such = |test: &dyn Fn(&Tab) -> bool| {
            self.tabs.open.iter().filter(|(_, tab)| test(tab)).map(|(id, _)| *id).collect::<Vec<_>>()
        };
        [such(&|tab| tab.gateway == who), such(&|tab| tab.payer == who)]
    }

    /// The numbers of a promise that is made now.
    pub fn voucher(&self, promise: &Promise) -> Voucher {
        let Some(tab) = self.tabs.open.get(&promise.tab) else {
            return Voucher { tab: promise.tab, service: 1, lanes: vec![] };
        };
        let mut lanes = BTreeMap::new();
        for (place, units, beside) in &promise.lanes {
            let (asset, told) = match tab.lanes.iter().nth(*place) {
                Some((asset, lane)) => {
                    let due = lane.price.saturating_mul(u128::from(*units));
                    let amount = moved(lane.amount.saturating_add(due), *beside);
                    (*asset, (lane.units.saturating_add(*units), amount))
                }
                None => (NO_ASSET, (*units, moved(0, *beside))),
            };
            lanes.insert(asset, told);
        }
        let mut lanes: Vec<_> = lanes.into_iter().map(|(asset, (units, amount))| (asset, units, amount)).collect();
        if promise.slip == Slip::Reversed {
            lanes.reverse();
        }
        Voucher { tab: promise.tab, service: moved(tab.service, promise.service), lanes }
    }
}

/// The calls.
impl Model {
    pub(super) fn act_on_tabs(&mut self, act: &Act) -> Result<(), &'static str> {
        match act {
            Act::Advance { .. } => unreachable!("it stands for another one"),
            Act::OpenTab { who, gateway, deposit, lanes } => self.open_tab(*who, *gateway, *deposit, lanes),
            Act::TopUp { who, tab, amount } => self.top_up(*who, *tab, *amount),
            Act::AddLane { who, tab, asset, max_price } => self.add_lane(*who, *tab, *asset, *max_price),
            Act::Settle { who: _, promises } => self.settle(promises),
            Act::CloseTab { who, tab } => self.close_tab(*who, *tab),
            Act::WithdrawTab { who, tab } => self.withdraw_tab(*who, *tab),
            Act::RefundTab { who, tab } => self.refund_tab(*who, *tab),
        }
    }

    fn tab_of(&mut self, who: Who, id: u32) -> Result<&mut Tab, &'static str> {
        let tab = self.tabs.open.get_mut(&id).ok_or("UnknownTab")?;
        ensure(tab.payer == who, "NotPayer")?;
        Ok(tab)
    }

    /// The deposit for so many bytes.
    fn priced(&self, bytes: usize) -> Balance {
        let [_, byte] = self.parameters.asset_prices();
        deposit([0, byte], bytes)
    }

    fn open_tab(
        &mut self,
        payer: Who,
        gateway: Who,
        deposit: Balance,
        lanes: &[(u32, Balance)],
    ) -> Result<(), &'static str> {
        ensure(deposit >= self.parameters.number::<Balance>("MinTabDeposit"), "DepositTooSmall")?;
        ensure(lanes.len() <= LANES, "TooManyLanes")?;
        let (id, held) = (self.tabs.next, self.priced(3 * KEY + 170));
        self.tabs.next += 1;
        let tab = Tab { payer, gateway, deposit, service: 0, closing: None, held, lanes: BTreeMap::new() };
        self.tabs.open.insert(id, tab);
        let mut hold = held;
        for (asset, max_price) in lanes {
            hold += self.lane(id, *asset, *max_price)?;
        }
        Self::hold(&mut self.free, payer, hold)?;
        self.spend(payer, deposit)
    }

    /// Gives a tab a lane. Answers what is to be held for it.
    fn lane(&mut self, id: u32, asset: u32, max_price: Balance) -> Result<Balance, &'static str> {
        let now = self.now();
        let Tab { payer, deposit, ref lanes, .. } = self.tabs.open[&id];
        ensure(!lanes.contains_key(&asset), "LaneExists")?;
        let count = lanes.len();
        let known = self.asset(asset, "NotUsable")?;
        ensure(known.state(now) == AssetState::Published && !known.frozen, "NotUsable")?;
        let price = known.terms(now).price;
        ensure(price <= max_price, "PriceOverMaximum")?;
        let own = known.is_latent() || known.weights.iter().any(|weights| weights.contains_key(&payer));
        if own {
            self.pledge(payer, asset as usize, deposit)?;
        }
        ensure(count < LANES, "TooManyLanes")?;
        // The lane, and a record of use with its deposit.
        let usage = self.priced(2 * KEY + 16 + 8 + 16);
        let hold = self.priced(64) + usage;
        let tab = self.tabs.open.get_mut(&id).expect("it is there");
        tab.lanes.insert(asset, Lane { price, units: 0, amount: 0, own, usage });
        tab.held += hold;
        Ok(hold)
    }

    fn top_up(&mut self, who: Who, id: u32, amount: Balance) -> Result<(), &'static str> {
        ensure(amount > 0, "ZeroAmount")?;
        let tab = self.tab_of(who, id)?;
        ensure(tab.closing.is_none(), "Closing")?;
        tab.deposit = tab.deposit.checked_add(amount).ok_or("Overflow")?;
        let own: Vec<_> = tab.lanes.iter().filter(|(_, lane)| lane.own).map(|(asset, _)| *asset).collect();
        self.spend(who, amount)?;
        own.into_iter().try_for_each(|asset| self.pledge(who, asset as usize, amount))
    }

    fn add_lane(&mut self, who: Who, id: u32, asset: u32, max_price: Balance) -> Result<(), &'static str> {
        ensure(self.tab_of(who, id)?.closing.is_none(), "Closing")?;
        let hold = self.lane(id, asset, max_price)?;
        Self::hold(&mut self.free, who, hold)
    }

    fn close_tab(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let at = self.now() + self.parameters.number::<u32>("CloseDelay");
        let tab = self.tab_of(who, id)?;
        ensure(tab.closing.is_none(), "Closing")?;
        tab.closing = Some(at);
        Ok(())
    }

    fn withdraw_tab(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let now = self.now();
        let at = self.tab_of(who, id)?.closing.ok_or("NotClosing")?;
        ensure(now >= at, "TooEarly")?;
        self.end_tab(id)
    }

    fn refund_tab(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let tab = self.tabs.open.get(&id).ok_or("UnknownTab")?;
        ensure(tab.gateway == who, "NotGateway")?;
        self.end_tab(id)
    }

    fn end_tab(&mut self, id: u32) -> Result<(), &'static str> {
        let tab = self.tabs.open.remove(&id).expect("it is there");
        self.free[tab.payer] += tab.held + tab.deposit - tab.spent();
        for (asset, lane) in tab.lanes {
            if lane.units > 0 || lane.amount > 0 {
                self.note_use(tab.payer, asset as usize, (lane.units, lane.amount), lane.usage)?;
            }
            if lane.own {
                self.unpledge(tab.payer, asset as usize, tab.deposit - lane.amount);
            }
        }
        Ok(())
    }
}

/// Settlements.
impl Model {
    fn settle(&mut self, promises: &[Promise]) -> Result<(), &'static str> {
        ensure(!promises.is_empty(), "EmptyBatch")?;
        // All were signed before any was settled.
        let vouchers: Vec<_> = promises.iter().map(|promise| (self.voucher(promise), promise.slip)).collect();
        let mut batch = Batch { wrapped: false, tries: TRIES, services: BTreeMap::new(), paid: BTreeMap::new() };
        for (voucher, slip) in vouchers {
            let what = match self.take_voucher(&mut batch, &voucher, slip) {
                Ok(()) => {
                    self.tabs.vouchers += 1;
                    "a voucher is settled".to_string()
                }
                Err(reason) => format!("a voucher is skipped: {reason:?}"),
            };
            *self.tabs.seen.entry(what).or_default() += 1;
        }
        self.pay_for_vouchers(batch)
    }

    /// Takes a voucher that is good.
    fn take_voucher(&mut self, batch: &mut Batch, voucher: &Voucher, slip: Slip) -> Result<(), SkipReason> {
        let tab = self.tabs.open.get(&voucher.tab).ok_or(SkipReason::UnknownTab)?;
        let falls = |one: &(u32, u64, Balance), next: &(u32, u64, Balance)| one.0 >= next.0;
        if voucher.lanes.len() > LANES || voucher.lanes.windows(2).any(|pair| falls(&pair[0], &pair[1])) {
            return Err(SkipReason::BadLanes);
        }
        let service = voucher.service.checked_sub(tab.service).ok_or(SkipReason::Lower)?;
        let mut after = tab.clone();
        after.service = voucher.service;
        let (mut more, mut units, mut all) = (vec![], 0, 0u128);
        for (asset, new_units, new_amount) in &voucher.lanes {
            let lane = after.lanes.get_mut(asset).ok_or(SkipReason::UnknownLane)?;
            let added = new_units.checked_sub(lane.units).ok_or(SkipReason::Lower)?;
            let paid = new_amount.checked_sub(lane.amount).ok_or(SkipReason::Lower)?;
            let due = lane.price.checked_mul(added.into()).ok_or(SkipReason::Underpaid)?;
            if paid < due {
                return Err(SkipReason::Underpaid);
            }
            (lane.units, lane.amount) = (*new_units, *new_amount);
            units += u128::from(added);
            // Lanes together may say more than there is.
            all = all.checked_add(paid).ok_or(SkipReason::OverDeposit)?;
            more.push((*asset, paid));
        }
        if service == 0 && all == 0 && units == 0 {
            return Err(SkipReason::NothingNew);
        }
        let spent = tab.spent().checked_add(service).and_then(|spent| spent.checked_add(all));
        if spent.is_none_or(|spent| spent > tab.deposit) {
            return Err(SkipReason::OverDeposit);
        }
        let gateway = after.gateway;
        if service > 0 && !batch.services.contains_key(&gateway) {
            if batch.services.len() == GATEWAYS {
                return Err(SkipReason::TooManyGateways);
            }
            if self.free[gateway] + service < EXISTENTIAL_DEPOSIT {
                return Err(SkipReason::GatewayRefuses);
            }
        }
        batch.check_signature(slip)?;
        if service > 0 {
            *batch.services.entry(gateway).or_default() += service;
        }
        for (asset, paid) in more {
            *batch.paid.entry(asset).or_default() += paid;
        }
        self.tabs.open.insert(voucher.tab, after);
        Ok(())
    }

    /// Moves the money of a settlement.
    fn pay_for_vouchers(&mut self, batch: Batch) -> Result<(), &'static str> {
        let Batch { services, paid, .. } = batch;
        let (before, mut fees) = (self.treasury, 0);
        for (asset, amount) in paid {
            let fee = small(&share(&amount.into(), self.parameters.number("UseFee")));
            // Each by itself must be enough to open the treasury's account, if it has none.
            let fee = if before + fee >= EXISTENTIAL_DEPOSIT { fee } else { 0 };
            fees += fee;
            self.take_income(asset as usize, amount - fee)?;
            self.tabs.settled += amount;
        }
        self.treasury += fees;
        for (gateway, amount) in services {
            self.free[gateway] += amount;
            self.tabs.settled += amount;
        }
        Ok(())
    }

    /// A well-formed call that concerns tabs, if there is one of the kind that was drawn.
    pub fn advance_tabs(&self, choice: u32) -> Option<Op> {
        let number = |length: usize, salt: u32| (choice.rotate_left(salt) as usize / 16).checked_rem(length);
        let now = self.now();
        // A tab, who pays it and who serves.
        let one = |such: &dyn Fn(&Tab) -> bool| -> Option<(u32, Who, Who)> {
            let all: Vec<_> = self.tabs.open.iter().filter(|(_, tab)| such(tab)).collect();
            let (id, tab) = all[number(all.len(), 5)?];
            Some((*id, tab.payer, tab.gateway))
        };
        let usable: Vec<u32> = (0u32..)
            .zip(&self.assets)
            .filter(|(_, asset)| !asset.removed && asset.state(now) == AssetState::Published && !asset.frozen)
            .map(|(id, _)| id)
            .collect();
        let rich = number(4, 7)?;
        let act = match choice % 16 {
            0..=2 => {
                let asset = usable[number(usable.len(), 9)?];
                let least: Balance = self.parameters.number("MinTabDeposit");
                let deposit = least + Balance::from(choice >> 4) * 1_000;
                let gateway = number(8, 11)?;
                Act::OpenTab { who: rich, gateway, deposit, lanes: vec![(asset, Balance::MAX)] }
            }
            3 => {
                let (tab, payer, _) = one(&|tab| tab.closing.is_none())?;
                let asset = usable[number(usable.len(), 9)?];
                Act::AddLane { who: payer, tab, asset, max_price: Balance::MAX }
            }
            4 => {
                let (tab, payer, _) = one(&|tab| tab.closing.is_none())?;
                Act::TopUp { who: payer, tab, amount: Balance::from(choice) + 1 }
            }
            5..=11 => {
                let wrapped = choice >> 30 == 3;
                let slip = if wrapped { Slip::Wrapped } else { Slip::None };
                let promise = |(id, tab): (&u32, &Tab)| {
                    let lanes = (0..tab.lanes.len().min(3)).map(|place| (place, u64::from(choice % 3), 1));
                    Promise { tab: *id, service: i128::from(choice >> 20), lanes: lanes.collect(), slip }
                };
                let promises: Vec<_> = self.tabs.open.iter().map(promise).take(12).collect();
                if promises.is_empty() {
                    return None;
                }
                Act::Settle { who: rich, promises }
            }
            12 | 13 => {
                let (tab, payer, _) = one(&|tab| tab.closing.is_none())?;
                Act::CloseTab { who: payer, tab }
            }
            14 => {
                // Whether its time has come or not.
                let (tab, payer, _) = one(&|tab| tab.closing.is_some())?;
                Act::WithdrawTab { who: payer, tab }
            }
            _ => {
                let (tab, _, gateway) = one(&|_| true)?;
                Act::RefundTab { who: gateway, tab }
            }
        };
        Some(Op::Tabs(act))
    }
}

impl Batch {
    /// Whether a voucher is signed, in the form of the one before or, as often as that is tried, in the other one.
    fn check_signature(&mut self, slip: Slip) -> Result<(), SkipReason> {
        let good = !matches!(slip, Slip::Forged | Slip::Elsewhere);
        let wrapped = slip == Slip::Wrapped;
        if good && wrapped == self.wrapped {
            return Ok(());
        }
        self.tries = self.tries.checked_sub(1).ok_or(SkipReason::NoTryLeft)?;
        if !good {
            return Err(SkipReason::BadSignature);
        }
        self.wrapped = wrapped;
        Ok(())
    }
}
