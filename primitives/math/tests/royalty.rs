//! Royalty stacks against lineages that are searched, and income that is followed, in big integers.

mod oracle;

use num_bigint::BigUint;
use oracle::{
    BILLION, config,
    royalty::{Lineage, Stack},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tributary_math::{
    Error, Perbill,
    royalty::{Citation, flatten, sum},
};

const LIMIT: u32 = 32;

type Entries = Vec<(u32, Perbill)>;

fn cite(asset: u32, rate: u32, stack: &[(u32, Perbill)]) -> Citation<'_, u32> {
    Citation { asset, rate: Perbill::from_parts(rate), stack }
}

fn parts(share: Perbill) -> u32 {
    share.deconstruct()
}

/// Entries from ids and parts per billion.
fn entries(parts: &[(u32, u32)]) -> Entries {
    parts.iter().map(|(id, parts)| (*id, Perbill::from_parts(*parts))).collect()
}

/// What the crate found, for the oracle.
fn in_big(entries: &[(u32, Perbill)]) -> Stack {
    entries.iter().map(|(id, share)| (*id, parts(*share).into())).collect()
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
            if ancestors.len() > LIMIT as usize {
                prop_assert_eq!(found, Err(Error::StackTooLong));
                stacks.push(Vec::new());
                continue;
            }
            let found = found.expect("within all limits");

            // All ancestors, each once, in order.
            prop_assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), Vec::from_iter(ancestors));

            // The definition, to the part per billion; the sum is what was granted.
            let as_defined = &lineage.assets[id as usize].stack;
            prop_assert_eq!(&in_big(&found), as_defined);
            let granted: u64 = upstream.iter().map(|(_, rate)| u64::from(*rate)).sum();
            prop_assert_eq!(found.iter().map(|(_, share)| u64::from(parts(*share))).sum::<u64>(), granted);
            prop_assert!(granted <= cap.into());

            // What is not cited itself gets the product of the rates along each path, rounded down once for each asset
            // cited that descends from it; what is cited gets at least what its own stack leaves of its rate.
            let direct: BTreeMap<_, _> = upstream.iter().copied().collect();
            for (ancestor, share) in &found {
                let mut exact = 0u128;
                let mut paths = 0u128;
                for (cited, rate) in &upstream {
                    for (_, part) in stacks[*cited as usize].iter().filter(|(id, _)| id == ancestor) {
                        exact += u128::from(*rate) * u128::from(parts(*part));
                        paths += 1;
                    }
                }
                let share = u128::from(parts(*share)) * u128::from(BILLION);
                match direct.get(ancestor) {
                    None => prop_assert!(share <= exact && exact < share + paths * u128::from(BILLION)),
                    Some(rate) => {
                        let granted = stacks[*ancestor as usize].iter().map(|(_, part)| parts(*part)).sum::<u32>();
                        let kept = BILLION - granted;
                        prop_assert!(share >= u128::from(*rate) * u128::from(kept));
                    },
                }
            }

            // Followed exactly from asset to asset, the income ends where the stack says, but for the roundings.
            let (kept, income) = lineage.flow(id);
            let mut apart = BigUint::ZERO;
            for (ancestor, share) in &found {
                let (flow, stack) = (&kept[ancestor] * BILLION, &income * parts(*share));
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
        let ids: BTreeSet<_> =
            plan.iter().flat_map(|(cited, _, stack)| stack.iter().map(|(id, _)| *id).chain([*cited])).collect();

        let stacks: Vec<_> = plan.iter().map(|(_, _, stack)| entries(stack)).collect();
        let mut citations: Vec<_> =
            plan.iter().zip(&stacks).map(|((cited, rate, _), stack)| cite(*cited, *rate, stack)).collect();
        let found = flatten(&citations, limit);
        citations.reverse();
        prop_assert_eq!(&flatten(&citations, limit), &found, "the order of the citations matters");

        if over {
            prop_assert_eq!(found, Err(Error::OverWhole));
        } else if ids.len() > limit as usize {
            prop_assert_eq!(found, Err(Error::StackTooLong));
        } else {
            // The definition takes one entry at a time, so an asset that is twice in a stack is rounded twice.
            let mut expected = Stack::new();
            for (cited, rate, stack) in &plan {
                let mut rest = BigUint::from(*rate);
                for (id, share) in stack {
                    let part = BigUint::from(*rate) * *share / BILLION;
                    rest -= &part;
                    *expected.entry(*id).or_default() += part;
                }
                *expected.entry(*cited).or_default() += rest;
            }
            let found = found.expect("within all limits");
            prop_assert!(found.is_sorted_by(|one, next| one.0 < next.0));
            prop_assert_eq!(in_big(&found), expected);
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
fn a_share_of_nothing_keeps_its_entry() {
    let stack = flatten(&[cite(0, 0, &[]), cite(2, 1, &entries(&[(1, 999_999_999)]))], LIMIT).unwrap();
    assert_eq!(stack, entries(&[(0, 0), (1, 0), (2, 1)]));
    let stack = flatten(&[cite(3, 0, &stack)], LIMIT).unwrap();
    assert_eq!(stack, entries(&[(0, 0), (1, 0), (2, 0), (3, 0)]));
    assert_eq!(flatten(&[cite(3, 0, &stack)], 3), Err(Error::StackTooLong));
}

#[test]
fn the_whole_may_be_passed_on() {
    let one = flatten(&[cite(0, BILLION, &[])], LIMIT).unwrap();
    let two = flatten(&[cite(1, BILLION, &one)], LIMIT).unwrap();
    assert_eq!(two, entries(&[(0, BILLION), (1, 0)]));
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
        assert_eq!(sum(stack.iter().map(|(_, share)| *share)), Ok(Perbill::from_percent(80)));
    }
    assert_eq!(flatten(&[cite(32, 800_000_000, &stack)], LIMIT), Err(Error::StackTooLong));
    // 80 % of 20 %, and what the rounding of the others leaves to the asset cited; 80 % of that of the one before; and
    // at the far end 80 % thirty-two times over.
    assert_eq!(stack[30..], entries(&[(30, 128_000_011), (31, 160_000_013)]));
    assert_eq!(stack[0], (0, Perbill::from_parts(792_280)));

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
