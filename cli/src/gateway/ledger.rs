//! What is known of tabs while the gateway runs: what the chain says, what was promised, what was used. Everything that
//! must be decided before a call is served is decided here, in memory.

use super::books::{Books, Durable, Entry};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Instant,
};
use tributary_client::{
    Account, Tab, Voucher,
    purse::Ask,
    voucher::{Fault, Form, Lane, Signed, Signer, network},
};

/// All tabs that somebody paid by, or that the books have.
#[derive(Debug)]
pub struct Ledger {
    /// The hash of the chain's block 0.
    pub genesis: [u8; 32],
    /// What x402 calls the chain.
    pub network: String,
    /// Whose gateway it is.
    pub gateway: Account,
    pace: Pace,
    books: Books,
    tabs: RwLock<HashMap<u32, Arc<Running>>>,
    /// What the books have of tabs of which the chain was not asked yet.
    kept: Mutex<HashMap<u32, Entry>>,
}

/// How many calls a tab may make: so many a second, and so many at once.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Calls a second.
    pub rate: f64,
    /// Calls at once.
    pub burst: f64,
}

/// A tab.
#[derive(Debug)]
pub struct Running {
    /// Its id.
    pub id: u32,
    /// Who pays.
    pub payer: Account,
    /// The key that signs its vouchers.
    pub signer: Signer,
    /// Whether the last one was signed as browsers' wallets do.
    wrapped: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    tab: Tab,
    /// The block that says so of the tab.
    block: u64,
    promised: Option<Signed>,
    used: Voucher,
    room: f64,
    seen: Instant,
}

/// What is told of a tab to whoever has its key.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What the chain says.
    pub tab: Tab,
    /// The highest voucher, if it is told.
    pub promised: Option<Signed>,
    /// What of it was used.
    pub used: Voucher,
}

/// A voucher that is to be settled.
#[derive(Clone, Debug)]
pub struct Due {
    /// The voucher.
    pub signed: Signed,
    /// How it is signed.
    pub form: Form,
    /// What of it is not settled, in planck.
    pub owed: u128,
    /// Whether its tab is closing.
    pub closing: bool,
}

/// Why a call is not served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Denial {
    /// The voucher is not good.
    Fault(Fault),
    /// It does not pay for the call and what was used before.
    Short,
    /// The tab is closing.
    Closing,
    /// Too many calls; seconds until the next one may come.
    TooFast(f64),
}

