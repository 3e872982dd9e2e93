//! Toggling, ranges and keyboard selection, checked against a simple reference model.

use super::*;
use proptest::prelude::*;

fn key(id: i64) -> RowKey {
    RowKey::of_task(id, None, None)
}

fn order(ids: impl IntoIterator<Item = i64>) -> Vec<RowKey> {
    ids.into_iter().map(key).collect()
}

/// The selected ids among the first ten rows.
fn selected(selection: &Selection) -> Vec<i64> {
    (0..10).filter(|id| selection.contains(key(*id))).collect()
}

#[test]
fn range_starts_at_the_last_toggled_row() {
    let rows = order(0..10);
    let mut selection = Selection::default();
    selection.toggle(key(2));
    selection.extend(&rows, key(5));
    assert_eq!(selected(&selection), [2, 3, 4, 5]);
    selection.extend(&rows, key(3));
    assert_eq!(
        selected(&selection),
        [2, 3],
        "the new range replaces the previous one"
    );
    selection.extend(&rows, key(0));
    assert_eq!(
        selected(&selection),
        [0, 1, 2],
        "a range may reach backwards"
    );
    selection.toggle(key(7));
    selection.extend(&rows, key(8));
    assert_eq!(
        selected(&selection),
        [0, 1, 2, 7, 8],
        "a new range keeps the first one"
    );
}

#[test]
fn range_follows_the_given_order() {
    let mut selection = Selection::default();
    selection.toggle(key(2));
    selection.extend(&order([9, 2, 7, 4, 1]), key(4));
    assert_eq!(selected(&selection), [2, 4, 7]);
}

#[test]
fn range_from_a_deselected_row_deselects() {
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
fn range_without_an_anchor_starts_at_its_end() {
    let rows = order(0..10);
    let mut selection = Selection::default();
    selection.extend(&rows, key(4));
    assert_eq!(selected(&selection), [4]);
    selection.extend(&rows, key(6));
    assert_eq!(selected(&selection), [4, 5, 6]);
    selection.retain(|row| row != key(4));
    selection.extend(&order([0, 5, 6, 7, 8]), key(8));
    assert_eq!(selected(&selection), [5, 6, 8], "the anchor is gone");
    selection.extend(&rows, key(100));
    assert_eq!(
        selected(&selection),
        [5, 6, 8],
        "an unknown row changes nothing"
    );
}

#[test]
fn extend_from_moves_the_range_in_both_directions() {
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
        "a step from another row starts a new range"
    );
    selection.extend_from(&rows, key(9), key(9));
    assert_eq!(
        selected(&selection),
        [4, 5, 8, 9],
        "a step at the end of the page changes nothing"
    );
    selection.clear();
    selection.extend_from(&rows, key(0), key(0));
    assert_eq!(selected(&selection), [0]);
}

#[test]
fn extent_of_tells_none_partial_and_all() {
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

/// A user action, or the loss of a row.
#[derive(Clone, Copy, Debug)]
enum Action {
    Toggle(i64),
    Extend(i64),
    Walk(i64, i64),
    Set(i64, bool),
    Lose(i64),
    Clear,
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        4 => (0..10_i64).prop_map(Action::Toggle),
        4 => (0..10_i64).prop_map(Action::Extend),
        4 => (0..10_i64, -1..2_i64)
            .prop_map(|(from, step)| Action::Walk(from, (from + step).clamp(0, 9))),
        1 => (0..10_i64, any::<bool>()).prop_map(|(to, selected)| Action::Set(to, selected)),
        1 => (0..10_i64).prop_map(Action::Lose),
        1 => Just(Action::Clear),
    ]
}

/// A reference model: the selection before the current range, and the range's ends and effect.
#[derive(Default)]
struct Reference {
    before: HashSet<i64>,
    range: Option<(i64, i64, bool)>,
}

impl Reference {
    fn selected_ids(&self) -> HashSet<i64> {
        let mut selected_ids = self.before.clone();
        if let Some((from, to, selects)) = self.range {
            for id in from.min(to)..=from.max(to) {
                if selects {
                    selected_ids.insert(id)
                } else {
                    selected_ids.remove(&id)
                };
            }
        }
        selected_ids
    }

    fn begin(&mut self, at: i64, selects: bool) {
        self.before = self.selected_ids();
        self.range = Some((at, at, selects));
    }

    fn action(&mut self, action: Action) {
        match action {
            Action::Toggle(id) => self.begin(id, !self.selected_ids().contains(&id)),
            Action::Extend(to) => match &mut self.range {
                Some((_, end, _)) => *end = to,
                None => self.begin(to, true),
            },
            Action::Walk(from, to) => {
                if self
                    .range
                    .is_none_or(|(_, end, selects)| end != from || !selects)
                {
                    self.begin(from, true);
                }
                self.action(Action::Extend(to));
            }
            Action::Set(to, selected) => {
                self.before = self.selected_ids();
                self.range = None;
                for id in 0..to {
                    if selected {
                        self.before.insert(id)
                    } else {
                        self.before.remove(&id)
                    };
                }
            }
            Action::Lose(_) => {}
            Action::Clear => *self = Self::default(),
        }
    }
}

proptest! {
    #[test]
    fn selection_matches_the_reference_after_any_actions(
        actions in proptest::collection::vec(any_action(), 0..30),
    ) {
        let rows = order(0..10);
        let (mut selection, mut reference) = (Selection::default(), Reference::default());
        for action in actions
            .into_iter()
            .filter(|action| !matches!(action, Action::Lose(_)))
        {
            reference.action(action);
            apply(&mut selection, &rows, action);
            prop_assert_eq!(
                (0..10)
                    .filter(|id| reference.selected_ids().contains(id))
                    .collect::<Vec<_>>(),
                selected(&selection),
                "{:?}",
                action
            );
        }
    }

    #[test]
    fn selection_contains_only_existing_rows(
        actions in proptest::collection::vec(any_action(), 0..30),
    ) {
        let mut rows = order(0..10);
        let mut selection = Selection::default();
        for action in actions {
            if let Action::Lose(id) = action {
                rows.retain(|row| *row != key(id));
                prop_assert_eq!(
                    selection.has_missing(|row| rows.contains(&row)),
                    selection.contains(key(id))
                );
                let others = (0..10)
                    .filter(|other| *other != id && selection.contains(key(*other)))
                    .collect::<Vec<_>>();
                selection.retain(|row| rows.contains(&row));
                prop_assert_eq!(selected(&selection), others);
            } else {
                apply(&mut selection, &rows, action);
            }
            prop_assert!(selection.rows.iter().all(|row| rows.contains(row)));
            prop_assert_eq!(
                selection.extent_of(&rows) == SelectionExtent::None,
                selection.is_empty()
            );
        }
    }
}

/// Applies an action to the selection; actions on rows that are gone do nothing.
fn apply(selection: &mut Selection, rows: &[RowKey], action: Action) {
    let is_there = |id: i64| rows.contains(&key(id));
    match action {
        Action::Toggle(id) if is_there(id) => selection.toggle(key(id)),
        Action::Extend(to) if is_there(to) => selection.extend(rows, key(to)),
        Action::Walk(from, to) if is_there(from) && is_there(to) => {
            selection.extend_from(rows, key(from), key(to));
        }
        Action::Set(to, selected) => {
            let set: Vec<_> = order(0..to)
                .into_iter()
                .filter(|row| rows.contains(row))
                .collect();
            selection.set(&set, selected);
        }
        Action::Clear => selection.clear(),
        _ => {}
    }
}
