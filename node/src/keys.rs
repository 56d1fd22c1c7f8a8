//! `tributary key`: the SDK's commands, and what they let pass refused in a sentence. Some keep to themselves what was
//! typed; so it is read where they read it.

use crate::{cli::Cli, files};
use clap::{ArgMatches, Command, FromArgMatches, Subcommand};
use sc_cli::{CryptoScheme, KeySubcommand, SubstrateCli, with_crypto_scheme};
use sc_service::BasePath;
use sp_core::{Pair, crypto::Ss58Codec};
use std::{
    fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

/// Where a node keeps the key for its network, in the folder of its chain.
const NODE_KEY: &str = "network/secret_ed25519";
/// What a secret is written like.
const SECRET: &str = "give a file that has it, its words, 0x and 64 hexadecimal digits, or //Alice and the like";

/// Makes, inspects and inserts keys.
#[derive(Debug)]
pub struct KeyCmd {
    command: KeySubcommand,
    matches: ArgMatches,
}

impl KeyCmd {
    /// Does it.
    ///
    /// # Errors
    ///
    /// A sentence when what is typed makes no sense or would replace a key; else what the SDK says.
    pub fn run(&self, cli: &Cli) -> sc_cli::Result<()> {
        let typed = Typed(self.matches.subcommand().map(|(_, matches)| matches));
        typed.ensure_password(&self.command)?;
        match &self.command {
            KeySubcommand::GenerateNodeKey(_) => ensure_new(&typed, cli)?,
            KeySubcommand::Inspect(inspect) => {
                let secret = typed.secret("uri")?;
                let scheme = inspect.crypto_scheme.scheme;
                if !typed.of("public").copied().unwrap_or(false)
                    && !secret.is_none_or(|text| with_crypto_scheme!(scheme, is_known(&text)))
                {
                    return Err("that is no secret, address or public key: give words, 0x and 64 hexadecimal digits, \
                                //Alice and the like, an address, or a file that has one of them; --public for a \
                                public key in hexadecimal digits"
                        .into());
                }
            }
            KeySubcommand::InspectNodeKey(_) => ensure_readable(&typed)?,
            KeySubcommand::Insert(insert) => {
                ensure_session_key(typed.text("key_type").unwrap_or_default(), insert.scheme)?;
                let secret = typed.secret("suri")?;
                let scheme = insert.scheme;
                if !secret.is_none_or(|text| with_crypto_scheme!(scheme, is_secret(&text))) {
                    return Err(format!("that is no secret of a key: {SECRET}").into());
                }
            }
            KeySubcommand::Generate(_) => {}
        }
        self.command.run(cli)
    }
}

impl FromArgMatches for KeyCmd {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self { command: KeySubcommand::from_arg_matches(matches)?, matches: matches.clone() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for KeyCmd {
    fn augment_subcommands(command: Command) -> Command {
        KeySubcommand::augment_subcommands(command)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        KeySubcommand::augment_subcommands_for_update(command)
    }

    fn has_subcommand(name: &str) -> bool {
        KeySubcommand::has_subcommand(name)
    }
}

/// What was typed after the name of the command.
struct Typed<'a>(Option<&'a ArgMatches>);

impl Typed<'_> {
    fn of<T: Clone + Send + Sync + 'static>(&self, name: &str) -> Option<&T> {
        self.0.and_then(|matches| matches.try_get_one::<T>(name).ok().flatten())
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.of::<String>(name).map(String::as_str)
    }

    fn path(&self, name: &str) -> Option<&Path> {
        self.of::<PathBuf>(name).map(PathBuf::as_path)
    }

    /// A file with a password is read where keys are kept in a folder. The SDK's other commands take it, and go on
    /// without.
    fn ensure_password(&self, command: &KeySubcommand) -> Result<(), String> {
        if self.of("password_interactive").copied().unwrap_or(false) {
            ensure_asked()?;
        }
        match (self.path("password_filename"), command) {
            (None, _) => Ok(()),
            (Some(file), KeySubcommand::Insert(_)) => files::ensure_readable(file, "--password-filename"),
            (Some(_), _) => {
                Err("a password is not read from a file here: give --password-interactive, or put it behind the \
                     secret, after ///"
                    .into())
            }
        }
    }

    /// The secret that an argument says, or the file that it names; nothing if somebody at a terminal is asked for it.
    fn secret(&self, name: &str) -> Result<Option<String>, String> {
        let Some(text) = self.text(name) else {
            let asks = io::stdin().is_terminal();
            return if asks {
                Ok(None)
            } else {
                Err(format!("no secret is given, and there is nobody to ask: {SECRET}"))
            };
        };
        // To the SDK these would be keys that everybody can make: no words, or such a path, of well-known words.
        if Path::new(text).is_file() {
            let cannot = |error: io::Error| format!("the file {text} cannot be read: {error}: name another");
            let content = fs::read_to_string(text).map_err(cannot)?.trim_end().to_owned();
            return if content.is_empty() {
                Err(format!("the file {text} is empty: {SECRET}"))
            } else {
                Ok(Some(content))
            };
        }
        if text.starts_with('/') && !text.starts_with("//") {
            return Err(format!("there is no file {text}: name one that has the secret"));
        }
        if text.trim().is_empty() { Err(format!("the secret is empty: {SECRET}")) } else { Ok(Some(text.to_owned())) }
    }
}

