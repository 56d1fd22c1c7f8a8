//! Royalty stacks against lineages that are searched, and income that is followed, in big integers.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod oracle;

use num_bigint::BigUint;
use oracle::{
    BILLION, config,
    royalty::{self, Lineage, Stack},
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tributary_math::{
    Error, Perbill,
    royalty::{Citation, Entry, flatten, least_rate, sum},
};

const LIMIT: u32 = 32;

type Entries = Vec<Entry<u32>>;

/// A citation of an asset that asks for no reach.
fn cite(asset: u32, rate: u32, stack: &[Entry<u32>]) -> Citation<'_, u32> {
    cite_reaching(asset, rate, 0, stack)
}

fn cite_reaching(asset: u32, rate: u32, reach: u32, stack: &[Entry<u32>]) -> Citation<'_, u32> {
    Citation { asset, rate: Perbill::from_parts(rate), reach: Perbill::from_parts(reach), stack }
}

fn parts(share: Perbill) -> u32 {
    share.deconstruct()
}

/// Entries without reach, from ids and parts per billion.
fn entries(parts: &[(u32, u32)]) -> Entries {
    parts.iter().map(|(id, parts)| (*id, Perbill::from_parts(*parts), Perbill::zero())).collect()
}

/// Entries from ids, shares and reaches in parts per billion.
fn reaching(parts: &[(u32, u32, u32)]) -> Entries {
    parts.iter().map(|(id, share, reach)| (*id, Perbill::from_parts(*share), Perbill::from_parts(*reach))).collect()
}

/// What the crate found, for the oracle.
fn in_big(entries: &[Entry<u32>]) -> Stack {
    entries.iter().map(|(id, share, reach)| (*id, (parts(*share).into(), parts(*reach)))).collect()
}

/// Rates of every size, nothing and everything among them.
fn rate() -> impl Strategy<Value = u32> + Clone {
    prop_oneof![
        2 => Just(0),
        1 => Just(1),
        1 => Just(BILLION),
        2 => 2..100u32,
        2 => (1..=100u32).prop_map(|percent| percent * (BILLION / 100)),
        4 => 0..=BILLION,
    ]
}

/// What an asset will cite: something among the assets in reach, and a rate.
type Plan = Vec<(prop::sample::Index, u32)>;

/// A lineage to be: how far back each asset looks for its upstream, the most that it may grant, and what each will
/// cite. Looking back a little gives deep lineages full of diamonds, looking far gives wide ones.
fn plans() -> impl Strategy<Value = (usize, u32, Vec<Plan>)> {
    let citation = (any::<prop::sample::Index>(), rate());
    let citations = prop_oneof![1 => Just(Plan::new()), 12 => prop::collection::vec(citation, 1..=5)];
    (2..48usize, prop::sample::select(vec![800_000_000, 950_000_000, BILLION]), prop::collection::vec(citations, 1..64))
}

