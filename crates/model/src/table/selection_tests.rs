//! Selecting as in lists of files.

use super::*;
use proptest::prelude::*;

fn key(id: i64) -> RowKey {
    RowKey::of_task(id, None, None)
}

fn order(ids: impl IntoIterator<Item = i64>) -> Vec<RowKey> {
    ids.into_iter().map(key).collect()
}

/// The selected ones of the first ten rows.
fn selected(selection: &Selection) -> Vec<i64> {
    (0..10).filter(|id| selection.contains(key(*id))).collect()
}

#[test]
fn a_range_reaches_from_the_last_row_that_was_selected_alone() {
    let rows = order(0..10);
    let mut selection = Selection::default();
    selection.toggle(key(2));
    selection.extend(&rows, key(5));
    assert_eq!(selected(&selection), [2, 3, 4, 5]);
    selection.extend(&rows, key(3));
    assert_eq!(
        selected(&selection),
        [2, 3],
        "it is drawn anew, not added to"
    );
    selection.extend(&rows, key(0));
    assert_eq!(selected(&selection), [0, 1, 2], "and goes both ways");
    selection.toggle(key(7));
    selection.extend(&rows, key(8));
    assert_eq!(
        selected(&selection),
        [0, 1, 2, 7, 8],
        "another range leaves the first one alone"
    );
}

#[test]
fn a_range_follows_the_order_shown() {
    let mut selection = Selection::default();
    selection.toggle(key(2));
    selection.extend(&order([9, 2, 7, 4, 1]), key(4));
    assert_eq!(selected(&selection), [2, 4, 7]);
}

#[test]
fn a_range_that_begins_at_a_row_taken_out_takes_out() {
    let rows = order(0..10);
    let mut selection = Selection::default();
    selection.set(&rows, true);
    selection.toggle(key(3));
    selection.extend(&rows, key(6));
    assert_eq!(selected(&selection), [0, 1, 2, 7, 8, 9]);
    selection.extend(&rows, key(4));
    assert_eq!(selected(&selection), [0, 1, 2, 5, 6, 7, 8, 9]);
}

#[test]
fn a_range_without_a_beginning_is_its_end() {
    let rows = order(0..10);
    let mut selection = Selection::default();
    selection.extend(&rows, key(4));
    assert_eq!(selected(&selection), [4]);
    selection.extend(&rows, key(6));
    assert_eq!(selected(&selection), [4, 5, 6]);
    selection.retain(|row| row != key(4));
    selection.extend(&order([0, 5, 6, 7, 8]), key(8));
    assert_eq!(selected(&selection), [5, 6, 8], "its beginning is gone");
    selection.extend(&rows, key(100));
    assert_eq!(
        selected(&selection),
        [5, 6, 8],
        "a row that is not there ends no range"
    );
}

#[test]
fn shift_and_an_arrow_walk_the_range_forth_and_back() {
    let rows = order(0..10);
    let mut selection = Selection::default();
    for (from, to) in [(4, 5), (5, 6), (6, 5)] {
        selection.extend_from(&rows, key(from), key(to));
    }
    assert_eq!(selected(&selection), [4, 5]);
    selection.extend_from(&rows, key(8), key(9));
    assert_eq!(
        selected(&selection),
        [4, 5, 8, 9],
        "who has walked elsewhere begins a new one"
    );
    selection.extend_from(&rows, key(9), key(9));
    assert_eq!(
        selected(&selection),
        [4, 5, 8, 9],
        "at the end of the page it stays"
    );
    selection.clear();
    selection.extend_from(&rows, key(0), key(0));
    assert_eq!(selected(&selection), [0]);
}

#[test]
fn a_page_is_selected_wholly_partly_or_not() {
    let (page, all) = (order(0..3), order(0..10));
    let mut selection = Selection::default();
    assert_eq!(selection.extent_of(&page), SelectionExtent::None);
    selection.toggle(key(1));
    assert_eq!(selection.extent_of(&page), SelectionExtent::Partial);
    selection.set(&page, true);
    assert_eq!(
        (
            selection.extent_of(&page),
            selection.extent_of(&all),
            selection.len()
        ),
        (SelectionExtent::All, SelectionExtent::Partial, 3)
    );
    selection.set(&page, false);
    assert!(selection.is_empty());
    assert_eq!(selection.extent_of(&[]), SelectionExtent::None);
}

