//! Vouchers of tabs: what is signed, by whom, how it travels, and whether the chain would take it.
//!
//! A voucher says how much a payer owes in all, not how much a call costs: the newest one replaces all before it. What
//! is signed is `tributary/voucher`, a zero byte, the hash of the chain's block 0 and the voucher in SCALE; wallets in
//! browsers put `<Bytes>` and `</Bytes>` around it.

use crate::{
    Account, Error, Result,
    hash::blake2_256,
    keys::{self, Key},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use codec::{Decode, DecodeAll, Encode};
use k256::ecdsa::{RecoveryId, Signature as Recoverable, VerifyingKey};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt};

/// What a signed message begins with, so that it is never taken for something else.
pub const DOMAIN: &[u8] = b"tributary/voucher\0";
/// The most assets that one voucher pays for.
pub const MAX_LANES: usize = 8;
/// The most vouchers that are settled by one call.
pub const MAX_BATCH: usize = 256;
/// The scheme of x402 that this is.
pub const SCHEME: &str = "batch-settlement";
/// The version of x402 whose form is used.
pub const X402_VERSION: u8 = 2;

/// What wallets in browsers put around what they are asked to sign.
const WRAP: (&[u8], &[u8]) = (b"<Bytes>", b"</Bytes>");

/// What of a tab is for one asset, from the beginning on.
#[derive(Clone, Copy, Debug, Default, Decode, Encode, Eq, PartialEq)]
pub struct Lane {
    /// The asset.
    pub asset: u32,
    /// Units of use.
    pub units: u64,
    /// What they cost, in planck.
    pub amount: u128,
}

/// What a payer owes by a tab, from the beginning on.
#[derive(Clone, Debug, Default, Decode, Encode, Eq, PartialEq)]
pub struct Voucher {
    /// The tab.
    pub tab: u32,
    /// What the gateway has for its service, in planck.
    pub service: u128,
    /// What the assets have, by rising id.
    pub lanes: Vec<Lane>,
}

/// The public key by which vouchers of a tab are signed.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq)]
pub enum Signer {
    /// As Substrate's own tools make it, in two kinds.
    #[codec(index = 0)]
    Ed25519([u8; 32]),
    /// The kind that wallets make.
    #[codec(index = 1)]
    Sr25519([u8; 32]),
    /// On the curve secp256k1, compressed.
    #[codec(index = 2)]
    Ecdsa([u8; 33]),
}

/// A signature, of the kind that its first byte in SCALE says.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq)]
pub enum Signature {
    /// By a key of ed25519.
    #[codec(index = 0)]
    Ed25519([u8; 64]),
    /// By a key of sr25519.
    #[codec(index = 1)]
    Sr25519([u8; 64]),
    /// By a key on secp256k1: of the message's Blake2 hash, with the number by which the key is recovered at the end.
    #[codec(index = 2)]
    Ecdsa([u8; 65]),
}

/// A voucher and its signature.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Signed {
    /// What is owed.
    pub voucher: Voucher,
    /// Who says so.
    pub signature: Signature,
}

/// How a voucher is signed. Settlements have those of the first form first: then the chain need not try both.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Form {
    /// As it is.
    Raw,
    /// Between `<Bytes>` and `</Bytes>`.
    Wrapped,
}

impl Form {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Raw => Self::Wrapped,
            Self::Wrapped => Self::Raw,
        }
    }
}

/// What a voucher is held against: what the chain says of its tab.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Terms {
    /// What was deposited, in planck.
    pub deposit: u128,
    /// The price of a unit of each asset for which the tab is open, in planck.
    pub prices: BTreeMap<u32, u128>,
}

/// Why a voucher is not good.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fault {
    /// It is of another tab.
    OtherTab,
    /// It pays for more assets than one voucher can.
    TooManyLanes,
    /// Its assets do not rise.
    Unordered,
    /// The tab is not open for this asset.
    NoLane(u32),
    /// It says no more than the one before, or less of something.
    Stale,
    /// The units of this asset cost more than it says.
    Underpaid(u32),
    /// It says more than was deposited.
    OverDeposit,
    /// Somebody else signed it, or it was signed for another chain.
    WrongSignature,
}