/// A call that is being served. What it takes is set aside; when it is dropped, all of that is used.
#[derive(Debug)]
pub struct Ticket {
    ledger: Arc<Ledger>,
    running: Arc<Running>,
    ask: Ask,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Who panicked while it held the lock has left numbers that were checked before.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ledger {
    /// A ledger of what is in the books.
    pub fn new(genesis: [u8; 32], gateway: Account, pace: Pace, books: Books, entries: Vec<Entry>) -> Self {
        let kept = entries.into_iter().map(|entry| (entry.promised.voucher.tab, entry)).collect();
        let (tabs, kept) = (RwLock::default(), Mutex::new(kept));
        Self { genesis, network: network(&genesis), gateway, pace, books, tabs, kept }
    }

    /// The tab, if it is known here.
    pub fn find(&self, id: u32) -> Option<Arc<Running>> {
        self.tabs.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    /// Every tab that is known, and every one in the books.
    pub fn ids(&self) -> Vec<u32> {
        let mut ids: Vec<_> = self.all().iter().map(|running| running.id).collect();
        ids.extend(locked(&self.kept).keys());
        ids
    }

    /// The chain says this of a tab in this block. One at another gateway is not taken. What an earlier block said is
    /// no news: whoever waited for a settlement looks at its block after others have looked at later ones.
    pub fn learn(&self, tab: Tab, block: u64) -> Option<Arc<Running>> {
        if tab.gateway != self.gateway {
            return None;
        }
        let mut tabs = self.tabs.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = tabs.get(&tab.id) {
            let mut state = locked(&running.state);
            if block >= state.block {
                (state.tab, state.block) = (tab, block);
            }
            drop(state);
            return Some(running.clone());
        }
        let kept = locked(&self.kept).remove(&tab.id);
        // What was settled of a tab that the books do not have was used, before they were lost or at another gateway of
        // this account: it would be served once more otherwise.
        let settled = || tab.settled.clone();
        let (promised, used) = kept.map_or_else(|| (None, settled()), |entry| (Some(entry.promised), entry.used));
        let (id, payer, signer) = (tab.id, tab.payer, tab.signer);
        let state = State { tab, block, promised, used, room: self.pace.burst, seen: Instant::now() };
        let (wrapped, state) = (AtomicBool::new(false), Mutex::new(state));
        let running = Arc::new(Running { id, payer, signer, wrapped, state });
        tabs.insert(id, running.clone());
        Some(running)
    }

    /// The tab is no more. Answers what of it was promised and never settled, in planck.
    pub fn forget(&self, id: u32) -> u128 {
        let kept = locked(&self.kept).remove(&id);
        let running = self.tabs.write().unwrap_or_else(PoisonError::into_inner).remove(&id);
        self.books.forget(id);
        let running = running.map(|running| locked(&running.state).owed());
        running.or(kept.and_then(|entry| entry.promised.voucher.total())).unwrap_or_default()
    }

    /// Decides whether a call is served for this voucher, whose signature was checked. If it is, the voucher counts,
    /// what the call takes is set aside, and both are on their way to the disk: nothing may be answered before they are
    /// there.
    pub fn admit(
        self: &Arc<Self>,
        running: &Arc<Running>,
        signed: &Signed,
        ask: Ask,
    ) -> Result<(Ticket, Durable), Denial> {
        let mut state = locked(&running.state);
        state.admit(signed, ask, self.pace, Instant::now())?;
        // Before the lock is given back, so that entries of a tab come to the writer in their order.
        let durable = self.books.keep(Entry { promised: signed.clone(), used: state.used.clone() });
        drop(state);
        Ok((Ticket { ledger: self.clone(), running: running.clone(), ask }, durable))
    }

    /// Vouchers that are to be settled: of which the chain has not heard, and that it would take. Those that are signed
    /// as they are come first.
    pub fn due(&self) -> Vec<Due> {
        let due = |running: &Arc<Running>| {
            let (signed, owed, closing) = locked(&running.state).due()?;
            let form = signed.form(&running.signer, &self.genesis)?;
            Some(Due { signed, form, owed, closing })
        };
        let mut all: Vec<_> = self.all().iter().filter_map(due).collect();
        all.sort_by_key(|due| (due.form, due.signed.voucher.tab));
        all
    }

    /// Tabs that are closing and of which everything is settled.
    pub fn ended(&self) -> Vec<u32> {
        let ended = |running: &Arc<Running>| {
            let state = locked(&running.state);
            (state.tab.closing.is_some() && state.due().is_none()).then_some(running.id)
        };
        self.all().iter().filter_map(ended).collect()
    }

    /// Waits until everything that was accepted is on the disk.
    pub async fn flush(&self) -> bool {
        self.books.flush().await.unwrap_or(false)
    }

    /// How many tabs there are, and what they owe in all, in planck.
    pub fn totals(&self) -> (usize, u128) {
        let all = self.all();
        let owed = all.iter().map(|running| locked(&running.state).owed()).fold(0, u128::saturating_add);
        (all.len(), owed)
    }

    fn all(&self) -> Vec<Arc<Running>> {
        self.tabs.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

impl Running {
    /// Whether its key signed a voucher for the chain whose block 0 has this hash. A payer signs all alike, so that
    /// signatures, which take longest of a call, are checked once each.
    pub fn has_signed(&self, signed: &Signed, genesis: &[u8; 32]) -> bool {
        let first = if self.wrapped.load(Relaxed) { Form::Wrapped } else { Form::Raw };
        let form = signed.form_from(first, &self.signer, genesis);
        if let Some(form) = form {
            self.wrapped.store(form == Form::Wrapped, Relaxed);
        }
        form.is_some()
    }

    /// What is told of it to whoever has its key.
    pub fn standing(&self) -> Standing {
        let state = locked(&self.state);
        Standing { tab: state.tab.clone(), promised: state.promised.clone(), used: state.used.clone() }
    }

    /// What is told of it to anybody: no signature.
    pub fn told_to_anybody(&self) -> Standing {
        let state = locked(&self.state);
        Standing { tab: state.tab.clone(), promised: None, used: state.used.clone() }
    }

    /// What was promised and is not settled, in planck.
    pub fn owed(&self) -> u128 {
        locked(&self.state).owed()
    }
}

impl Ticket {
    /// The tab that pays.
    pub fn running(&self) -> &Arc<Running> {
        &self.running
    }

    /// The call took so many units: 0 if it failed.
    pub fn finish(self, units: u64) {
        let mut state = locked(&self.running.state);
        state.take(self.ask, units);
        if let Some(promised) = state.promised.clone() {
            self.ledger.books.note(Entry { promised, used: state.used.clone() });
        }
    }
}

impl State {
    fn admit(&mut self, signed: &Signed, ask: Ask, pace: Pace, now: Instant) -> Result<(), Denial> {
        if self.tab.closing.is_some() {
            return Err(Denial::Closing);
        }
        let voucher = &signed.voucher;
        let checked = voucher.check(&self.before(), &self.tab.terms()).map_err(Denial::Fault);
        // Old vouchers are in blocks, for anybody to send: they do not count towards the payer's pace.
        if checked == Err(Denial::Fault(Fault::Stale)) {
            return checked;
        }
        let since = now.saturating_duration_since(self.seen).as_secs_f64();
        self.room = (self.room + since * pace.rate).min(pace.burst);
        self.seen = now;
        if self.room < 1.0 {
            return Err(Denial::TooFast((1.0 - self.room) / pace.rate));
        }
        // What is refused counts too: it was looked at.
        self.room -= 1.0;
        checked?;
        let used = self.with(ask, ask.units).ok_or(Denial::Short)?;
        if voucher.service < used.service || voucher.lane(ask.asset).units < used.lane(ask.asset).units {
            return Err(Denial::Short);
        }
        self.used = used;
        self.promised = Some(signed.clone());
        Ok(())
    }

    /// What a new voucher must go beyond: what was promised here, and what was settled by whomever.
    fn before(&self) -> Voucher {
        match &self.promised {
            Some(promised) => self.tab.settled.joined(&promised.voucher),
            None => self.tab.settled.clone(),
        }
    }

    /// What is used after so many more units.
    fn with(&self, ask: Ask, units: u64) -> Option<Voucher> {
        let mut used = self.used.clone();
        used.service = used.service.checked_add(ask.service.checked_mul(units.into())?)?;
        let units = used.lane(ask.asset).units.checked_add(units)?;
        let price = self.tab.prices.get(&ask.asset).copied().unwrap_or_default();
        used.set(Lane { asset: ask.asset, units, amount: price.checked_mul(units.into())? });
        Some(used)
    }

    /// In the place of what was set aside, so many units were taken.
    fn take(&mut self, ask: Ask, units: u64) {
        let service = |units: u64| ask.service.saturating_mul(units.into());
        let used = &mut self.used;
        used.service = used.service.saturating_sub(service(ask.units)).saturating_add(service(units));
        let units = used.lane(ask.asset).units.saturating_sub(ask.units).saturating_add(units);
        let price = self.tab.prices.get(&ask.asset).copied().unwrap_or_default();
        used.set(Lane { asset: ask.asset, units, amount: price.saturating_mul(units.into()) });
    }

    fn owed(&self) -> u128 {
        let promised = self.promised.as_ref().and_then(|signed| signed.voucher.total()).unwrap_or_default();
        promised.saturating_sub(self.tab.spent)
    }

    fn due(&self) -> Option<(Signed, u128, bool)> {
        let signed = self.promised.clone()?;
        signed.voucher.check(&self.tab.settled, &self.tab.terms()).ok()?;
        Some((signed, self.owed(), self.tab.closing.is_some()))
    }
}

#[cfg(test)]
mod tests;
