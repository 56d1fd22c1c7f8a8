//! Tabs: what a payer deposits for the calls of a model, and the vouchers by which it pays them.
//!
//! A voucher is signed off the chain, one for each call, and says how much was used and paid since the tab was opened.
//! So whoever serves keeps the last one only.

use crate::{AccountId, AssetId, Balance, BlockNumber, Hash, Signature, TabId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::stored;
use scale_info::TypeInfo;
use sp_core::{ecdsa, ed25519, sr25519};
use sp_runtime::{
    MultiSigner,
    traits::{IdentifyAccount, Verify},
};
use tributary_math::voucher::Refusal;

/// The most assets that one tab pays for.
pub const MAX_LANES: u32 = 8;
/// The most vouchers that are settled together.
pub const MAX_VOUCHERS: u32 = 256;
/// The most gateways that one settlement pays.
pub const MAX_GATEWAYS: u32 = 4;
/// How often a settlement tries the other form of a message when a signature is not one of the form before.
pub const MAX_TRIES: u32 = 4;
/// What every signed message begins with, so that it is taken for nothing else.
pub const VOUCHER: &[u8] = b"tributary/voucher\0";

/// The key that signs the vouchers of one tab: of an account that need not exist, so that a program can have it.
#[stored]
pub enum SessionKey {
    /// An Ed25519 key.
    Ed25519(ed25519::Public),
    /// An Sr25519 key.
    Sr25519(sr25519::Public),
    /// A compressed secp256k1 key.
    Ecdsa(ecdsa::Public),
}

impl SessionKey {
    /// The account that has this key.
    pub fn account(&self) -> AccountId {
        MultiSigner::from(self.clone()).into_account()
    }

    /// Whether `signature` is this key's of `message`, as it is. One verification.
    pub fn has_signed(&self, message: &[u8], signature: &Signature) -> bool {
        match (self, signature) {
            (Self::Ed25519(key), Signature::Ed25519(signature)) => signature.verify(message, key),
            (Self::Sr25519(key), Signature::Sr25519(signature)) => signature.verify(message, key),
            (Self::Ecdsa(key), Signature::Ecdsa(signature)) => signature.verify(message, key),
            _ => false,
        }
    }
}

impl From<SessionKey> for MultiSigner {
    fn from(key: SessionKey) -> Self {
        match key {
            SessionKey::Ed25519(key) => Self::Ed25519(key),
            SessionKey::Sr25519(key) => Self::Sr25519(key),
            SessionKey::Ecdsa(key) => Self::Ecdsa(key),
        }
    }
}

/// What was used of one asset and paid for it since the tab was opened.
#[stored]
#[derive(Copy)]
pub struct VoucherLane {
    /// The asset.
    pub asset: AssetId,
    /// Units of use.
    pub units: u64,
    /// Planck.
    pub amount: Balance,
}

/// A promise to pay out of a tab. All numbers are cumulative, and the last voucher counts.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Voucher {
    /// The tab.
    pub tab: TabId,
    /// Planck for the gateway, beside what the assets receive.
    pub service: Balance,
    /// What was used, in order of asset, each once; at most [`MAX_LANES`]. What is not listed stays as it is.
    pub lanes: Vec<VoucherLane>,
}

impl Voucher {
    /// The bytes that are signed: what it is, the chain, and the voucher. O(lanes).
    pub fn message(&self, genesis: &Hash) -> Vec<u8> {
        [VOUCHER, genesis.as_bytes(), self.encode().as_slice()].concat()
    }

    /// Whether `signature` is `key`'s of this voucher on the chain that begins with block `genesis`; in which form, if
    /// it is. One verification or two.
    pub fn signed_by(&self, key: &SessionKey, signature: &Signature, genesis: &Hash) -> Option<Form> {
        let message = self.message(genesis);
        Form::ALL.into_iter().find(|form| key.has_signed(&form.of(&message), signature))
    }
}

/// How the bytes of a message are signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// As they are.
    Raw,
    /// Between two tags, as browser wallets sign what is no transaction.
    Wrapped,
}

impl Form {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Raw, Self::Wrapped];

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Raw => Self::Wrapped,
            Self::Wrapped => Self::Raw,
        }
    }

    /// A message in this form.
    pub fn of(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Raw => message.to_vec(),
            Self::Wrapped => [b"<Bytes>".as_slice(), message, b"</Bytes>".as_slice()].concat(),
        }
    }
}

