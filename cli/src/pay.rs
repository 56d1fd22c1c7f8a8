//! `trib pay`: a call of a model that is paid by a voucher.

use crate::{
    line::Asked,
    output::{self, Answer, Busy},
    session::{Session, can_ask, confirm},
};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, Response, StatusCode, Uri,
    body::{Bytes, Incoming},
    header::CONTENT_TYPE,
};
use serde_json::{Map, Value, json};
use std::{
    fs,
    io::{self, Read},
    path::PathBuf,
};
use tributary_client::{
    At, Call, Error, Purse, Result, Tab, Voucher,
    amount::Token,
    connection::parse_hash,
    event::planck,
    hash::hex_text,
    keys::{Key, store::state_folder},
    purse::Ask,
    submit::{Options, Receipt},
    voucher::{SCHEME, Signature, Signed, from_base64, network},
    web::{Web, reason, web},
};

/// The most bytes of an answer that is no stream.
const LARGEST: usize = 64 << 20;
/// The header that pays, and the one that says what it did.
const PAYMENT: &str = "payment-signature";
const PAID: &str = "payment-response";

/// What a gateway says that a model costs.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    genesis: [u8; 32],
    network: String,
    /// The gateway's address.
    gateway: String,
    ask: Ask,
    /// What a unit costs on the chain now, in planck.
    price: u128,
    token: Token,
}

/// Calls a model and pays for it.
///
/// # Errors
///
/// When it cannot be paid, or the gateway does not serve it.
pub async fn run(asked: &Asked) -> Result<()> {
    if asked.is_set("dry-run") {
        return Err(Error::usage("a call cannot be tried without being made", "leave out --dry-run"));
    }
    asked.refuse_sending_flags("pay", "leave it out: without the tab there is no call")?;
    let mut body = body(asked)?;
    if let Some(model) = asked.given.text("model") {
        body.insert("model".into(), model.into());
    }
    let model = body.get("model").and_then(Value::as_str).map(str::to_owned);
    let model =
        model.ok_or_else(|| Error::usage("it is not said which model", "name it in the body, or with --model"))?;
    let url: Uri = asked.given.text("url").unwrap_or_default().parse().map_err(|_| no_address(asked))?;
    let web = web(false)?;
    let offer = offer(&web, &url, &model).await.map_err(|error| error.of(&url))?;
    let mut paying = Paying { asked, web, url, path: path(&offer)?, offer, purse: None, risen: 0 };
    if asked.is_set("print") {
        let signed = paying.voucher().await?;
        let header = signed.to_header(&paying.offer.network);
        let answer = Answer { text: format!("{PAYMENT}: {header}"), json: json!({ PAYMENT: header }) };
        return output::show(&answer, asked);
    }
    paying.call(&body).await
}

fn no_address(asked: &Asked) -> Error {
    let url = asked.given.text("url").unwrap_or_default();
    Error::usage(format!("{url:?} is no address"), "write it like http://127.0.0.1:8402/v1/embeddings")
}

/// The body of the call as it was given.
fn body(asked: &Asked) -> Result<Map<String, Value>> {
    let Some(text) = asked.given.text("data") else { return Ok(Map::new()) };
    let unreadable = |error: io::Error| Error::local(format!("the body cannot be read: {error}"), "name another file");
    let text = match text.strip_prefix('@') {
        None => text.to_owned(),
        Some("-") => {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).map_err(unreadable)?;
            text
        }
        Some(path) => fs::read_to_string(path).map_err(unreadable)?,
    };
    serde_json::from_str(&text).map_err(|error| {
        Error::usage(format!("the body is no JSON object: {error}"), "write it like '{\"input\": \"x\"}'")
    })
}

/// What the gateway says that a model costs.
async fn offer(web: &Web, url: &Uri, model: &str) -> Result<Offer> {
    let (scheme, authority) = match (url.scheme_str(), url.authority()) {
        (Some(scheme), Some(authority)) => (scheme, authority.as_str()),
        _ => return Err(Error::usage("that is no address", "write it like http://127.0.0.1:8402/v1/embeddings")),
    };
    let request = Request::get(format!("{scheme}://{authority}/v1/models")).body(Full::default());
    let request = request.map_err(|error| Error::usage(format!("that is no address: {error}"), ""))?;
    let answer = web.request(request).await.map_err(|error| unreachable(&error))?;
    let listed = json_of(answer).await?.1;
    let models = listed.get("data").and_then(Value::as_array).cloned().unwrap_or_default();
    let found = models.iter().find(|entry| entry.get("id").is_some_and(|id| id == model)).ok_or_else(|| {
        let names: Vec<_> = models.iter().filter_map(|entry| entry.get("id")).filter_map(Value::as_str).collect();
        Error::refused(format!("the gateway has no model {model}"), format!("it has {}", names.join(", ")))
    })?;
    Offer::read(found.get("payment").unwrap_or(&Value::Null))
}