impl Fault {
    /// A word for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherTab => "other_tab",
            Self::TooManyLanes => "too_many_lanes",
            Self::Unordered => "unordered",
            Self::NoLane(_) => "no_lane",
            Self::Stale => "stale",
            Self::Underpaid(_) => "underpaid",
            Self::OverDeposit => "over_deposit",
            Self::WrongSignature => "wrong_signature",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherTab => f.write_str("the voucher is of another tab"),
            Self::TooManyLanes => write!(f, "the voucher pays for more than {MAX_LANES} assets"),
            Self::Unordered => f.write_str("the voucher's assets do not rise"),
            Self::NoLane(asset) => write!(f, "the tab is not open for asset {asset}: add a lane for it"),
            Self::Stale => f.write_str("the voucher must say more than the one before, and less of nothing"),
            Self::Underpaid(asset) => write!(f, "the voucher says less for asset {asset} than its units cost"),
            Self::OverDeposit => f.write_str("the voucher says more than was deposited: top the tab up"),
            Self::WrongSignature => f.write_str("the voucher is not signed by the tab's session key for this chain"),
        }
    }
}

impl Voucher {
    /// The voucher that `bytes` are in SCALE.
    ///
    /// # Errors
    ///
    /// When they are none.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let voucher = Self::decode_all(&mut &*bytes)
            .map_err(|error| Error::usage(format!("these bytes are no voucher: {error}"), "sign one anew"))?;
        voucher.check_form().map_err(|fault| Error::usage(fault.to_string(), "sign one anew"))?;
        Ok(voucher)
    }

    /// It in SCALE.
    pub fn bytes(&self) -> Vec<u8> {
        self.encode()
    }

    /// Whether its assets are few and rise.
    ///
    /// # Errors
    ///
    /// When they are not.
    pub fn check_form(&self) -> std::result::Result<(), Fault> {
        if self.lanes.len() > MAX_LANES {
            return Err(Fault::TooManyLanes);
        }
        let rises = self.lanes.windows(2).all(|pair| matches!(pair, [one, next] if one.asset < next.asset));
        if rises { Ok(()) } else { Err(Fault::Unordered) }
    }

    /// What it says of an asset.
    pub fn lane(&self, asset: u32) -> Lane {
        let found = self.lanes.iter().find(|lane| lane.asset == asset);
        found.copied().unwrap_or(Lane { asset, units: 0, amount: 0 })
    }

    /// Says something else of an asset.
    pub fn set(&mut self, lane: Lane) {
        match self.lanes.binary_search_by_key(&lane.asset, |known| known.asset) {
            Ok(place) => {
                if let Some(known) = self.lanes.get_mut(place) {
                    *known = lane;
                }
            }
            Err(place) => self.lanes.insert(place, lane),
        }
    }

    /// What it says in all, in planck; nothing if that does not fit 128 bits.
    pub fn total(&self) -> Option<u128> {
        self.lanes.iter().try_fold(self.service, |sum, lane| sum.checked_add(lane.amount))
    }

    /// Whether it says no less than `other` of anything.
    pub fn covers(&self, other: &Self) -> bool {
        let lane = |of: &Lane| {
            let own = self.lane(of.asset);
            own.units >= of.units && own.amount >= of.amount
        };
        self.service >= other.service && other.lanes.iter().all(lane)
    }

    /// The larger of both in everything that they say.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.service = joined.service.max(other.service);
        for lane in &other.lanes {
            let own = self.lane(lane.asset);
            joined.set(Lane {
                asset: lane.asset,
                units: own.units.max(lane.units),
                amount: own.amount.max(lane.amount),
            });
        }
        joined
    }

    /// Whether it is good after `before`, by the chain's own rules, and says more than that. Who signed it is another
    /// question.
    ///
    /// # Errors
    ///
    /// Why it is not.
    pub fn check(&self, before: &Self, terms: &Terms) -> std::result::Result<(), Fault> {
        self.check_form()?;
        if self.tab != before.tab {
            return Err(Fault::OtherTab);
        }
        if let Some(lane) = self.lanes.iter().find(|lane| !terms.prices.contains_key(&lane.asset)) {
            return Err(Fault::NoLane(lane.asset));
        }
        if !self.covers(before) || before.covers(self) {
            return Err(Fault::Stale);
        }
        for lane in &self.lanes {
            let (old, price) = (before.lane(lane.asset), terms.prices.get(&lane.asset).copied().unwrap_or_default());
            let cost = u128::from(lane.units.saturating_sub(old.units)).checked_mul(price);
            if cost.is_none_or(|cost| lane.amount.saturating_sub(old.amount) < cost) {
                return Err(Fault::Underpaid(lane.asset));
            }
        }
        match self.total() {
            Some(total) if total <= terms.deposit => Ok(()),
            _ => Err(Fault::OverDeposit),
        }
    }

    /// What is signed: on the chain whose block 0 has this hash.
    pub fn message(&self, genesis: &[u8; 32]) -> Vec<u8> {
        let mut message = DOMAIN.to_vec();
        message.extend(genesis);
        self.encode_to(&mut message);
        message
    }

    /// The same with the signature of `key`.
    pub fn signed(self, key: &Key, genesis: &[u8; 32]) -> Signed {
        let signature = Signature::Sr25519(key.sign(&self.message(genesis)));
        Signed { voucher: self, signature }
    }

    /// It as JSON: amounts in strings of digits.
    pub fn to_json(&self) -> Value {
        let lane = |lane: &Lane| json!([lane.asset, lane.units.to_string(), lane.amount.to_string()]);
        let lanes: Vec<_> = self.lanes.iter().map(lane).collect();
        json!({ "tab": self.tab, "service": self.service.to_string(), "lanes": lanes })
    }

    /// The voucher that such JSON says.
    pub fn from_json(value: &Value) -> Option<Self> {
        let number = |value: &Value| crate::event::planck(value);
        let lane = |entry: &Value| {
            let asset = u32::try_from(number(entry.get(0)?)?).ok()?;
            let units = u64::try_from(number(entry.get(1)?)?).ok()?;
            Some(Lane { asset, units, amount: number(entry.get(2)?)? })
        };
        let lanes = value.get("lanes")?.as_array()?.iter().map(lane).collect::<Option<Vec<_>>>()?;
        let tab = u32::try_from(number(value.get("tab")?)?).ok()?;
        let voucher = Self { tab, service: number(value.get("service")?)?, lanes };
        voucher.check_form().is_ok().then_some(voucher)
    }
}

