//! The order in which the rows are shown, kept as rows come, and made anew in shares where that takes long.

use std::sync::Arc;

use crate::load::result_set::{ResultSet, ResultSetId};
use crate::table::sort::Sort;
use crate::table::sorted;

/// Up to so many rows are sorted at once: some 20 ms where the processor is slow.
pub const AT_ONCE: usize = 5_000;

/// How many rows a [`Sorter`] moves in one share; it compares about as often. A share takes some milliseconds where the
/// processor is slow.
const SHARE: usize = 4_608;

/// How many rows a [`Sorter`] sorts in one piece before it merges pieces.
const PIECE: usize = 512;

/// The places of a [`ResultSet`]'s tasks in the order of a [`Sort`].
#[derive(Clone, Debug)]
pub struct Order {
    places: Arc<Vec<u32>>,
    of: Origin,
}

/// What an order is the order of.
#[derive(Clone, Debug, PartialEq)]
struct Origin {
    set: ResultSetId,
    /// `None` for the order in which the tasks came.
    sort: Option<Sort>,
    /// How many of the set's changes it has taken in.
    changes: usize,
}

/// An order is the same only as itself: nobody compares 100,000 places to find out more.
impl PartialEq for Order {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.places, &other.places) && self.of == other.of
    }
}

impl Order {
    /// Sorts `set`, however long it takes. With the `previous` order of the same set by the same sort it takes little.
    pub fn of(set: &ResultSet, sort: &Sort, previous: Option<&Self>) -> Self {
        if let Some(previous) = previous.filter(|previous| previous.is_of(set, sort)) {
            return previous.grown(set);
        }
        let mut places = all(set);
        let compare = compare(set, Some(sort));
        sorted::sort(&mut places, &compare);
        Self {
            places: Arc::new(places),
            of: Origin::new(set, Some(sort)),
        }
    }

    /// The best order that can be had at once: that of `sort` from one of the `known` orders, or if there are few rows.
    /// Else another known order of the same rows, or the one in which they came; then [`Order::is_of`] is not so, and a
    /// [`Sorter`] has work to do.
    pub fn at_once(set: &ResultSet, sort: &Sort, known: [Option<&Self>; 2]) -> Self {
        let mut known = known.into_iter().flatten();
        let right = known.clone().find(|order| order.is_of(set, sort));
        if right.is_some() || set.len() <= AT_ONCE {
            return Self::of(set, sort, right);
        }
        known.find(|order| order.of.set == *set.id()).map_or_else(
            || Self {
                places: Arc::new(all(set)),
                of: Origin::new(set, None),
            },
            |order| order.grown(set),
        )
    }

    /// Whether it is an order of this set by this sort, as far as the set had come then.
    pub fn is_of(&self, set: &ResultSet, sort: &Sort) -> bool {
        self.of.set == *set.id() && self.is_by(sort)
    }

    /// Whether it is an order by this sort.
    pub fn is_by(&self, sort: &Sort) -> bool {
        self.of.sort.as_ref() == Some(sort)
    }

    /// The places that are to be shown, in the same order.
    #[must_use]
    pub fn narrowed(&self, is_shown: impl Fn(u32) -> bool) -> Self {
        let places = self
            .places
            .iter()
            .copied()
            .filter(|place| is_shown(*place))
            .collect();
        Self {
            places: Arc::new(places),
            of: self.of.clone(),
        }
    }

    /// The places, in order.
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// The order with what has come to its set, and what has changed in it, since it was made.
    fn grown(&self, set: &ResultSet) -> Self {
        let changed = set
            .changed_places()
            .get(self.of.changes..)
            .unwrap_or_default();
        let known = self.places.len();
        if changed.is_empty() && set.len() == known {
            return self.clone();
        }
        let mut moved = vec![false; if changed.is_empty() { 0 } else { known }];
        let is_known = |place: &u32| (*place as usize) < known;
        changed
            .iter()
            .filter(|place| is_known(place))
            .for_each(|place| moved[*place as usize] = true);
        let stays = |place: &u32| moved.get(*place as usize) != Some(&true);
        let mut fresh: Vec<u32> = moved
            .iter()
            .zip(0..)
            .filter_map(|(moved, place)| moved.then_some(place))
            .collect();
        fresh.extend(all(set).split_off(known));
        let compare = compare(set, self.of.sort.as_ref());
        sorted::sort(&mut fresh, &compare);

        let kept: Vec<u32> = self.places.iter().copied().filter(stays).collect();
        let mut places = Vec::with_capacity(set.len());
        let mut from = 0;
        for place in fresh {
            // Rows that come together mostly belong together, so the next one's place is looked for near the last one's.
            let rest = &kept[from..];
            let mut reach = 1;
            while reach < rest.len() && compare(rest[reach], place).is_lt() {
                reach *= 2;
            }
            let near = &rest[..rest.len().min(reach + 1)];
            let before = near.partition_point(|other| compare(*other, place).is_lt());
            places.extend_from_slice(&rest[..before]);
            places.push(place);
            from += before;
        }
        places.extend_from_slice(&kept[from..]);
        Self {
            places: Arc::new(places),
            of: Origin {
                changes: set.changed_places().len(),
                ..self.of.clone()
            },
        }
    }
}

