//! Numbers that look random and are always the same.

/// A stream of numbers derived from what it was made from (`SplitMix64`).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

/// Spreads a number over all 64 bits; different numbers stay different.
pub(crate) fn mix(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl Dice {
    /// A stream that depends on the seed and on each of `parts`, in order.
    pub(crate) fn new(seed: u64, parts: &[i64]) -> Self {
        Self(
            parts
                .iter()
                .fold(mix(seed), |bits, part| mix(bits ^ part.cast_unsigned())),
        )
    }

    /// The next 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        let bits = mix(self.0);
        self.0 = bits;
        bits
    }

    /// The next number from 0 to `bound` - 1; `bound` is at least 1.
    pub(crate) fn below(&mut self, bound: i64) -> i64 {
        (self.bits() % bound.max(1).cast_unsigned()).cast_signed()
    }

    /// One of `choices`, which is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let position = self.below(i64::try_from(choices.len()).unwrap_or(1));
        choices[usize::try_from(position).unwrap_or(0)]
    }
}
