//! The referenda.

use super::{
    hook::{Metric, counter, labelled, one},
    state::{Sums, View},
};
use crate::storage;

/// The variant `ReferendumInfo::Ongoing`, whose first field is the track.
const ONGOING: u8 = 0;

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] =
    &[counter("tributary_referenda_submitted_total", "Referenda ever submitted.", |view| {
        one(view.value::<u32>(storage::REFERENDUM_COUNT)?.unwrap_or_default())
    })];

/// Summed over many keys.
pub const SUMMED: &[Metric<Sums>] =
    &[labelled("tributary_referenda_ongoing", "track", "Referenda that are not decided.", |sums| {
        let mut tracks: Vec<_> = pallet_governance::TRACKS.iter().map(|row| (row.id, row.name, 0u32)).collect();
        for (_, value) in sums.pairs(storage::REFERENDA)? {
            if value.first() != Some(&ONGOING) {
                continue;
            }
            let (_, track): (u8, u16) = storage::REFERENDA.decode(&value)?;
            if let Some((_, _, count)) = tracks.iter_mut().find(|(id, _, _)| *id == track) {
                *count = count.saturating_add(1);
            }
        }
        Ok(tracks.into_iter().map(|(_, name, count)| (Some(name), count.into())).collect())
    })];
