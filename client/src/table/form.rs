//! How arguments are written.

use crate::{
    Block, Error, Result,
    amount::share,
    block::hexadecimal,
    hash::blake2_256,
    keys::store,
    shape::{ident, is_byte, unwrapped},
};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// How an argument is written, and what it becomes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Form {
    /// `--name` alone.
    Flag,
    /// An account.
    Account,
    /// An amount of the token.
    Amount,
    /// A share of a whole.
    Share,
    /// An asset's id.
    Asset,
    /// A contribution's id.
    Contribution,
    /// A referendum's index.
    Referendum,
    /// A whole number.
    Number,
    /// A block, or so many from now.
    Block,
    /// Text, as it is.
    Text,
    /// A hash, or the file whose hash it is.
    Hash,
    /// Data or compute.
    Class,
    /// A pool.
    Pool,
    /// An asset, and the royalty granted to it.
    Upstream,
    /// An asset, and the most that a unit of it may cost.
    Lane,
    /// An asset and its score.
    Score,
    /// A contribution and its weight.
    Assessment,
    /// A track of governance.
    Track,
    /// Whom a referendum speaks as.
    Origin,
    /// For, against, or neither.
    Ballot,
    /// Aye or nay.
    YesNo,
    /// How long tokens stay locked.
    Conviction,
    /// A group of parameters and one of them.
    Parameter,
    /// Any value, by the type that the chain has for it.
    Any,
    /// `pallet.name`.
    Title,
    /// A file or folder.
    Path,
    /// The name of a key.
    KeyName,
    /// How many words.
    Words,
    /// A shell.
    Shell,
    /// Bytes of a call.
    Bytes,
    /// The state of an asset.
    State,
    /// What a review made of a contribution.
    Review,
    /// A contribution and the files that it is of.
    Reviewed,
    /// How contributions are valued.
    Method,
    /// By what they are valued.
    Judge,
    /// A number with decimals.
    Decimal,
    /// How a bill of materials is written.
    Format,
}

/// A way of writing, for the reference page.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// The forms that are written so.
    pub form: Form,
    /// How it is written, in words with examples.
    pub how: &'static str,
}

