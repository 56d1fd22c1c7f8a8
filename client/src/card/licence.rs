//! Licences: as SPDX has them, which is what the chain is meant to have, and as hubs have them.

use crate::{Error, Result, intent::Given};
use spdx::Expression;

/// What hubs call licences that SPDX has too. Hugging Face's names, and SPDX's.
const HUB: &[(&str, &str)] = &[
    ("afl-3.0", "AFL-3.0"),
    ("agpl-3.0", "AGPL-3.0-only"),
    ("apache-2.0", "Apache-2.0"),
    ("artistic-2.0", "Artistic-2.0"),
    ("bsd-2-clause", "BSD-2-Clause"),
    ("bsd-3-clause", "BSD-3-Clause"),
    ("bsd-3-clause-clear", "BSD-3-Clause-Clear"),
    ("bsl-1.0", "BSL-1.0"),
    ("c-uda", "C-UDA-1.0"),
    ("cc-by-2.0", "CC-BY-2.0"),
    ("cc-by-2.5", "CC-BY-2.5"),
    ("cc-by-3.0", "CC-BY-3.0"),
    ("cc-by-4.0", "CC-BY-4.0"),
    ("cc-by-nc-2.0", "CC-BY-NC-2.0"),
    ("cc-by-nc-3.0", "CC-BY-NC-3.0"),
    ("cc-by-nc-4.0", "CC-BY-NC-4.0"),
    ("cc-by-nc-nd-3.0", "CC-BY-NC-ND-3.0"),
    ("cc-by-nc-nd-4.0", "CC-BY-NC-ND-4.0"),
    ("cc-by-nc-sa-2.0", "CC-BY-NC-SA-2.0"),
    ("cc-by-nc-sa-3.0", "CC-BY-NC-SA-3.0"),
    ("cc-by-nc-sa-4.0", "CC-BY-NC-SA-4.0"),
    ("cc-by-nd-4.0", "CC-BY-ND-4.0"),
    ("cc-by-sa-3.0", "CC-BY-SA-3.0"),
    ("cc-by-sa-4.0", "CC-BY-SA-4.0"),
    ("cc0-1.0", "CC0-1.0"),
    ("cdla-permissive-1.0", "CDLA-Permissive-1.0"),
    ("cdla-permissive-2.0", "CDLA-Permissive-2.0"),
    ("cdla-sharing-1.0", "CDLA-Sharing-1.0"),
    ("ecl-2.0", "ECL-2.0"),
    ("epl-1.0", "EPL-1.0"),
    ("epl-2.0", "EPL-2.0"),
    ("etalab-2.0", "etalab-2.0"),
    ("eupl-1.1", "EUPL-1.1"),
    ("eupl-1.2", "EUPL-1.2"),
    ("gpl-2.0", "GPL-2.0-only"),
    ("gpl-3.0", "GPL-3.0-only"),
    ("isc", "ISC"),
    ("lgpl-2.1", "LGPL-2.1-only"),
    ("lgpl-3.0", "LGPL-3.0-only"),
    ("lgpl-lr", "LGPLLR"),
    ("lppl-1.3c", "LPPL-1.3c"),
    ("mit", "MIT"),
    ("mpl-2.0", "MPL-2.0"),
    ("ms-pl", "MS-PL"),
    ("ncsa", "NCSA"),
    ("odbl", "ODbL-1.0"),
    ("odc-by", "ODC-By-1.0"),
    ("ofl-1.1", "OFL-1.1"),
    ("osl-3.0", "OSL-3.0"),
    ("pddl", "PDDL-1.0"),
    ("postgresql", "PostgreSQL"),
    ("unlicense", "Unlicense"),
    ("wtfpl", "WTFPL"),
    ("zlib", "Zlib"),
];
/// What hubs say where they know no name.
const OTHER: &str = "other";
/// What they say where nobody knows.
const UNKNOWN: &str = "unknown";

/// Whether SPDX has such an expression.
pub fn is_expression(text: &str) -> bool {
    Expression::parse(text).is_ok()
}

/// A licence that SPDX has.
///
/// # Errors
///
/// When it is none, with what may be meant.
pub fn check(text: &str) -> Result<String> {
    let text = text.trim();
    match Expression::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => {
            Err(Error::usage(format!("the licence {text:?} is no SPDX expression ({})", error.reason), near(text)))
        }
    }
}

/// What to do about a licence that SPDX does not have.
fn near(text: &str) -> String {
    let same = |name: &str| name.eq_ignore_ascii_case(text);
    match HUB.iter().find(|(hub, spdx)| same(hub) || same(spdx)) {
        Some((_, spdx)) => format!("write {spdx}"),
        None => "write it like Apache-2.0, MIT OR Apache-2.0, or LicenseRef-my-licence for one of your own".into(),
    }
}

