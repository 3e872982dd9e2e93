use proptest::prelude::*;

use super::staying;

fn count(places: &[Option<usize>]) -> usize {
    staying(places).into_iter().filter(|stays| *stays).count()
}

#[test]
fn only_the_row_that_goes_to_the_end_is_moved() {
    assert_eq!(
        staying(&[Some(1), Some(2), Some(3), Some(0)]),
        [true, true, true, false]
    );
}

#[test]
fn new_rows_do_not_move_the_others() {
    assert_eq!(
        staying(&[None, Some(0), None, Some(1), None]),
        [false, true, false, true, false]
    );
    assert_eq!(count(&[None]), 0);
    assert_eq!(count(&[]), 0);
}

#[test]
fn one_row_of_a_reversed_list_stays() {
    assert_eq!(count(&[Some(2), Some(1), Some(0)]), 1);
}

proptest! {
    #[test]
    fn rows_that_stay_keep_their_order_and_no_more_rows_could(
        old in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle(),
        is_new in proptest::collection::vec(any::<bool>(), 9),
    ) {
        let places: Vec<_> = old.into_iter().zip(is_new)
            .map(|(place, is_new)| (!is_new).then_some(place))
            .collect();
        // The places of the rows in a subset, a bit for each row; none if a row of it is new.
        let subset = |bits: usize| -> Option<Vec<usize>> {
            let rows = places.iter().enumerate();
            rows.filter(|(index, _)| bits >> index & 1 == 1).map(|(_, place)| *place).collect()
        };
        let keeps_order = |bits: &usize| subset(*bits).is_some_and(|places| places.is_sorted());
        let most = (0..1_usize << places.len()).filter(keeps_order).map(usize::count_ones).max();
        let stays = staying(&places);
        let bits = stays.iter().rev().fold(0, |bits, stays| bits << 1 | usize::from(*stays));
        prop_assert!(keeps_order(&bits));
        prop_assert_eq!(Some(bits.count_ones()), most);
    }
}