impl Form {
    /// Every form that takes a value and needs a word of explanation, in the order in which the page has them.
    pub const SORTS: &'static [Sort] = &[
        Sort {
            form: Form::Account,
            how: "an address such as `5Grw…utQY`, the name of a key of yours, `//Alice` and the like, or a public key \
                  of `0x` and 64 digits",
        },
        Sort {
            form: Form::Amount,
            how: "with its unit: `\"12.5 TRIB\"`, `12.5TRIB`, `\"1_000 planck\"`; `0` alone is clear enough",
        },
        Sort {
            form: Form::Share,
            how: "`15%`, with up to seven decimals, or `\"150000000 parts\"` of a thousand million",
        },
        Sort { form: Form::Asset, how: "the asset's id, a number" },
        Sort { form: Form::Contribution, how: "the contribution's id, a number" },
        Sort { form: Form::Referendum, how: "the referendum's index, a number" },
        Sort { form: Form::Number, how: "a whole number; `1_000` is a thousand" },
        Sort { form: Form::Block, how: "the block's number, or `+600` for so many blocks from now" },
        Sort {
            form: Form::Hash,
            how: "`0x` and 64 hexadecimal digits, or `@FILE`, whose Blake2 hash of 256 bits is taken",
        },
        Sort { form: Form::Class, how: "`data` (units are records) or `compute` (units are GPU-seconds)" },
        Sort {
            form: Form::Pool,
            how: "`steward:3`, `data:3`, `compute:3` of asset 3, or `stake:ACCOUNT` of an evaluator",
        },
        Sort {
            form: Form::Upstream,
            how: "`3=15%`: asset 3, with that royalty; `3` alone grants the least that suffices",
        },
        Sort {
            form: Form::Lane,
            how: "`3=0.5TRIB`: asset 3, at most at that price of a unit; `3` alone takes what it costs now",
        },
        Sort { form: Form::Score, how: "`3=40`: asset 3 is worth 40, on any scale up to 65535" },
        Sort { form: Form::Assessment, how: "`7=30000`: contribution 7 counts for 30000" },
        Sort { form: Form::Track, how: "the track's name, such as `parameters`, or its number" },
        Sort {
            form: Form::Origin,
            how: "`root`, `parameter-admin`, `curator`, `small-treasurer`, `big-treasurer`, `canceller` or `killer`",
        },
        Sort { form: Form::Ballot, how: "`aye`, `nay` or `abstain`" },
        Sort { form: Form::YesNo, how: "`aye` or `nay`" },
        Sort {
            form: Form::Conviction,
            how: "`none` (a tenth of a vote for a token, no lock), or `1x` to `6x` (so many votes, locked for 1, 2, 4, \
                  8, 16, 32 periods)",
        },
        Sort { form: Form::Parameter, how: "the group and the parameter, such as `registry.maxRoyaltySum`" },
        Sort {
            form: Form::Any,
            how: "by the type that the chain has: numbers, amounts and shares as above, accounts, text or `0x…` for \
                  bytes (`@FILE` for a file's), `name` or `name:content` for an enumeration, `1,2,3` for a list, JSON \
                  for everything that is made of parts",
        },
        Sort { form: Form::Bytes, how: "the encoded call, `0x…`, or `@FILE` with its bytes" },
        Sort {
            form: Form::Reviewed,
            how: "`7=./manifest`: contribution 7 is of the manifest in that folder, or at that address; \
                  `7=./part.csv`: it is of that file",
        },
        Sort { form: Form::Decimal, how: "a number such as `0.002`" },
        Sort { form: Form::Title, how: "the pallet or runtime API and the name in it, such as `registry.useAsset`" },
    ];

    /// How a value of this form is called where it stands.
    pub const fn value_name(self) -> &'static str {
        match self {
            Self::Flag => "",
            Self::Account => "ACCOUNT",
            Self::Amount => "AMOUNT",
            Self::Share => "SHARE",
            Self::Asset => "ASSET",
            Self::Contribution => "CONTRIBUTION",
            Self::Referendum => "INDEX",
            Self::Number => "NUMBER",
            Self::Block => "BLOCK",
            Self::Text => "TEXT",
            Self::Hash => "HASH",
            Self::Class => "CLASS",
            Self::Pool => "POOL",
            Self::Upstream => "ASSET[=SHARE]",
            Self::Lane => "ASSET[=AMOUNT]",
            Self::Score => "ASSET=SCORE",
            Self::Assessment => "CONTRIBUTION=WEIGHT",
            Self::Track => "TRACK",
            Self::Origin => "ORIGIN",
            Self::Ballot => "VOTE",
            Self::YesNo => "AYE-OR-NAY",
            Self::Conviction => "CONVICTION",
            Self::Parameter => "PARAMETER",
            Self::Any => "VALUE",
            Self::Title => "PALLET.NAME",
            Self::Path => "PATH",
            Self::KeyName => "NAME",
            Self::Words => "NUMBER",
            Self::Shell => "SHELL",
            Self::Bytes => "BYTES",
            Self::State => "STATE",
            Self::Review => "REVIEW",
            Self::Reviewed => "CONTRIBUTION=PATH",
            Self::Method => "METHOD",
            Self::Judge => "UTILITY",
            Self::Decimal => "DECIMAL",
            Self::Format => "FORMAT",
        }
    }

    /// The only values there are, if they can be listed.
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Class => &["data", "compute"],
            Self::Ballot => &["aye", "nay", "abstain"],
            Self::YesNo => &["aye", "nay"],
            Self::Conviction => &["none", "1x", "2x", "3x", "4x", "5x", "6x"],
            Self::Words => &["12", "24"],
            Self::Shell => &["bash", "elvish", "fish", "powershell", "zsh"],
            Self::Review => &["pending", "accepted"],
            Self::Format => &["cyclonedx", "spdx"],
            Self::Method => &["knn-shapley", "leave-one-out", "monte-carlo"],
            Self::Judge => {
                &["knn-share", "knn-accuracy", "knn-log-loss", "logistic-accuracy", "logistic-log-loss", "command"]
            }
            _ => &[],
        }
    }

    /// What `text` becomes in a call: a value that the chain's types take without a doubt.
    ///
    /// # Errors
    ///
    /// When it is not written so.
    pub fn value(self, text: &str, block: &Block) -> Result<Value> {
        let connection = block.connection();
        Ok(match self {
            Self::Account => connection.book().account(text)?.hex().into(),
            Self::Amount => connection.token().parse(text)?.to_string().into(),
            Self::Share => share(text)?.into(),
            Self::Asset | Self::Contribution | Self::Referendum | Self::Number => number(text)?.to_string().into(),
            Self::Block => height(text, block.number())?.to_string().into(),
            Self::Text => hexadecimal(text.as_bytes()),
            Self::Hash => hash(text)?,
            Self::Class | Self::Review => choice(self, text)?.into(),
            Self::Pool => pool(text, block)?,
            Self::Assessment => {
                let (contribution, weight) = pair(text, "7=30000")?;
                json!([contribution.to_string(), weight.to_string()])
            }
            Self::Score => {
                let (asset, score) = pair(text, "3=40")?;
                json!([asset.to_string(), score.to_string()])
            }
            Self::YesNo => json!(choice(self, text)? == "aye"),
            Self::Flag => json!(true),
            Self::Any | Self::Bytes => match text.strip_prefix('@') {
                Some(path) => hexadecimal(&read(path)?),
                None => text.into(),
            },
            _ => text.into(),
        })
    }

    /// Whether a value of this form can be one of type `id`.
    pub fn fits(self, types: &PortableRegistry, id: u32) -> bool {
        let Some(ty) = types.resolve(id) else { return false };
        let bare = types.resolve(unwrapped(types, id)).map(|ty| &ty.type_def);
        let numbers = |allowed: &[TypeDefPrimitive]| match bare {
            Some(TypeDef::Primitive(primitive)) => allowed.contains(primitive),
            _ => false,
        };
        let any = [TypeDefPrimitive::U8, TypeDefPrimitive::U16, TypeDefPrimitive::U32, TypeDefPrimitive::U64];
        let inner = || match &ty.type_def {
            TypeDef::Variant(option) if ident(ty) == "Option" => {
                option.variants.iter().flat_map(|variant| &variant.fields).next().map(|field| field.ty.id)
            }
            _ => None,
        };
        match self {
            Self::Any => true,
            Self::Account => {
                ["AccountId32", "MultiAddress"].contains(&ident(ty))
                    || inner().is_some_and(|inner| self.fits(types, inner))
            }
            Self::Amount => numbers(&[TypeDefPrimitive::U128]),
            Self::Share => ident(ty) == "Perbill",
            Self::Asset => ident(ty) == "AssetId" && numbers(&any),
            Self::Contribution => ident(ty) == "ContributionId" && numbers(&any),
            Self::Referendum => numbers(&any),
            Self::Number => numbers(&any) || numbers(&[TypeDefPrimitive::U128]),
            Self::Block => numbers(&any) || inner().is_some_and(|inner| self.fits(types, inner)),
            Self::Text | Self::Bytes => match bare {
                Some(TypeDef::Sequence(list)) => is_byte(types, list.type_param.id),
                _ => false,
            },
            Self::Hash => match bare {
                Some(TypeDef::Array(array)) => array.len == 32 && is_byte(types, array.type_param.id),
                _ => inner().is_some_and(|inner| self.fits(types, inner)),
            },
            Self::Upstream => pair_of(types, id, Self::Asset, Self::Share),
            Self::Lane => pair_of(types, id, Self::Asset, Self::Amount),
            Self::Score => pair_of(types, id, Self::Asset, Self::Number),
            Self::Assessment => pair_of(types, id, Self::Contribution, Self::Number),
            Self::Flag | Self::YesNo => numbers(&[TypeDefPrimitive::Bool]),
            Self::Class => ident(ty) == "Class",
            Self::Review => ident(ty) == "ReviewState",
            Self::Pool => ident(ty) == "PoolId",
            _ => false,
        }
    }
}

