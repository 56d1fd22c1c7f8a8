//! Vouchers of tabs, as JSON of the form `{ tab, service, lanes: [[asset, units, amount]] }`.

use crate::{errors::raised, keys::Key};
use pyo3::{prelude::*, types::PyBytes};
use serde_json::Value;
use std::collections::BTreeMap;
use tributary_client::{
    Error, Result, Voucher,
    voucher::{self, Form, Signature, Signed, Signer, Terms},
};

/// The voucher that JSON says.
fn parsed(json: &str) -> Result<Voucher> {
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    let remedy = "give a tab, a service and lanes by rising asset, all of them whole numbers that fit";
    Voucher::from_json(&value).ok_or_else(|| Error::usage("that is no voucher", remedy))
}

fn of(py: Python<'_>, json: &str) -> PyResult<Voucher> {
    parsed(json).map_err(|error| raised(py, &error))
}

/// The hash of a chain's block 0.
fn hash(py: Python<'_>, genesis: &[u8]) -> PyResult<[u8; 32]> {
    let wrong = || Error::usage("the genesis hash has not 32 bytes", "take that of the connection");
    genesis.try_into().map_err(|_| raised(py, &wrong()))
}

/// A key or a signature of this kind: ed25519, sr25519 or ecdsa.
fn signature(kind: &str, bytes: &[u8]) -> Option<Signature> {
    let number = ["ed25519", "sr25519", "ecdsa"].iter().position(|known| *known == kind)?;
    Signature::read(&[[u8::try_from(number).ok()?].as_slice(), bytes].concat())
}

fn no_signature(py: Python<'_>, kind: &str) -> PyErr {
    let what = format!("that is no key, or no signature, of the kind {kind:?}");
    raised(py, &Error::usage(what, "give ed25519 or sr25519 (32 and 64 bytes) or ecdsa (33 and 65)"))
}

/// The kind of a signature, and its bytes without it.
fn parts(signature: &Signature) -> (&'static str, Vec<u8>) {
    match signature {
        Signature::Ed25519(bytes) => ("ed25519", bytes.to_vec()),
        Signature::Sr25519(bytes) => ("sr25519", bytes.to_vec()),
        Signature::Ecdsa(bytes) => ("ecdsa", bytes.to_vec()),
    }
}

/// A voucher in SCALE, as the chain has it.
#[pyfunction]
pub fn voucher_encode<'py>(py: Python<'py>, voucher: &str) -> PyResult<Bound<'py, PyBytes>> {
    Ok(PyBytes::new(py, &of(py, voucher)?.bytes()))
}

/// The voucher that bytes are in SCALE: JSON.
#[pyfunction]
pub fn voucher_decode(py: Python<'_>, scale: &[u8]) -> PyResult<String> {
    Voucher::read(scale).map(|voucher| voucher.to_json().to_string()).map_err(|error| raised(py, &error))
}

/// What is signed, on the chain whose block 0 has this hash.
#[pyfunction]
pub fn voucher_message<'py>(py: Python<'py>, voucher: &str, genesis: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    Ok(PyBytes::new(py, &of(py, voucher)?.message(&hash(py, genesis)?)))
}

/// The signature of a key under a voucher: 64 bytes of the kind sr25519.
#[pyfunction]
pub fn voucher_sign<'py>(
    py: Python<'py>,
    voucher: &str,
    genesis: &[u8],
    key: PyRef<'_, Key>,
) -> PyResult<Bound<'py, PyBytes>> {
    let signed = of(py, voucher)?.signed(&key.0, &hash(py, genesis)?);
    Ok(PyBytes::new(py, &parts(&signed.signature).1))
}

/// How somebody signed a voucher: `raw`, `wrapped` as wallets in browsers do, or not at all.
#[pyfunction]
pub fn voucher_verify(
    py: Python<'_>,
    voucher: &str,
    genesis: &[u8],
    kind: &str,
    public: &[u8],
    signature: &[u8],
) -> PyResult<Option<&'static str>> {
    let signer = Signer::of(kind, public).ok_or_else(|| no_signature(py, kind))?;
    let signature = self::signature(kind, signature).ok_or_else(|| no_signature(py, kind))?;
    let signed = Signed { voucher: of(py, voucher)?, signature };
    Ok(signed.form(&signer, &hash(py, genesis)?).map(|form| match form {
        Form::Raw => "raw",
        Form::Wrapped => "wrapped",
    }))
}

/// Why a voucher is not good after the one before, by the chain's own rules: a code and a sentence, or nothing.
#[pyfunction]
pub fn voucher_check(
    py: Python<'_>,
    voucher: &str,
    before: &str,
    deposit: u128,
    prices: BTreeMap<u32, u128>,
) -> PyResult<Option<(&'static str, String)>> {
    let checked = of(py, voucher)?.check(&of(py, before)?, &Terms { deposit, prices });
    Ok(checked.err().map(|fault| (fault.code(), fault.to_string())))
}

/// The value of the header `PAYMENT-SIGNATURE` with which a voucher is sent to a gateway.
#[pyfunction]
pub fn voucher_header(py: Python<'_>, voucher: &str, kind: &str, signature: &[u8], network: &str) -> PyResult<String> {
    let signature = self::signature(kind, signature).ok_or_else(|| no_signature(py, kind))?;
    Ok(Signed { voucher: of(py, voucher)?, signature }.to_header(network))
}

/// What such a header says: the voucher in JSON, the kind of the signature, and its bytes.
#[pyfunction]
pub fn voucher_from_header<'py>(
    py: Python<'py>,
    header: &str,
    network: &str,
) -> PyResult<(String, &'static str, Bound<'py, PyBytes>)> {
    let signed = Signed::from_header(header, network).map_err(|error| raised(py, &error))?;
    let (kind, bytes) = parts(&signed.signature);
    Ok((signed.voucher.to_json().to_string(), kind, PyBytes::new(py, &bytes)))
}

/// What x402 calls the chain whose block 0 has this hash.
#[pyfunction]
pub fn network(py: Python<'_>, genesis: &[u8]) -> PyResult<String> {
    Ok(voucher::network(&hash(py, genesis)?))
}
