//! Which of its faces the page shows, from what is known.

use crate::filter::TaskFilter;

/// What stands where the rows belong. No match is not no data, and neither is "not loaded" or "failed".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Nobody has chosen a cluster and a tenant.
    NoScope,
    /// No answer has come yet.
    Loading,
    /// The load failed before there was anything to show.
    Failed,
    /// The tenant has no tasks at all.
    NoData,
    /// No task matches the filter.
    NoMatch,
    /// The server says that tasks match, and gave none.
    Withheld,
    /// There are rows.
    Rows,
}

/// What decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The filter asked for; `None` without a scope.
    pub filter: Option<TaskFilter>,
    /// Rows that are loaded.
    pub rows: usize,
    /// How many tasks match, as the server says.
    pub total: Option<u64>,
    /// Whether an answer to this very question is there; a refresh that fails or goes on does not take it back.
    pub answered: bool,
    /// Whether the latest request failed.
    pub failed: bool,
}

impl Screen {
    /// The face for these facts.
    pub fn of(facts: Facts) -> Self {
        match facts {
            Facts { filter: None, .. } => Self::NoScope,
            Facts { rows: 1.., .. } => Self::Rows,
            Facts {
                answered: false,
                failed: true,
                ..
            } => Self::Failed,
            Facts {
                answered: false, ..
            } => Self::Loading,
            Facts {
                total: Some(1..), ..
            } => Self::Withheld,
            Facts {
                filter: Some(filter),
                ..
            } if filter == TaskFilter::everything() => Self::NoData,
            _ => Self::NoMatch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_its_facts() {
        let all = Some(TaskFilter::everything());
        let month = Some(TaskFilter::default());
        let facts = |filter, rows, total, answered, failed| {
            Screen::of(Facts {
                filter,
                rows,
                total,
                answered,
                failed,
            })
        };
        assert_eq!(facts(None, 3, None, false, true), Screen::NoScope);
        assert_eq!(facts(month, 0, None, false, false), Screen::Loading);
        assert_eq!(facts(month, 0, None, false, true), Screen::Failed);
        assert_eq!(facts(month, 5, Some(9), true, true), Screen::Rows);
        assert_eq!(facts(all, 0, Some(0), true, false), Screen::NoData);
        assert_eq!(facts(all, 0, Some(0), true, true), Screen::NoData);
        assert_eq!(facts(month, 0, Some(0), true, false), Screen::NoMatch);
        assert_eq!(facts(month, 0, None, true, false), Screen::NoMatch);
        assert_eq!(facts(month, 0, Some(7), true, false), Screen::Withheld);
    }
}
