//! The payer's half of a tab: what it has promised, what was used of that, and the next voucher.

use crate::{
    Error, Result,
    connection::parse_hash,
    event::planck,
    keys::{
        Key, random,
        store::{private_folder, write_new},
    },
    voucher::{Lane, Signed, Signer, Voucher},
};
use codec::{Decode, Encode};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fmt, fs, path::Path};
use zeroize::Zeroizing;

/// What a payer keeps of a tab. Whoever has it can spend the deposit, and no more.
#[derive(Clone)]
pub struct Purse {
    /// The hash of the chain's block 0.
    pub genesis: [u8; 32],
    /// The tab; nothing while it is being opened.
    pub tab: Option<u32>,
    /// What was deposited, in planck.
    pub deposit: u128,
    /// The price of a unit of each asset for which the tab is open, in planck.
    pub prices: BTreeMap<u32, u128>,
    /// The newest voucher that was signed.
    pub promised: Voucher,
    /// What of that was used, as far as it is known here.
    pub used: Voucher,
    seed: Zeroizing<String>,
}

/// What a call may cost.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ask {
    /// The asset.
    pub asset: u32,
    /// The units that must be promised before it.
    pub units: u64,
    /// The gateway's own price of a unit, in planck.
    pub service: u128,
}

impl Purse {
    /// A purse with a new session key.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub fn new(genesis: [u8; 32]) -> Result<Self> {
        let seed = Zeroizing::new(random::<32>()?);
        let seed = Zeroizing::new(format!("0x{}", hex::encode(seed.as_slice())));
        let (promised, used) = (Voucher::default(), Voucher::default());
        Ok(Self { genesis, tab: None, deposit: 0, prices: BTreeMap::new(), promised, used, seed })
    }

    /// The session key.
    ///
    /// # Errors
    ///
    /// When the purse is damaged.
    pub fn key(&self) -> Result<Key> {
        Key::from_secret(&self.seed)
    }

    /// The public part of it, as `tabs.open` wants it.
    ///
    /// # Errors
    ///
    /// When the purse is damaged.
    pub fn signer(&self) -> Result<Signer> {
        Ok(Signer::Sr25519(self.key()?.account().0))
    }

    /// The tab was opened, or has grown.
    pub fn opened(&mut self, tab: u32, deposit: u128, prices: BTreeMap<u32, u128>) {
        (self.tab, self.deposit, self.prices) = (Some(tab), deposit, prices);
        (self.promised.tab, self.used.tab) = (tab, tab);
    }

    /// The gateway says what was used. That may be more than was promised, after a call that took more than it was
    /// thought to; [`Purse::next`] says what of it is paid.
    pub fn note_used(&mut self, used: &Voucher) {
        if used.tab == self.promised.tab {
            self.used = used.clone();
        }
    }

    /// Takes over a newer voucher that this purse's key signed: of another process, or before a loss.
    ///
    /// # Errors
    ///
    /// When somebody else signed it.
    pub fn adopt(&mut self, signed: &Signed) -> Result<()> {
        if signed.voucher.tab != self.promised.tab || !signed.is_by(&self.signer()?, &self.genesis) {
            return Err(Error::refused(
                "the gateway shows a voucher that this key did not sign",
                "do not pay it; close the tab with `trib tab close`",
            ));
        }
        self.promised = self.promised.joined(&signed.voucher);
        Ok(())
    }

    /// A voucher that promises nothing, with which a gateway can be asked about the tab.
    ///
    /// # Errors
    ///
    /// When there is no tab.
    pub fn empty(&self) -> Result<Signed> {
        let voucher = Voucher { tab: self.id()?, ..Voucher::default() };
        Ok(voucher.signed(&self.key()?, &self.genesis))
    }

    /// The voucher for one more call, which may say at most `most` planck more than the one before: so much, a gateway
    /// that lies can take. It is remembered: keep the purse before you send it.
    ///
    /// # Errors
    ///
    /// When the tab is not open for the asset, the deposit does not suffice, or it would take more than that.
    pub fn next(&mut self, ask: Ask, most: u128) -> Result<Signed> {
        let voucher = self.draft(ask)?;
        let before = self.promised.total().unwrap_or_default();
        let rise = voucher.total().unwrap_or(u128::MAX).saturating_sub(before);
        if rise > most {
            let what = format!("the call would take {rise} planck, with what the gateway says that is owed");
            return Err(Error::refused(what, format!("allow more than {most}, or do not pay it")));
        }
        self.promised = voucher.clone();
        Ok(voucher.signed(&self.key()?, &self.genesis))
    }

    /// Whether the deposit suffices for one more call.
    pub fn suffices(&self, ask: Ask) -> bool {
        self.draft(ask).is_ok()
    }

    /// The voucher for one more call, before it is signed.
    fn draft(&self, ask: Ask) -> Result<Voucher> {
        let title = format!("tab {}", self.id()?);
        let too_much = || {
            let remedy = format!("top it up: trib tab top-up {} AMOUNT", title.trim_start_matches("tab "));
            Error::refused(format!("the deposit of {title} does not suffice for the call"), remedy)
        };
        let price = self.prices.get(&ask.asset).copied().ok_or_else(|| {
            let what = format!("{title} is not open for asset {}", ask.asset);
            Error::refused(what, "open a lane for it: trib tab add-lane")
        })?;
        let (used, old) = (self.used.lane(ask.asset), self.promised.lane(ask.asset));
        let units = used.units.checked_add(ask.units).ok_or_else(too_much)?.max(old.units);
        let cost = u128::from(units.saturating_sub(old.units)).checked_mul(price);
        let amount = cost.and_then(|cost| old.amount.checked_add(cost)).ok_or_else(too_much)?;
        let service = ask.service.checked_mul(u128::from(ask.units));
        let service = service.and_then(|cost| self.used.service.checked_add(cost)).ok_or_else(too_much)?;

        let mut voucher = self.promised.clone();
        voucher.service = voucher.service.max(service);
        voucher.set(Lane { asset: ask.asset, units, amount });
        if voucher == self.promised {
            // All of it is paid already. A voucher is good for one call, so it says a planck more.
            voucher.service = voucher.service.checked_add(1).ok_or_else(too_much)?;
        }
        voucher.check_form().map_err(|fault| Error::refused(fault.to_string(), "open another tab"))?;
        if voucher.total().is_none_or(|total| total > self.deposit) {
            return Err(too_much());
        }
        Ok(voucher)
    }

    fn id(&self) -> Result<u32> {
        self.tab.ok_or_else(|| Error::usage("no tab is open", "open one: trib tab open"))
    }

    /// The purse in a file, if there is one.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is no purse.
    pub fn load(path: &Path) -> Result<Option<Self>> {
        let text = match fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(crate::keys::store::cannot("read", path, &error)),
        };
        let damaged = || Error::local(format!("{} is no purse", path.display()), "move it away to open another tab");
        serde_json::from_str(&text).ok().and_then(|value: Value| Self::from_json(&value)).map(Some).ok_or_else(damaged)
    }

    /// Keeps it in a file that only its owner may read, and waits until it is on the disk.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn keep(&self, path: &Path) -> Result<()> {
        let failed = |error: std::io::Error| crate::keys::store::cannot("write", path, &error);
        if let Some(folder) = path.parent() {
            private_folder(folder)?;
        }
        // What is there stays until the new one is whole.
        let new = path.with_extension(format!("new-{}", std::process::id()));
        let _ = fs::remove_file(&new);
        write_new(&new, Zeroizing::new(self.to_json().to_string()).as_bytes()).map_err(failed)?;
        fs::rename(&new, path).map_err(failed)?;
        path.parent().map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all()).map_err(failed)
    }

    fn to_json(&self) -> Value {
        let prices: Map<_, _> =
            self.prices.iter().map(|(asset, price)| (asset.to_string(), price.to_string().into())).collect();
        json!({
            "genesis": format!("0x{}", hex::encode(self.genesis)), "tab": self.tab, "seed": *self.seed,
            "deposit": self.deposit.to_string(), "prices": prices,
            "promised": hex::encode(self.promised.encode()), "used": hex::encode(self.used.encode()),
        })
    }

    fn from_json(value: &Value) -> Option<Self> {
        let voucher = |field: &str| {
            let bytes = hex::decode(value.get(field)?.as_str()?).ok()?;
            Voucher::decode(&mut bytes.as_slice()).ok()
        };
        let price = |(asset, price): (&String, &Value)| Some((asset.parse().ok()?, planck(price)?));
        let purse = Self {
            genesis: parse_hash(value.get("genesis")?.as_str()?)?,
            tab: value.get("tab").and_then(planck).and_then(|id| u32::try_from(id).ok()),
            deposit: value.get("deposit").and_then(planck)?,
            prices: value.get("prices")?.as_object()?.iter().map(price).collect::<Option<_>>()?,
            promised: voucher("promised")?,
            used: voucher("used")?,
            seed: Zeroizing::new(value.get("seed")?.as_str()?.to_owned()),
        };
        purse.key().ok().map(|_| purse)
    }
}

