//! What a gateway is told: a file in TOML.

use super::units::{By, Rule};
use hyper::Uri;
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};
use tributary_client::{Error, Result, amount::Token};

/// What models are called in requests: this and the asset's id.
pub const PREFIX: &str = "trib:";
/// The longest that anything may take, in seconds.
const LONGEST: u64 = 30 * 24 * 3_600;
/// What is wrong with a file, and where to look.
const REMEDY: &str = "docs/gateway.md has a whole one";

/// A gateway's configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// How it is called from outside, without a slash at the end.
    pub public: String,
    /// The file of its books.
    pub books: PathBuf,
    /// What it bears.
    pub limits: Limits,
    /// When it settles.
    pub settle: Settle,
    /// The models, by asset.
    pub models: BTreeMap<u32, Model>,
}

/// What a gateway bears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The most bytes of a request's body.
    pub body: usize,
    /// The most bytes of an answer that is no stream.
    pub answer: usize,
    /// How long a request may take to come in.
    pub read: Duration,
    /// How long an answer may take to begin, and a stream to go on.
    pub time: Duration,
    /// Calls a second of one tab, and how many may come at once.
    pub rate: f64,
    /// As above.
    pub burst: f64,
    /// Calls that run at a time.
    pub calls: usize,
    /// Connections at a time.
    pub connections: usize,
    /// How long calls may go on once the gateway is told to end.
    pub grace: Duration,
}

/// When a gateway settles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settle {
    /// How often everything is settled.
    pub every: Duration,
    /// A tab that owes so much is settled at once, in planck: what its payer could take away at most.
    pub above: u128,
    /// A tab that owes less is left until it closes, in planck: the fee would be more.
    pub below: u128,
    /// Whether what is left of a tab goes back at once when its payer closes it and everything is settled.
    pub refund: bool,
}

/// A model that is served.
#[derive(Clone, Debug)]
pub struct Model {
    /// The asset.
    pub asset: u32,
    /// Where the server is, without a slash at the end.
    pub upstream: String,
    /// What the model is called there.
    pub name: String,
    /// What the server wants in `Authorization`, if anything.
    pub authorization: Option<String>,
    /// How its use is counted.
    pub rule: Rule,
    /// What the gateway has for a unit, in planck.
    pub service: u128,
}

impl Config {
    /// The configuration in a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or says something that makes no sense.
    pub fn read(path: &Path, token: &Token) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| {
            Error::local(format!("the configuration {} cannot be read: {error}", path.display()), REMEDY)
        })?;
        let folder = path.parent().unwrap_or(Path::new("."));
        Self::parse(&text, folder, token).map_err(|error| error.of(path.display()))
    }

    /// The configuration that a text says. Paths in it are those from `folder`.
    ///
    /// # Errors
    ///
    /// When it says something that makes no sense.
    pub fn parse(text: &str, folder: &Path, token: &Token) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|error| wrong(&error.to_string()))?;
        let listen: SocketAddr = file.listen.parse().map_err(|_| wrong("listen is no address like 127.0.0.1:8402"))?;
        let public = file.public.unwrap_or_else(|| format!("http://{listen}"));
        let mut models = BTreeMap::new();
        for model in file.model {
            let asset = model.asset;
            let model = model.checked(file.upstream.as_deref(), token);
            let model = model.map_err(|error| error.of(format_args!("asset {asset}")))?;
            if models.insert(asset, model).is_some() {
                return Err(wrong(&format!("asset {asset} is there twice")));
            }
        }
        if models.is_empty() {
            return Err(wrong("no [[model]] is served"));
        }
        Ok(Self {
            listen,
            public: address("public", &public)?,
            books: folder.join(file.books),
            limits: file.limits.checked()?,
            settle: file.settle.checked(token)?,
            models,
        })
    }

    /// The model that a request calls by this name.
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.get(&name.strip_prefix(PREFIX)?.parse().ok()?)
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default = "listen")]
    listen: String,
    public: Option<String>,
    #[serde(default = "books")]
    books: PathBuf,
    upstream: Option<String>,
    #[serde(default)]
    limits: LimitsFile,
    #[serde(default)]
    settle: SettleFile,
    #[serde(default)]
    model: Vec<ModelFile>,
}

fn listen() -> String {
    "127.0.0.1:8402".into()
}

