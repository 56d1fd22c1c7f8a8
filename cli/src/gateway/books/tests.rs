//! Books that are closed, killed, damaged and somebody else's.

use super::*;
use std::{
    env,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::SystemTime,
};
use tributary_client::voucher::Lane;

/// The variable that says where a process that is killed keeps its books.
const FOLDER: &str = "TRIB_TEST_BOOKS";
/// The variable that says how often one is killed; ten times unless it says more.
const KILLS: &str = "TRIB_TEST_KILLS";
/// Tabs that write at the same time.
const TABS: u32 = 4;

fn entry(tab: u32, service: u128) -> Entry {
    let lane = Lane { asset: 4, units: 1, amount: u128::MAX - service };
    let voucher = Voucher { tab, service, lanes: vec![lane] };
    let promised = Signed { voucher: voucher.clone(), signature: Signature::Sr25519([7; 64]) };
    Entry { promised, used: Voucher { service: service / 2, ..voucher } }
}

/// Opens books, does something with them, and closes them.
fn with<T>(path: &Path, act: impl FnOnce(&Books, Vec<Entry>) -> T) -> T {
    let (books, entries, writer) = Books::open(path, &[1; 32], &[2; 32]).unwrap();
    let done = act(&books, entries);
    drop(books);
    writer.join().unwrap();
    done
}

#[test]
fn what_is_kept_is_there_when_the_books_are_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("books.db");
    with(&path, |books, entries| {
        assert_eq!(entries, []);
        for service in [1, 2, 3] {
            assert_eq!(books.keep(entry(7, service)).blocking_recv(), Ok(true));
        }
        books.note(entry(9, 5));
        books.note(entry(8, u128::MAX));
        books.note(entry(10, 1));
        books.forget(10);
        assert_eq!(books.flush().blocking_recv(), Ok(true));
    });
    with(&path, |_, entries| assert_eq!(entries, [entry(7, 3), entry(8, u128::MAX), entry(9, 5)]));
}

#[test]
fn what_nobody_waits_for_goes_with_what_somebody_waits_for() {
    let (jobs, inbox) = channel();
    let books = Books { jobs };
    // Notes alone: after a moment they are written by themselves.
    let begun = Instant::now();
    books.note(entry(7, 1));
    books.note(entry(8, 1));
    books.note(entry(7, 2));
    let group = Group::next(&inbox).unwrap();
    assert!(begun.elapsed() >= NOTES && group.waiting.is_empty());
    assert_eq!(group.last, HashMap::from([(7, Some(entry(7, 2))), (8, Some(entry(8, 1)))]));
    // Somebody waits, and takes them along; what is said later of a tab counts.
    books.note(entry(7, 3));
    let durable = books.keep(entry(9, 1));
    books.note(entry(9, 2));
    books.forget(7);
    let group = Group::next(&inbox).unwrap();
    assert_eq!((group.waiting.len(), group.last.len()), (1, 2));
    assert_eq!((&group.last[&7], &group.last[&9]), (&None, &Some(entry(9, 2))));
    drop((group, durable));
    // Who goes leaves nothing behind that is not written, and nobody waits for it.
    books.note(entry(7, 4));
    drop(books);
    let begun = Instant::now();
    assert_eq!(Group::next(&inbox).unwrap().last.len(), 1);
    assert!(begun.elapsed() < NOTES && Group::next(&inbox).is_none());
}

#[test]
fn what_nobody_waits_for_is_on_the_disk_soon() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("books.db");
    with(&path, |books, _| {
        books.note(entry(7, 1));
        let written = || {
            let copy = tempfile::tempdir().unwrap();
            for name in ["books.db", "books.db-wal"] {
                std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
            }
            // A copy of what is being written may be no whole one.
            let opened = Books::open(&copy.path().join("books.db"), &[1; 32], &[2; 32]);
            opened.is_ok_and(|(_, entries, _)| entries == [entry(7, 1)])
        };
        let begun = Instant::now();
        while !written() {
            assert!(begun.elapsed() < Duration::from_secs(20), "it is never written");
            std::thread::sleep(NOTES);
        }
    });
}

#[test]
fn many_at_once_wait_for_one_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("books.db");
    with(&path, |books, _| {
        let waiting: Vec<_> = (0..2_000).map(|tab| books.keep(entry(tab, 1))).collect();
        for durable in waiting {
            assert_eq!(durable.blocking_recv(), Ok(true));
        }
    });
    with(&path, |_, entries| assert_eq!(entries.len(), 2_000));
}

