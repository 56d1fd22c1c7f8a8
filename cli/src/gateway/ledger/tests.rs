//! What is let in, and what a payer would try.

use super::*;
use std::time::Duration;
use tributary_client::keys::Key;

const GENESIS: [u8; 32] = [1; 32];
const GATEWAY: Account = Account([2; 32]);
const PACE: Pace = Pace { rate: 1.0, burst: 1_000.0 };
const ASK: Ask = Ask { asset: 4, units: 1, service: 2 };

fn key() -> Key {
    Key::from_secret("//Payer").unwrap()
}

/// A tab of 1,000 planck, open for asset 4 at 10 planck.
fn tab() -> Tab {
    Tab {
        id: 7,
        payer: Account([3; 32]),
        signer: Signer::Sr25519(key().account().0),
        gateway: GATEWAY,
        deposit: 1_000,
        spent: 0,
        closing: None,
        prices: [(4, 10), (9, 0)].into(),
        settled: Voucher { tab: 7, ..Voucher::default() },
    }
}

fn voucher(service: u128, units: u64, amount: u128) -> Voucher {
    Voucher { tab: 7, service, lanes: vec![Lane { asset: 4, units, amount }] }
}

fn signed(service: u128, units: u64, amount: u128) -> Signed {
    voucher(service, units, amount).signed(&key(), &GENESIS)
}

fn state() -> State {
    let used = Voucher { tab: 7, ..Voucher::default() };
    State { tab: tab(), block: 1, promised: None, used, room: PACE.burst, seen: Instant::now() }
}

/// A ledger whose books are in a folder that goes with it.
fn ledger() -> (tempfile::TempDir, Arc<Ledger>) {
    let folder = tempfile::tempdir().unwrap();
    let (books, entries, _) = Books::open(&folder.path().join("books.db"), &GENESIS, &GATEWAY.0).unwrap();
    (folder, Arc::new(Ledger::new(GENESIS, GATEWAY, PACE, books, entries)))
}

impl State {
    fn try_in(&mut self, service: u128, units: u64, amount: u128) -> Result<(), Denial> {
        self.admit(&signed(service, units, amount), ASK, PACE, self.seen)
    }
}

#[test]
fn each_call_wants_a_voucher_that_pays_for_it() {
    let mut state = state();
    assert_eq!(state.try_in(2, 1, 10), Ok(()));
    // The same again, and an older one.
    assert_eq!(state.try_in(2, 1, 10), Err(Denial::Fault(Fault::Stale)));
    assert_eq!(state.try_in(1, 1, 10), Err(Denial::Fault(Fault::Stale)));
    // Too little for the service, too few units.
    assert_eq!(state.try_in(3, 2, 20), Err(Denial::Short));
    assert_eq!(state.try_in(4, 1, 20), Err(Denial::Short));
    assert_eq!(state.try_in(4, 2, 19), Err(Denial::Fault(Fault::Underpaid(4))));
    assert_eq!(state.try_in(981, 2, 20), Err(Denial::Fault(Fault::OverDeposit)));
    assert_eq!(state.try_in(980, 2, 20), Ok(()));
    assert_eq!((state.owed(), state.used.service, state.used.lane(4).units), (1_000, 4, 2));
    let foreign = Voucher { tab: 8, ..voucher(990, 3, 30) }.signed(&key(), &GENESIS);
    assert_eq!(state.admit(&foreign, ASK, PACE, state.seen), Err(Denial::Fault(Fault::OtherTab)));
}

#[test]
fn what_was_refused_changes_nothing_but_the_pace() {
    let mut state = state();
    state.try_in(2, 1, 10).unwrap();
    let (promised, used) = (state.promised.clone(), state.used.clone());
    for (service, units, amount) in [(2, 1, 10), (3, 2, 20), (5_000, 2, 20), (4, 2, 0)] {
        assert!(state.try_in(service, units, amount).is_err());
        assert_eq!((&state.promised, &state.used), (&promised, &used));
    }
}

#[test]
fn what_a_call_did_not_take_pays_for_the_next() {
    let mut state = state();
    let ask = Ask { units: 5, ..ASK };
    state.admit(&signed(10, 5, 50), ask, PACE, state.seen).unwrap();
    state.take(ask, 2);
    assert_eq!((state.used.service, state.used.lane(4)), (4, Lane { asset: 4, units: 2, amount: 20 }));
    // Seven units in all are wanted; five are there.
    assert_eq!(state.admit(&signed(14, 6, 60), ask, PACE, state.seen), Err(Denial::Short));
    assert_eq!(state.admit(&signed(14, 7, 70), ask, PACE, state.seen), Ok(()));
    // It took more than was promised: that is owed before the next.
    state.take(ask, 20);
    assert_eq!((state.used.service, state.used.lane(4).units), (44, 22));
    assert_eq!(state.admit(&signed(54, 26, 260), ask, PACE, state.seen), Err(Denial::Short));
    assert_eq!(state.admit(&signed(54, 27, 270), ask, PACE, state.seen), Ok(()));
    // A call that failed takes nothing.
    state.take(ask, 0);
    assert_eq!((state.used.service, state.used.lane(4).units), (44, 22));
}

