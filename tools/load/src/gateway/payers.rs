//! Who calls the gateway, and how long it takes.

use super::Pace;
use crate::tabs::Tabs;
use codec::Encode;
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, StatusCode,
    body::Bytes,
    client::conn::http1::{self, SendRequest},
    header::{CONTENT_TYPE, HOST},
};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use sp_core::Pair as _;
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::net::TcpStream;
use tributary_client::{
    Voucher,
    voucher::{Signature, Signed, network},
};

/// What is asked for.
const PATH: &str = "/v1/embeddings";

/// Somebody with a tab. Every unit is a call.
pub struct Payer {
    /// The tab.
    pub tab: u32,
    /// Units of the last voucher that was signed.
    pub signed: u64,
    /// Units of the last voucher that was answered with 200.
    pub answered: u64,
    genesis: [u8; 32],
    network: String,
}

/// Calls for some time.
pub struct Phase<'a> {
    /// Where the gateway listens.
    pub address: &'a str,
    /// What payers pay by.
    pub tabs: &'a Arc<Tabs>,
    /// How many call at the same time.
    pub connections: u32,
    /// How fast.
    pub pace: Pace,
    /// How long.
    pub time: Duration,
}

/// What calls came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// How long each took that was served, in microseconds.
    pub times: Vec<u32>,
    /// The others, by what was answered.
    pub errors: BTreeMap<String, u64>,
    /// How long all of them took together, side by side.
    pub time: Duration,
}

/// Payers who call one after the other, over one connection.
struct Lane {
    address: String,
    tabs: Arc<Tabs>,
    payers: Vec<Payer>,
    pace: Pace,
    /// The number of its first call among those of all lanes, and how many lanes there are.
    first: u32,
    lanes: u32,
    start: Instant,
    end: Instant,
}

impl Payer {
    /// The payer of a tab by which nobody has paid, on the chain whose block 0 has this hash.
    pub fn new(tab: u32, genesis: [u8; 32]) -> Self {
        Self { tab, signed: 0, answered: 0, genesis, network: network(&genesis) }
    }

    /// The next call: it is paid by a voucher for a unit more.
    fn next(&mut self, address: &str, tabs: &Tabs) -> Result<Request<Full<Bytes>>, String> {
        let units = self.signed + 1;
        let voucher =
            tabs.voucher(self.tab, units).ok_or("a tab is used up: give more --payers, or fewer --seconds")?;
        let voucher = Voucher::read(&voucher.encode())?;
        let signature = tabs.key(self.tab).sign(&voucher.message(&self.genesis));
        let signed = Signed { voucher, signature: Signature::Sr25519(signature.into()) };
        self.signed = units;
        let body = format!("{{\"model\":\"trib:{}\",\"input\":\"a small question\"}}", tabs.model(self.tab).0);
        request(Method::POST, address, PATH)
            .header(CONTENT_TYPE, "application/json")
            .header("payment-signature", signed.to_header(&self.network))
            .body(Full::from(body))
            .map_err(|error| error.to_string())
    }
}

impl Phase<'_> {
    /// Makes the calls, all lanes side by side.
    ///
    /// # Errors
    ///
    /// When the gateway cannot be reached at all, or a tab is used up.
    pub async fn run(&self, payers: &mut Vec<Payer>) -> Result<Tally, String> {
        let start = Instant::now();
        let mut lanes: Vec<_> = (0..self.connections)
            .map(|first| Lane {
                address: self.address.to_owned(),
                tabs: self.tabs.clone(),
                payers: Vec::new(),
                pace: self.pace,
                first,
                lanes: self.connections,
                start,
                end: start + self.time,
            })
            .collect();
        let count = lanes.len();
        for (place, payer) in payers.drain(..).enumerate() {
            lanes[place % count].payers.push(payer);
        }
        let running: Vec<_> = lanes.into_iter().map(|lane| tokio::spawn(lane.run())).collect();
        let mut sum = Tally::default();
        for lane in running {
            let (own, tally) = lane.await.map_err(|error| error.to_string())??;
            payers.extend(own);
            sum.times.extend(tally.times);
            for (error, count) in tally.errors {
                *sum.errors.entry(error).or_default() += count;
            }
        }
        payers.sort_by_key(|payer| payer.tab);
        sum.times.sort_unstable();
        sum.time = start.elapsed();
        Ok(sum)
    }
}

