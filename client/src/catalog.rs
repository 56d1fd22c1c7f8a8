//! What a chain has: pallets, calls, storage, runtime APIs, by the names that people write.

use crate::{Error, Result, names};
use scale_info::{Variant, form::PortableForm};
use subxt::metadata::{ConstantMetadata, Metadata, PalletMetadata, RuntimeApiMethodMetadata, StorageEntryMetadata};

/// The chain's own description, opened for look-ups.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'a>(pub &'a Metadata);

impl<'a> Catalog<'a> {
    /// The pallet of this name.
    ///
    /// # Errors
    ///
    /// When the chain has none.
    pub fn pallet(&self, name: &str) -> Result<PalletMetadata<'a>> {
        let all = || self.0.pallets();
        names::find(name, all().map(|pallet| (pallet.name(), pallet)))
            .ok_or_else(|| absent("pallet", name, all().map(|pallet| pallet.name())))
    }

    /// A call by pallet and name: its pallet, and what it takes.
    ///
    /// # Errors
    ///
    /// When the chain has none.
    pub fn call(&self, pallet: &str, name: &str) -> Result<(PalletMetadata<'a>, &'a Variant<PortableForm>)> {
        let pallet = self.pallet(pallet)?;
        let calls = pallet.call_variants().unwrap_or_default();
        let found = names::find(name, calls.iter().map(|call| (call.name.as_str(), call)));
        let all = || calls.iter().map(|call| call.name.as_str());
        let title = format!("{}.{name}", names::camel(pallet.name()));
        found.map(|call| (pallet, call)).ok_or_else(|| absent("call", &title, all()))
    }

    /// A storage item by pallet and name.
    ///
    /// # Errors
    ///
    /// When the chain has none.
    pub fn storage(&self, pallet: &str, name: &str) -> Result<(PalletMetadata<'a>, &'a StorageEntryMetadata)> {
        let pallet = self.pallet(pallet)?;
        let items = pallet.storage().map(|storage| storage.entries()).unwrap_or_default();
        let found = names::find(name, items.iter().map(|item| (item.name(), item)));
        let title = format!("{}.{name}", names::camel(pallet.name()));
        found
            .map(|item| (pallet, item))
            .ok_or_else(|| absent("storage item", &title, items.iter().map(|item| item.name())))
    }

    /// A constant by pallet and name.
    ///
    /// # Errors
    ///
    /// When the chain has none.
    pub fn constant(&self, pallet: &str, name: &str) -> Result<&'a ConstantMetadata> {
        let pallet = self.pallet(pallet)?;
        let found = names::find(name, pallet.constants().map(|constant| (constant.name(), constant)));
        let title = format!("{}.{name}", names::camel(pallet.name()));
        found.ok_or_else(|| absent("constant", &title, pallet.constants().map(|constant| constant.name())))
    }

    /// A method of a runtime API.
    ///
    /// # Errors
    ///
    /// When the chain has none.
    pub fn api(&self, api: &str, method: &str) -> Result<(&'a str, RuntimeApiMethodMetadata<'a>)> {
        let apis = || self.0.runtime_api_traits();
        let found = names::find(api, apis().map(|api| (api.name(), api)))
            .ok_or_else(|| absent("runtime API", api, apis().map(|api| api.name())))?;
        let methods = || found.methods();
        let title = format!("{}.{method}", names::camel(found.name()));
        names::find(method, methods().map(|method| (method.name(), method)))
            .map(|method| (found.name(), method))
            .ok_or_else(|| absent("method", &title, methods().map(|method| method.name())))
    }

    /// An error of a pallet by the numbers that the chain gives: its name, such as `registry.PriceOverMaximum`, and
    /// what its documentation says.
    pub fn error(&self, pallet: u8, error: u8) -> Option<(String, String)> {
        let pallet = self.0.pallet_by_error_index(pallet)?;
        let variant = pallet.error_variant_by_index(error)?;
        Some((format!("{}.{}", names::camel(pallet.name()), variant.name), sentence(&variant.docs)))
    }
}

/// `pallet.item` in two.
///
/// # Errors
///
/// When it is not of that form.
pub fn split(title: &str) -> Result<(&str, &str)> {
    match title.split_once('.') {
        Some((first, second)) if !first.is_empty() && !second.is_empty() && !second.contains('.') => {
            Ok((first, second))
        }
        _ => Err(Error::usage(format!("{title:?} is not of the form PALLET.NAME"), "write it like registry.useAsset")),
    }
}

/// Documentation in one line.
pub fn sentence<S: AsRef<str>>(docs: &[S]) -> String {
    docs.iter().map(|line| line.as_ref().trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn absent<'n>(what: &str, name: &str, all: impl Iterator<Item = &'n str>) -> Error {
    let last = name.rsplit('.').next().unwrap_or_default();
    let all: Vec<_> = all.map(names::camel).collect();
    let remedy = match names::suggestion(last, all.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None if all.is_empty() => "it has none".into(),
        None => format!("it has {}", all.join(", ")),
    };
    Error::unfit(format!("this chain has no {what} {name}"), remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_two_parts() {
        assert_eq!(split("registry.useAsset"), Ok(("registry", "useAsset")));
        for title in ["", "registry", ".x", "x.", "a.b.c"] {
            assert!(split(title).is_err(), "{title}");
        }
    }

    #[test]
    fn documentation_becomes_a_line() {
        assert_eq!(sentence(&[" No asset has", " this id.", ""]), "No asset has this id.");
        assert_eq!(sentence::<&str>(&[]), "");
    }

    #[test]
    fn what_is_absent_is_told_with_what_is_near() {
        let error = absent("call", "registry.useAset", ["use_asset", "publish"].into_iter());
        assert_eq!(error.to_string(), "this chain has no call registry.useAset: did you mean useAsset?");
        let error = absent("pallet", "xyz", ["Registry", "Rewards"].into_iter());
        assert!(error.to_string().ends_with("it has registry, rewards"), "{error}");
    }
}
