//! The YAML at the beginning of a card, read. A card is a stranger's: nothing in it is believed, and it cannot grow.

use serde_json::{Map, Value};
use std::{fs, path::Path};
use tributary_client::{
    Error, Result,
    card::{licence, names::Name},
};

/// The most bytes of a card.
const MAX_CARD: u64 = 1 << 20;
/// The line before the YAML, and after it.
const FENCE: &str = "---";
/// The most bytes of a name on the chain.
const MAX_NAME: usize = 64;
/// What only cards of datasets say.
const OF_DATASETS: &[&str] = &["dataset_info", "size_categories", "source_datasets", "task_categories"];

/// What a card says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Front {
    said: Map<String, Value>,
    title: Option<String>,
}

impl Front {
    /// The card in a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is no text or far too long, or has no YAML at its beginning.
    pub fn read(path: &Path) -> Result<Self> {
        let cannot = |why: String| {
            Error::local(format!("the card {} cannot be read: {why}", path.display()), "name another with --from-card")
        };
        let length = fs::metadata(path).map_err(|error| cannot(error.to_string()))?.len();
        if length > MAX_CARD {
            return Err(cannot(format!("it has {length} bytes, and a card has {MAX_CARD} at most")));
        }
        let text = fs::read_to_string(path).map_err(|error| cannot(error.to_string()))?;
        Self::parse(&text).map_err(|error| error.of(path.display()))
    }

    /// What a card says.
    ///
    /// # Errors
    ///
    /// When it has no YAML at its beginning, or that is none.
    pub fn parse(card: &str) -> Result<Self> {
        let (yaml, rest) = halves(card)?;
        let said = said(&yaml)?;
        let title = rest.lines().find_map(|line| line.strip_prefix("# ")).map(|title| title.trim().to_owned());
        Ok(Self { said, title: title.filter(|title| !title.is_empty()) })
    }

    /// Everything that it says under a name, as texts.
    fn texts(&self, key: &str) -> Vec<String> {
        texts(self.said.get(key))
    }

    fn text(&self, key: &str) -> Option<String> {
        self.texts(key).into_iter().next()
    }

    /// What it says of Tributary itself.
    fn ours(&self, key: &str) -> Option<&Value> {
        self.said.get("tributary")?.get(key)
    }

    /// What it is called.
    ///
    /// # Errors
    ///
    /// When it has no name, or one that the chain would not take.
    pub fn name(&self) -> Result<String> {
        let named = ["model_name", "pretty_name", "name"].into_iter().find_map(|key| self.text(key));
        let name = named.or_else(|| self.title.clone());
        let name = name.ok_or_else(|| Error::usage("the card has no name", "give --name"))?;
        if name.len() > MAX_NAME {
            let what = format!("the card's name has {} bytes, and the chain takes {MAX_NAME}", name.len());
            return Err(Error::usage(what, "give a shorter --name"));
        }
        Ok(name)
    }

    /// Its licence, as SPDX has it.
    ///
    /// # Errors
    ///
    /// When it has none, several, or one that nobody knows.
    pub fn licence(&self) -> Result<String> {
        match self.texts("license").as_slice() {
            [] => Err(Error::usage("the card has no license", "say with --licence which it is")),
            [licence] => licence::from_hub(licence, self.text("license_name").as_deref()),
            _ => {
                let remedy = "say with --licence whether all of them bind (AND) or one may be chosen (OR)";
                Err(Error::usage("the card has several licences", remedy))
            }
        }
    }

    /// Where it says that it is found: only cards that `trib card` wrote do.
    pub fn uri(&self) -> Option<String> {
        texts(self.ours("uri")).into_iter().next()
    }

    /// What it says that it was built from, by its names on a hub.
    pub fn made_from(&self) -> Vec<Name> {
        let of = |key: &str, is_model: bool| {
            self.texts(key).into_iter().map(move |name| Name { is_model, name }).collect::<Vec<_>>()
        };
        [of("base_model", true), of("datasets", false)].concat()
    }

    /// The assets that it was built from, if it says so for this network: only cards that `trib card` wrote do.
    pub fn upstream(&self, network: &str) -> Vec<u64> {
        if self.ours("network").and_then(Value::as_str) != Some(network) {
            return Vec::new();
        }
        let listed = self.ours("upstream").and_then(Value::as_array).into_iter().flatten();
        listed.filter_map(|entry| entry.get("asset")?.as_u64()).collect()
    }

    /// Refuses to take a dataset for a model, and a model for a dataset.
    ///
    /// # Errors
    ///
    /// When the card says what only the other would.
    pub fn check_kind(&self, is_dataset: bool) -> Result<()> {
        let has = |key: &&&str| self.said.contains_key(**key);
        if is_dataset && self.said.contains_key("base_model") {
            return Err(Error::usage("the card has a base_model, as those of models do", "leave --dataset out"));
        }
        match OF_DATASETS.iter().find(has) {
            Some(key) if !is_dataset => {
                Err(Error::usage(format!("the card has {key}, as those of datasets do"), "give --dataset"))
            }
            _ => Ok(()),
        }
    }
}

