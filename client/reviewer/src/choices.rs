//! How it is valued: as was typed, or as a report says.

use tributary_client::{Error, Result, intent::Given, names, table};
use tributary_review::{Judge, Method, Report, Scaling, Settings, decimal};

/// The most permutations, unless it is said otherwise: each fits as many regressions as there are contributors.
const PERMUTATIONS: u32 = 100;

/// What there is to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The asset that was contributed to.
    pub asset: u64,
    /// How contributions are valued.
    pub method: Method,
    /// By what.
    pub judge: Judge,
    /// What chance begins with.
    pub seed: u64,
    /// The rest.
    pub settings: Settings,
    /// The command that is run, which nobody but who typed it has a say in.
    pub command: Option<String>,
}

/// A whole number that was typed.
///
/// # Errors
///
/// When it is none.
pub fn number(given: &Given, name: &str) -> Result<Option<u64>> {
    given.text(name).map(|text| table::number(text).map_err(|error| error.of(name))).transpose()
}

/// The same where more than 32 bits make no sense.
fn small(given: &Given, name: &str) -> Result<Option<u32>> {
    let convert = |number: u64| {
        u32::try_from(number)
            .map_err(|_| Error::usage(format!("{name}: {number} is too much"), "give a smaller number"))
    };
    number(given, name)?.map(convert).transpose()
}

impl Choices {
    /// What was typed.
    ///
    /// # Errors
    ///
    /// When it cannot be understood, or does not go together.
    pub fn of(given: &Given) -> Result<Self> {
        let method = match given.text("with") {
            None => Method::MonteCarlo,
            Some(text) => known(text, &Method::ALL, Method::name)?,
        };
        let command = given.text("command").map(str::to_owned);
        let judge = match (given.text("by"), &command) {
            (Some(text), _) => known(text, &Judge::ALL, Judge::name)?,
            (None, Some(_)) => Judge::Command,
            (None, None) if method == Method::KnnShapley => Judge::KnnShare,
            (None, None) => Judge::LogisticLogLoss,
        };
        if (judge == Judge::Command) != command.is_some() {
            return Err(Error::usage("a command measures, or something else does", "give --command alone, or --by"));
        }
        let usual = Settings::default();
        let decimal = |name: &str, usual: &str| given.text(name).map_or_else(|| Ok(usual.to_owned()), decimal_of);
        let settings = Settings {
            k: small(given, "neighbours")?.unwrap_or(usual.k),
            permutations: small(given, "permutations")?.unwrap_or(PERMUTATIONS),
            tolerance: decimal("tolerance", &usual.tolerance)?,
            error: decimal("error", &usual.error)?,
            scaling: if given.is_set("unscaled") { Scaling::None } else { Scaling::Standard },
            label: given.text("label").unwrap_or(&usual.label).to_owned(),
            features: Vec::new(),
            bins: usual.bins,
            likeness: decimal("likeness", &usual.likeness)?,
            keep_duplicates: given.is_set("keep-duplicates"),
            command: command.clone(),
        };
        let asset = number(given, "asset")?.unwrap_or_default();
        let seed = number(given, "seed")?.unwrap_or_default();
        Ok(Self { asset, method, judge, seed, settings, command })
    }

    /// What a report says. A command that stands in it is a stranger's, and is never run: who verifies names one.
    ///
    /// # Errors
    ///
    /// When a command measured, and none is named; or the other way round.
    pub fn from_report(report: &Report, given: &Given) -> Result<Self> {
        let command = given.text("command").map(str::to_owned);
        if (report.utility == Judge::Command) != command.is_some() {
            let (what, remedy) = match &report.settings.command {
                Some(theirs) => (
                    format!("the report was made with the command {theirs:?}, which is not run for you"),
                    "look at it, and name it, or your own, with --command",
                ),
                None => ("no command measured".to_owned(), "leave --command away"),
            };
            return Err(Error::usage(what, remedy));
        }
        Ok(Self {
            asset: report.asset,
            method: report.method,
            judge: report.utility,
            seed: report.seed,
            settings: report.settings.clone(),
            command,
        })
    }
}

/// That of some which is called so.
fn known<T: Copy>(text: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<T> {
    let found = all.iter().copied().find(|one| names::same(name(*one), text.trim()));
    found.ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|one| name(*one)).collect();
        Error::usage(format!("there is no {text:?}"), format!("give {}", names.join(", ")))
    })
}

/// A number with decimals, as reports have it.
fn decimal_of(text: &str) -> Result<String> {
    let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    number.map(decimal).ok_or_else(|| Error::usage(format!("{text:?} is no number"), "write it like 0.002"))
}
