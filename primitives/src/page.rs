//! Long lists, a page at a time.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The most items of one page.
pub const MAX_PAGE: u32 = 256;

/// A page of a long list.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Page<Item, Cursor> {
    /// What is on it.
    pub items: Vec<Item>,
    /// Where the next page begins: ask for what comes after it. `None` on the last page.
    pub next: Option<Cursor>,
}

impl<Item, Cursor> Page<Item, Cursor> {
    /// The page on which the first `limit` of `rows` are shown, at most [`MAX_PAGE`], each of which `cursor` names and
    /// of which `show` may leave some out: so it may be empty and still not be the last. O(limit).
    pub fn of<Row>(
        rows: impl Iterator<Item = Row>,
        limit: u32,
        cursor: impl Fn(&Row) -> Cursor,
        show: impl FnMut(Row) -> Option<Item>,
    ) -> Self {
        let limit = limit.min(MAX_PAGE) as usize;
        let rows: Vec<_> = rows.take(limit).collect();
        let next = if rows.len() < limit { None } else { rows.last().map(cursor) };
        Self { items: rows.into_iter().filter_map(show).collect(), next }
    }
}