/// What YAML says, by name.
fn said(yaml: &str) -> Result<Map<String, Value>> {
    if yaml.trim().is_empty() {
        return Ok(Map::new());
    }
    let value: Value = serde_yaml_ng::from_str(yaml).map_err(|error| {
        // What comes after the first line shows the place again.
        let why = error.to_string();
        let why: String = why.lines().next().unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
        Error::usage(format!("the card's YAML cannot be understood: {why}"), "correct it")
    })?;
    match value {
        Value::Object(said) => Ok(said),
        Value::Null => Ok(Map::new()),
        _ => Err(Error::usage("the card's YAML is no list of names and values", "write it like license: mit")),
    }
}

/// The YAML of a card, and what comes after it.
fn halves(card: &str) -> Result<(String, String)> {
    let none =
        || Error::usage("the card does not begin with YAML", format!("put it first, between two lines of {FENCE}"));
    let card = card.strip_prefix('\u{feff}').unwrap_or(card);
    let mut lines = card.lines();
    if lines.next().map(str::trim_end) != Some(FENCE) {
        return Err(none());
    }
    let (mut yaml, mut rest, mut is_over) = (String::new(), String::new(), false);
    for line in lines {
        if !is_over && line.trim_end() == FENCE {
            is_over = true;
            continue;
        }
        let half = if is_over { &mut rest } else { &mut yaml };
        half.push_str(line);
        half.push('\n');
    }
    if is_over { Ok((yaml, rest)) } else { Err(none()) }
}

/// A value as texts: one, or those of a list.
fn texts(value: Option<&Value>) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let texts: Vec<String> = match value {
        Some(Value::Array(list)) => list.iter().filter_map(text).collect(),
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "---\nlicense: apache-2.0\nbase_model:\n  - mine/flood\ndatasets: [mine/gauges, 'trib:3']\n\
                         language: en\n---\n\nWords.\n\n# Flood forecast\n\n---\n\n# Another\n";

    #[test]
    fn a_card_says_name_licence_and_what_it_was_built_from() {
        let front = Front::parse(MODEL).unwrap();
        assert_eq!(front.name(), Ok("Flood forecast".to_owned()));
        assert_eq!(front.licence(), Ok("Apache-2.0".to_owned()));
        let names: Vec<_> = front.made_from().into_iter().map(|name| (name.is_model, name.name)).collect();
        let wanted = [(true, "mine/flood"), (false, "mine/gauges"), (false, "trib:3")];
        assert_eq!(names, wanted.map(|(is_model, name)| (is_model, name.to_owned())));
        assert_eq!((front.uri(), front.upstream("polkadot:00")), (None, vec![]));
        assert!(front.check_kind(false).is_ok() && front.check_kind(true).is_err());
        // Windows writes other ends of lines, and a mark at the beginning.
        assert_eq!(Front::parse(&format!("\u{feff}{}", MODEL.replace('\n', "\r\n"))).unwrap(), front);
    }

    #[test]
    fn a_dataset_has_names_of_its_own() {
        let front = Front::parse("---\npretty_name: River gauges\nlicense: [cc-by-4.0]\ntask_categories: []\n---\n");
        let front = front.unwrap();
        assert_eq!(front.name(), Ok("River gauges".to_owned()));
        assert_eq!(front.licence(), Ok("CC-BY-4.0".to_owned()));
        assert!(front.check_kind(true).is_ok());
        assert!(front.check_kind(false).unwrap_err().to_string().contains("give --dataset"));
    }

    #[test]
    fn what_a_card_does_not_say_is_asked_for() {
        let front = Front::parse("---\n---\n").unwrap();
        assert!(front.name().unwrap_err().to_string().contains("--name"));
        assert!(front.licence().unwrap_err().to_string().contains("--licence"));
        let several = Front::parse("---\nlicense: [mit, apache-2.0]\n---\n").unwrap();
        assert!(several.licence().unwrap_err().to_string().contains("several"));
        let long = Front::parse(&format!("---\nname: {}\n---\n", "n".repeat(65))).unwrap();
        assert!(long.name().unwrap_err().to_string().contains("65 bytes"));
        for number in ["---\nname: 7\n---\n", "---\nname: '7'\n---\n"] {
            assert_eq!(Front::parse(number).unwrap().name(), Ok("7".to_owned()));
        }
    }

    #[test]
    fn what_is_no_card_is_refused() {
        for text in ["", "# Title\n", "--- x\nlicense: mit\n---\n", "---\nlicense: mit\n"] {
            assert!(Front::parse(text).unwrap_err().to_string().contains("does not begin with YAML"), "{text:?}");
        }
        for text in ["---\n- a\n- b\n---\n", "---\njust words\n---\n"] {
            assert!(Front::parse(text).unwrap_err().to_string().contains("names and values"), "{text:?}");
        }
        let error = Front::parse("---\nlicense: [mit\n---\n").unwrap_err().to_string();
        assert!(error.contains("cannot be understood") && !error.contains('\n'), "{error}");
        assert!(Front::read(Path::new("/no/such/card.md")).unwrap_err().to_string().contains("cannot be read"));
    }

    #[test]
    fn a_card_of_ours_names_assets_on_its_own_network() {
        let lines = ["---", "tributary:", "  network: polkadot:00", "  uri: https://example.org/x", "  upstream:"];
        let card = [&lines[..], &["  - asset: 3", "    royalty: 15 %", "---", ""]].concat().join("\n");
        let front = Front::parse(&card).unwrap();
        assert_eq!(front.upstream("polkadot:00"), [3]);
        assert_eq!((front.upstream("polkadot:11"), front.uri()), (vec![], Some("https://example.org/x".to_owned())));
    }
}