/// One asset's upstream according to a plan: no asset twice, no more granted than `cap`.
fn upstream(plan: Plan, citable: &[u32], reach: usize, cap: u32) -> Vec<(u32, u32)> {
    let recent = &citable[citable.len().saturating_sub(reach)..];
    let mut left = cap;
    let mut chosen = Vec::<(u32, u32)>::new();
    for (index, rate) in plan.into_iter().filter(|_| !recent.is_empty()) {
        let cited = *index.get(recent);
        if chosen.iter().all(|(other, _)| *other != cited) {
            chosen.push((cited, rate.min(left)));
            left -= rate.min(left);
        }
    }
    chosen
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn stacks_follow_the_definition_all_the_way_down((reach, cap, plans) in plans()) {
        let mut lineage = Lineage::default();
        let mut stacks: Vec<Entries> = Vec::new();
        let mut citable: Vec<u32> = Vec::new();
        for (id, plan) in (0..).zip(plans) {
            let upstream = upstream(plan, &citable, reach, cap);
            let citations: Vec<_> =
                upstream.iter().map(|&(id, rate)| cite(id, rate, &stacks[id as usize])).collect();
            let found = flatten(&citations, LIMIT);
            lineage.push(upstream.clone());

            let ancestors = lineage.ancestors(id);
            let as_defined = &lineage.assets[id as usize].stack;
            if as_defined.len() > LIMIT as usize {
                prop_assert_eq!(found, Err(Error::StackTooLong));
                stacks.push(Vec::new());
                continue;
            }
            let found = found.expect("within all limits");

            // Ancestors alone, each once, in order, none without a share.
            prop_assert!(found.is_sorted_by(|one, next| one.0 < next.0));
            prop_assert!(found.iter().all(|(id, share, _)| ancestors.contains(id) && !share.is_zero()));

            // The definition, to the part per billion; the sum is what was granted.
            prop_assert_eq!(&in_big(&found), as_defined);
            let granted: u64 = upstream.iter().map(|(_, rate)| u64::from(*rate)).sum();
            prop_assert_eq!(found.iter().map(|(_, share, _)| u64::from(parts(*share))).sum::<u64>(), granted);
            prop_assert!(granted <= cap.into());

            // What is not cited itself gets the product of the rates along each path, rounded down once for each asset
            // cited that descends from it; what is cited gets at least what its own stack leaves of its rate.
            let direct: BTreeMap<_, _> = upstream.iter().copied().collect();
            for (ancestor, share, _) in &found {
                let mut exact = 0u128;
                let mut paths = 0u128;
                for (cited, rate) in &upstream {
                    for (_, part, _) in stacks[*cited as usize].iter().filter(|(id, ..)| id == ancestor) {
                        exact += u128::from(*rate) * u128::from(parts(*part));
                        paths += 1;
                    }
                }
                let share = u128::from(parts(*share)) * u128::from(BILLION);
                match direct.get(ancestor) {
                    None => prop_assert!(share <= exact && exact < share + paths * u128::from(BILLION)),
                    Some(rate) => {
                        let granted = stacks[*ancestor as usize].iter().map(|(_, part, _)| parts(*part)).sum::<u32>();
                        let kept = BILLION - granted;
                        prop_assert!(share >= u128::from(*rate) * u128::from(kept));
                    },
                }
            }

            // Followed exactly from asset to asset, the income ends where the stack says, but for the roundings.
            let (kept, income) = lineage.flow(id);
            let mut apart = BigUint::ZERO;
            let shares: BTreeMap<_, _> = found.iter().map(|(id, share, _)| (*id, parts(*share))).collect();
            for ancestor in &ancestors {
                let share = shares.get(ancestor).copied().unwrap_or_default();
                let (flow, stack) = (&kept[ancestor] * BILLION, &income * share);
                apart += if flow > stack { flow - stack } else { stack - flow };
            }
            prop_assert!(apart <= &lineage.assets[id as usize].slack * &income);
            prop_assert_eq!(kept.values().sum::<BigUint>(), income);

            stacks.push(found);
            citable.push(id);
        }
    }

    /// Stacks that need not come from a lineage: in any order, with an asset several times, over the whole or not.
    #[test]
    fn whatever_the_stacks_the_definition_or_a_refusal(
        plan in prop::collection::vec((0..40u32, rate(), prop::collection::vec((0..40u32, rate()), 0..40)), 0..6),
        scarce in any::<bool>(),
        limit in 0..64u32,
    ) {
        // Half of the cases are made to fit.
        let fit = |rate: u32, left: &mut u32| {
            let rate = if scarce { rate.min(*left) } else { rate };
            *left = left.saturating_sub(rate);
            rate
        };
        let mut left = BILLION;
        let plan: Vec<_> = plan
            .into_iter()
            .map(|(cited, rate, stack)| {
                let mut inner = BILLION;
                let stack: Vec<_> = stack.into_iter().map(|(id, rate)| (id, fit(rate, &mut inner))).collect();
                (cited, fit(rate, &mut left), stack)
            })
            .collect();

        let total = |rates: &mut dyn Iterator<Item = u32>| rates.map(u64::from).sum::<u64>();
        let over = total(&mut plan.iter().map(|(_, rate, _)| *rate)) > BILLION.into()
            || plan.iter().any(|(_, _, stack)| total(&mut stack.iter().map(|(_, rate)| *rate)) > BILLION.into());
        let stacks: Vec<_> = plan.iter().map(|(_, _, stack)| entries(stack)).collect();
        let mut citations: Vec<_> =
            plan.iter().zip(&stacks).map(|((cited, rate, _), stack)| cite(*cited, *rate, stack)).collect();
        let found = flatten(&citations, limit);
        citations.reverse();
        prop_assert_eq!(&flatten(&citations, limit), &found, "the order of the citations matters");

        // The definition takes one entry at a time, so an asset that is twice in a stack is rounded twice.
        let mut expected = Stack::new();
        for (cited, rate, stack) in plan.iter().filter(|_| !over) {
            let mut rest = BigUint::from(*rate);
            for (id, share) in stack {
                let part = BigUint::from(*rate) * *share / BILLION;
                rest -= &part;
                expected.entry(*id).or_default().0 += part;
            }
            expected.entry(*cited).or_default().0 += rest;
        }
        expected.retain(|_, (share, _)| *share != BigUint::ZERO);

        if over {
            prop_assert_eq!(found, Err(Error::OverWhole));
        } else if expected.len() > limit as usize {
            prop_assert_eq!(found, Err(Error::StackTooLong));
        } else {
            let found = found.expect("within all limits");
            prop_assert!(found.is_sorted_by(|one, next| one.0 < next.0));
            prop_assert_eq!(in_big(&found), expected);
        }
    }

    /// What an asset asked for, it gets of every descendant, through whatever lies between; a rate that is too low for
    /// that is refused, exactly when the definition says so.
    #[test]
    fn a_reach_goes_all_the_way_down(
        (window, cap, plans) in plans(),
        reaches in prop::collection::vec(prop_oneof![2 => Just(0), 1 => 1..1_000u32, 3 => 0..60_000_000u32], 64),
    ) {
        let mut stacks: Vec<(Stack, Entries)> = Vec::new();
        let mut citable: Vec<u32> = Vec::new();
        for (id, plan) in (0..).zip(plans) {
            let upstream = upstream(plan, &citable, window, cap);
            let expected = royalty::flatten(
                upstream.iter().map(|&(cited, rate)| (cited, rate, reaches[cited as usize], &stacks[cited as usize].0)),
            );
            let citations: Vec<_> = upstream
                .iter()
                .map(|&(cited, rate)| cite_reaching(cited, rate, reaches[cited as usize], &stacks[cited as usize].1))
                .collect();
            let found = flatten(&citations, LIMIT);
            let Some(expected) = expected else {
                prop_assert_eq!(found, Err(Error::RateTooLow));
                stacks.push(Default::default());
                continue;
            };
            if expected.len() > LIMIT as usize {
                prop_assert_eq!(found, Err(Error::StackTooLong));
                stacks.push(Default::default());
                continue;
            }
            let found = found.expect("the definition has an answer");
            prop_assert_eq!(in_big(&found), expected.clone());
            prop_assert_eq!(
                found.iter().map(|(_, share, _)| u64::from(parts(*share))).sum::<u64>(),
                upstream.iter().map(|(_, rate)| u64::from(*rate)).sum::<u64>()
            );
            prop_assert!(found.iter().all(|(_, share, reach)| share >= reach));
            // Nobody that an upstream asset owes something is owed less than it asked for.
            let shares: BTreeMap<_, _> = found.iter().map(|(id, share, _)| (*id, *share)).collect();
            for &(cited, _) in &upstream {
                let above = stacks[cited as usize].1.iter().map(|(id, _, reach)| (*id, parts(*reach)));
                for (ancestor, reach) in above.chain([(cited, reaches[cited as usize])]) {
                    prop_assert!(parts(shares.get(&ancestor).copied().unwrap_or_default()) >= reach);
                }
            }
            stacks.push((expected, found));
            citable.push(id);
        }
    }

    /// The least rate suffices, the one below it does not, and every higher one does.
    #[test]
    fn the_least_rate_is_the_least(
        royalty in rate(),
        reach in prop_oneof![0..50_000_000u32, 0..=BILLION],
        shares in prop::collection::vec((0..200_000_000u32, 0..40_000_000u32), 0..8),
        higher in 0..=BILLION,
    ) {
        let mut left = BILLION;
        let stack: Entries = (0..)
            .zip(shares)
            .map(|(id, (share, reach))| {
                let share = share.min(left);
                left -= share;
                (id, Perbill::from_parts(share), Perbill::from_parts(reach.min(share)))
            })
            .collect();
        let asset = 100;
        let at = |rate: u32| flatten(&[cite_reaching(asset, rate, reach, &stack)], LIMIT);
        match least_rate(Perbill::from_parts(royalty), Perbill::from_parts(reach), &stack).unwrap().map(parts) {
            None => prop_assert_eq!(at(BILLION), Err(Error::RateTooLow)),
            Some(least) => {
                prop_assert!(least >= royalty && at(least).is_ok());
                prop_assert!(at(higher.max(least)).is_ok());
                if least > royalty {
                    prop_assert_eq!(at(least - 1), Err(Error::RateTooLow));
                }
            },
        }
    }

    #[test]
    fn sums_are_exact_or_refused(rates in prop::collection::vec(rate(), 0..8)) {
        let exact: u64 = rates.iter().copied().map(u64::from).sum();
        let expected = u32::try_from(exact).ok().filter(|exact| *exact <= BILLION).ok_or(Error::OverWhole);
        prop_assert_eq!(sum(rates.into_iter().map(Perbill::from_parts)).map(parts), expected);
    }
}

