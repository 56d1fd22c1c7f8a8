//! What a voucher adds to what was settled before it.
//!
//! All its numbers are cumulative: a later voucher takes the place of an earlier one, an older one adds nothing, and
//! none can be settled twice. What is new in it is the difference.

/// Units of use and the planck that they were paid with, since the beginning.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Units of use.
    pub units: u64,
    /// Planck.
    pub amount: u128,
}

/// Why a voucher adds nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// A number is lower than the one that was settled.
    Lower,
    /// The new units are not paid for at the price that was agreed.
    Underpaid,
    /// All together is more than was deposited.
    OverDeposit,
}

/// What `new` adds to `old` at `price` planck a unit: more may be paid than the price asks for, not less. O(1).
///
/// Errors: [`Refusal::Lower`], [`Refusal::Underpaid`].
pub fn rise(old: Counts, new: Counts, price: u128) -> Result<Counts, Refusal> {
    let units = new.units.checked_sub(old.units).ok_or(Refusal::Lower)?;
    let amount = grown(old.amount, new.amount)?;
    // Nobody can pay more than fits.
    let due = price.checked_mul(units.into()).ok_or(Refusal::Underpaid)?;
    if amount < due { Err(Refusal::Underpaid) } else { Ok(Counts { units, amount }) }
}

/// By how much an amount rose from `old` to `new`. O(1).
///
/// Errors: [`Refusal::Lower`].
pub fn grown(old: u128, new: u128) -> Result<u128, Refusal> {
    new.checked_sub(old).ok_or(Refusal::Lower)
}

/// What is spent of `deposit` when `more` is added to what was spent. O(amounts).
///
/// Errors: [`Refusal::OverDeposit`], also where the sum does not fit.
pub fn spend(deposit: u128, spent: u128, more: impl IntoIterator<Item = u128>) -> Result<u128, Refusal> {
    let spent = more.into_iter().try_fold(spent, u128::checked_add).ok_or(Refusal::OverDeposit)?;
    if spent > deposit { Err(Refusal::OverDeposit) } else { Ok(spent) }
}