/// Why a voucher was passed over. The others of its settlement are not concerned.
#[stored]
#[derive(Copy)]
pub enum SkipReason {
    /// No tab has this id, or it has ended.
    UnknownTab,
    /// Its lanes are not in order of asset, or an asset is listed twice, or there are more than eight.
    BadLanes,
    /// The tab has no lane for an asset.
    UnknownLane,
    /// A number is lower than what is settled: there was a later voucher.
    Lower,
    /// It adds nothing to what is settled.
    NothingNew,
    /// New units are not paid for at the lane's price.
    Underpaid,
    /// All together is more than the tab's deposit.
    OverDeposit,
    /// The session key did not sign it for this chain, in neither form.
    BadSignature,
    /// The session key did not sign it in the form of the voucher before, and the other form was tried too often.
    /// Settle it again, in a list where what is signed as it is comes before what is wrapped.
    NoTryLeft,
    /// The settlement pays as many gateways as it can. Settle it with another one.
    TooManyGateways,
    /// The gateway's account cannot be given so little, for it does not exist.
    GatewayRefuses,
}

impl From<Refusal> for SkipReason {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Lower => Self::Lower,
            Refusal::Underpaid => Self::Underpaid,
            Refusal::OverDeposit => Self::OverDeposit,
        }
    }
}

/// What payments of accounts come to in the ledger, in planck.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Taken {
    /// Income of assets.
    pub income: Balance,
    /// The treasury's part.
    pub fee: Balance,
}

impl Taken {
    /// Both together; `None` if they do not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { income: self.income.checked_add(other.income)?, fee: self.fee.checked_add(other.fee)? })
    }
}

/// What a tab has for one asset, as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct LaneView {
    /// The asset.
    pub asset: AssetId,
    /// The price of a unit for as long as the tab is there, in planck.
    pub price: Balance,
    /// Units that are settled.
    pub units: u64,
    /// Planck that are settled.
    pub amount: Balance,
}

/// A tab as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TabView<AccountId> {
    /// Its id.
    pub id: TabId,
    /// Whose money it is.
    pub payer: AccountId,
    /// What signs its vouchers.
    pub signer: SessionKey,
    /// Who serves.
    pub gateway: AccountId,
    /// Planck that were ever deposited.
    pub deposit: Balance,
    /// Planck of it that are settled, service included.
    pub spent: Balance,
    /// Planck of that for the gateway.
    pub service: Balance,
    /// The block from which on the payer can withdraw what is left, if it is closing.
    pub closing: Option<BlockNumber>,
    /// What it pays for, in order of asset.
    pub lanes: Vec<LaneView>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voucher_is_plain_numbers() {
        let lane = |asset, units, amount| VoucherLane { asset: AssetId(asset), units, amount };
        let voucher = Voucher { tab: TabId(7), service: 5, lanes: vec![lane(1, 2, 3), lane(4, 5, 6)] };
        let plain = (7u32, 5u128, vec![(1u32, 2u64, 3u128), (4, 5, 6)]);
        assert_eq!(voucher.encode(), plain.encode());
        let genesis = Hash::repeat_byte(9);
        let message = [b"tributary/voucher\0".to_vec(), vec![9; 32], plain.encode()].concat();
        assert_eq!(voucher.message(&genesis), message);
        assert_eq!(Form::Raw.of(&message), message);
        assert_eq!(Form::Wrapped.of(&message), [b"<Bytes>".to_vec(), message, b"</Bytes>".to_vec()].concat());
        assert!(Form::ALL.into_iter().all(|form| form.other() != form && form.other().other() == form));
    }

    #[test]
    fn a_session_key_is_encoded_as_the_sdks_signers_are() {
        let keys = [
            SessionKey::Ed25519(ed25519::Public::from_raw([1; 32])),
            SessionKey::Sr25519(sr25519::Public::from_raw([2; 32])),
            SessionKey::Ecdsa(ecdsa::Public::from_raw([3; 33])),
        ];
        for key in keys {
            assert_eq!(key.encode(), MultiSigner::from(key.clone()).encode());
        }
        assert_eq!(SessionKey::Sr25519(sr25519::Public::from_raw([2; 32])).account(), AccountId::new([2; 32]));
    }

    #[test]
    fn what_is_taken_adds_up_or_does_not_fit() {
        let taken = |income, fee| Taken { income, fee };
        assert_eq!(taken(1, 2).plus(taken(3, 4)), Some(taken(4, 6)));
        assert_eq!(taken(Balance::MAX, 0).plus(taken(1, 0)), None);
        assert_eq!(taken(0, Balance::MAX).plus(taken(0, 1)), None);
    }
}
