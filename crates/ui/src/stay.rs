//! Which rows of a list stay where they are when the list gets another order.

/// Whether each row of the new order can stay while the others are moved around it.
///
/// `places` holds each row's place in the old order, `None` for a new row. As many rows stay as can: a
/// longest increasing subsequence, found by patience sorting.
pub(crate) fn staying(places: &[Option<usize>]) -> Vec<bool> {
    // For each length, the increasing sequence of that length that ends at the smallest place: that
    // place, and its index in `places`.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    // The index that precedes each index in its sequence.
    let mut previous = vec![None; places.len()];
    for (index, place) in places.iter().enumerate() {
        let Some(place) = *place else { continue };
        let length = ends.partition_point(|(smallest, _)| *smallest < place);
        previous[index] = length.checked_sub(1).map(|shorter| ends[shorter].1);
        match ends.get_mut(length) {
            Some(end) => *end = (place, index),
            None => ends.push((place, index)),
        }
    }
    let mut stays = vec![false; places.len()];
    let mut next = ends.last().map(|(_, index)| *index);
    while let Some(index) = next {
        stays[index] = true;
        next = previous[index];
    }
    stays
}

// proptest does not build for wasm.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "stay_tests.rs"]
mod tests;
