//! What hubs call an asset, and which asset is called so.

use crate::{Error, Result};

/// Where Hugging Face has its repositories.
const HUGGING_FACE: &[&str] = &["https://huggingface.co/", "https://hf.co/", "hf://"];
/// What comes before the names of datasets there, and may come before those of models.
const DATASETS: &str = "datasets/";
const MODELS: &str = "models/";
/// What an asset is called wherever a name is wanted: this and its id.
const PREFIX: &str = "trib:";

/// A name on a hub.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Name {
    /// Whether it is a model's; else it is a dataset's.
    pub is_model: bool,
    /// The name, such as `mine/flood`.
    pub name: String,
}

/// An asset that can be cited, as far as names go.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its id.
    pub id: u64,
    /// Whether it is a model.
    pub is_model: bool,
    /// Where it is found.
    pub uri: String,
}

/// What a repository on Hugging Face is called to which an address leads, if it leads to one.
pub fn of_address(uri: &str) -> Option<Name> {
    let path = HUGGING_FACE.iter().find_map(|start| uri.strip_prefix(start))?;
    let (is_model, path) = match path.strip_prefix(DATASETS) {
        Some(path) => (false, path),
        None => (true, path.strip_prefix(MODELS).unwrap_or(path)),
    };
    let mut parts = path.split(['/', '@', '?', '#']).filter(|part| !part.is_empty());
    let (owner, name) = (parts.next()?, parts.next()?);
    Some(Name { is_model, name: format!("{owner}/{name}") })
}

/// The assets that are called so.
///
/// # Errors
///
/// When several are.
pub fn find(wanted: &Name, known: &[Known]) -> Result<Option<u64>> {
    if let Some(id) = wanted.name.strip_prefix(PREFIX).and_then(|id| id.parse::<u64>().ok()) {
        return Ok(known.iter().find(|asset| asset.id == id).map(|asset| asset.id));
    }
    let is_called = |asset: &&Known| {
        asset.is_model == wanted.is_model
            && (asset.uri == wanted.name || of_address(&asset.uri).is_some_and(|name| name == *wanted))
    };
    let found: Vec<_> = known.iter().filter(is_called).map(|asset| asset.id).collect();
    match found.as_slice() {
        [] => Ok(None),
        [id] => Ok(Some(*id)),
        several => {
            let ids: Vec<_> = several.iter().map(u64::to_string).collect();
            let what = format!("{:?} may be any of the assets {}", wanted.name, ids.join(", "));
            Err(Error::usage(what, format!("write {PREFIX} and the id in the card, or use another card")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(is_model: bool, name: &str) -> Name {
        Name { is_model, name: name.to_owned() }
    }

    #[test]
    fn addresses_of_a_hub_have_names() {
        for (uri, wanted) in [
            ("https://huggingface.co/mine/flood", Some(name(true, "mine/flood"))),
            ("https://huggingface.co/mine/flood/tree/main", Some(name(true, "mine/flood"))),
            ("https://hf.co/datasets/mine/gauges/", Some(name(false, "mine/gauges"))),
            ("hf://datasets/mine/gauges@v1/data", Some(name(false, "mine/gauges"))),
            ("hf://models/mine/flood", Some(name(true, "mine/flood"))),
            ("https://huggingface.co/flood", None),
            ("https://example.org/mine/flood", None),
        ] {
            assert_eq!(of_address(uri), wanted, "{uri}");
        }
    }

    #[test]
    fn names_mean_assets() {
        let asset = |id, is_model, uri: &str| Known { id, is_model, uri: uri.to_owned() };
        let known = [
            asset(3, false, "https://huggingface.co/datasets/mine/gauges"),
            asset(4, true, "https://huggingface.co/mine/gauges"),
            asset(5, true, "https://example.org/flood"),
            asset(6, true, "https://huggingface.co/mine/twice"),
            asset(7, true, "https://hf.co/mine/twice/tree/v2"),
        ];
        assert_eq!(find(&name(false, "mine/gauges"), &known), Ok(Some(3)));
        assert_eq!(find(&name(true, "mine/gauges"), &known), Ok(Some(4)));
        assert_eq!(find(&name(true, "https://example.org/flood"), &known), Ok(Some(5)));
        assert_eq!(find(&name(false, "trib:5"), &known), Ok(Some(5)));
        assert_eq!(find(&name(true, "trib:9"), &known), Ok(None));
        assert_eq!(find(&name(true, "others/flood"), &known), Ok(None));
        let error = find(&name(true, "mine/twice"), &known).unwrap_err().to_string();
        assert!(error.contains("6, 7"), "{error}");
    }
}
