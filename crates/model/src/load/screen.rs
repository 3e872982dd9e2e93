//! Which screen the page shows in the place of the rows.

use crate::filter::TaskFilter;

/// The screen in the place of the rows. "No match", "no data", "not loaded" and "failed" are different screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// No cluster and tenant are chosen.
    NoScope,
    /// No response has arrived yet.
    Loading,
    /// The load failed before there were rows.
    Failed,
    /// The tenant has no tasks at all.
    NoData,
    /// No task matches the filter.
    NoMatch,
    /// The server counts matching tasks, and sent none.
    Withheld,
    /// There are rows.
    Rows,
}

/// The facts that decide which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenConditions {
    /// The filter of the question; `None` without a scope.
    pub filter: Option<TaskFilter>,
    /// The number of loaded rows.
    pub rows: usize,
    /// The server's total of matching tasks.
    pub total: Option<u64>,
    /// Whether there was a response to this question. A refresh that fails or goes on does not change it.
    pub has_response: bool,
    /// Whether the latest request failed.
    pub has_failed: bool,
}

impl Screen {
    /// The screen for these conditions.
    pub fn of(conditions: ScreenConditions) -> Self {
        match conditions {
            ScreenConditions { filter: None, .. } => Self::NoScope,
            ScreenConditions { rows: 1.., .. } => Self::Rows,
            ScreenConditions {
                has_response: false,
                has_failed: true,
                ..
            } => Self::Failed,
            ScreenConditions {
                has_response: false,
                ..
            } => Self::Loading,
            ScreenConditions {
                total: Some(1..), ..
            } => Self::Withheld,
            ScreenConditions {
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
    fn every_screen_has_its_conditions() {
        let all = Some(TaskFilter::everything());
        let month = Some(TaskFilter::default());
        let screen = |filter, rows, total, has_response, has_failed| {
            Screen::of(ScreenConditions {
                filter,
                rows,
                total,
                has_response,
                has_failed,
            })
        };
        assert_eq!(screen(None, 3, None, false, true), Screen::NoScope);
        assert_eq!(screen(month, 0, None, false, false), Screen::Loading);
        assert_eq!(screen(month, 0, None, false, true), Screen::Failed);
        assert_eq!(screen(month, 5, Some(9), true, true), Screen::Rows);
        assert_eq!(screen(all, 0, Some(0), true, false), Screen::NoData);
        assert_eq!(screen(all, 0, Some(0), true, true), Screen::NoData);
        assert_eq!(screen(month, 0, Some(0), true, false), Screen::NoMatch);
        assert_eq!(screen(month, 0, None, true, false), Screen::NoMatch);
        assert_eq!(screen(month, 0, Some(7), true, false), Screen::Withheld);
    }
}
