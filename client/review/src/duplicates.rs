//! Rows that are others' rows, or nearly so. Equal ones are found first, by all of what they are; those that are alike
//! by MinHash, which only names candidates: whether two are alike is then reckoned in full.

use crate::{Error, Points, Result};
use std::collections::{BTreeSet, HashMap};

/// Hashes of a set.
const HASHES: usize = 128;
/// How many of them must agree for two sets to be compared: 32 times four.
const BAND: usize = 4;
/// Sets with the same band that a set is compared with, the first ones.
const MOST: usize = 32;

/// Bits of the number of a feature's part in its range, at most: a float has as many.
const MOST_BITS: usize = 52;

/// A row that is an earlier one's twin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Twin {
    /// The earlier row.
    pub of: usize,
    /// Whether nothing differs.
    pub exact: bool,
}

/// For each set of shingles the earlier one that it is a twin of: an equal one, or one of which at least the share
/// `least` is common to both, of all that either has (their Jaccard index). What is a twin itself is no one's original.
/// Sets without shingles are nobody's twins. O(sets * shingles), and at most 1,024 comparisons for each set.
///
/// # Errors
///
/// When `least` is no share above 0.
pub fn twins(sets: &[Vec<u64>], least: f64) -> Result<Vec<Option<Twin>>> {
    if !(least > 0.0 && least <= 1.0) {
        return Err(Error::OutOfRange("the likeness of duplicates".into()));
    }
    let sets: Vec<Vec<u64>> = sets.iter().map(|set| sorted(set)).collect();
    let mut whole: HashMap<&[u64], usize> = HashMap::new();
    let mut bands: HashMap<(usize, [u64; BAND]), Vec<usize>> = HashMap::new();
    let mut found = Vec::with_capacity(sets.len());
    for (place, set) in sets.iter().enumerate() {
        if set.is_empty() {
            found.push(None);
            continue;
        }
        if let Some(of) = whole.get(set.as_slice()) {
            found.push(Some(Twin { of: *of, exact: true }));
            continue;
        }
        let keys = keys(set);
        let candidates: BTreeSet<usize> = keys.iter().filter_map(|key| bands.get(key)).flatten().copied().collect();
        let like = |other: &usize| sets.get(*other).is_some_and(|other| likeness(set, other) >= least);
        let twin = candidates.into_iter().find(like).map(|of| Twin { of, exact: false });
        if twin.is_none() {
            whole.insert(set.as_slice(), place);
            for key in keys {
                let known = bands.entry(key).or_default();
                if known.len() < MOST {
                    known.push(place);
                }
            }
        }
        found.push(twin);
    }
    Ok(found)
}

fn sorted(set: &[u64]) -> Vec<u64> {
    let mut set = set.to_vec();
    set.sort_unstable();
    set.dedup();
    set
}

/// The share of what two sorted sets have in common, of all that either has.
fn likeness(one: &[u64], other: &[u64]) -> f64 {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0_usize;
    while let (Some(a), Some(b)) = (ones.peek(), others.peek()) {
        let order = a.cmp(b);
        if order.is_eq() {
            common = common.saturating_add(1);
        }
        if order.is_le() {
            ones.next();
        }
        if order.is_ge() {
            others.next();
        }
    }
    let all = one.len().saturating_add(other.len()).saturating_sub(common);
    common as f64 / all.max(1) as f64
}

/// The least hash of a set by each of the functions, in bands with their numbers.
fn keys(set: &[u64]) -> Vec<(usize, [u64; BAND])> {
    let mut least = [u64::MAX; HASHES];
    for shingle in set {
        let mixed = mix(*shingle);
        for (least, number) in least.iter_mut().zip(1_u64..) {
            *least = (*least).min(mix(mixed ^ mix(number)));
        }
    }
    least.as_chunks::<BAND>().0.iter().copied().enumerate().collect()
}

