//! Tokens from the faucet, by a transfer like any other.

use super::{BlockRef, Dev, Funded, codes, failed};
use crate::{
    devnet::{banner, console::error_name, seal::Turn},
    types::AccountInfo,
};
use codec::{Decode, Encode};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use sc_client_api::{BlockBackend, StorageProvider};
use sc_consensus_manual_seal::Error as SealError;
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use serde_json::{Value as Json, json};
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::{Pair as _, sr25519::Pair};
use sp_runtime::OpaqueExtrinsic;
use sp_storage::StorageKey;
use tributary_primitives::{AccountId, Balance, BlockNumber, Hash};
use tributary_runtime::{
    EXISTENTIAL_DEPOSIT, Runtime, RuntimeCall, VERSION,
    sign::{self, Chain},
};

/// How many blocks a transfer of the faucet may take: full ones may come before it.
const FUND_BLOCKS: u32 = 20;
/// The secret of the account that pays.
const FAUCET: &str = "//Faucet";

fn not_funded(sentence: String, data: Json) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(codes::NOT_FUNDED, sentence, Some(data))
}

impl Dev {
    /// Transfers `value` planck to an account, in a block that is final then.
    pub(super) async fn pay(&self, turn: &mut Turn<'_>, account: &AccountId, value: Balance) -> RpcResult<Funded> {
        let before = self.best();
        let transfer = self.transfer(account, value)?;
        let transaction = self
            .pool
            .submit_one(before.hash, TransactionSource::Local, transfer)
            .await
            .map_err(|error| not_funded(format!("the transfer was turned away: {error}"), Json::Null))?;
        let (block, index) = self.include(turn, transaction, before.number).await?;
        self.settled(block).await?;
        let events = self.decoder.events(block.hash).map_err(failed)?;
        let failure = events.into_iter().find(|event| {
            event.extrinsic == Some(index) && event.pallet == "System" && event.event == "ExtrinsicFailed"
        });
        if let Some(failure) = failure {
            let sentence = format!(
                "the transfer failed in block {}: {}",
                block.number,
                error_name(&failure.fields["dispatch_error"])
            );
            return Err(not_funded(sentence, failure.fields));
        }
        let free = self.account(block.hash, account)?.data.free.to_string();
        Ok(Funded { block, transaction, free })
    }

    /// What the state of a block holds of an account.
    pub(super) fn account(&self, block: Hash, account: &AccountId) -> RpcResult<AccountInfo> {
        let key = StorageKey(frame_system::Account::<Runtime>::hashed_key_for(account));
        match self.client.storage(block, &key).map_err(failed)? {
            Some(value) => AccountInfo::decode(&mut value.0.as_slice())
                .map_err(|error| failed(format_args!("the account {account} cannot be read: {error}"))),
            None => Ok(AccountInfo::default()),
        }
    }

    /// The chain as the present runtime has it, if the node knows how that encodes transactions.
    fn chain(&self, block: Hash) -> RpcResult<Chain> {
        let version = self.client.runtime_api().version(block).map_err(failed)?;
        Chain::of(self.client.info().genesis_hash, &version).ok_or_else(|| {
            let sentence = format!(
                "the chain's runtime encodes transactions in version {}, this node in version {}: fund the account by \
                 a transfer of your own, from {FAUCET}",
                version.transaction_version, VERSION.transaction_version
            );
            let data = json!({ "chain": version.transaction_version, "node": VERSION.transaction_version });
            not_funded(sentence, data)
        })
    }

    /// Signs the faucet's transfer, if it can be made.
    fn transfer(&self, dest: &AccountId, value: Balance) -> RpcResult<OpaqueExtrinsic> {
        let BlockRef { hash: best, number } = self.best();
        let chain = Chain { birth: Some((number.into(), best)), ..self.chain(best)? };
        let faucet = Pair::from_string(FAUCET, None).map_err(|error| failed(format_args!("{error:?}")))?;
        let faucet_account = AccountId::from(faucet.public());
        let faucet_info = self.account(best, &faucet_account)?;
        // It stays alive, and pays a fee, which the chain reckons.
        let can_pay = faucet_info.data.free.saturating_sub(faucet_info.data.frozen).saturating_sub(EXISTENTIAL_DEPOSIT);
        if value >= can_pay {
            let sentence = format!(
                "the faucet {} has less: it can pay {can_pay} planck without the fee, and {value} were asked for",
                banner::address(&faucet_account)
            );
            let data = json!({ "asked": value.to_string(), "available": can_pay.to_string() });
            return Err(not_funded(sentence, data));
        }
        let receiver = self.account(best, dest)?;
        if value < EXISTENTIAL_DEPOSIT && receiver.providers == 0 && receiver.sufficients == 0 {
            let sentence = format!(
                "{value} planck are below the existential deposit: a new account begins with at least \
                 {EXISTENTIAL_DEPOSIT}"
            );
            let data = json!({ "asked": value.to_string(), "existentialDeposit": EXISTENTIAL_DEPOSIT.to_string() });
            return Err(not_funded(sentence, data));
        }
        let call =
            RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest: dest.clone().into(), value });
        let extrinsic = sign::sign(chain, &faucet, faucet_info.nonce, 0, call).encode();
        OpaqueExtrinsic::decode(&mut extrinsic.as_slice()).map_err(failed)
    }

    /// Where a transaction is, after block `after`: the block, and its number in that.
    fn find(&self, transaction: Hash, after: BlockNumber) -> RpcResult<Option<(BlockRef, u64)>> {
        for number in after.saturating_add(1)..=self.best().number {
            let Some(hash) = self.client.hash(number).map_err(failed)? else {
                return Ok(None);
            };
            let body = self.client.block_body(hash).map_err(failed)?.unwrap_or_default();
            for (index, extrinsic) in (0u64..).zip(&body) {
                if self.pool.hash_of(extrinsic) == transaction {
                    return Ok(Some((BlockRef { hash, number }, index)));
                }
            }
        }
        Ok(None)
    }

    /// Makes blocks until the transaction is in one.
    async fn include(&self, turn: &mut Turn<'_>, transaction: Hash, after: BlockNumber) -> RpcResult<(BlockRef, u64)> {
        for _ in 0..FUND_BLOCKS {
            match turn.seal(false).await {
                // Somebody else had the block made.
                Ok(_) | Err(SealError::EmptyTransactionPool) => {}
                Err(error) => return Err(failed(error)),
            }
            if let Some(found) = self.find(transaction, after)? {
                return Ok(found);
            }
        }
        let sentence =
            format!("the transfer {transaction:?} was not in a block after {FUND_BLOCKS} of them: try again");
        Err(not_funded(sentence, json!({ "transaction": transaction })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_runtime::genesis;

    #[test]
    fn the_faucet_is_that_of_the_genesis() {
        let faucet = Pair::from_string(FAUCET, None).unwrap();
        assert_eq!(AccountId::from(faucet.public()), genesis::FAUCET);
    }
}