#[test]
fn what_somebody_else_settled_must_be_gone_beyond() {
    let mut state = state();
    state.try_in(2, 1, 10).unwrap();
    // The payer settles a voucher that this gateway never saw, for nothing but the asset.
    state.tab.settled = voucher(0, 50, 500);
    state.tab.spent = 500;
    assert_eq!(state.due().map(drop), None, "the chain would pass it over");
    assert_eq!(state.try_in(4, 2, 20), Err(Denial::Fault(Fault::Stale)));
    assert_eq!(state.try_in(4, 50, 500), Ok(()));
    assert_eq!(state.due().map(|(_, owed, _)| owed), Some(4));
}

#[test]
fn a_tab_that_is_closing_is_settled_and_not_served() {
    let mut state = state();
    state.try_in(2, 1, 10).unwrap();
    state.tab.closing = Some(600);
    assert_eq!(state.try_in(4, 2, 20), Err(Denial::Closing));
    assert_eq!(
        state.due().map(|(signed, owed, closing)| (signed.voucher, owed, closing)),
        Some((voucher(2, 1, 10), 12, true))
    );
    state.tab.settled = voucher(2, 1, 10);
    state.tab.spent = 12;
    assert_eq!((state.due().map(drop), state.owed()), (None, 0));
}

#[test]
fn calls_come_at_their_pace() {
    let (mut state, pace) = (state(), Pace { rate: 2.0, burst: 3.0 });
    let mut now = state.seen;
    state.room = 3.0;
    let mut next = 0;
    let mut call = |now: Instant| {
        next += 1;
        state.admit(&signed(2 * next, u64::try_from(next).unwrap(), 10 * next), ASK, pace, now)
    };
    assert!((0..3).all(|_| call(now) == Ok(())));
    assert_eq!(call(now), Err(Denial::TooFast(0.5)));
    now += Duration::from_millis(500);
    // The voucher that was turned away has grown meanwhile: the next one covers more.
    assert_eq!(call(now), Ok(()));
    assert!(matches!(call(now), Err(Denial::TooFast(_))));
    now += Duration::from_secs(3_600);
    assert!((0..3).all(|_| call(now) == Ok(())));
    assert!(matches!(call(now), Err(Denial::TooFast(_))));
}

#[test]
fn who_sends_old_vouchers_of_another_does_not_slow_the_payer_down() {
    let (mut state, pace) = (state(), Pace { rate: 2.0, burst: 3.0 });
    let now = state.seen;
    assert_eq!(state.admit(&signed(2, 1, 10), ASK, pace, now), Ok(()));
    for _ in 0..10 {
        assert_eq!(state.admit(&signed(2, 1, 10), ASK, pace, now), Err(Denial::Fault(Fault::Stale)));
    }
    assert_eq!(state.admit(&signed(4, 2, 20), ASK, pace, now), Ok(()));
    // What nobody but the payer can have signed counts, whatever is wrong with it.
    assert_eq!(state.admit(&signed(5, 3, 30), ASK, pace, now), Err(Denial::Short));
    assert!(matches!(state.admit(&signed(6, 3, 30), ASK, pace, now), Err(Denial::TooFast(_))));
}

#[tokio::test]
async fn what_was_settled_is_not_served_again_when_the_books_are_lost() {
    let (_folder, ledger) = ledger();
    let settled = voucher(200, 50, 500);
    let running = ledger.learn(Tab { spent: 700, settled: settled.clone(), ..tab() }, 1).unwrap();
    assert_eq!(running.standing().used, settled);
    let denied = |signed: &Signed| ledger.admit(&running, signed, ASK).err();
    assert_eq!(
        denied(&signed(201, 50, 500)),
        Some(Denial::Short),
        "a planck more than what was settled pays for nothing"
    );
    assert_eq!(denied(&signed(202, 51, 510)), None);
}