/// A number in which every bit of another has a say (the last steps of SplitMix64).
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// What rows with features are made of: each feature with the part of its range that it lies in. The ranges are those
/// of `scale`, whose rows nobody else chooses: by one row of his own, a stranger could else widen a range until
/// everybody lies in one part of it. Beyond a range, parts of the same length go on. There are `bins` of them in a
/// range, or so many more that all features together tell 2^64 rows apart: few features must not make strangers alike.
/// A feature that is the same in all of `scale` says nothing, and is left out; if all are, rows are made of their
/// features as they are. O(features).
///
/// # Errors
///
/// When there are no bins, or `scale` has other features.
pub fn feature_shingles(points: &Points, scale: &Points, bins: u32) -> Result<Vec<Vec<u64>>> {
    if bins == 0 {
        return Err(Error::Zero("bins"));
    }
    if points.width() != scale.width() {
        return Err(Error::OutOfRange("the features of the rows that ranges are taken from".into()));
    }
    let mut ranges = vec![(f64::INFINITY, f64::NEG_INFINITY); scale.width()];
    for row in scale.rows() {
        for ((low, high), feature) in ranges.iter_mut().zip(row) {
            (*low, *high) = (low.min(*feature), high.max(*feature));
        }
    }
    let telling = ranges.iter().filter(|(low, high)| low < high).count();
    let bits = 64_usize.div_ceil(telling.max(1)).min(MOST_BITS);
    let bins = u64::from(bins).max(1_u64 << bits) as f64;
    let shingle = |column: u64, part: u64| mix(mix(column) ^ part);
    let shingles = |row: &[f64]| -> Vec<u64> {
        let columns = row.iter().zip(&ranges).zip(0_u64..);
        if telling == 0 {
            // Zero has two signs.
            return columns.map(|((feature, _), column)| shingle(column, (feature + 0.0).to_bits())).collect();
        }
        let parts = columns.filter(|((_, (low, high)), _)| low < high);
        let part = |feature: &f64, low: &f64, high: &f64| ((feature - low) / (high - low) * bins).floor();
        // Casts of floats end at the ends of the type.
        parts
            .map(|((feature, (low, high)), column)| shingle(column, (part(feature, low, high) as i64).cast_unsigned()))
            .collect()
    };
    Ok(points.rows().map(shingles).collect())
}