/// Makes sure that somebody can be asked for a password. The SDK asks at the terminal itself, whatever is handed in.
///
/// # Errors
///
/// A sentence when there is no terminal.
pub fn ensure_asked() -> Result<(), String> {
    let terminal = fs::File::open("/dev/tty").map(drop);
    terminal.map_err(|_| "there is nobody to ask for the password: run it in a terminal, or give --password".into())
}

/// Whether a text is anything that `key inspect` shows.
fn is_known<P: Pair>(text: &str) -> bool {
    is_secret::<P>(text) || P::Public::from_string_with_version(text).is_ok()
}

/// Whether a text is a secret, whatever its password.
fn is_secret<P: Pair>(text: &str) -> bool {
    P::from_phrase(text, None).is_ok() || P::from_string(text, None).is_ok()
}

/// A validator signs with keys of two types, each of its own scheme. The SDK takes others, which nothing ever uses.
fn ensure_session_key(kind: &str, scheme: CryptoScheme) -> Result<(), String> {
    let (wanted, name) = match kind {
        "aura" => (CryptoScheme::Sr25519, "sr25519"),
        "gran" => (CryptoScheme::Ed25519, "ed25519"),
        _ => {
            return Err(format!(
                "validators of this chain have no key of the type {kind:?}: give --key-type aura with --scheme \
                 sr25519, or gran with ed25519"
            ));
        }
    };
    if scheme == wanted { Ok(()) } else { Err(format!("keys of the type {kind} are {name}: give --scheme {name}")) }
}

/// A file that a node's key goes to is new: others know the node by it.
fn ensure_new(typed: &Typed<'_>, cli: &Cli) -> Result<(), String> {
    let file = match (typed.path("file"), typed.path("base_path")) {
        (Some(file), _) => {
            files::ensure_may_write_file(file)?;
            Some(file.to_owned())
        }
        (None, Some(folder)) => Some(node_key(BasePath::new(folder), typed, cli)?),
        (None, None) if typed.of("default_base_path").copied().unwrap_or(false) => {
            Some(node_key(BasePath::from_project("", "", &Cli::executable_name()), typed, cli)?)
        }
        (None, None) => None,
    };
    match file {
        Some(file) if file.exists() => Err(format!(
            "{} is there, and others know a node by such a key: keep it, name another file, or move it away",
            file.display()
        )),
        Some(file) => files::ensure_folder_can_be(&files::folder_of(&file), "folder"),
        None => Ok(()),
    }
}

