//! Calls, signed.

use crate::{
    tabs::SETTLED,
    world::{self, EVALUATORS, MODELS, OPEN, QUEUES, World, account},
};
use clap::ValueEnum;
use codec::Encode;
use serde::Serialize;
use sp_core::sr25519::Pair;
use sp_io::hashing::blake2_256;
use tributary_runtime::{Hash, Nonce, RuntimeCall, UNIT, UncheckedExtrinsic, sign::Chain};

/// How many assessments one call makes.
pub const BATCH: usize = 16;

/// What is sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, ValueEnum)]
#[serde(rename_all = "camelCase")]
#[value(rename_all = "camelCase")]
pub enum Mix {
    /// `balances.transferKeepAlive` between signers: the yardstick.
    Transfer,
    /// `contributions.contribute` to one of the open datasets.
    Contribute,
    /// `contributions.assessMany`, 16 at a time.
    AssessMany,
    /// `registry.useAsset`: one use of one of the models.
    UseAsset,
    /// `rewards.claim` from one of the pools.
    Claim,
    /// `contributions.join`: a leaf of the manifest to the first model.
    Join,
    /// `tabs.settle`, 128 vouchers at a time.
    Settle,
    /// `evaluation.revealScores`: all models, once for each evaluator.
    RevealScores,
    /// Of twenty: ten uses, four transfers, three contributions, two claims, one `assessMany`.
    Blend,
}

/// What a blend repeats.
const BLEND: [Mix; 20] = {
    use Mix::*;
    [
        UseAsset, Transfer, UseAsset, Contribute, UseAsset, Transfer, UseAsset, Claim, UseAsset, Contribute, UseAsset,
        Transfer, UseAsset, AssessMany, UseAsset, Contribute, UseAsset, Transfer, UseAsset, Claim,
    ]
};

impl Mix {
    /// How many entries one of its calls has.
    pub const fn entries(self) -> u32 {
        match self {
            Self::AssessMany => BATCH as u32,
            Self::Settle => SETTLED,
            _ => 1,
        }
    }
}

/// A transaction that is ready to be sent.
pub struct Transaction {
    /// The number of the signer.
    pub signer: u32,
    /// As it is sent, SCALE encoded.
    pub bytes: Vec<u8>,
    /// What the chain knows it by.
    pub hash: [u8; 32],
}

/// Makes calls, none twice.
pub struct Caller<'a> {
    world: &'a World,
    genesis: Hash,
    nonces: Vec<Nonce>,
    contributions: u32,
    uses: u32,
    claims: u32,
    joins: u32,
    settlements: u32,
    transfers: u32,
    /// What was taken from the queues, over all of them.
    assessed: usize,
}

impl<'a> Caller<'a> {
    /// For a chain with this genesis on which nobody has sent anything.
    pub fn new(world: &'a World, genesis: Hash) -> Self {
        Self {
            world,
            genesis,
            nonces: vec![0; world.signers.len()],
            contributions: 0,
            uses: 0,
            claims: 0,
            joins: 0,
            settlements: 0,
            transfers: 0,
            assessed: 0,
        }
    }

    /// So many transactions, or as many as there can be, in the order in which they are to be sent: all signers in
    /// turns.
    pub fn transactions(&mut self, mix: Mix, count: u32) -> Vec<Transaction> {
        let calls: Vec<_> = (0..count).map_while(|n| self.call(mix, n)).collect();
        let payloads: Vec<_> = calls
            .into_iter()
            .map(|(signer, call)| {
                let nonce = &mut self.nonces[signer as usize];
                *nonce += 1;
                (signer, call, *nonce - 1)
            })
            .collect();
        // Signing takes most of the time: all cores do it.
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let part = payloads.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let parts: Vec<_> = payloads
                .chunks(part)
                .map(|part| scope.spawn(|| part.iter().map(|payload| self.sign(payload.clone())).collect::<Vec<_>>()))
                .collect();
            parts.into_iter().flat_map(|part| part.join().expect("signing does not panic")).collect()
        })
    }

    fn sign(&self, (signer, call, nonce): (u32, RuntimeCall, Nonce)) -> Transaction {
        let bytes = sign(&self.world.signers[signer as usize], call, nonce, self.genesis).encode();
        Transaction { signer, hash: blake2_256(&bytes), bytes }
    }

    /// The `n`-th call of a mix and who makes it; nothing when there is no such call left.
    fn call(&mut self, mix: Mix, n: u32) -> Option<(u32, RuntimeCall)> {
        let signers = u32::try_from(self.world.signers.len()).ok()?;
        Some(match mix {
            Mix::Transfer => {
                let signer = next(&mut self.transfers) % signers;
                let dest = account(&self.world.signers[((signer + 1) % signers) as usize]).into();
                (signer, pallet_balances::Call::transfer_keep_alive { dest, value: UNIT }.into())
            }
            Mix::Contribute => {
                let number = next(&mut self.contributions);
                let asset = self.world.open[(number % OPEN) as usize];
                (number % signers, world::contribution(asset, u32::MAX - number).into())
            }
            Mix::AssessMany => {
                let number = self.assessed;
                let queue = number % QUEUES as usize;
                let from = number / QUEUES as usize * BATCH;
                let batch = self.world.queues[queue].get(from..from + BATCH)?;
                self.assessed += 1;
                let assessments = batch.iter().map(|contribution| (*contribution, 100)).collect();
                (u32::try_from(queue).ok()?, pallet_contributions::Call::assess_many { assessments }.into())
            }
            Mix::UseAsset => {
                let number = next(&mut self.uses);
                let asset = self.world.models[(number % MODELS) as usize];
                (number % signers, world::use_once(asset).into())
            }
            Mix::Claim => {
                // Each signer from another pool every time.
                let number = next(&mut self.claims);
                let (round, signer) = (number / signers, number % signers);
                if round >= self.world.size.pools {
                    return None;
                }
                let asset = self.world.models[((signer + round) % self.world.size.pools) as usize];
                (signer, world::claim(asset).into())
            }
            Mix::Join => {
                let number = next(&mut self.joins);
                (number % signers, self.world.manifest.join(number)?.into())
            }
            Mix::Settle => {
                let number = next(&mut self.settlements);
                let (gateway, call) = self.world.tabs.settlement(number, self.genesis)?;
                (gateway, call.into())
            }
            Mix::RevealScores => {
                if n >= EVALUATORS {
                    return None;
                }
                (n, world::reveal(n, &self.world.models).into())
            }
            Mix::Blend => return self.call(BLEND[n as usize % BLEND.len()], n),
        })
    }
}

fn next(counter: &mut u32) -> u32 {
    *counter += 1;
    *counter - 1
}

/// Signs a call that is valid for ever. With the types of the linked runtime: tens of thousands are signed before
/// the first is sent, and `tributary-client` looks each call up in the metadata.
pub fn sign(pair: &Pair, call: RuntimeCall, nonce: Nonce, genesis: Hash) -> UncheckedExtrinsic {
    tributary_runtime::sign::sign(Chain::native(genesis), pair, nonce, 0, call)
}