fn books() -> PathBuf {
    "gateway.db".into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct LimitsFile {
    body: usize,
    answer: usize,
    read: u64,
    time: u64,
    rate: f64,
    burst: f64,
    calls: usize,
    connections: usize,
    grace: u64,
}

impl Default for LimitsFile {
    fn default() -> Self {
        Self {
            body: 1 << 20,
            answer: 16 << 20,
            read: 10,
            time: 300,
            rate: 50.0,
            burst: 100.0,
            calls: 512,
            connections: 4_096,
            grace: 30,
        }
    }
}

impl LimitsFile {
    fn checked(&self) -> Result<Limits> {
        let sizes = [self.body, self.answer, self.calls, self.connections];
        let serves = self.rate > 0.0 && self.rate.is_finite() && self.burst >= 1.0 && self.burst.is_finite();
        if sizes.contains(&0) || !serves {
            return Err(wrong("a limit is nothing: then nothing can be served"));
        }
        Ok(Limits {
            body: self.body,
            answer: self.answer,
            read: seconds("limits.read", self.read)?,
            time: seconds("limits.time", self.time)?,
            rate: self.rate,
            burst: self.burst,
            calls: self.calls,
            connections: self.connections,
            grace: seconds("limits.grace", self.grace)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct SettleFile {
    every: u64,
    above: String,
    below: String,
    refund: bool,
}

impl Default for SettleFile {
    fn default() -> Self {
        Self { every: 24 * 3_600, above: "10 TRIB".into(), below: "0".into(), refund: false }
    }
}

impl SettleFile {
    fn checked(&self, token: &Token) -> Result<Settle> {
        Ok(Settle {
            every: seconds("settle.every", self.every)?,
            above: token.parse(&self.above).map_err(|error| error.of("settle.above"))?,
            below: token.parse(&self.below).map_err(|error| error.of("settle.below"))?,
            refund: self.refund,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ModelFile {
    asset: u32,
    upstream: Option<String>,
    name: String,
    /// The variable of the environment with the key of the server.
    key_variable: Option<String>,
    unit: By,
    per: Option<u64>,
    ahead: Option<u64>,
    service: String,
}

impl ModelFile {
    fn checked(self, upstream: Option<&str>, token: &Token) -> Result<Model> {
        let upstream = self.upstream.as_deref().or(upstream).ok_or_else(|| wrong("it has no upstream"))?;
        let authorization = match &self.key_variable {
            None => None,
            Some(name) => {
                let key = std::env::var(name).map_err(|_| wrong(&format!("the variable {name} is not set")))?;
                Some(format!("Bearer {key}"))
            }
        };
        Ok(Model {
            asset: self.asset,
            upstream: address("upstream", upstream)?,
            name: self.name,
            authorization,
            rule: Rule::new(self.unit, self.per, self.ahead)?,
            service: token.parse(&self.service).map_err(|error| error.of("service"))?,
        })
    }
}

fn wrong(what: &str) -> Error {
    Error::usage(what.trim_end(), REMEDY)
}

fn seconds(what: &str, number: u64) -> Result<Duration> {
    if number == 0 || number > LONGEST {
        return Err(wrong(&format!("{what} is no number of seconds from 1 to {LONGEST}")));
    }
    Ok(Duration::from_secs(number))
}

/// The address of a server, without a slash at the end.
fn address(what: &str, text: &str) -> Result<String> {
    let text = text.trim_end_matches('/');
    let uri: Option<Uri> = text.parse().ok();
    let good = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.authority().is_some() && uri.query().is_none()
    });
    if good { Ok(text.to_owned()) } else { Err(wrong(&format!("{what} is no address like http://127.0.0.1:8080"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = r#"
        upstream = "http://127.0.0.1:8080/"
        [[model]]
        asset = 4
        name = "embedder"
        unit = "requests"
        service = "0.001 TRIB"
    "#;

    fn parse(text: &str) -> Result<Config> {
        Config::parse(text, Path::new("/etc/trib"), &Token::new("TRIB", 12)?)
    }

    #[test]
    fn what_is_not_said_has_a_value() {
        let config = parse(LEAST).unwrap();
        assert_eq!((config.listen.port(), config.public.as_str()), (8402, "http://127.0.0.1:8402"));
        assert_eq!(config.books, Path::new("/etc/trib/gateway.db"));
        assert_eq!(config.settle.above, 10_000_000_000_000);
        let model = config.model("trib:4").unwrap();
        assert_eq!((model.upstream.as_str(), model.service), ("http://127.0.0.1:8080", 1_000_000_000));
        assert_eq!(model.rule.ahead(), 1);
        for name in ["trib:5", "4", "embedder", "trib:", "trib:-4", "TRIB:4"] {
            assert!(config.model(name).is_none(), "{name}");
        }
    }

    #[test]
    fn everything_can_be_said() {
        let text = format!(
            "listen = \"0.0.0.0:80\"\npublic = \"https://models.example.org/\"\nbooks = \"/var/lib/trib/books.db\"\n\
             {LEAST}\nper = 5\n[limits]\nrate = 2.5\ntime = 60\n[settle]\nevery = 3600\nabove = \"1 TRIB\"\nrefund = \
             true"
        );
        assert!(parse(&text).unwrap_err().to_string().contains("per"), "requests are counted one by one");
        let text = text.replace("\"requests\"", "\"tokens\"");
        let config = parse(&text).unwrap();
        assert_eq!((config.public.as_str(), config.limits.rate), ("https://models.example.org", 2.5));
        assert_eq!(config.books, Path::new("/var/lib/trib/books.db"));
        assert!(config.settle.refund && config.settle.every == Duration::from_secs(3_600));
    }

    #[test]
    fn nonsense_is_refused_with_its_place() {
        let with = |more: &str| format!("{LEAST}{more}");
        for (text, said) in [
            (String::new(), "no [[model]]"),
            (with("\n[[model]]\nasset = 4\nname = \"x\"\nunit = \"requests\"\nservice = \"0\""), "twice"),
            (LEAST.replace("upstream", "#"), "upstream"),
            (LEAST.replace("http://", "ftp://"), "upstream"),
            (LEAST.replace("\"requests\"", "\"words\""), "words"),
            (LEAST.replace("0.001 TRIB", "0.001"), "service"),
            (LEAST.replace("asset = 4", "asset = -4"), "asset"),
            (with("\nkey-variable = \"SURELY_NOT_SET_ANYWHERE\""), "SURELY_NOT_SET_ANYWHERE"),
            (with("\n[limits]\nbody = 0"), "limit"),
            (with("\n[limits]\nrate = 0.0"), "limit"),
            (with("\n[settle]\nevery = 0"), "settle.every"),
            (with("\n[settle]\nabove = \"much\""), "settle.above"),
            (with("\nspeed = 7"), "speed"),
            (format!("listen = \"here\"\n{LEAST}"), "listen"),
        ] {
            let error = parse(&text).unwrap_err();
            assert!(error.to_string().contains(said), "{said}: {error}");
        }
    }
}
