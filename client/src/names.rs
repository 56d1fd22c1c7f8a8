//! Names of the chain as people write them: `registry.useAsset`, `Registry.use_asset` and `REGISTRY.useasset` are one.

/// A name without what people disagree on: case and underscores.
pub fn plain(name: &str) -> String {
    name.chars().filter(|c| *c != '_' && *c != '-').flat_map(char::to_lowercase).collect()
}

/// Whether both mean the same.
pub fn same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A pallet's or a call's name as polkadot.js and the documentation write it: `use_asset` is `useAsset`,
/// `ConvictionVoting` is `convictionVoting`.
pub fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut upper = false;
    for (place, c) in name.chars().enumerate() {
        match c {
            '_' => upper = true,
            c if place == 0 => out.extend(c.to_lowercase()),
            c if upper => {
                upper = false;
                out.extend(c.to_uppercase());
            }
            c => out.push(c),
        }
    }
    out
}

/// The one of `names` that `wanted` means.
pub fn find<'a, T>(wanted: &str, names: impl IntoIterator<Item = (&'a str, T)>) -> Option<T> {
    let wanted = plain(wanted);
    names.into_iter().find(|(name, _)| plain(name) == wanted).map(|(_, found)| found)
}

/// What to do when `wanted` is none of `names`: the nearest one, if any is near.
pub fn suggestion<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let target = plain(wanted);
    let nearest =
        names.into_iter().map(|name| (distance(&target, &plain(name)), name)).min_by_key(|(distance, _)| *distance)?;
    let near = nearest.0 <= target.chars().count().div_ceil(3);
    near.then(|| nearest.1.to_owned())
}

/// How many letters have to be put in, taken out or changed to get from one to the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, c) in one.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (above, d) in row.iter_mut().skip(1).zip(&other) {
            let changed = diagonal.saturating_add(usize::from(c != *d));
            diagonal = *above;
            *above = changed.min(diagonal.saturating_add(1)).min(left.saturating_add(1));
            left = *above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_however_they_are_written() {
        assert!(same("use_asset", "useAsset") && same("use-asset", "USEASSET") && !same("use", "used"));
        assert_eq!(find("RewardsApi", [("rewards_api", 1), ("registry_api", 2)]), Some(1));
        assert_eq!(find("nothing", [("rewards_api", 1)]), None);
    }

    #[test]
    fn names_are_shown_as_the_documentation_has_them() {
        assert_eq!(camel("use_asset"), "useAsset");
        assert_eq!(camel("ConvictionVoting"), "convictionVoting");
        assert_eq!(camel("withdraw_unbonded"), "withdrawUnbonded");
        assert_eq!(camel(""), "");
    }

    #[test]
    fn the_nearest_name_is_suggested_if_it_is_near() {
        assert_eq!((distance("", "abc"), distance("abc", "abc"), distance("kitten", "sitting")), (3, 0, 3));
        assert_eq!(suggestion("registri", ["rewards", "registry"]), Some("registry".into()));
        assert_eq!(suggestion("claimfor", ["claim", "claim_for"]), Some("claim_for".into()));
        assert_eq!(suggestion("xyz", ["rewards", "registry"]), None);
        assert_eq!(suggestion("xyz", []), None);
    }
}
