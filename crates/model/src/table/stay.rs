//! Which things of a list stay where they are when the list gets another order.

/// For each thing of the new order, which says its place in the old one (`None` for one that is new), whether it can
/// stay while the others are moved round it. As many stay as can: a longest increasing subsequence, by patience sorting.
pub fn staying(before: &[Option<usize>]) -> Vec<bool> {
    // The position of the smallest last place among all increasing runs of each length, and who comes before each.
    let mut last: Vec<(usize, usize)> = Vec::new();
    let mut previous = vec![None; before.len()];
    for (position, place) in before.iter().enumerate() {
        let Some(place) = *place else { continue };
        let length = last.partition_point(|(smallest, _)| *smallest < place);
        previous[position] = length.checked_sub(1).map(|shorter| last[shorter].1);
        match last.get_mut(length) {
            Some(smallest) => *smallest = (place, position),
            None => last.push((place, position)),
        }
    }
    let mut stays = vec![false; before.len()];
    let mut next = last.last().map(|(_, position)| *position);
    while let Some(position) = next {
        stays[position] = true;
        next = previous[position];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stay(before: &[Option<usize>]) -> usize {
        staying(before).into_iter().filter(|stays| *stays).count()
    }

    #[test]
    fn one_that_goes_to_the_end_goes_alone() {
        assert_eq!(
            staying(&[Some(1), Some(2), Some(3), Some(0)]),
            [true, true, true, false]
        );
        assert_eq!(
            staying(&[None, Some(0), None, Some(1), None]),
            [false, true, false, true, false]
        );
        assert_eq!(
            (stay(&[Some(2), Some(1), Some(0)]), stay(&[]), stay(&[None])),
            (1, 0, 0)
        );
    }

    proptest! {
        #[test]
        fn what_stays_keeps_its_order_and_no_more_could(
            before in Just((0..9_usize).map(Some).collect::<Vec<_>>()).prop_shuffle(),
            new in proptest::collection::vec(any::<bool>(), 9),
        ) {
            let before: Vec<_> = before.into_iter().zip(new).map(|(place, new)| place.filter(|_| !new)).collect();
            let kept = |mask: usize| -> Option<Vec<usize>> {
                before.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, place)| *place).collect()
            };
            let best = (0..1_usize << before.len()).filter(|mask| kept(*mask).is_some_and(|places| places.is_sorted()));
            let mask = staying(&before).iter().rev().fold(0, |mask, stays| mask << 1 | usize::from(*stays));
            prop_assert!(kept(mask).is_some_and(|places| places.is_sorted()));
            prop_assert_eq!(Some(mask.count_ones()), best.map(usize::count_ones).max());
        }
    }
}
