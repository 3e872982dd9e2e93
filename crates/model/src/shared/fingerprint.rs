//! A fingerprint of a text that links may carry.

/// The fingerprint. It is the same in every build, which `std`'s hasher does not promise: this is FNV-1a.
pub fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