#[test]
fn a_diamond_adds_up() {
    // 1 -> 0 at 10 %, 2 -> 0 at 20 %, 3 -> 1 at 50 % and 2 at 30 %.
    let one = flatten(&[cite(0, 100_000_000, &[])], LIMIT).unwrap();
    let two = flatten(&[cite(0, 200_000_000, &[])], LIMIT).unwrap();
    let three = flatten(&[cite(1, 500_000_000, &one), cite(2, 300_000_000, &two)], LIMIT).unwrap();
    assert_eq!(three, entries(&[(0, 110_000_000), (1, 450_000_000), (2, 240_000_000)]));
}

#[test]
fn an_asset_may_be_cited_beside_its_descendant() {
    // 1 -> 0 at 40 %, 2 -> 0 at 25 % and 1 at 50 %: 25 % + 20 %, and 30 %.
    let one = flatten(&[cite(0, 400_000_000, &[])], LIMIT).unwrap();
    let two = flatten(&[cite(1, 500_000_000, &one), cite(0, 250_000_000, &[])], LIMIT).unwrap();
    assert_eq!(two, entries(&[(0, 450_000_000), (1, 300_000_000)]));
}

#[test]
fn each_path_is_rounded_down_and_the_cited_keeps_the_rest() {
    let half = entries(&[(0, 500_000_000)]);
    // Three parts per billion, halved along each of two paths: 1 + 1, not 3.
    let stack = flatten(&[cite(1, 3, &half), cite(2, 3, &half)], LIMIT).unwrap();
    assert_eq!(stack, entries(&[(0, 2), (1, 2), (2, 2)]));
}

