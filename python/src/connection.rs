//! A node: what is read from it, and what is done through it.

use crate::{
    act::{Way, act},
    errors::raised,
    keys::key_of,
    wait::wait,
};
use pyo3::{prelude::*, types::PyBytes};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use tributary_client::{
    At, Book, Connection as Client, Error, Result,
    act::stand_in,
    intent::Given,
    keys::store::Store,
    read::{self, Reading},
    shape::Style,
    table::{self, Command},
};

/// A connection to a node.
///
/// Args:
///     url: where it is, such as ``ws://127.0.0.1:9944``.
///
/// Raises:
///     UnreachableError: nobody answers there.
///     UnfitError: what answers is no node of such a chain.
#[pyclass(frozen, module = "tributary._native")]
pub struct Connection(pub Client);

#[pymethods]
impl Connection {
    #[new]
    fn new(py: Python<'_>, url: String) -> PyResult<Self> {
        // Who has no home has no keys, and may still look.
        let book = Store::of_user().and_then(|store| Book::of(&store)).unwrap_or_default();
        let connect = move || async move { Client::connect(&url).await.map(|connection| connection.with(book)) };
        wait(py, connect).map(Self)
    }

    /// Where the node is.
    #[getter]
    fn url(&self) -> String {
        self.0.url().to_owned()
    }

    /// What the chain is called.
    #[getter]
    fn name(&self) -> String {
        self.0.name().to_owned()
    }

    /// The hash of its block 0, by which it is told from others: 32 bytes.
    #[getter]
    fn genesis<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.genesis())
    }

    /// Whether it is a devnet, on which the secrets of accounts are known to everybody.
    #[getter]
    fn is_development(&self) -> bool {
        self.0.is_development()
    }

    /// The symbol of its token, and the decimals of an amount of it.
    #[getter]
    fn token(&self) -> (String, u8) {
        let token = self.0.token();
        (token.symbol().to_owned(), token.decimals())
    }

    /// The planck that a text such as ``12.5 TRIB`` says.
    fn parse(&self, py: Python<'_>, amount: &str) -> PyResult<u128> {
        self.0.token().parse(amount).map_err(|error| raised(py, &error))
    }

    /// An amount in planck with its unit, such as ``1,234.5 TRIB``.
    fn format(&self, planck: u128) -> String {
        self.0.token().format(planck)
    }

    /// The address of the account that a text means: an address, a public key, the name of a key, ``//Alice``.
    fn address(&self, py: Python<'_>, account: &str) -> PyResult<String> {
        let book = self.0.book();
        book.account(account).map(|account| book.address(&account)).map_err(|error| raised(py, &error))
    }

    /// Asks the chain what a command of the table says: JSON.
    #[pyo3(signature = (path, given, at=None, me=None))]
    fn read(
        &self,
        py: Python<'_>,
        path: Vec<String>,
        given: BTreeMap<String, Vec<String>>,
        at: Option<String>,
        me: Option<String>,
    ) -> PyResult<String> {
        let (command, given, connection) = (command(py, &path)?, Given(given), &self.0);
        let at = at.map_or(Ok(At::Best), |text| At::parse(&text)).map_err(|error| raised(py, &error))?;
        wait(py, move || async move {
            if command.path == ["rpc"] {
                return read::rpc(connection, &given).await.map(|answer| answer.to_string());
            }
            let block = connection.at(at).await?;
            let reading = Reading { block: &block, given: &given, me: me.as_deref(), style: Style::Marked };
            read::read(command, &reading).await.map(|answer| answer.to_string())
        })
    }

    /// Does what a command of the table says: JSON.
    #[pyo3(signature = (path, given, way, who=None))]
    fn act(
        &self,
        py: Python<'_>,
        path: Vec<String>,
        given: BTreeMap<String, Vec<String>>,
        way: &str,
        who: Option<Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let (command, given, way) = (command(py, &path)?, Given(given), options::<Way>(py, way)?);
        let nothing = || Error::usage(format!("`{}` sends nothing", command.title()), "");
        let otherwise = stand_in(command.act().ok_or_else(|| raised(py, &nothing()))?);
        let key = key_of(py, who.as_ref(), way.password.clone(), self.0.book(), otherwise)?;
        act(py, &self.0, command, &given, key, &way)
    }
}

/// The command that these words name.
fn command(py: Python<'_>, path: &[String]) -> PyResult<&'static Command> {
    let words: Vec<_> = path.iter().map(String::as_str).collect();
    let unknown = || Error::usage(format!("there is no command {:?}", path.join(" ")), "look at help(tributary)");
    table::command(&words).ok_or_else(|| raised(py, &unknown()))
}

/// Options as the Python around this writes them.
///
/// # Errors
///
/// When they are none.
pub fn options<T: DeserializeOwned>(py: Python<'_>, json: &str) -> PyResult<T> {
    let read = || -> Result<T> {
        serde_json::from_str(json)
            .map_err(|error| Error::usage(format!("the options {json} cannot be read: {error}"), "give others"))
    };
    read().map_err(|error| raised(py, &error))
}