fn unreachable(error: &(dyn std::error::Error + 'static)) -> Error {
    Error::unreachable(format!("the gateway does not answer: {}", reason(error)), "see whether it runs there")
}

/// The gateway has the voucher, or not.
fn unanswered(error: &(dyn std::error::Error + 'static)) -> Error {
    let what = format!("the gateway does not answer: {}; the voucher may count", reason(error));
    Error::unknown(what, "see whether it runs there; what was signed is not signed again for less")
}

/// The call is paid and answered, and the answer cannot be told.
fn untold(error: &Error) -> Error {
    Error::unknown(format!("the call is paid and answered, but {}", error.what), "see whether you need it again")
}

/// An answer's status and its JSON.
async fn json_of(answer: Response<Incoming>) -> Result<(StatusCode, Value)> {
    let status = answer.status();
    let bytes = Limited::new(answer.into_body(), LARGEST).collect().await;
    let bytes = bytes.map_err(|error| unreachable(error.as_ref()))?.to_bytes();
    let value = serde_json::from_slice(&bytes)
        .map_err(|_| Error::unreachable("what answers there is no gateway", "see whether the address is right"))?;
    Ok((status, value))
}

impl Offer {
    fn read(value: &Value) -> Result<Self> {
        let lacks = |what: &str| {
            Error::unfit(format!("the gateway does not say {what}, in the form that is known here"), "use another one")
        };
        let text = |path: &str| value.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |path: &str| value.pointer(path).and_then(planck);
        if text("/scheme") != SCHEME {
            return Err(lacks("how it is paid"));
        }
        let genesis = parse_hash(&text("/extra/genesis")).ok_or_else(|| lacks("on which chain it is paid"))?;
        let small = |path: &str| number(path).and_then(|number| u64::try_from(number).ok());
        let asset = small("/extra/asset").and_then(|asset| u32::try_from(asset).ok());
        let ask = Ask {
            asset: asset.ok_or_else(|| lacks("for which asset it is paid"))?,
            units: small("/extra/unit/ahead").ok_or_else(|| lacks("how many units a call takes"))?,
            service: number("/extra/service").ok_or_else(|| lacks("what its service costs"))?,
        };
        let price = number("/extra/price")
            .ok_or_else(|| Error::refused(format!("asset {} is not sold now", ask.asset), "try another model"))?;
        let gateway = text("/payTo");
        if !gateway.chars().all(|c| c.is_ascii_alphanumeric()) || gateway.is_empty() {
            return Err(lacks("who is paid"));
        }
        let decimals = small("/extra/token/decimals").and_then(|decimals| u8::try_from(decimals).ok());
        let token = Token::new(text("/extra/token/symbol"), decimals.ok_or_else(|| lacks("in which token"))?)?;
        let network = network(&genesis);
        if text("/network") != network {
            return Err(lacks("one chain on which it is paid"));
        }
        Ok(Self { genesis, network, gateway, ask, price, token })
    }

    /// What a call costs that takes what must be promised before it, in planck.
    fn cost(&self) -> u128 {
        self.price.saturating_add(self.ask.service).saturating_mul(self.ask.units.into())
    }
}

/// Where the purse for a gateway lies.
fn path(offer: &Offer) -> Result<PathBuf> {
    let chain = hex_text(&offer.genesis);
    let chain = chain.get(2..18).unwrap_or_default();
    Ok(state_folder()?.join("tabs").join(format!("{chain}-{}.json", offer.gateway)))
}

/// A call that is being paid.
struct Paying<'a> {
    asked: &'a Asked,
    web: Web,
    url: Uri,
    path: PathBuf,
    offer: Offer,
    purse: Option<Purse>,
    /// By how many planck its vouchers went beyond those before.
    risen: u128,
}

impl Paying<'_> {
    /// Makes the call. A gateway that knows of more than the purse does is asked again, once.
    async fn call(&mut self, body: &Map<String, Value>) -> Result<()> {
        for is_last in [false, true] {
            let signed = self.voucher().await?;
            let request = Request::post(self.url.clone())
                .header(CONTENT_TYPE, "application/json")
                .header(PAYMENT, signed.to_header(&self.offer.network))
                .body(Full::new(Bytes::from(Value::from(body.clone()).to_string())));
            let request = request.map_err(|error| Error::usage(format!("it cannot be asked: {error}"), ""))?;
            let answer = self.web.request(request).await.map_err(|error| unanswered(&error))?;
            if answer.status().is_success() {
                return self.served(answer).await;
            }
            let (status, told) = json_of(answer).await?;
            let again = [StatusCode::PAYMENT_REQUIRED, StatusCode::CONFLICT].contains(&status);
            let said = told.get("error").map_or_else(String::new, |error| match error.get("message") {
                Some(message) => message.as_str().unwrap_or_default().to_owned(),
                None => error.as_str().unwrap_or_default().to_owned(),
            });
            match told.get("tab").filter(|_| again && !is_last) {
                Some(tab) => self.learn(tab)?,
                None => {
                    return Err(Error::refused(format!("the gateway does not serve it ({status}): {said}"), ""));
                }
            }
        }
        Ok(())
    }

    /// Tells the answer, as it comes, and remembers what it took.
    async fn served(&mut self, answer: Response<Incoming>) -> Result<()> {
        let told = answer.headers().get(PAID).and_then(|value| value.to_str().ok()).and_then(from_base64);
        let used = told.as_ref().and_then(|told| told.pointer("/extra/tab/used")).and_then(Voucher::from_json);
        if let (Some(purse), Some(used)) = (&mut self.purse, used) {
            purse.note_used(&used);
            purse.keep(&self.path)?;
        }
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("text/event-stream") {
            let json = json_of(answer).await.map_err(|error| untold(&error))?.1;
            let answer = Answer { text: output::pretty(&json), json };
            return output::show(&answer, self.asked).map_err(|error| untold(&error));
        }
        let mut body = answer.into_body();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|error| untold(&unreachable(&error)))?;
            if let Some(bytes) = frame.data_ref() {
                output::stream(bytes).map_err(|error| untold(&error))?;
            }
        }
        Ok(())
    }

    /// Takes over what the gateway knows of the tab, as far as this purse's key signed it.
    fn learn(&mut self, tab: &Value) -> Result<()> {
        let Some(purse) = &mut self.purse else { return Ok(()) };
        let bytes = |path: &str| -> Option<Vec<u8>> {
            let digits = tab.pointer(path).and_then(Value::as_str)?.strip_prefix("0x")?;
            (0..digits.len() / 2)
                .map(|place| u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok())
                .collect()
        };
        let (voucher, signature) = (bytes("/promised/voucher"), bytes("/promised/signature"));
        if let (Some(voucher), Some(signature)) = (voucher, signature)
            && let (Ok(voucher), Some(signature)) = (Voucher::read(&voucher), Signature::read(&signature))
        {
            purse.adopt(&Signed { voucher, signature })?;
        }
        if let Some(used) = tab.get("used").and_then(Voucher::from_json) {
            purse.note_used(&used);
        }
        purse.keep(&self.path)
    }

    /// The voucher for the call, from a tab that is there or is opened for it.
    async fn voucher(&mut self) -> Result<Signed> {
        if self.purse.is_none() {
            self.purse = Purse::load(&self.path)?;
        }
        let most = match self.asked.given.text("max") {
            Some(text) => self.offer.token.parse(text).map_err(|error| error.of("max"))?,
            None => self.offer.cost().saturating_mul(2),
        };
        if let Some(signed) = self.next(most)? {
            return Ok(signed);
        }
        self.fill().await?;
        match self.next(most)? {
            Some(signed) => Ok(signed),
            None => Err(Error::refused("the tab does not suffice for the call", "give a larger --deposit")),
        }
    }

    /// The next voucher, if there is a tab that suffices. It is kept before anybody sees it.
    fn next(&mut self, most: u128) -> Result<Option<Signed>> {
        let ask = self.offer.ask;
        let Some(purse) = self.purse.as_mut().filter(|purse| purse.tab.is_some()) else { return Ok(None) };
        if !purse.prices.contains_key(&ask.asset) || !purse.suffices(ask) {
            return Ok(None);
        }
        let signed = next_of(purse, ask, most, &mut self.risen)?;
        purse.keep(&self.path)?;
        Ok(Some(signed))
    }

    /// Opens a tab, or a lane of it, or tops it up: whatever is missing.
    async fn fill(&mut self) -> Result<()> {
        can_ask(self.asked)?;
        let session = Session::connect(self.asked).await?;
        if session.connection.genesis() != self.offer.genesis {
            return Err(Error::refused(
                "the gateway is paid on another chain than the node is of",
                "name a node of its chain with --node",
            ));
        }
        let key = session.key(None)?;
        let mut purse = match self.purse.take() {
            Some(purse) => purse,
            None => Purse::new(self.offer.genesis)?,
        };
        // The session key is on the disk before anybody can be paid by it.
        purse.keep(&self.path)?;
        let found = match purse.tab {
            Some(id) => session.connection.at(At::Final).await?.tab(id).await?,
            None => self.opened_before(&session, &key, &purse).await?,
        };
        let found = found.filter(|tab| tab.closing.is_none());
        let call = self.missing(&session, &purse, found.as_ref()).await?;
        let receipt = match call {
            Some(call) => Some(send(&session, &key, call).await?),
            None => None,
        };
        let opened = receipt.as_ref().and_then(|receipt| receipt.telling(&["tabs.TabOpened"]));
        let opened = opened.and_then(|event| planck(event.field("tab"))).and_then(|id| u32::try_from(id).ok());
        let id = opened.or(found.map(|tab| tab.id)).ok_or_else(|| Error::unfit("no tab was opened", ""))?;
        let block = match receipt {
            Some(receipt) => receipt.block,
            None => session.connection.at(At::Final).await?,
        };
        let tab = block.tab(id).await?.ok_or_else(|| Error::unfit(format!("tab {id} is not there"), "try again"))?;
        if purse.tab != Some(id) {
            (purse.promised, purse.used) = (Voucher::default(), Voucher::default());
        }
        purse.opened(id, tab.deposit, tab.prices);
        purse.keep(&self.path)?;
        self.purse = Some(purse);
        Ok(())
    }

    /// A tab that this purse's key was given before, if the last run did not live to see it opened.
    async fn opened_before(&self, session: &Session<'_>, key: &Key, purse: &Purse) -> Result<Option<Tab>> {
        let (block, signer) = (session.connection.at(At::Final).await?, purse.signer()?);
        for id in block.tabs_by(&key.account()).await? {
            if let Some(tab) = block.tab(id).await?.filter(|tab| tab.signer == signer) {
                return Ok(Some(tab));
            }
        }
        Ok(None)
    }

    /// The call that opens what is missing, if anything is.
    async fn missing(&self, session: &Session<'_>, purse: &Purse, found: Option<&Tab>) -> Result<Option<Call>> {
        let block = session.connection.at(At::Best).await?;
        let make = |name: &str, arguments: Value| {
            let arguments = arguments.as_object().cloned().unwrap_or_default();
            Call::named(block.catalog(), block.shapes(), "tabs", name, &arguments).map(Some)
        };
        let (ask, price) = (self.offer.ask, self.offer.price.to_string());
        let deposit = self.asked.given.text("deposit").map(|text| session.token().parse(text)).transpose()?;
        let needed = || Error::usage("it is not said how much to deposit", "give --deposit AMOUNT");
        let shown = |planck: u128| session.token().format(planck);
        match found {
            None => {
                let deposit = deposit.ok_or_else(needed)?;
                let question = format!(
                    "Open a tab at {} and deposit {}? A call costs about {}.",
                    self.offer.gateway,
                    shown(deposit),
                    shown(self.offer.cost())
                );
                confirm(self.asked, &question)?;
                let lanes = json!([[ask.asset, price]]);
                let signer = purse.signer()?.to_json();
                let deposit = deposit.to_string();
                make(
                    "open",
                    json!({ "gateway": self.offer.gateway, "signer": signer, "deposit": deposit, "lanes": lanes }),
                )
            }
            Some(tab) if !tab.prices.contains_key(&ask.asset) => {
                confirm(self.asked, &format!("Open tab {} for asset {}?", tab.id, ask.asset))?;
                make("add_lane", json!({ "tab": tab.id, "asset": ask.asset, "max_price": price }))
            }
            Some(tab) if purse.tab == Some(tab.id) && tab.deposit <= purse.deposit => {
                let deposit = deposit.ok_or_else(needed)?;
                confirm(self.asked, &format!("Top tab {} up with {}?", tab.id, shown(deposit)))?;
                make("top_up", json!({ "tab": tab.id, "amount": deposit.to_string() }))
            }
            Some(_) => Ok(None),
        }
    }
}