/// Where the node in a folder keeps its key.
fn node_key(base: BasePath, typed: &Typed<'_>, cli: &Cli) -> Result<PathBuf, String> {
    let spec = cli.load_spec(typed.text("chain").unwrap_or_default())?;
    Ok(base.config_dir(spec.id()).join(NODE_KEY))
}

fn ensure_readable(typed: &Typed<'_>) -> Result<(), String> {
    match typed.path("file") {
        Some(file) => files::ensure_readable(file, "--file"),
        None if io::stdin().is_terminal() => {
            Err("it is not said which key: name its file with --file, or hand it to standard input".into())
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn command(args: &[&str]) -> KeyCmd {
        match Cli::try_parse_from([&["tributary", "key"], args].concat()).unwrap().subcommand {
            Some(crate::cli::Subcommand::Key(command)) => command,
            other => panic!("{other:?}"),
        }
    }

    fn typed(command: &KeyCmd) -> Typed<'_> {
        Typed(command.matches.subcommand().map(|(_, matches)| matches))
    }

    #[test]
    fn what_was_typed_is_seen() {
        let insert = command(&["insert", "--suri", "//Alice", "--key-type", "gran", "--scheme", "ed25519"]);
        assert_eq!((typed(&insert).text("suri"), typed(&insert).text("key_type")), (Some("//Alice"), Some("gran")));
        assert!(matches!(&insert.command, KeySubcommand::Insert(insert) if insert.scheme == CryptoScheme::Ed25519));
        let generate = command(&["generate-node-key", "--base-path", "/x", "--chain", "dev"]);
        assert_eq!((typed(&generate).path("base_path"), typed(&generate).path("file")), (Some(Path::new("/x")), None));
        let default = command(&["generate-node-key", "--default-base-path"]);
        assert_eq!(typed(&default).of("default_base_path"), Some(&true));
        let file = command(&["inspect-node-key", "--file", "/x"]);
        assert_eq!(typed(&file).path("file"), Some(Path::new("/x")));
        assert_eq!(typed(&command(&["inspect", "//Bob"])).text("uri"), Some("//Bob"));
    }

    #[test]
    fn session_keys_have_their_schemes() {
        assert_eq!(ensure_session_key("aura", CryptoScheme::Sr25519), Ok(()));
        assert_eq!(ensure_session_key("gran", CryptoScheme::Ed25519), Ok(()));
        for (kind, scheme, said) in [
            ("gran", CryptoScheme::Sr25519, "--scheme ed25519"),
            ("aura", CryptoScheme::Ecdsa, "--scheme sr25519"),
            ("aurora", CryptoScheme::Sr25519, "--key-type aura"),
            ("", CryptoScheme::Sr25519, "--key-type aura"),
        ] {
            assert!(ensure_session_key(kind, scheme).unwrap_err().contains(said), "{kind}");
        }
    }

    #[test]
    fn secrets_are_told_from_nonsense() {
        type Sr = sp_core::sr25519::Pair;
        for good in ["//Alice", "bottom drive obey lake curtain smoke basket hold race lonely fit walk//x///secret"] {
            assert!(is_secret::<Sr>(good) && is_known::<Sr>(good), "{good}");
        }
        let address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
        assert!(is_known::<Sr>(address) && !is_secret::<Sr>(address));
        for bad in ["nonsense", "0x12", "5Grw"] {
            assert!(!is_known::<Sr>(bad), "{bad}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_no_secret() {
        let missing = command(&["inspect", "/no/such/file.txt"]);
        assert!(typed(&missing).secret("uri").unwrap_err().contains("no file /no/such/file.txt"));
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("phrase");
        fs::write(&path, "//Alice\n").unwrap();
        let there = command(&["inspect", path.to_str().unwrap()]);
        assert_eq!(typed(&there).secret("uri"), Ok(Some("//Alice".into())));
        fs::write(&path, "\n").unwrap();
        assert!(typed(&there).secret("uri").unwrap_err().contains("is empty"));
        assert!(typed(&command(&["inspect", ""])).secret("uri").unwrap_err().contains("is empty"));
    }
}
