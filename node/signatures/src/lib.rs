//! Signatures that hold are checked once.
//!
//! A node meets most signatures twice: when a transaction comes to its pool, and when it is executed, in the node's own
//! block or in another's; and after a fork once more. Checking one is a fifth of what a transfer takes, and the answer
//! never changes. So the functions by which the runtime checks them remember those that held. What did not hold is
//! not remembered: it costs its sender nothing to come again with other bytes.
//!
//! Those of a block that comes from elsewhere, of transactions that this node has never seen, are checked together
//! before it is executed: [`ahead`].
//!
//! Weights know nothing of this, and must not: an author checks each by itself. The build that measures weights is
//! without it.

// The SDK's macro asks whether this is a runtime.
#![allow(unexpected_cfgs)]

mod ahead;

pub use ahead::Ahead;

use sc_executor::sp_wasm_interface::ExtendedHostFunctions;
use sp_core::{Pair, ed25519, sr25519};
use sp_io::hashing::blake2_256;
use sp_runtime_interface::{
    pass_by::{PassFatPointerAndRead, PassPointerAndRead},
    runtime_interface,
};
use std::{
    collections::HashSet,
    mem,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

/// `Functions`, those that check signatures replaced by ones that remember.
pub type Remembering<Functions> = ExtendedHostFunctions<Functions, crypto::HostFunctions>;

/// Parts that are locked by themselves: the pool checks signatures on several threads.
const SHARDS: usize = 16;
/// Signatures that a part remembers before it begins to forget. All parts together remember as many as may wait in the
/// pool (65,536), and half the time twice as many: 9 MiB.
const GENERATION: usize = 4_096;

/// The signatures of this process.
static HELD: LazyLock<Held> = LazyLock::new(Held::default);

/// A signature, who made it, and what it is of.
type Digest = [u8; 32];

/// Signatures that held.
#[derive(Default)]
struct Held([Mutex<Shard>; SHARDS]);

/// Some of them: those of late, and those before.
#[derive(Default)]
struct Shard {
    young: HashSet<Digest>,
    old: HashSet<Digest>,
}

impl Held {
    /// Whether the signature holds, from memory or by `check`.
    fn or_check(&self, digest: Digest, check: impl FnOnce() -> bool) -> bool {
        if self.has(&digest) {
            return true;
        }
        // Nobody waits for it.
        let holds = check();
        if holds {
            self.remember(digest);
        }
        holds
    }

    fn has(&self, digest: &Digest) -> bool {
        self.shard(digest).is_some_and(|shard| shard.has(digest))
    }

    fn remember(&self, digest: Digest) {
        if let Some(mut shard) = self.shard(&digest) {
            shard.remember(digest);
        }
    }

    /// The part in which a signature would be. There is always one.
    fn shard(&self, digest: &Digest) -> Option<MutexGuard<'_, Shard>> {
        let [first, ..] = digest;
        let shard = self.0.get(usize::from(*first) % SHARDS)?;
        Some(shard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Shard {
    fn has(&self, digest: &Digest) -> bool {
        self.young.contains(digest) || self.old.contains(digest)
    }

    fn remember(&mut self, digest: Digest) {
        if self.young.len() >= GENERATION {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(digest);
    }
}

/// The kinds of signatures that are remembered. Their numbers keep them apart.
#[derive(Clone, Copy)]
enum Kind {
    Sr25519 = 0,
    Ed25519 = 1,
}

/// What a signature is remembered by. All before the message is of a fixed length: no two of them have the same.
fn digest_of(kind: Kind, signature: &[u8], public: &[u8], message: &[u8]) -> Digest {
    blake2_256(&[&[kind as u8], signature, public, message].concat())
}

/// Whether the signature holds.
fn holds<P: Pair>(kind: Kind, signature: &P::Signature, message: &[u8], public: &P::Public) -> bool {
    let digest = digest_of(kind, signature.as_ref(), public.as_ref(), message);
    HELD.or_check(digest, || P::verify(signature, message, public))
}

/// The SDK's functions of the same names, remembering.
#[runtime_interface(wasm_only)]
pub trait Crypto {
    /// Checks an sr25519 signature, also of the kind that was in use before 2019. No runtime here calls it.
    fn sr25519_verify(
        signature: PassPointerAndRead<&sr25519::Signature, 64>,
        message: PassFatPointerAndRead<&[u8]>,
        public: PassPointerAndRead<&sr25519::Public, 32>,
    ) -> bool {
        sr25519::Pair::verify_deprecated(signature, message, public)
    }

    /// Checks an sr25519 signature.
    #[version(2)]
    fn sr25519_verify(
        signature: PassPointerAndRead<&sr25519::Signature, 64>,
        message: PassFatPointerAndRead<&[u8]>,
        public: PassPointerAndRead<&sr25519::Public, 32>,
    ) -> bool {
        holds::<sr25519::Pair>(Kind::Sr25519, signature, message, public)
    }

    /// Checks an ed25519 signature.
    fn ed25519_verify(
        signature: PassPointerAndRead<&ed25519::Signature, 64>,
        message: PassFatPointerAndRead<&[u8]>,
        public: PassPointerAndRead<&ed25519::Public, 32>,
    ) -> bool {
        holds::<ed25519::Pair>(Kind::Ed25519, signature, message, public)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_executor::sp_wasm_interface::HostFunctions;
    use std::collections::BTreeSet;

    fn numbered(number: usize) -> Digest {
        blake2_256(&number.to_le_bytes())
    }

    #[test]
    fn what_held_is_not_checked_again_and_what_did_not_is() {
        let held = Held::default();
        assert!(!held.or_check(numbered(0), || false));
        assert!(held.or_check(numbered(0), || true));
        assert!(held.or_check(numbered(0), || panic!("checked again")));
        assert!(!held.or_check(numbered(1), || false), "another one");
    }

    #[test]
    fn what_may_wait_in_the_pool_is_remembered_and_memory_is_bounded() {
        let held = Held::default();
        let many = SHARDS * GENERATION;
        for number in 0..many {
            assert!(held.or_check(numbered(number), || true));
        }
        for number in 0..many {
            assert!(held.or_check(numbered(number), || panic!("{number} is forgotten")));
        }
        for number in many..4 * many {
            assert!(held.or_check(numbered(number), || true));
        }
        for shard in &held.0 {
            let shard = shard.lock().unwrap();
            assert!(shard.young.len() <= GENERATION && shard.old.len() == GENERATION);
        }
        assert!(!held.or_check(numbered(0), || false), "the oldest is forgotten");
    }

    #[test]
    fn a_signature_holds_for_its_message_its_maker_and_its_kind_only() {
        fn of<P: Pair<Seed = [u8; 32]>>(kind: Kind, other: Kind) {
            let (pair, stranger) = (P::from_seed(&[1; 32]), P::from_seed(&[2; 32]));
            let (public, signature) = (pair.public(), pair.sign(b"message"));
            for _ in 0..2 {
                assert!(holds::<P>(kind, &signature, b"message", &public));
                assert!(!holds::<P>(kind, &signature, b"massage", &public));
                assert!(!holds::<P>(kind, &signature, b"message", &stranger.public()));
                assert!(!holds::<P>(kind, &stranger.sign(b"message"), b"message", &public));
            }
            let digest = |kind| digest_of(kind, signature.as_ref(), public.as_ref(), b"message");
            assert!(HELD.or_check(digest(kind), || panic!("it is remembered")));
            assert!(!HELD.or_check(digest(other), || false), "as that kind it is not");
        }
        of::<sr25519::Pair>(Kind::Sr25519, Kind::Ed25519);
        of::<ed25519::Pair>(Kind::Ed25519, Kind::Sr25519);
    }

    #[test]
    fn each_function_takes_the_place_of_one_of_the_sdks() {
        let names = |functions: Vec<&'static dyn sc_executor::sp_wasm_interface::Function>| {
            functions.iter().map(|function| function.name()).collect::<BTreeSet<_>>()
        };
        let sdk = names(sp_io::SubstrateHostFunctions::host_functions());
        let ours = names(crypto::HostFunctions::host_functions());
        assert_eq!(ours.len(), 3);
        assert!(ours.is_subset(&sdk), "{ours:?}");
        assert_eq!(names(Remembering::<sp_io::SubstrateHostFunctions>::host_functions()), sdk);
    }
}