/// The next voucher of a purse. `risen` is by how many planck this call's went beyond those before; `most` is for all
/// of them together, whatever a gateway says between two attempts.
fn next_of(purse: &mut Purse, ask: Ask, most: u128, risen: &mut u128) -> Result<Signed> {
    let promised = |purse: &Purse| purse.promised.total().unwrap_or_default();
    let before = promised(purse);
    let signed = purse.next(ask, most.saturating_sub(*risen))?;
    *risen = risen.saturating_add(promised(purse).saturating_sub(before));
    Ok(signed)
}

/// Sends a call and waits until it is final, for as long as `--timeout` says.
async fn send(session: &Session<'_>, key: &Key, call: Call) -> Result<Receipt> {
    let (tip, patience) = (session.tip()?, session.asked.timeout()?);
    let busy = Busy::with("waiting until the tab is there");
    let draft = session.connection.draft(key, call, Options { tip, ..Options::default() }).await?;
    if let Some(error) = &draft.trial {
        return Err(error.clone());
    }
    let receipt = session.connection.send(draft).await?.wait_within(patience, |_| ()).await?;
    drop(busy);
    receipt.check()?;
    Ok(receipt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment() -> Value {
        json!({
            "scheme": "batch-settlement", "network": format!("polkadot:{}", "07".repeat(16)), "payTo": "5Grw",
            "extra": {
                "asset": 4, "price": "10", "service": "2", "unit": { "by": "tokens", "per": 1000, "ahead": 3 },
                "genesis": format!("0x{}", "07".repeat(32)), "token": { "symbol": "TRIB", "decimals": 12 },
            },
        })
    }

    #[test]
    fn an_offer_is_read() {
        let offer = Offer::read(&payment()).unwrap();
        assert_eq!((offer.ask, offer.cost()), (Ask { asset: 4, units: 3, service: 2 }, 36));
        assert_eq!((offer.genesis, offer.gateway.as_str()), ([7; 32], "5Grw"));
        let mut purse = Purse::new([7; 32]).unwrap();
        purse.opened(1, 71, [(4, 10)].into());
        assert!(purse.next(offer.ask, 36).is_ok());
    }

    #[test]
    fn attempts_of_a_call_cost_together_what_one_may() {
        let ask = Offer::read(&payment()).unwrap().ask;
        let mut purse = Purse::new([7; 32]).unwrap();
        purse.opened(1, 1_000, [(4, 10)].into());
        let (mut risen, most) = (0, 80);
        for attempt in 1..=2u128 {
            next_of(&mut purse, ask, most, &mut risen).unwrap();
            assert_eq!((risen, purse.promised.total().unwrap()), (36 * attempt, 36 * attempt));
            // "You have used all of that already", says the gateway.
            purse.note_used(&purse.promised.clone());
        }
        let refusal = next_of(&mut purse, ask, most, &mut risen).unwrap_err();
        assert!(refusal.what.contains("would take 36 planck"), "{}", refusal.what);
        assert_eq!((risen, purse.promised.total().unwrap()), (72, 72), "nothing more was signed");
        // Another call begins anew.
        assert!(next_of(&mut purse, ask, most, &mut 0).is_ok());
    }

    #[test]
    fn an_offer_that_says_too_little_or_nonsense_is_refused() {
        for (path, value) in [
            ("/scheme", json!("exact")),
            ("/network", json!("polkadot:00")),
            ("/payTo", json!("../../etc/passwd")),
            ("/payTo", json!("")),
            ("/extra/asset", json!(-1)),
            ("/extra/price", json!(null)),
            ("/extra/service", json!("much")),
            ("/extra/unit/ahead", json!(null)),
            ("/extra/genesis", json!("0x07")),
            ("/extra/token/decimals", json!(400)),
        ] {
            let mut payment = payment();
            *payment.pointer_mut(path).unwrap() = value;
            assert!(Offer::read(&payment).is_err(), "{path}");
        }
    }
}