/// Whether a type is a pair of what these forms are.
fn pair_of(types: &PortableRegistry, id: u32, first: Form, second: Form) -> bool {
    match types.resolve(id).map(|ty| &ty.type_def) {
        Some(TypeDef::Tuple(tuple)) => match tuple.fields.as_slice() {
            [one, two] => first.fits(types, one.id) && second.fits(types, two.id),
            _ => false,
        },
        _ => false,
    }
}

/// A whole number.
///
/// # Errors
///
/// When it is none, or does not fit 64 bits.
pub fn number(text: &str) -> Result<u64> {
    let text = text.trim();
    let digits = !text.is_empty() && !text.starts_with('_') && text.chars().all(|c| c.is_ascii_digit() || c == '_');
    if !digits {
        return Err(Error::usage(format!("{text:?} is no whole number"), "write it like 30000 or 30_000"));
    }
    let number = text.replace('_', "").parse();
    number.map_err(|_| Error::usage(format!("{text:?} is too large"), format!("give at most {}", u64::MAX)))
}

/// The block that is meant, when `now` is the newest.
fn height(text: &str, now: u64) -> Result<u64> {
    match text.trim().strip_prefix('+') {
        Some(more) => Ok(now.saturating_add(number(more)?)),
        None => number(text),
    }
}

