//! Amounts of the token and shares of a whole, as people write them. Whole numbers throughout: nothing is rounded, and
//! what does not come out even is refused.

use crate::{Error, Result};

/// Parts in a whole: shares of this chain are parts per billion.
pub const WHOLE: u32 = 1_000_000_000;
/// The smallest unit, whatever the token's name.
pub const SMALLEST: &str = "planck";
/// The most decimals of a token: what 128 bits hold.
const MAX_DECIMALS: u8 = 38;

/// The chain's token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Token {
    symbol: String,
    decimals: u8,
}

impl Token {
    /// A token with this symbol, of which one is `10 ^ decimals` planck.
    ///
    /// # Errors
    ///
    /// When one would not fit 128 bits, or the symbol cannot be told from digits or from planck.
    pub fn new(symbol: impl Into<String>, decimals: u8) -> Result<Self> {
        let symbol = symbol.into();
        let letters = !symbol.is_empty() && symbol.chars().all(|c| c.is_ascii_alphabetic());
        if !letters || symbol.eq_ignore_ascii_case(SMALLEST) || decimals > MAX_DECIMALS {
            let what = format!("the chain calls its token {symbol:?}, with {decimals} decimals");
            return Err(Error::unfit(what, "amounts in it cannot be written"));
        }
        Ok(Self { symbol, decimals })
    }

    /// How the token is called.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// Decimals of an amount of it.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Planck in one token.
    pub fn one(&self) -> u128 {
        // At most 38 decimals: it fits.
        10_u128.saturating_pow(self.decimals.into())
    }

    /// The planck that `text` says: `12.5 TRIB`, `12.5TRIB`, `1_000 planck`. A number without a unit is refused, unless
    /// it is zero: nobody should lose a factor of a million millions to a habit.
    ///
    /// # Errors
    ///
    /// When it is no amount, has no unit, is finer than a planck, or does not fit 128 bits.
    pub fn parse(&self, text: &str) -> Result<u128> {
        let symbol = &self.symbol;
        let example = format!("write 12.5 {symbol} or 1000 {SMALLEST}");
        let trimmed = text.trim();
        let end = trimmed.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '_').unwrap_or(trimmed.len());
        let (number, unit) = trimmed.split_at(end);
        let unit = unit.trim();
        let decimals = if unit.eq_ignore_ascii_case(symbol) {
            self.decimals
        } else if unit.eq_ignore_ascii_case(SMALLEST) {
            0
        } else if unit.is_empty() && !number.is_empty() {
            if number == "0" {
                return Ok(0);
            }
            let remedy = format!("say {number} {symbol} or {number} {SMALLEST}");
            return Err(Error::usage(format!("the amount {text:?} has no unit"), remedy));
        } else {
            return Err(Error::usage(format!("{text:?} is no amount"), example));
        };
        match scaled(number, decimals) {
            Scaled::Value(value) => Ok(value),
            Scaled::TooFine => Err(Error::usage(
                format!("{text:?} is finer than one {SMALLEST}"),
                format!("give at most {decimals} decimals"),
            )),
            Scaled::TooLarge => Err(Error::usage(format!("{text:?} does not fit 128 bits"), "give a smaller amount")),
            Scaled::Nonsense => Err(Error::usage(format!("{text:?} is no amount"), example)),
        }
    }

    /// An amount with its unit, to the planck: `1,234.5 TRIB`.
    pub fn format(&self, planck: u128) -> String {
        format!("{} {}", self.format_bare(planck), self.symbol)
    }

    /// The same without the unit.
    pub fn format_bare(&self, planck: u128) -> String {
        // One is at least one planck: the divisions are defined.
        let (whole, rest) = (planck.checked_div(self.one()), planck.checked_rem(self.one()));
        let fraction = match self.decimals {
            0 => String::new(),
            decimals => format!("{:0width$}", rest.unwrap_or_default(), width = usize::from(decimals)),
        };
        match fraction.trim_end_matches('0') {
            "" => grouped(whole.unwrap_or_default()),
            fraction => format!("{}.{fraction}", grouped(whole.unwrap_or_default())),
        }
    }

    /// A change of an amount, with its sign: `+1.5 TRIB`, `-0.1 TRIB`.
    pub fn format_change(&self, planck: i128) -> String {
        let sign = if planck < 0 { '-' } else { '+' };
        format!("{sign}{}", self.format(planck.unsigned_abs()))
    }
}

/// The parts per billion that `text` says: `15 %`, `15%`, `12.3456789 %`, or `150000000 parts`.
///
/// # Errors
///
/// When it is no share, has neither `%` nor `parts`, is finer than a part, or is more than the whole.
pub fn share(text: &str) -> Result<u32> {
    const EXAMPLE: &str = "write 15% or 150000000 parts";
    let trimmed = text.trim();
    let (number, decimals) = match (trimmed.strip_suffix('%'), trimmed.strip_suffix("parts")) {
        (Some(number), _) => (number, 7),
        (None, Some(number)) => (number, 0),
        (None, None) if trimmed == "0" => ("0", 0),
        (None, None) => return Err(Error::usage(format!("{text:?} is no share"), EXAMPLE)),
    };
    let parts = match scaled(number.trim(), decimals) {
        Scaled::Value(parts) => parts,
        Scaled::TooFine => {
            return Err(Error::usage(format!("{text:?} is finer than a part per billion"), "give at most 7 decimals"));
        }
        Scaled::TooLarge => u128::MAX,
        Scaled::Nonsense => return Err(Error::usage(format!("{text:?} is no share"), EXAMPLE)),
    };
    match u32::try_from(parts) {
        Ok(parts) if parts <= WHOLE => Ok(parts),
        _ => Err(Error::usage(format!("{text:?} is more than the whole"), "give at most 100%")),
    }
}

