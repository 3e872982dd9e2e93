//! The one sort of the program: what sorts is compiled anew for each type and comparison, which four kilobytes are too many
//! for.

use std::cmp::Ordering;

/// Sorts places; those that compare as equal stay in their order.
#[inline(never)]
pub fn sort(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}

/// The places of a list of so many, sorted.
pub fn places(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<u32> = (0..).take(len).collect();
    sort(&mut places, &|a, b| compare(a as usize, b as usize));
    places.into_iter().map(|place| place as usize).collect()
}
