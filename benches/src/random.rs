//! Numbers that look random and are the same in every run.

/// Marsaglia's xorshift generator of 64 bits ("Xorshift RNGs", 2003).
pub struct Random(u64);

impl Random {
    /// A generator that begins at `seed`, which is not zero.
    pub fn new(seed: u64) -> Self {
        assert_ne!(seed, 0, "xorshift never leaves zero");
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// The next number from `low` to `high`.
    pub fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.number() % (high - low + 1)
    }
}