/// What there is to say about a licence that was given, before it goes to the chain, which takes any text.
pub fn doubt(given: &Given) -> Option<String> {
    check(given.text("licence")?).err().map(|error| error.to_string())
}

/// What SPDX calls a licence that a hub has under this name; `name` is what it calls one that it does not know.
///
/// # Errors
///
/// When nobody knows what it is.
pub fn from_hub(licence: &str, name: Option<&str>) -> Result<String> {
    let licence = licence.trim();
    if let Some((_, spdx)) = HUB.iter().find(|(hub, _)| hub.eq_ignore_ascii_case(licence)) {
        return Ok((*spdx).to_owned());
    }
    if licence.eq_ignore_ascii_case(UNKNOWN) {
        return Err(Error::usage("the card's licence is unknown", "say with --licence which it is"));
    }
    if licence.eq_ignore_ascii_case(OTHER) {
        let name = name.map(str::trim).filter(|name| !name.is_empty()).ok_or_else(|| {
            Error::usage("the card has another licence, and no license_name", "say with --licence which it is")
        })?;
        return if is_expression(name) { Ok(name.to_owned()) } else { Ok(reference(name)) };
    }
    if is_expression(licence) { Ok(licence.to_owned()) } else { Ok(reference(licence)) }
}

/// A licence that SPDX does not list, as it lets one refer to it: letters, digits, dots and dashes.
fn reference(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    let name: String = name.replace('+', "-plus").chars().map(letter).collect();
    format!("LicenseRef-{}", name.trim_matches('-'))
}

/// What a hub calls a licence: its name there, and, where it has none, what it is called elsewhere.
pub fn to_hub(licence: &str) -> (String, Option<String>) {
    match HUB.iter().find(|(_, spdx)| *spdx == licence) {
        Some((hub, _)) => ((*hub).to_owned(), None),
        None => (OTHER.to_owned(), Some(licence.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_hub_is_one_of_spdx_and_back() {
        for (hub, spdx) in HUB {
            assert!(is_expression(spdx), "{spdx}");
            assert_eq!(from_hub(hub, None), Ok((*spdx).to_owned()));
            assert_eq!(to_hub(spdx), ((*hub).to_owned(), None));
        }
    }

    #[test]
    fn what_spdx_does_not_have_is_refused_with_what_may_be_meant() {
        for good in ["MIT", "MIT OR Apache-2.0", "GPL-3.0-or-later WITH GCC-exception-3.1", "LicenseRef-gauges"] {
            assert_eq!(check(&format!(" {good} ")), Ok(good.to_owned()));
        }
        assert!(check("apache-2.0").unwrap_err().to_string().ends_with("write Apache-2.0"));
        assert!(check("cc-BY-4.0").unwrap_err().to_string().ends_with("write CC-BY-4.0"));
        for bad in ["", "Free for all", "MIT OR", "llama3.1"] {
            assert!(check(bad).unwrap_err().to_string().contains("LicenseRef-my-licence"), "{bad}");
        }
        assert_eq!(doubt(&Given::default()), None);
        assert_eq!(doubt(&Given::default().and("licence", "MIT")), None);
        assert!(doubt(&Given::default().and("licence", "mit")).is_some_and(|doubt| doubt.contains("write MIT")));
    }

    #[test]
    fn licences_of_hubs_alone_are_referred_to() {
        assert_eq!(from_hub("llama3.1", None), Ok("LicenseRef-llama3.1".to_owned()));
        assert_eq!(from_hub("openrail++", None), Ok("LicenseRef-openrail-plus-plus".to_owned()));
        assert_eq!(from_hub("other", Some("Gauges, free")), Ok("LicenseRef-Gauges--free".to_owned()));
        assert_eq!(from_hub("other", Some("MIT OR Apache-2.0")), Ok("MIT OR Apache-2.0".to_owned()));
        assert_eq!(from_hub("Apache-2.0", None), Ok("Apache-2.0".to_owned()));
        assert!(from_hub("other", None).is_err() && from_hub("unknown", None).is_err());
        for name in ["LicenseRef-llama3.1", "LicenseRef-openrail-plus-plus", "LicenseRef-Gauges--free"] {
            assert!(is_expression(name), "{name}");
        }
        assert_eq!(to_hub("MIT OR Apache-2.0"), ("other".to_owned(), Some("MIT OR Apache-2.0".to_owned())));
    }
}