#[test]
fn books_are_one_gateways_on_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("books.db");
    with(&path, |_, _| ());
    for (genesis, owner, said) in [([3; 32], [2; 32], "genesis"), ([1; 32], [3; 32], "gateway")] {
        let error = Books::open(&path, &genesis, &owner).map(drop).unwrap_err();
        assert!(error.to_string().contains(&format!("of another {said}")), "{error}");
    }
    // Two gateways on the same books would serve the same voucher twice.
    let (books, _, writer) = Books::open(&path, &[1; 32], &[2; 32]).unwrap();
    let error = Books::open(&path, &[1; 32], &[2; 32]).map(drop).unwrap_err();
    assert!(error.to_string().contains("no other gateway"), "{error}");
    drop(books);
    writer.join().unwrap();
    with(&path, |_, _| ());
}

#[test]
fn damaged_and_newer_books_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("books.db");
    with(&path, |books, _| assert_eq!(books.keep(entry(7, 1)).blocking_recv(), Ok(true)));
    let change = |statement: &str| Connection::open(&path).unwrap().execute_batch(statement).unwrap();
    change("UPDATE tabs SET used = X'00'");
    assert!(Books::open(&path, &[1; 32], &[2; 32]).map(drop).unwrap_err().to_string().contains("damaged"));
    change("DELETE FROM tabs; PRAGMA user_version = 2");
    assert!(Books::open(&path, &[1; 32], &[2; 32]).map(drop).unwrap_err().to_string().contains("newer"));
    std::fs::write(&path, "no database, and long enough to be taken for something else").unwrap();
    assert!(Books::open(&path, &[1; 32], &[2; 32]).is_err());
    assert!(Books::open(Path::new("/nowhere/at/all.db"), &[1; 32], &[2; 32]).is_err());
}

/// Writes and says so, until somebody kills it: run by the test below, in a process of its own.
#[test]
#[ignore = "it has no end of its own"]
fn writes_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let (books, entries, _) = Books::open(&Path::new(&folder).join("books.db"), &[1; 32], &[2; 32]).unwrap();
    let write = |tab: u32, first: u128| {
        for service in first.. {
            assert_eq!(books.keep(entry(tab, service)).blocking_recv(), Ok(true));
            // In one piece, whoever else writes.
            std::io::stdout().lock().write_all(format!("kept {tab} {service}\n").as_bytes()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        for tab in 0..TABS {
            let found = entries.iter().find(|entry| entry.promised.voucher.tab == tab);
            let first = found.map_or(1, |entry| entry.promised.voucher.service + 1);
            scope.spawn(move || write(tab, first));
        }
    });
}

#[test]
fn nothing_that_was_told_is_lost_when_the_process_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let kills: u32 = env::var(KILLS).ok().and_then(|text| text.parse().ok()).unwrap_or(10);
    let mut told = [0_u128; TABS as usize];
    for kill in 0..kills {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "gateway::books::tests::writes_until_it_is_killed", "--ignored", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut heard = |line: String| {
            // The first may stand behind what the test's own process says of it.
            if let Some((tab, service)) = line.rsplit_once("kept ").and_then(|(_, kept)| kept.split_once(' ')) {
                told[tab.parse::<usize>().unwrap()] = service.parse().unwrap();
            }
        };
        // Some hundred lines at most, or so few that the books were just opened.
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        let most = usize::try_from(now.subsec_nanos() % 200).unwrap();
        lines.by_ref().take(4 + most).for_each(|line| heard(line.unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said before it was gone.
        let rest: Vec<_> = lines.map_while(std::io::Result::ok).collect();
        rest.into_iter().for_each(&mut heard);
        let found = with(&folder.path().join("books.db"), |_, entries| entries);
        for (tab, told) in told.iter_mut().enumerate() {
            let kept = found.iter().find(|entry| entry.promised.voucher.tab as usize == tab);
            let kept = kept.map_or(0, |entry| entry.promised.voucher.service);
            assert!(kept >= *told, "kill {kill}: tab {tab} was told {told}, and {kept} is kept");
            assert!(kept <= *told + 1, "kill {kill}: tab {tab}: {kept} after {told}");
            *told = kept;
        }
        found
            .iter()
            .for_each(|found| assert_eq!(*found, entry(found.promised.voucher.tab, found.promised.voucher.service)));
    }
    assert!(told.iter().all(|told| *told > 0), "{told:?}");
}
