//! Decisions from bytes.

/// Bytes to decide by. When they are used up, every decision is the first of those there are.
pub struct Source<'a>(&'a [u8]);

impl<'a> Source<'a> {
    /// Decides by `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// The next bytes.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.byte())
    }

    /// All bytes that are left.
    pub fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }

    /// A number below `count`, which is at most 256; 0 if there is none.
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.byte()) % count.max(1)
    }

    /// Whether something happens that happens once in `count` times: never when the bytes are used up.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == count.saturating_sub(1)
    }

    /// One of `all`; `None` if there is none.
    pub fn pick<'b, T>(&mut self, all: &'b [T]) -> Option<&'b T> {
        all.get(self.below(all.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_up_decides_for_the_first() {
        let mut source = Source::new(&[7, 9]);
        assert_eq!(source.below(4), 3);
        assert_eq!(source.array(), [9, 0, 0]);
        assert_eq!(source.pick(&["first", "second"]), Some(&"first"));
        assert!(!source.once_in(2));
        assert_eq!(source.pick::<u8>(&[]), None);
    }
}