impl Signer {
    /// The key that an `{"Sr25519": "0x…"}` of the chain's is.
    pub fn from_json(value: &Value) -> Option<Self> {
        let (kind, digits) = value.as_object()?.iter().next()?;
        let bytes = hex::decode(digits.as_str()?.strip_prefix("0x")?).ok()?;
        Self::of(&kind.to_lowercase(), &bytes)
    }

    /// The key of this kind: `ed25519`, `sr25519` or `ecdsa`.
    pub fn of(kind: &str, bytes: &[u8]) -> Option<Self> {
        match kind {
            "ed25519" => bytes.try_into().ok().map(Self::Ed25519),
            "sr25519" => bytes.try_into().ok().map(Self::Sr25519),
            "ecdsa" => bytes.try_into().ok().map(Self::Ecdsa),
            _ => None,
        }
    }

    /// It as the chain writes it.
    pub fn to_json(&self) -> Value {
        let text = |bytes: &[u8]| format!("0x{}", hex::encode(bytes));
        match self {
            Self::Ed25519(bytes) => json!({ "Ed25519": text(bytes) }),
            Self::Sr25519(bytes) => json!({ "Sr25519": text(bytes) }),
            Self::Ecdsa(bytes) => json!({ "Ecdsa": text(bytes) }),
        }
    }

    /// Whether `signature` is its, of these bytes.
    pub fn made(&self, signature: &Signature, message: &[u8]) -> bool {
        match (self, signature) {
            (Self::Ed25519(public), Signature::Ed25519(bytes)) => {
                let public = ed25519_zebra::VerificationKey::try_from(*public);
                let signature = ed25519_zebra::Signature::from(*bytes);
                public.is_ok_and(|public| public.verify(&signature, message).is_ok())
            }
            (Self::Sr25519(public), Signature::Sr25519(bytes)) => keys::verify(&Account(*public), message, bytes),
            (Self::Ecdsa(public), Signature::Ecdsa(bytes)) => {
                recovered(bytes, &blake2_256(message)).is_some_and(|found| found == public.as_slice())
            }
            _ => false,
        }
    }
}

/// The compressed public key with which a hash was signed.
fn recovered(bytes: &[u8; 65], hash: &[u8; 32]) -> Option<Vec<u8>> {
    let (signature, number) = (bytes.get(..64)?, *bytes.last()?);
    // Wallets of Ethereum's count from 27 on.
    let number = if number > 26 { number.saturating_sub(27) } else { number };
    let (signature, number) = (Recoverable::from_slice(signature).ok()?, RecoveryId::from_byte(number)?);
    let key = VerifyingKey::recover_from_prehash(hash, &signature, number).ok()?;
    Some(key.to_encoded_point(true).as_bytes().to_vec())
}