/// Parts per billion in words: `15 %`.
pub fn format_share(parts: u32) -> String {
    let (percent, rest) = (parts / 10_000_000, parts % 10_000_000);
    match format!("{rest:07}").trim_end_matches('0') {
        "" => format!("{percent} %"),
        fraction => format!("{percent}.{fraction} %"),
    }
}

/// A whole number with its digits in groups of three: `1,234,567`.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len().saturating_add(digits.len() / 3));
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What a decimal number comes to in units of which one has so many decimals.
enum Scaled {
    Value(u128),
    TooFine,
    TooLarge,
    Nonsense,
}

fn scaled(number: &str, decimals: u8) -> Scaled {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '_');
    let ends = |text: &str| text.starts_with('_') || text.ends_with('_');
    if whole.is_empty() || !digits(whole) || !digits(fraction) || ends(whole) || ends(fraction) || number.ends_with('.')
    {
        return Scaled::Nonsense;
    }
    let whole = whole.replace('_', "");
    let fraction = fraction.replace('_', "");
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > usize::from(decimals) {
        return Scaled::TooFine;
    }
    let all = format!("{whole}{fraction:0<width$}", width = usize::from(decimals));
    all.parse().map_or(Scaled::TooLarge, Scaled::Value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn trib() -> Token {
        Token::new("TRIB", 12).unwrap()
    }

    #[test]
    fn amounts_are_read_to_the_planck() {
        for (text, planck) in [
            ("12.5 TRIB", 12_500_000_000_000),
            ("12.5TRIB", 12_500_000_000_000),
            (" 1 trib ", 1_000_000_000_000),
            ("0.000000000001 TRIB", 1),
            ("0.500000000000000 TRIB", 500_000_000_000),
            ("1_000 planck", 1_000),
            ("1000planck", 1_000),
            ("0", 0),
            ("0 TRIB", 0),
            ("340282366920938463463374607431768211455 planck", u128::MAX),
            ("340282366920938463463374607.431768211455 TRIB", u128::MAX),
        ] {
            assert_eq!(trib().parse(text), Ok(planck), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_a_remedy() {
        for (text, what) in [
            ("12", "has no unit: say 12 TRIB or 12 planck"),
            ("1.5", "has no unit"),
            ("", "is no amount"),
            ("TRIB", "is no amount"),
            ("12 DOT", "is no amount: write 12.5 TRIB"),
            ("12,5 TRIB", "is no amount"),
            ("1,000 TRIB", "is no amount"),
            ("-1 TRIB", "is no amount"),
            (".5 TRIB", "is no amount"),
            ("1. TRIB", "is no amount"),
            ("1.2.3 TRIB", "is no amount"),
            ("_1 TRIB", "is no amount"),
            ("1e3 TRIB", "is no amount"),
            ("0.0000000000001 TRIB", "is finer than one planck"),
            ("1.5 planck", "is finer than one planck"),
            ("340282366920938463463374607431768211456 planck", "does not fit 128 bits"),
            ("340282366920938463463374608 TRIB", "does not fit 128 bits"),
        ] {
            let error = trib().parse(text).unwrap_err();
            assert!(error.to_string().contains(what), "{text}: {error}");
            assert_eq!(error.kind, Kind::Usage);
        }
    }

    #[test]
    fn amounts_are_written_to_the_planck() {
        for (planck, text) in [
            (0, "0 TRIB"),
            (1, "0.000000000001 TRIB"),
            (1_000_000_000_000, "1 TRIB"),
            (1_234_567_500_000_000_000, "1,234,567.5 TRIB"),
            (u128::MAX, "340,282,366,920,938,463,463,374,607.431768211455 TRIB"),
        ] {
            assert_eq!(trib().format(planck), text);
            assert_eq!(trib().parse(&text.replace(',', "")), Ok(planck));
        }
        assert_eq!(trib().format_change(-100_000_000_000), "-0.1 TRIB");
        assert_eq!(trib().format_change(0), "+0 TRIB");
        assert_eq!(trib().format_change(i128::MIN).chars().next(), Some('-'));
        assert_eq!(Token::new("ONE", 0).unwrap().format(1_000), "1,000 ONE");
    }

    #[test]
    fn a_token_that_cannot_be_written_is_refused() {
        assert!(Token::new("TRIB", 39).is_err());
        assert!(Token::new("planck", 12).is_err());
        assert!(Token::new("", 12).is_err());
        assert!(Token::new("4U", 12).is_err());
    }

    #[test]
    fn shares_are_read_to_the_part() {
        for (text, parts) in [
            ("15%", 150_000_000),
            ("15 %", 150_000_000),
            ("12.3456789 %", 123_456_789),
            ("0.0000001%", 1),
            ("100%", WHOLE),
            ("0", 0),
            ("0%", 0),
            ("150000001 parts", 150_000_001),
            ("1_000_000_000 parts", WHOLE),
        ] {
            assert_eq!(share(text), Ok(parts), "{text}");
        }
        for (text, what) in [
            ("100.0000001%", "more than the whole"),
            ("101%", "more than the whole"),
            ("4294967295 parts", "more than the whole"),
            ("99999999999999999999999999999999999999999%", "more than the whole"),
            ("0.00000001%", "finer than a part"),
            ("15", "is no share"),
            ("0.15", "is no share"),
            ("%", "is no share"),
            ("-1%", "is no share"),
            ("one third", "is no share"),
        ] {
            let error = share(text).unwrap_err();
            assert!(error.to_string().contains(what), "{text}: {error}");
        }
        assert_eq!(format_share(123_456_789), "12.3456789 %");
        assert_eq!(format_share(WHOLE), "100 %");
        assert_eq!(format_share(0), "0 %");
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(12_345_678), "12,345,678");
    }
}
