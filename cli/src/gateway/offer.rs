//! What a model costs and how it is paid: in the form that x402 has for it, as far as its specification goes.

use super::{
    config::{Config, Model, PREFIX},
    hex,
    ledger::Standing,
};
use serde_json::{Value, json};
use tributary_client::{
    amount::Token,
    voucher::{SCHEME, to_base64},
};

/// The header of an answer that says what has to be paid.
pub const REQUIRED: &str = "payment-required";
/// The header of a request that pays.
pub const PAYMENT: &str = "payment-signature";
/// The same as x402 called it first.
pub const PAYMENT_BEFORE: &str = "x-payment";
/// The header of an answer that was paid for.
pub const RESPONSE: &str = "payment-response";

/// What all offers of a gateway have in common.
#[derive(Debug)]
pub struct Offer<'a> {
    /// How the gateway is set up.
    pub config: &'a Config,
    /// What x402 calls the chain.
    pub network: &'a str,
    /// The hash of its block 0.
    pub genesis: &'a [u8; 32],
    /// Its token.
    pub token: &'a Token,
    /// The gateway's address.
    pub address: &'a str,
    /// The price of a unit of the asset as the chain has it now, in planck; nothing where it sells none.
    pub price: Option<u128>,
}

impl Offer<'_> {
    /// An entry of `accepts`.
    ///
    /// What x402 calls `asset` is the contract of a token; here there is one token, and the field says what is paid
    /// for.
    pub fn accepted(&self, model: &Model) -> Value {
        let price = self.price.unwrap_or_default();
        let ahead = model.rule.ahead();
        let call = price.saturating_add(model.service).saturating_mul(ahead.into());
        let asset = model.asset;
        json!({
            "scheme": SCHEME,
            "network": self.network,
            "amount": call.to_string(),
            "asset": format!("{PREFIX}{asset}"),
            "payTo": self.address,
            "maxTimeoutSeconds": self.config.limits.time.as_secs(),
            "extra": {
                "asset": asset,
                "price": self.price.map(|price| price.to_string()),
                "service": model.service.to_string(),
                "gateway": self.address,
                "unit": model.rule.to_json(),
                "token": { "symbol": self.token.symbol(), "decimals": self.token.decimals() },
                "genesis": format!("0x{}", hex(self.genesis)),
                "message": "tributary/voucher, a zero byte, genesis, SCALE(tab u32, service u128, \
                            lanes [(asset u32, units u64, amount u128)]); all cumulative",
                "open": {
                    "call": "tabs.open",
                    "arguments": {
                        "gateway": self.address, "signer": null, "deposit": null, "lanes": [[asset, price.to_string()]],
                    },
                    "command": format!(
                        "trib pay {}/v1/chat/completions --model {PREFIX}{asset} --deposit AMOUNT", self.config.public
                    ),
                },
            },
        })
    }
}

/// What is told of a tab to whoever has its key: what x402 calls the state of the channel and of the voucher.
pub fn standing(standing: &Standing) -> Value {
    let tab = &standing.tab;
    let promised = standing.promised.as_ref().map(|signed| {
        json!({
            "voucher": format!("0x{}", hex(&signed.voucher.bytes())),
            "signature": format!("0x{}", hex(&signed.signature.bytes())),
        })
    });
    let prices: Vec<_> = tab.prices.iter().map(|(asset, price)| json!([asset, price.to_string()])).collect();
    json!({
        "tab": tab.id,
        "deposit": tab.deposit.to_string(),
        "spent": tab.spent.to_string(),
        "closing": tab.closing,
        "prices": prices,
        "promised": promised,
        "used": standing.used.to_json(),
    })
}

/// The header of an answer that was paid for: nothing was sent to the chain, so x402's `transaction` is empty.
pub fn paid(network: &str, payer: &str, units: Option<u64>, standing: &Standing) -> String {
    to_base64(&json!({
        "success": true, "transaction": "", "network": network, "payer": payer,
        "extra": { "units": units, "tab": self::standing(standing) },
    }))
}
