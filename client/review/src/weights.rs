//! The rule by which values become whole numbers, written once. It is exact: a value is a fraction whose denominator is
//! a power of two, and all of the rule is done in integers, so a value has the same weight on every machine.

use crate::{Error, Result};

/// The weight of a value of 1.
pub const SCALE: u64 = 1_000_000_000;
/// The rule as reports have it.
pub const RULE: &str = "weight = floor(max(0, value) * 1000000000); \
                        of a manifest weightPerUnit = floor(max(0, value) * 1000000000 / units)";

/// Bits of the fraction of a float, and what is taken from its exponent so that the fraction is a whole number.
const FRACTION: u32 = 52;
const BIAS: i32 = 1_075;

/// The weight of a value, or of a unit of it. O(1).
///
/// # Errors
///
/// When the value is no finite number, there are no units, or the weight does not fit 64 bits.
pub fn weight(value: f64, units: Option<u64>) -> Result<u64> {
    if !value.is_finite() {
        return Err(Error::NoNumber("a value".into()));
    }
    if units == Some(0) {
        return Err(Error::Zero("units"));
    }
    if value <= 0.0 {
        return Ok(0);
    }
    let does_not_fit = || Error::OutOfRange(format!("the weight of {value:e}"));
    let bits = value.to_bits();
    let exponent = i32::try_from((bits >> FRACTION) & 0x7ff).unwrap_or_default();
    let fraction = bits & 0x000f_ffff_ffff_ffff;
    let whole = if exponent == 0 { fraction } else { fraction | (1 << FRACTION) };
    let shift = exponent.max(1).saturating_sub(BIAS);
    // Below 2^53 * 2^30.
    let product = u128::from(whole).saturating_mul(SCALE.into());
    let floor = if shift < 0 {
        product.checked_shr(shift.unsigned_abs()).unwrap_or_default()
    } else {
        let factor = 1_u128.checked_shl(shift.unsigned_abs()).ok_or_else(does_not_fit)?;
        product.checked_mul(factor).ok_or_else(does_not_fit)?
    };
    // The floor of a floor's part is the floor of the whole's.
    let of_unit = floor.checked_div(units.unwrap_or(1).into()).ok_or_else(does_not_fit)?;
    // What all units weigh together must fit too.
    u64::try_from(floor).map_err(|_| does_not_fit())?;
    u64::try_from(of_unit).map_err(|_| does_not_fit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_the_rule() {
        for (value, units, expected) in [
            (0.0, None, 0),
            (-0.0, None, 0),
            (-1.0, Some(7), 0),
            (1.0, None, 1_000_000_000),
            (0.5, None, 500_000_000),
            (0.25, Some(3), 83_333_333),
            (1e-9, None, 1),
            (0.999_999_999e-9, None, 0),
            (f64::MIN_POSITIVE, None, 0),
            (5e-324, None, 0),
            (2.0, Some(2_000_000_000), 1),
            (2.0, Some(2_000_000_001), 0),
            (3.0, Some(u64::MAX), 0),
            (18_446_744_073.0, None, 18_446_744_073_000_000_000),
            // The nearest float to 0.1 is a little more, that to 0.3 a little less.
            (0.1, None, 100_000_000),
            (0.3, None, 299_999_999),
        ] {
            assert_eq!(weight(value, units), Ok(expected), "{value} {units:?}");
        }
        assert!(RULE.contains(&SCALE.to_string()));
    }

    #[test]
    fn what_has_no_weight_is_refused() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(matches!(weight(value, None), Err(Error::NoNumber(_))));
        }
        assert_eq!(weight(1.0, Some(0)), Err(Error::Zero("units")));
        assert_eq!(weight(-1.0, Some(0)), Err(Error::Zero("units")));
        for value in [18_446_744_074.0, 1e30, f64::MAX] {
            for units in [None, Some(1), Some(u64::MAX)] {
                assert!(matches!(weight(value, units), Err(Error::OutOfRange(_))), "{value}");
            }
        }
    }
}
