//! Of how many tasks a count speaks.

use super::load_plan::Stop;
use super::result_set::ResultSet;

/// What the loaded tasks are of all that match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All that match.
    All(usize),
    /// So many, of so many that match as the server says.
    Some(usize, u64),
    /// So many; nobody knows of how many.
    Loaded(usize),
}

impl Coverage {
    /// What `rows` are, whose load ended by `stop`.
    pub fn of(rows: &ResultSet, stop: Option<Stop>) -> Self {
        let loaded = rows.len();
        match rows.total() {
            _ if rows.is_all(stop) => Self::All(loaded),
            Some(total) if total > loaded as u64 => Self::Some(loaded, total),
            // What came counts more than what was promised.
            _ => Self::Loaded(loaded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::result_set::Batch;
    use crate::model::result_set::tests::batch;

    #[test]
    fn only_a_complete_load_covers_all() {
        let mut rows = ResultSet::default();
        rows.merge(batch(1..=3, 5));
        for stop in [None, Some(Stop::Limit), Some(Stop::Complete)] {
            assert_eq!(Coverage::of(&rows, stop), Coverage::Some(3, 5), "{stop:?}");
        }
        rows.merge(batch(4..=5, 5));
        assert_eq!(Coverage::of(&rows, Some(Stop::Complete)), Coverage::All(5));
        assert_eq!(Coverage::of(&rows, None), Coverage::Loaded(5));
        rows.merge(batch(6..=6, 5));
        assert_eq!(Coverage::of(&rows, None), Coverage::Loaded(6));
        let mut untold = ResultSet::default();
        untold.merge(Batch { total: None, ..batch(1..=3, 0) });
        assert_eq!(Coverage::of(&untold, None), Coverage::Loaded(3));
    }
}