#[test]
fn a_share_of_nothing_has_no_entry() {
    let stack = flatten(&[cite(0, 0, &[]), cite(2, 1, &entries(&[(1, 999_999_999)]))], 1).unwrap();
    assert_eq!(stack, entries(&[(2, 1)]));
    assert_eq!(flatten(&[cite(3, 0, &stack)], 0), Ok(Entries::new()));
    assert_eq!(flatten(&[cite(3, 1, &stack)], 0), Err(Error::StackTooLong));
}

#[test]
fn a_reach_passes_through_shells() {
    // 0 asks for 5 % of every descendant. Three shells in a row, each cited at the least rate that there is.
    let mut stack = flatten(&[cite_reaching(0, 50_000_000, 50_000_000, &[])], LIMIT).unwrap();
    for shell in 1..=3 {
        assert_eq!(stack[0], reaching(&[(0, 50_000_000, 50_000_000)])[0]);
        let least = least_rate(Perbill::zero(), Perbill::zero(), &stack).unwrap().unwrap();
        assert_eq!(parts(least), 50_000_000);
        assert_eq!(flatten(&[cite(shell, 49_999_999, &stack)], LIMIT), Err(Error::RateTooLow));
        stack = flatten(&[cite(shell, 50_000_000, &stack)], LIMIT).unwrap();
    }
    assert_eq!(stack, reaching(&[(0, 50_000_000, 50_000_000)]));
}

#[test]
fn along_several_paths_shares_add_up_and_the_highest_reach_stays() {
    let one = reaching(&[(0, 30_000_000, 30_000_000)]);
    let two = reaching(&[(0, 100_000_000, 20_000_000)]);
    // 1 at 10 %: 3 % to 0. 2 at 50 %: 5 % to 0.
    let stack = flatten(&[cite(1, 100_000_000, &one), cite(2, 500_000_000, &two)], LIMIT).unwrap();
    assert_eq!(stack, reaching(&[(0, 80_000_000, 30_000_000), (1, 70_000_000, 0), (2, 450_000_000, 0)]));
}