/// What a user does.
#[derive(Clone, Copy, Debug)]
enum Act {
    Toggle(i64),
    Extend(i64),
    Walk(i64, i64),
    Set(i64, bool),
    Lose(i64),
    Clear,
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..10_i64).prop_map(Act::Toggle),
        4 => (0..10_i64).prop_map(Act::Extend),
        4 => (0..10_i64, -1..2_i64).prop_map(|(from, step)| Act::Walk(from, (from + step).clamp(0, 9))),
        1 => (0..10_i64, any::<bool>()).prop_map(|(to, selected)| Act::Set(to, selected)),
        1 => (0..10_i64).prop_map(Act::Lose),
        1 => Just(Act::Clear),
    ]
}

/// The same told otherwise: what was selected when the range began, and the range's two ends.
#[derive(Default)]
struct Told {
    before: HashSet<i64>,
    range: Option<(i64, i64, bool)>,
}

impl Told {
    fn now(&self) -> HashSet<i64> {
        let mut now = self.before.clone();
        if let Some((from, to, selects)) = self.range {
            for id in from.min(to)..=from.max(to) {
                if selects {
                    now.insert(id)
                } else {
                    now.remove(&id)
                };
            }
        }
        now
    }

    fn begin(&mut self, at: i64, selects: bool) {
        self.before = self.now();
        self.range = Some((at, at, selects));
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Toggle(id) => self.begin(id, !self.now().contains(&id)),
            Act::Extend(to) => match &mut self.range {
                Some((_, end, _)) => *end = to,
                None => self.begin(to, true),
            },
            Act::Walk(from, to) => {
                if self
                    .range
                    .is_none_or(|(_, end, selects)| end != from || !selects)
                {
                    self.begin(from, true);
                }
                self.act(Act::Extend(to));
            }
            Act::Set(to, selected) => {
                self.before = self.now();
                self.range = None;
                for id in 0..to {
                    if selected {
                        self.before.insert(id)
                    } else {
                        self.before.remove(&id)
                    };
                }
            }
            Act::Lose(_) => {}
            Act::Clear => *self = Self::default(),
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_done_the_range_is_drawn_over_what_was_before(acts in proptest::collection::vec(any_act(), 0..30)) {
        let rows = order(0..10);
        let (mut selection, mut told) = (Selection::default(), Told::default());
        for act in acts.into_iter().filter(|act| !matches!(act, Act::Lose(_))) {
            told.act(act);
            apply(&mut selection, &rows, act);
            prop_assert_eq!((0..10).filter(|id| told.now().contains(id)).collect::<Vec<_>>(), selected(&selection), "{:?}", act);
        }
    }

    #[test]
    fn what_is_selected_exists(acts in proptest::collection::vec(any_act(), 0..30)) {
        let mut rows = order(0..10);
        let mut selection = Selection::default();
        for act in acts {
            if let Act::Lose(id) = act {
                rows.retain(|row| *row != key(id));
                prop_assert_eq!(selection.has_missing(|row| rows.contains(&row)), selection.contains(key(id)));
                let others = (0..10).filter(|other| *other != id && selection.contains(key(*other))).collect::<Vec<_>>();
                selection.retain(|row| rows.contains(&row));
                prop_assert_eq!(selected(&selection), others);
            } else {
                apply(&mut selection, &rows, act);
            }
            prop_assert!(selection.rows.iter().all(|row| rows.contains(row)));
            prop_assert_eq!(selection.extent_of(&rows) == SelectionExtent::None, selection.is_empty());
        }
    }
}

/// Only rows that are there can be clicked.
fn apply(selection: &mut Selection, rows: &[RowKey], act: Act) {
    let is_there = |id: i64| rows.contains(&key(id));
    match act {
        Act::Toggle(id) if is_there(id) => selection.toggle(key(id)),
        Act::Extend(to) if is_there(to) => selection.extend(rows, key(to)),
        Act::Walk(from, to) if is_there(from) && is_there(to) => {
            selection.extend_from(rows, key(from), key(to))
        }
        Act::Set(to, selected) => {
            let set: Vec<_> = order(0..to)
                .into_iter()
                .filter(|row| rows.contains(row))
                .collect();
            selection.set(&set, selected);
        }
        Act::Clear => selection.clear(),
        _ => {}
    }
}