/// The choice of a form that is meant.
pub(crate) fn choice(form: Form, text: &str) -> Result<&'static str> {
    let found = form.choices().iter().find(|choice| crate::names::same(choice, text.trim()));
    found.copied().ok_or_else(|| {
        Error::usage(format!("{text:?} is no {}", form.value_name()), format!("give {}", form.choices().join(", ")))
    })
}

fn pair(text: &str, example: &str) -> Result<(u64, u64)> {
    let parts = text
        .split_once('=')
        .ok_or_else(|| Error::usage(format!("{text:?} has no ="), format!("write it like {example}")))?;
    Ok((number(parts.0)?, number(parts.1)?))
}

fn read(path: &str) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| store::cannot("read", Path::new(path), &error))
}

fn hash(text: &str) -> Result<Value> {
    let text = text.trim();
    if let Some(path) = text.strip_prefix('@') {
        return Ok(hexadecimal(&blake2_256(&read(path)?)));
    }
    match crate::connection::parse_hash(text) {
        Some(hash) => Ok(hexadecimal(&hash)),
        None => Err(Error::usage(format!("{text:?} is no hash"), "give 0x and 64 hexadecimal digits, or @FILE")),
    }
}

/// The pool that `text` names.
///
/// # Errors
///
/// When it names none.
pub(crate) fn pool(text: &str, block: &Block) -> Result<Value> {
    let wrong =
        || Error::usage(format!("{text:?} is no pool"), "write it like steward:3, data:3, compute:3 or stake:ACCOUNT");
    let (kind, of) = text.trim().split_once(':').ok_or_else(wrong)?;
    Ok(match kind.to_lowercase().as_str() {
        "steward" => json!({ "Steward": number(of)? }),
        "data" => json!({ "Data": number(of)? }),
        "compute" => json!({ "Compute": number(of)? }),
        "stake" => json!({ "Stake": block.connection().book().account(of)?.hex() }),
        _ => return Err(wrong()),
    })
}

/// How people write a pool that the chain named.
pub fn pool_text(pool: &Value) -> String {
    let entry = pool.as_object().and_then(|object| object.iter().next());
    let Some((kind, of)) = entry else { return pool.to_string() };
    match of {
        Value::String(text) => format!("{}:{text}", kind.to_lowercase()),
        other => format!("{}:{other}", kind.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_pairs_and_choices_are_read() {
        assert_eq!((number("30_000"), number(" 7 ")), (Ok(30_000), Ok(7)));
        for text in ["", "-1", "1.5", "x", "_1", "99999999999999999999"] {
            assert!(number(text).is_err(), "{text}");
        }
        let error = number("18446744073709551616").unwrap_err().to_string();
        assert!(error.contains("too large") && error.contains("18446744073709551615"), "{error}");
        assert_eq!((height("600", 7), height("+1_000", 7), height(" +0", 7)), (Ok(600), Ok(1_007), Ok(7)));
        assert!(height("+", 7).is_err() && height("-1", 7).is_err());
        assert_eq!(pair("7=30_000", ""), Ok((7, 30_000)));
        assert!(pair("7", "7=1").is_err() && pair("=1", "").is_err());
        assert_eq!(choice(Form::Class, " Data "), Ok("data"));
        assert!(choice(Form::Class, "weights").unwrap_err().to_string().contains("give data, compute"));
    }

    #[test]
    fn hashes_are_given_or_taken_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("manifest");
        fs::write(&file, "").unwrap();
        let of_nothing = "0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
        assert_eq!(hash(&format!("@{}", file.display())), Ok(json!(of_nothing)));
        assert_eq!(hash(of_nothing), Ok(json!(of_nothing)));
        assert!(hash("@/no/such/file").is_err() && hash("0x12").is_err() && hash("").is_err());
    }

    #[test]
    fn pools_are_written_as_they_are_read() {
        assert_eq!(pool_text(&json!({ "Data": 3 })), "data:3");
        assert_eq!(pool_text(&json!({ "Stake": "5Grw" })), "stake:5Grw");
    }
}