#[test]
fn a_hundred_versions_in_a_row_have_a_stack() {
    let mut stack = Entries::new();
    for version in 0..100 {
        stack = flatten(&[cite(version, 100_000_000, &stack)], LIMIT).unwrap();
    }
    assert_eq!(sum(stack.iter().map(|(_, share, _)| *share)), Ok(Perbill::from_percent(10)));
    assert!(stack.iter().all(|(version, ..)| *version > 90));
}

#[test]
fn a_reach_over_the_whole_can_never_be_cited() {
    let stack = reaching(&[(0, 600_000_000, 600_000_000)]);
    assert_eq!(least_rate(Perbill::zero(), Perbill::from_percent(41), &stack), Ok(None));
    // Half of the whole would be 30 % and 40 %: at the whole, 60 % and 40 %.
    assert_eq!(least_rate(Perbill::zero(), Perbill::from_percent(40), &stack), Ok(Some(Perbill::one())));
    assert_eq!(least_rate(Perbill::zero(), Perbill::zero(), &entries(&[(0, BILLION), (1, 1)])), Err(Error::OverWhole));
}

#[test]
fn the_whole_may_be_passed_on() {
    let one = flatten(&[cite(0, BILLION, &[])], LIMIT).unwrap();
    let two = flatten(&[cite(1, BILLION, &one)], LIMIT).unwrap();
    assert_eq!(two, entries(&[(0, BILLION)]));
}

#[test]
fn thirty_two_ancestors_fit_and_thirty_three_do_not() {
    // Side by side.
    let wide: Vec<_> = (0..33).map(|id| cite(id, 30_303_030, &[])).collect();
    assert_eq!(flatten(&wide[..32], LIMIT).map(|stack| stack.len()), Ok(32));
    assert_eq!(flatten(&wide, LIMIT), Err(Error::StackTooLong));

    // In a line: asset n has n ancestors.
    let mut stack = Entries::new();
    for id in 0..32 {
        stack = flatten(&[cite(id, 800_000_000, &stack)], LIMIT).unwrap();
        assert_eq!(stack.len(), id as usize + 1);
        assert_eq!(sum(stack.iter().map(|(_, share, _)| *share)), Ok(Perbill::from_percent(80)));
    }
    assert_eq!(flatten(&[cite(32, 800_000_000, &stack)], LIMIT), Err(Error::StackTooLong));
    // 80 % of 20 %, and what the rounding of the others leaves to the asset cited; 80 % of that of the one before; and
    // at the far end 80 % thirty-two times over.
    assert_eq!(stack[30..], entries(&[(30, 128_000_011), (31, 160_000_013)]));
    assert_eq!(stack[0], entries(&[(0, 792_280)])[0]);

    // The same thirty-two along many paths are thirty-two.
    let twice: Vec<_> = (0..32).map(|id| cite(id, 25_000_000, &stack[..id as usize])).collect();
    assert_eq!(flatten(&twice, LIMIT).map(|stack| stack.len()), Ok(32));
}

#[test]
fn more_than_the_whole_is_refused() {
    assert_eq!(flatten(&[cite(0, BILLION, &[]), cite(1, 1, &[])], LIMIT), Err(Error::OverWhole));
    assert_eq!(flatten(&[cite(0, BILLION, &[]), cite(0, 1, &[])], LIMIT), Err(Error::OverWhole));
    // Five wholes pass 2^32.
    assert_eq!(flatten(&[cite(0, BILLION, &[]); 5], LIMIT), Err(Error::OverWhole));
    assert_eq!(sum([Perbill::one(); 5]), Err(Error::OverWhole));
    // A stack that gives away more than it has.
    let over = entries(&[(0, BILLION), (1, 1)]);
    assert_eq!(flatten(&[cite(2, 1, &over)], LIMIT), Err(Error::OverWhole));
    assert_eq!(flatten(&[cite(2, 0, &over)], LIMIT), Err(Error::OverWhole));
}

#[test]
fn no_citation_no_stack() {
    assert_eq!(flatten::<u32>(&[], 0), Ok(Vec::new()));
    assert_eq!(sum([]), Ok(Perbill::zero()));
}