/// What bytes are made of: every run of so many of them; all of them if there are fewer. O(bytes * width).
///
/// # Errors
///
/// When runs have no bytes.
pub fn byte_shingles(bytes: &[u8], width: usize) -> Result<Vec<u64>> {
    if width == 0 {
        return Err(Error::Zero("bytes of a shingle"));
    }
    let hash = |run: &[u8]| run.iter().fold(0_u64, |hash, byte| mix(hash ^ u64::from(*byte)));
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    if bytes.len() <= width {
        return Ok(vec![hash(bytes)]);
    }
    Ok(bytes.windows(width).map(hash).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: u32, width: u32) -> Vec<f64> {
        (0..count * width).map(|place| (mix(place.into()) % 1_000) as f64).collect()
    }

    #[test]
    fn copies_are_found_exactly() {
        let sets = [vec![1, 2, 3], vec![4, 5], vec![3, 2, 1, 1], vec![], vec![], vec![4, 5]];
        let found = twins(&sets, 1.0).unwrap();
        let exact = |of| Some(Twin { of, exact: true });
        assert_eq!(found, [None, None, exact(0), None, None, exact(1)]);
    }

    #[test]
    fn what_is_nearly_a_copy_is_found_and_nothing_else() {
        let (count, width) = (400, 64);
        let mut features = rows(count, width);
        // The second half is the first with a little noise; every seventh of them is new.
        for row in 0..count as usize / 2 {
            for column in 0..width as usize {
                let (from, to) = (row * width as usize + column, (row + count as usize / 2) * width as usize + column);
                if row % 7 != 0 {
                    features[to] = features[from] + (mix(to as u64) % 10) as f64 / 10.0;
                }
            }
        }
        let points = Points::new(width as usize, features, vec![0; count as usize]).unwrap();
        let found = twins(&feature_shingles(&points, &points, 16).unwrap(), 0.8).unwrap();
        for (row, twin) in found.iter().enumerate() {
            let original = row.checked_sub(200).filter(|original| original % 7 != 0);
            assert_eq!(twin.map(|twin| twin.of), original, "row {row}");
        }
    }

    #[test]
    fn a_copy_of_a_copy_is_one_of_the_first() {
        let base: Vec<u64> = (0..100).collect();
        let one: Vec<u64> = (5..105).collect();
        let two: Vec<u64> = (10..110).collect();
        let found = twins(&[base, one, two], 0.8).unwrap();
        assert_eq!(found[1], Some(Twin { of: 0, exact: false }));
        assert_eq!(found[2], Some(Twin { of: 0, exact: false }), "90 of 110");
    }

    #[test]
    fn likeness_is_the_share_in_common() {
        assert_eq!(likeness(&[1, 2, 3], &[2, 3, 4]), 0.5);
        assert_eq!(likeness(&[1], &[2]), 0.0);
        assert_eq!(likeness(&[7, 9], &[7, 9]), 1.0);
    }

    #[test]
    fn a_feature_that_says_nothing_is_left_out() {
        let points = Points::new(2, vec![5.0, 0.0, 6.0, 0.5, 5.0, 0.5, 7.0, 1.5], vec![0; 4]).unwrap();
        let scale = Points::new(2, vec![5.0, 0.0, 5.0, 1.0], vec![0; 2]).unwrap();
        let shingles = feature_shingles(&points, &scale, 4).unwrap();
        assert!(shingles.iter().all(|row| row.len() == 1));
        assert_eq!(shingles[1], shingles[2], "they differ in what says nothing alone");
        assert_eq!([0, 1, 3].iter().map(|row| &shingles[*row]).collect::<BTreeSet<_>>().len(), 3);
    }

    #[test]
    fn where_nothing_has_a_range_rows_are_what_they_are() {
        let points = Points::new(2, vec![5.0, 0.0, 5.0, -0.0, 5.0, 1e-300], vec![0; 3]).unwrap();
        let one = Points::new(2, vec![5.0, 3.0], vec![0]).unwrap();
        let found = twins(&feature_shingles(&points, &one, 16).unwrap(), 0.8).unwrap();
        assert_eq!(found, [None, Some(Twin { of: 0, exact: true }), None]);
    }

    #[test]
    fn one_row_far_away_makes_nobody_alike() {
        let (count, width) = (100, 32);
        let mut features = rows(count, width);
        let scale = Points::new(width as usize, rows(50, width), vec![0; 50]).unwrap();
        let alone = Points::new(width as usize, features.clone(), vec![0; count as usize]).unwrap();
        features.extend(vec![1e90; width as usize]);
        features.extend(vec![-1e6; width as usize]);
        let beside = Points::new(width as usize, features, vec![0; count as usize + 2]).unwrap();
        let [alone, beside] = [alone, beside].map(|points| feature_shingles(&points, &scale, 16).unwrap());
        assert_eq!(alone[..], beside[..count as usize]);
        assert_eq!(twins(&beside, 0.8).unwrap(), vec![None; count as usize + 2]);
    }

    #[test]
    fn beyond_a_range_parts_go_on() {
        let scale = Points::new(1, vec![0.0, 1.0], vec![0; 2]).unwrap();
        let points = Points::new(1, vec![-3.0, -2.0, 0.0, 0.25, 1.0, 2.0, 1e6], vec![0; 7]).unwrap();
        let found = twins(&feature_shingles(&points, &scale, 16).unwrap(), 0.8).unwrap();
        assert_eq!(found, [None; 7]);
        let other = Points::new(2, vec![0.0, 1.0], vec![0]).unwrap();
        assert!(feature_shingles(&points, &other, 16).is_err());
    }

    #[test]
    fn few_features_do_not_make_strangers_alike() {
        for width in [1, 2, 8] {
            let points = Points::new(width, rows(300, width as u32), vec![0; 300]).unwrap();
            let found = twins(&feature_shingles(&points, &points, 16).unwrap(), 0.8).unwrap();
            for (row, twin) in found.iter().enumerate() {
                let same = |of: usize| points.rows().nth(of) == points.rows().nth(row);
                assert!(twin.is_none_or(|twin| same(twin.of)), "{width}: row {row}");
            }
        }
    }

    #[test]
    fn texts_are_alike_by_their_runs() {
        let text = |n: u64| (0..400).map(|place| (mix(n ^ place) % 26) as u8 + b'a').collect::<Vec<_>>();
        let (one, mut like, other) = (text(1), text(1), text(1_000_000));
        like[200] = b'!';
        let sets: Vec<_> = [one, like, other].iter().map(|text| byte_shingles(text, 8).unwrap()).collect();
        let found = twins(&sets, 0.8).unwrap();
        assert_eq!(found, [None, Some(Twin { of: 0, exact: false }), None]);
        assert_eq!(byte_shingles(b"ab", 8).unwrap().len(), 1);
        assert!(byte_shingles(b"", 8).unwrap().is_empty());
    }

    #[test]
    fn limits_that_are_none_are_refused() {
        for least in [0.0, -1.0, 1.1, f64::NAN] {
            assert!(matches!(twins(&[], least), Err(Error::OutOfRange(_))), "{least}");
        }
        let points = Points::new(1, vec![1.0], vec![0]).unwrap();
        assert_eq!(feature_shingles(&points, &points, 0), Err(Error::Zero("bins")));
        assert_eq!(byte_shingles(b"x", 0), Err(Error::Zero("bytes of a shingle")));
    }

    #[test]
    fn many_rows_that_share_a_band_do_not_take_for_ever() {
        let sets: Vec<Vec<u64>> = (0..3_000).map(|place| vec![1, 2, 3, 4, 5, 6, 7, 8, 100 + place]).collect();
        let found = twins(&sets, 0.95).unwrap();
        assert!(found.iter().all(Option::is_none));
    }
}
