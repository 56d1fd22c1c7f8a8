//! What an asset was built from, and what was built from it.

use crate::{Assets, Config, Downstream, Infos, Lineage, MAX_PROVENANCE, Pallet};
use alloc::{
    collections::{BTreeSet, VecDeque},
    vec::Vec,
};
use sp_runtime::Perbill;
use tributary_primitives::{AssetId, Provenance, ProvenanceEdge, ProvenanceNode};

/// Which way the graph is walked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Way {
    /// To what an asset was built from.
    Up,
    /// To what was built from it.
    Down,
}

impl<T: Config> Pallet<T> {
    /// The assets at most `depth` steps from `id`, breadth first, and the steps between them.
    pub(crate) fn walk(id: AssetId, depth: u32, way: Way) -> Provenance {
        let mut answer = Provenance::default();
        let mut seen = BTreeSet::from([id]);
        let mut queue = VecDeque::from([(id, 0u32)]);
        while let Some((asset, level)) = queue.pop_front() {
            let Some(node) = Self::node(asset, level) else { continue };
            if answer.nodes.len() >= MAX_PROVENANCE {
                answer.truncated = true;
                break;
            }
            answer.nodes.push(node);
            let next = Self::neighbours(asset, way);
            if level >= depth {
                answer.truncated |= !next.is_empty();
                continue;
            }
            for edge in next {
                let other = match way {
                    Way::Up => edge.upstream,
                    Way::Down => edge.downstream,
                };
                answer.edges.push(edge);
                if seen.insert(other) {
                    queue.push_back((other, level.saturating_add(1)));
                }
            }
        }
        answer
    }

    fn node(asset: AssetId, depth: u32) -> Option<ProvenanceNode> {
        let record = Assets::<T>::get(asset)?;
        let name = Infos::<T>::get(asset)?.name;
        let state = record.state_at(Self::now());
        Some(ProvenanceNode { asset, kind: record.kind, state, name, commitment: record.commitment, depth })
    }

    /// One step from `asset`; of what was built from it, no more than an answer has room for.
    fn neighbours(asset: AssetId, way: Way) -> Vec<ProvenanceEdge> {
        match way {
            Way::Up => Lineage::<T>::get(asset)
                .into_iter()
                .map(|(upstream, royalty)| ProvenanceEdge { downstream: asset, upstream, royalty })
                .collect(),
            Way::Down => {
                let mut below: Vec<_> = Downstream::<T>::iter_key_prefix(asset).take(MAX_PROVENANCE).collect();
                below.sort_unstable();
                let royalty = |downstream| {
                    let upstream = Lineage::<T>::get(downstream);
                    upstream.into_iter().find(|(cited, _)| *cited == asset).map_or(Perbill::zero(), |(_, rate)| rate)
                };
                below
                    .into_iter()
                    .map(|downstream| ProvenanceEdge { downstream, upstream: asset, royalty: royalty(downstream) })
                    .collect()
            }
        }
    }
}