impl Signature {
    /// The signature that `bytes` are in SCALE, if they are one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Self::decode_all(&mut &*bytes).ok()
    }

    /// It in SCALE: as the chain's `MultiSignature` is.
    pub fn bytes(&self) -> Vec<u8> {
        self.encode()
    }
}

impl Signed {
    /// Whether `signer` signed it for the chain whose block 0 has this hash, as it is or as a browser's wallet does.
    pub fn is_by(&self, signer: &Signer, genesis: &[u8; 32]) -> bool {
        self.form(signer, genesis).is_some()
    }

    /// How `signer` signed it: as it is, or as a browser's wallet does; nothing if it did not.
    pub fn form(&self, signer: &Signer, genesis: &[u8; 32]) -> Option<Form> {
        self.form_from(Form::Raw, signer, genesis)
    }

    /// The same for whom one form is likelier than the other: it is tried first, and most often alone. One check of a
    /// signature or two.
    pub fn form_from(&self, first: Form, signer: &Signer, genesis: &[u8; 32]) -> Option<Form> {
        let message = self.voucher.message(genesis);
        [first, first.other()].into_iter().find(|form| match form {
            Form::Raw => signer.made(&self.signature, &message),
            Form::Wrapped => signer.made(&self.signature, &[WRAP.0, &message, WRAP.1].concat()),
        })
    }

    /// The value of the header `PAYMENT-SIGNATURE` with which it is sent to a gateway: JSON of x402's form, in Base64.
    pub fn to_header(&self, network: &str) -> String {
        STANDARD.encode(self.to_payment(network).to_string())
    }

    /// The same before it is encoded.
    pub fn to_payment(&self, network: &str) -> Value {
        json!({
            "x402Version": X402_VERSION,
            "accepted": { "scheme": SCHEME, "network": network },
            "payload": {
                "type": "voucher",
                "voucher": format!("0x{}", hex::encode(self.voucher.encode())),
                "signature": format!("0x{}", hex::encode(self.signature.encode())),
            },
        })
    }

    /// What such a header says, if it is for this network.
    ///
    /// # Errors
    ///
    /// When it is none, or for another network.
    pub fn from_header(text: &str, network: &str) -> Result<Self> {
        let wrong =
            |what: &str| Error::usage(format!("the payment {what}"), "send a header as `trib pay --print` does");
        let bytes = STANDARD.decode(text.trim()).map_err(|_| wrong("is not in Base64"))?;
        let payment: Payment =
            serde_json::from_slice(&bytes).map_err(|error| wrong(&format!("is not of x402's form: {error}")))?;
        if payment.accepted.scheme != SCHEME {
            return Err(wrong(&format!("is of the scheme {:?}, not {SCHEME:?}", payment.accepted.scheme)));
        }
        if payment.accepted.network != network {
            return Err(wrong(&format!(
                "is for {:?}, and this gateway is paid on {network}",
                payment.accepted.network
            )));
        }
        let bytes = |digits: &str| digits.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
        let voucher = bytes(&payment.payload.voucher).ok_or_else(|| wrong("has no voucher in hexadecimal digits"))?;
        let signature = bytes(&payment.payload.signature)
            .and_then(|bytes| Signature::read(&bytes))
            .ok_or_else(|| wrong("has no signature of a kind that is known"))?;
        Ok(Self { voucher: Voucher::read(&voucher)?, signature })
    }
}

/// What `tabs.settle` takes: vouchers and their signatures, at most [`MAX_BATCH`].
pub fn batch(vouchers: &[Signed]) -> Vec<u8> {
    vouchers.encode()
}

/// What x402 calls the chain whose block 0 has this hash.
pub fn network(genesis: &[u8; 32]) -> String {
    format!("polkadot:{}", hex::encode(genesis.get(..16).unwrap_or_default()))
}

/// JSON in Base64, as x402 has it in headers.
pub fn to_base64(value: &Value) -> String {
    STANDARD.encode(value.to_string())
}

/// The JSON that such a text is.
pub fn from_base64(text: &str) -> Option<Value> {
    serde_json::from_slice(&STANDARD.decode(text.trim()).ok()?).ok()
}

/// What of a payment is read.
#[derive(Deserialize)]
struct Payment {
    accepted: Accepted,
    payload: Payload,
}

#[derive(Deserialize)]
struct Accepted {
    scheme: String,
    network: String,
}

#[derive(Deserialize)]
struct Payload {
    voucher: String,
    signature: String,
}

#[cfg(test)]
mod tests;
