//! Work on several threads, taken in its order, so that nothing depends on how many there are.

use crate::{Error, Result};
use std::{ops::Range, thread};

/// How many threads are meant by a number: 0 is as many as there are processors.
pub(crate) fn threads(wanted: usize) -> usize {
    match wanted {
        0 => thread::available_parallelism().map_or(1, usize::from),
        wanted => wanted,
    }
}

/// Does `work` for each place, so many at a time, and gives what came of it to `take`, in order. At most as many
/// results as threads are in memory.
///
/// # Errors
///
/// The first in order of `work`'s and `take`'s.
pub(crate) fn in_order<T: Send>(
    wanted: usize,
    places: Range<usize>,
    work: impl Fn(usize) -> Result<T> + Sync,
    mut take: impl FnMut(usize, T) -> Result<()>,
) -> Result<()> {
    let (threads, work) = (threads(wanted), &work);
    let mut next = places.start;
    while next < places.end {
        let end = next.saturating_add(threads).min(places.end);
        let done: Vec<Result<T>> = thread::scope(|scope| {
            let begun: Vec<_> = (next..end).map(|place| scope.spawn(move || work(place))).collect();
            let ended = begun.into_iter().map(|thread| thread.join());
            ended.map(|ended| ended.unwrap_or_else(|_| Err(Error::Failed("a thread panicked".into())))).collect()
        });
        for (place, result) in (next..end).zip(done) {
            take(place, result?)?;
        }
        next = end;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        for threads in [0, 1, 2, 7, 100] {
            let mut taken = Vec::new();
            let work = |place: usize| Ok(place * place);
            in_order(threads, 3..20, work, |place, square| {
                taken.push((place, square));
                Ok(())
            })
            .unwrap();
            assert_eq!(taken, (3..20).map(|place| (place, place * place)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_failure_is_told_and_a_panic_is_one() {
        let work = |place: usize| if place < 4 { Ok(()) } else { Err(Error::NotFinite(place)) };
        assert_eq!(in_order(3, 0..9, work, |_, ()| Ok(())), Err(Error::NotFinite(4)));
        let panics = |_: usize| -> Result<()> { panic!("as it should") };
        assert!(in_order(2, 0..1, panics, |_, ()| Ok(())).is_err());
    }
}
