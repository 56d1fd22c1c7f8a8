//! Keys that sign.

use crate::{
    errors::raised,
    wait::{wait, work},
};
use pyo3::{prelude::*, types::PyBytes};
use std::env;
use tributary_client::{
    Account, Book, Error,
    account::DEFAULT_PREFIX,
    keys::{self, Source, Words, file::KeyFile, mnemonic, store::Store},
};
use zeroize::Zeroizing;

/// A key that signs: an sr25519 pair, as every Substrate wallet makes them. It shows nobody its secret.
///
/// Args:
///     secret: twelve to twenty-four words, a seed of ``0x`` and 64 hexadecimal digits, or ``//Alice`` and the like,
///         whose secrets everybody knows; with ``/soft`` and ``//hard`` derivations.
///
/// Raises:
///     LocalError: it is no secret. The message does not repeat it.
#[pyclass(frozen, module = "tributary")]
pub struct Key(pub keys::Key);

#[pymethods]
impl Key {
    #[new]
    fn new(py: Python<'_>, secret: String) -> PyResult<Self> {
        let secret = Zeroizing::new(secret);
        keys::Key::from_secret(&secret).map(Self).map_err(|error| raised(py, &error))
    }

    /// The key of this name, as ``trib key new`` keeps it, or in this file of polkadot.js's.
    ///
    /// Args:
    ///     name: the name, or the path of a ``.json``.
    ///     password: what opens the file; ``TRIB_PASSWORD`` unless given.
    ///
    /// Raises:
    ///     LocalError: there is no such key, or the password is wrong or missing.
    #[staticmethod]
    #[pyo3(signature = (name, password=None))]
    fn open(py: Python<'_>, name: String, password: Option<String>) -> PyResult<Self> {
        let source = Source::of(&name, &Book::default()).map_err(|error| raised(py, &error))?;
        opened(py, source, name, password).map(Self)
    }

    /// A new key, and the twelve words that it is made from: whoever has them has the account.
    #[staticmethod]
    fn generate(py: Python<'_>) -> PyResult<(Self, String)> {
        let words = mnemonic(Words::Twelve).map_err(|error| raised(py, &error))?;
        let key = keys::Key::from_secret(&words).map_err(|error| raised(py, &error))?;
        Ok((Self(key), words.to_string()))
    }

    /// Keeps it under a name, encrypted, where ``trib`` finds it too. A key that is there is never replaced.
    ///
    /// Raises:
    ///     LocalError: the name is taken, or the file cannot be written.
    fn keep(&self, py: Python<'_>, name: String, password: String) -> PyResult<String> {
        let (key, password) = (self.0.clone(), Zeroizing::new(password));
        work(py, move || Store::of_user()?.keep(&key, &name, &password).map(|entry| entry.path.display().to_string()))
    }

    /// The public key: ``0x`` and 64 hexadecimal digits.
    #[getter]
    fn public(&self) -> String {
        self.0.account().hex()
    }

    /// The address of its account on a chain with this prefix.
    #[pyo3(signature = (prefix=DEFAULT_PREFIX))]
    fn address(&self, prefix: u16) -> String {
        self.0.account().address(prefix)
    }

    /// A signature of these bytes: 64 bytes.
    fn sign<'py>(&self, py: Python<'py>, message: &[u8]) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.sign(message))
    }

    fn __repr__(&self) -> String {
        format!("Key({})", self.0.account().hex())
    }
}

/// Whether these 64 bytes are the signature of a message by an account's key.
#[pyfunction]
pub fn verify_signature(py: Python<'_>, account: &str, message: &[u8], signature: &[u8]) -> PyResult<bool> {
    let account = Account::parse(account, DEFAULT_PREFIX).map_err(|error| raised(py, &error))?;
    Ok(<&[u8; 64]>::try_from(signature).is_ok_and(|signature| keys::verify(&account, message, signature)))
}

/// The key that is meant: a [`Key`], a secret, or the name or file of one, which the password opens.
///
/// # Errors
///
/// When nobody is meant, there is no such key, or the password is wrong.
pub fn key_of(
    py: Python<'_>,
    who: Option<&Bound<'_, PyAny>>,
    password: Option<String>,
    book: &Book,
    otherwise: Option<&str>,
) -> PyResult<keys::Key> {
    if let Some(Ok(key)) = who.map(|who| who.extract::<PyRef<'_, Key>>()) {
        return Ok(key.0.clone());
    }
    let text = match who {
        Some(who) => Some(who.extract::<String>()?),
        None => otherwise.map(str::to_owned),
    };
    let nobody = || Error::usage("it is not said who acts", "say it with as_, or connect(as_=…), or TRIB_AS");
    let text = text.ok_or_else(|| raised(py, &nobody()))?;
    let source = Source::of(&text, book).map_err(|error| raised(py, &error))?;
    opened(py, source, text, password)
}

/// The key, opened with the password if it lies in a file. That takes a second, by design.
fn opened(py: Python<'_>, source: Source, text: String, password: Option<String>) -> PyResult<keys::Key> {
    let password = password.or_else(|| env::var("TRIB_PASSWORD").ok()).map(Zeroizing::new);
    let ask = move |_: &KeyFile| {
        password.ok_or_else(|| Error::local("the password is missing", "give password, or set TRIB_PASSWORD"))
    };
    match source {
        Source::File(_) => work(py, move || source.key(&text, ask)),
        source => wait(py, move || async move { source.key(&text, ask) }),
    }
}
