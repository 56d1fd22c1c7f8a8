//! The hashes that the chain uses.

use blake2::{Blake2b, Blake2b512, Digest, digest::consts::U32};

/// The Blake2 hash of 256 bits: of blocks, transactions, calls, and of everything that a commitment binds.
pub fn blake2_256(bytes: &[u8]) -> [u8; 32] {
    Blake2b::<U32>::digest(bytes).into()
}

/// The Blake2 hash of 512 bits.
pub fn blake2_512(bytes: &[u8]) -> [u8; 64] {
    Blake2b512::digest(bytes).into()
}

/// A hash as people write it: hexadecimal digits after `0x`.
pub fn hex_text(hash: &[u8; 32]) -> String {
    format!("0x{}", hex::encode(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_chain() {
        // What `b2sum -l 256` says of nothing.
        assert_eq!(hex::encode(blake2_256(b"")), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
        assert!(hex::encode(blake2_512(b"")).starts_with("786a02f742015903"));
    }
}