impl Origin {
    fn new(set: &ResultSet, sort: Option<&Sort>) -> Self {
        Self {
            set: set.id().clone(),
            sort: sort.cloned(),
            changes: set.changed_places().len(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "2^32 tasks are more than a browser's memory holds"
)]
fn all(set: &ResultSet) -> Vec<u32> {
    (0..set.len() as u32).collect()
}

/// Compares the tasks at two places.
fn compare<'a>(
    set: &'a ResultSet,
    sort: Option<&'a Sort>,
) -> impl Fn(u32, u32) -> std::cmp::Ordering + 'a {
    move |a, b| match sort {
        Some(sort) => sort.compare(&set.tasks()[a as usize], &set.tasks()[b as usize]),
        None => a.cmp(&b),
    }
}

/// Sorts a set in shares, so that the page stays responsive. The set may grow meanwhile.
#[derive(Debug)]
pub struct Sorter {
    of: Origin,
    /// Sorted pieces of `width` rows one behind the other; the last one may be shorter.
    places: Vec<u32>,
    /// 0 while the pieces are not sorted yet.
    width: usize,
    /// The pieces so far merged in pairs; or while the pieces are sorted, nothing.
    merged: Vec<u32>,
    /// How far the pieces are sorted, or of the pair that is being merged, how far each is.
    at: [usize; 2],
}

impl Sorter {
    /// Begins to sort.
    pub fn new(set: &ResultSet, sort: &Sort) -> Self {
        let of = Origin::new(set, Some(sort));
        Self {
            of,
            places: all(set),
            width: 0,
            merged: Vec::with_capacity(set.len()),
            at: [0, 0],
        }
    }

    /// Whether it sorts this set by this sort.
    pub fn is_of(&self, set: &ResultSet, sort: &Sort) -> bool {
        self.of.set == *set.id() && self.of.sort.as_ref() == Some(sort)
    }

    /// Does a share of the work, on the set that it was begun with. When it gives an order, all is done.
    pub fn share(&mut self, set: &ResultSet) -> Option<Order> {
        if self.of.changes != set.changed_places().len() {
            // What was compared is not as it was.
            let sort = self.of.sort.take().unwrap_or_default();
            *self = Self::new(set, &sort);
        }
        let sort = self.of.sort.clone();
        let compare = compare(set, sort.as_ref());
        let mut left = SHARE;
        while self.width == 0 && left > 0 {
            let [from, _] = self.at;
            let to = (from + PIECE).min(self.places.len());
            sorted::sort(&mut self.places[from..to], &compare);
            self.at = [to, 0];
            // It takes about nine comparisons for each row.
            left = left.saturating_sub(9 * PIECE);
            if to == self.places.len() {
                (self.width, self.at) = (PIECE, [0, PIECE]);
            }
        }
        while self.width > 0 && left > 0 {
            if self.width >= self.places.len() {
                let places = Arc::new(std::mem::take(&mut self.places));
                return Some(Order {
                    places,
                    of: self.of.clone(),
                });
            }
            left -= self.merge(left, &compare);
        }
        None
    }

    /// Moves up to `most` rows of a pair of pieces behind what is merged; at the end of all pairs begins with wider ones.
    /// Returns how many it moved, at least 1.
    fn merge(&mut self, most: usize, compare: &impl Fn(u32, u32) -> std::cmp::Ordering) -> usize {
        let length = self.places.len();
        let pair = self.merged.len() / (2 * self.width) * (2 * self.width);
        let ends = [pair + self.width, pair + 2 * self.width].map(|end| end.min(length));
        let before = self.merged.len();
        let to = ends[1].min(before + most);
        while self.merged.len() < to {
            let [a, b] = self.at;
            let takes_first =
                b >= ends[1] || (a < ends[0] && compare(self.places[a], self.places[b]).is_lt());
            let next = usize::from(!takes_first);
            self.merged.push(self.places[self.at[next]]);
            self.at[next] += 1;
        }
        let moved = to - before;
        if to == length {
            std::mem::swap(&mut self.places, &mut self.merged);
            self.merged.clear();
            self.width *= 2;
            self.at = [0, self.width];
        } else if to == ends[1] {
            self.at = [to, to + self.width];
        }
        moved.max(1)
    }
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