impl fmt::Debug for Purse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the seed.
        f.debug_struct("Purse").field("tab", &self.tab).field("promised", &self.promised).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASK: Ask = Ask { asset: 4, units: 1, service: 2 };
    const MOST: u128 = 100;

    fn purse() -> Purse {
        let mut purse = Purse::new([3; 32]).unwrap();
        purse.opened(7, 100, BTreeMap::from([(4, 10), (9, 0)]));
        purse
    }

    #[test]
    fn each_voucher_promises_the_next_call() {
        let mut purse = purse();
        let signer = purse.signer().unwrap();
        let mut before = Voucher { tab: 7, ..Voucher::default() };
        let terms = crate::voucher::Terms { deposit: 100, prices: purse.prices.clone() };
        for call in 1..=8_u128 {
            let signed = purse.next(ASK, MOST).unwrap();
            assert!(signed.is_by(&signer, &[3; 32]));
            assert_eq!(signed.voucher.check(&before, &terms), Ok(()), "{call}");
            assert_eq!(signed.voucher.total(), Some(call * 12));
            before = signed.voucher.clone();
            purse.note_used(&signed.voucher);
        }
        let error = purse.next(ASK, MOST).unwrap_err();
        assert!(error.to_string().contains("trib tab top-up 7"), "{error}");
        purse.opened(7, 108, purse.prices.clone());
        assert!(purse.next(ASK, MOST).is_ok());
    }

    #[test]
    fn what_was_paid_and_not_used_is_used_first() {
        let mut purse = purse();
        let first = purse.next(ASK, MOST).unwrap().voucher;
        // The call failed: nothing of it was used. The next voucher says a planck more, and no unit.
        let second = purse.next(ASK, MOST).unwrap().voucher;
        assert_eq!((second.lane(4), second.service), (first.lane(4), first.service + 1));
        // Two calls took more than was promised: the next voucher makes up for it.
        let mut used = second.clone();
        used.set(Lane { asset: 4, units: 3, amount: 0 });
        purse.note_used(&used);
        assert_eq!(purse.next(ASK, MOST).unwrap().voucher.lane(4), Lane { asset: 4, units: 4, amount: 40 });
    }

    #[test]
    fn a_gateway_cannot_make_a_purse_pay_what_it_did_not_sign() {
        let (mut purse, other) = (purse(), Purse::new([3; 32]).unwrap());
        let voucher = Voucher { tab: 7, service: 50, lanes: Vec::new() };
        let foreign = voucher.clone().signed(&other.key().unwrap(), &[3; 32]);
        assert!(purse.adopt(&foreign).unwrap_err().to_string().contains("did not sign"));
        let elsewhere = voucher.clone().signed(&purse.key().unwrap(), &[4; 32]);
        assert!(purse.adopt(&elsewhere).is_err());
        let own = voucher.clone().signed(&purse.key().unwrap(), &[3; 32]);
        purse.adopt(&own).unwrap();
        assert_eq!(purse.promised.service, 50);
        assert!(purse.empty().unwrap().is_by(&purse.signer().unwrap(), &[3; 32]));
    }

    #[test]
    fn a_purse_is_refused_what_its_tab_is_not_open_for() {
        let mut purse = purse();
        assert!(purse.next(Ask { asset: 5, ..ASK }, MOST).unwrap_err().to_string().contains("add-lane"));
        assert!(purse.next(Ask { units: 11, ..ASK }, MOST).is_err());
        assert!(purse.next(Ask { units: u64::MAX, service: u128::MAX, ..ASK }, MOST).is_err());
        assert!(purse.next(ASK, 11).unwrap_err().to_string().contains("would take 12 planck"));
        assert_eq!(purse.promised, Voucher { tab: 7, ..Voucher::default() });
        // A gateway that claims much more than was promised.
        purse.note_used(&Voucher { tab: 7, service: 50, lanes: Vec::new() });
        assert!(purse.next(ASK, 24).is_err() && purse.next(ASK, 62).is_ok());
        let mut none = Purse::new([3; 32]).unwrap();
        assert!(none.next(ASK, MOST).is_err() && none.empty().is_err());
    }

    #[test]
    fn a_purse_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tabs").join("a.json");
        assert!(Purse::load(&path).unwrap().is_none());
        let mut purse = purse();
        purse.next(ASK, MOST).unwrap();
        purse.keep(&path).unwrap();
        purse.keep(&path).unwrap();
        let found = Purse::load(&path).unwrap().unwrap();
        assert_eq!(found.to_json(), purse.to_json());
        assert!(!format!("{found:?}").contains(found.seed.trim_start_matches("0x")));
        fs::write(&path, "{}").unwrap();
        assert!(Purse::load(&path).unwrap_err().to_string().contains("is no purse"));
    }
}