impl Lane {
    async fn run(mut self) -> Result<(Vec<Payer>, Tally), String> {
        let mut payers = std::mem::take(&mut self.payers);
        let mut line = connect(&self.address).await?;
        let mut tally = Tally::default();
        let count = payers.len();
        for call in 0.. {
            let Some(due) = self.due(call) else { break };
            let payer = &mut payers[call % count];
            // Signed beforehand: it is the gateway that is measured.
            let request = payer.next(&self.address, &self.tabs)?;
            let now = Instant::now();
            let began = match due {
                Some(due) if due > now => {
                    tokio::time::sleep_until(due.into()).await;
                    Instant::now()
                }
                // Who comes late because the one before took long has waited since it was due.
                Some(due) => due,
                None => now,
            };
            match send(&mut line, request).await {
                Ok((StatusCode::OK, _)) => {
                    payer.answered = payer.signed;
                    tally.times.push(u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX));
                }
                Ok((status, body)) => {
                    *tally.errors.entry(format!("{} {}", status.as_u16(), code(&body))).or_default() += 1;
                }
                Err(error) => {
                    *tally.errors.entry(error).or_default() += 1;
                    line = connect(&self.address).await?;
                }
            }
        }
        Ok((payers, tally))
    }

    /// When its call of this number is due, if at a certain time; nothing once the phase is over.
    fn due(&self, call: usize) -> Option<Option<Instant>> {
        let due = match self.pace {
            Pace::Most => None,
            Pace::Rate(rate) => {
                let before = call as f64 * f64::from(self.lanes) + f64::from(self.first);
                Some(self.start + Duration::from_secs_f64(before / f64::from(rate)))
            }
        };
        (due.unwrap_or_else(Instant::now) < self.end).then_some(due)
    }
}

/// A call of everybody, one after the other. How many that are.
///
/// # Errors
///
/// When one of them is not served.
pub async fn call_once(address: &str, tabs: &Tabs, payers: &mut [Payer]) -> Result<u64, String> {
    let mut line = connect(address).await?;
    let mut count = 0;
    for payer in payers {
        let (status, body) = send(&mut line, payer.next(address, tabs)?).await?;
        if status != StatusCode::OK {
            return Err(format!("the gateway does not serve tab {}: {status} {}", payer.tab, code(&body)));
        }
        payer.answered = payer.signed;
        count += 1;
    }
    Ok(count)
}

/// What the gateway answers to a question that is free.
///
/// # Errors
///
/// When it does not answer.
pub async fn get(address: &str, path: &str) -> Result<String, String> {
    let mut line = connect(address).await?;
    let request = request(Method::GET, address, path).body(Full::default()).map_err(|error| error.to_string())?;
    let (_, body) = send(&mut line, request).await?;
    Ok(String::from_utf8_lossy(&body).into_owned())
}

fn request(method: Method, address: &str, path: &str) -> hyper::http::request::Builder {
    Request::builder().method(method).uri(path).header(HOST, address)
}

async fn connect(address: &str) -> Result<SendRequest<Full<Bytes>>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("the gateway at {address} cannot be reached: {error}");
    let stream = TcpStream::connect(address).await.map_err(|error| failed(&error))?;
    let _ = stream.set_nodelay(true);
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| failed(&error))?;
    // How it ends is seen by who sends.
    tokio::spawn(connection);
    Ok(sender)
}

async fn send(
    line: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<(StatusCode, Bytes), String> {
    line.ready().await.map_err(|error| error.to_string())?;
    let answer = line.send_request(request).await.map_err(|error| error.to_string())?;
    let status = answer.status();
    let body = answer.into_body().collect().await.map_err(|error| error.to_string())?;
    Ok((status, body.to_bytes()))
}

/// The word for what is wrong in a gateway's answer.
fn code(body: &[u8]) -> String {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let code = body.get("code").or_else(|| body.pointer("/error/code")).and_then(Value::as_str);
    code.unwrap_or("without a word").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_client::voucher::Signer;
    use tributary_primitives::{AssetId, UNIT};

    #[test]
    fn each_call_pays_for_a_unit_more() {
        let tabs = Tabs::new(vec![AssetId(4)], 2, UNIT / 100);
        let mut payer = Payer::new(1, [7; 32]);
        let signer = Signer::Sr25519(tabs.key(1).public().0);
        for units in 1..=3_u64 {
            let request = payer.next("127.0.0.1:1", &tabs).unwrap();
            let header = request.headers()["payment-signature"].to_str().unwrap();
            let signed = Signed::from_header(header, &network(&[7; 32])).unwrap();
            assert!(signed.is_by(&signer, &[7; 32]));
            assert_eq!((signed.voucher.tab, signed.voucher.lane(4).units), (1, units));
            assert_eq!((payer.signed, payer.answered), (units, 0));
        }
        payer.signed = u64::from(u32::MAX);
        assert!(payer.next("127.0.0.1:1", &tabs).unwrap_err().contains("used up"));
    }

    #[test]
    fn lanes_share_the_rate() {
        let start = Instant::now();
        let end = start + Duration::from_secs(1);
        let (address, tabs) = (String::new(), Arc::new(Tabs::new(vec![], 1, 1)));
        let lane = |first| {
            let (address, tabs, payers, pace) = (address.clone(), tabs.clone(), Vec::new(), Pace::Rate(100));
            Lane { address, tabs, payers, pace, first, lanes: 4, start, end }
        };
        let due = |first, call| lane(first).due(call).flatten().map(|due| (due - start).as_millis());
        assert_eq!((due(0, 0), due(1, 0), due(0, 1), due(3, 24)), (Some(0), Some(10), Some(40), Some(990)));
        assert_eq!(due(0, 25), None, "a second is over");
    }

    #[test]
    fn a_refusal_has_its_word() {
        assert_eq!(code(b"{\"code\":\"stale\"}"), "stale");
        assert_eq!(code(b"{\"error\":{\"code\":\"busy\"}}"), "busy");
        assert_eq!(code(b""), "without a word");
    }
}