#[test]
fn a_tab_at_another_gateway_is_nobodys_here() {
    let (_folder, ledger) = ledger();
    assert!(ledger.learn(Tab { gateway: Account([9; 32]), ..tab() }, 1).is_none());
    assert!(ledger.find(7).is_none());
    assert!(ledger.learn(tab(), 1).is_some() && ledger.find(7).is_some());
    let closing = Tab { closing: Some(600), ..tab() };
    for (tab, block, told) in [(closing, 3, Some(600)), (tab(), 2, Some(600)), (tab(), 3, None)] {
        let standing = ledger.learn(tab, block).unwrap().standing();
        assert_eq!(standing.tab.closing, told, "what block {block} says");
    }
}

#[tokio::test]
async fn what_was_accepted_is_in_the_books_and_comes_back() {
    let (folder, ledger) = ledger();
    let running = ledger.learn(tab(), 1).unwrap();
    let (ticket, durable) = ledger.admit(&running, &signed(2, 1, 10), ASK).unwrap();
    assert_eq!(durable.await, Ok(true));
    // The call is not over when the process ends: it counts as used.
    drop(ticket);
    let (ticket, durable) = ledger.admit(&running, &signed(4, 2, 20), ASK).unwrap();
    assert_eq!(durable.await, Ok(true));
    ticket.finish(0);
    assert!(ledger.flush().await);
    assert_eq!(ledger.totals(), (1, 24));
    assert_eq!(ledger.due().iter().map(|due| due.owed).collect::<Vec<_>>(), [24]);
    drop((running, ledger));

    // The writer of the first ones may take a moment to let go of the file.
    let path = folder.path().join("books.db");
    let (books, entries, _) = Books::open(&path, &GENESIS, &GATEWAY.0).unwrap();
    let again = Arc::new(Ledger::new(GENESIS, GATEWAY, PACE, books, entries));
    assert_eq!((again.ids(), again.totals()), (vec![7], (0, 0)));
    let standing = again.learn(tab(), 1).unwrap().standing();
    assert_eq!(standing.promised.map(|signed| signed.voucher), Some(voucher(4, 2, 20)));
    assert_eq!((standing.used.service, standing.used.lane(4).units), (2, 1));
    assert_eq!(again.totals(), (1, 24));
    assert_eq!(again.forget(7), 24);
    assert!(again.flush().await && again.ids().is_empty());
}

#[test]
fn a_payer_may_sign_in_either_form_and_change_it() {
    let (_folder, ledger) = ledger();
    let running = ledger.learn(tab(), 1).unwrap();
    let voucher = voucher(2, 1, 10);
    let wrapped = |key: &Key| {
        let message = [b"<Bytes>".as_slice(), &voucher.message(&GENESIS), b"</Bytes>"].concat();
        let signature = tributary_client::voucher::Signature::Sr25519(key.sign(&message));
        Signed { voucher: voucher.clone(), signature }
    };
    let (raw, wallet) = (signed(2, 1, 10), wrapped(&key()));
    for (given, is_wrapped) in [(&raw, false), (&wallet, true), (&wallet, true), (&raw, false), (&wallet, true)] {
        assert!(running.has_signed(given, &GENESIS));
        assert_eq!(running.wrapped.load(Relaxed), is_wrapped);
    }
    // Who has not the key changes nothing.
    let stranger = Key::from_secret("//Stranger").unwrap();
    for given in [&wrapped(&stranger), &voucher.clone().signed(&stranger, &GENESIS)] {
        assert!(!running.has_signed(given, &GENESIS) && !running.has_signed(&raw, &[9; 32]));
        assert!(running.wrapped.load(Relaxed));
    }
}

#[test]
fn settlements_have_those_that_are_signed_as_they_are_first() {
    let (_folder, ledger) = ledger();
    for id in [7, 8, 9] {
        let running = ledger.learn(Tab { id, settled: Voucher { tab: id, ..Voucher::default() }, ..tab() }, 1).unwrap();
        let voucher = Voucher { tab: id, ..voucher(2, 1, 10) };
        let signed = if id == 7 {
            let message = [b"<Bytes>".as_slice(), &voucher.message(&GENESIS), b"</Bytes>"].concat();
            let signature = tributary_client::voucher::Signature::Sr25519(key().sign(&message));
            Signed { voucher, signature }
        } else {
            voucher.signed(&key(), &GENESIS)
        };
        assert!(running.has_signed(&signed, &GENESIS));
        drop(ledger.admit(&running, &signed, ASK).unwrap());
    }
    let order: Vec<_> = ledger.due().iter().map(|due| (due.signed.voucher.tab, due.form)).collect();
    assert_eq!(order, [(8, Form::Raw), (9, Form::Raw), (7, Form::Wrapped)]);
}
