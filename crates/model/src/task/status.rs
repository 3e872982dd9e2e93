//! The status of a data backup task, and the set of statuses a filter asks for.

use std::fmt;
use std::sync::Arc;

/// One of the nine statuses that OCP V4.3.6 documents for a data backup task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Status {
    /// Being started.
    Beginning,
    /// Being initialised.
    Initializing,
    /// In progress.
    Doing,
    /// Being cancelled.
    Canceling,
    /// Failed.
    Failed,
    /// Expired.
    Overdue,
    /// Cancelled.
    Canceled,
    /// Not known to OCP itself.
    Unknown,
    /// Completed.
    Done,
}

/// How far a task with some status is, as far as the status tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It may still change.
    Running,
    /// It will not change any more.
    Ended,
    /// Nobody can tell, so it is never counted as ended.
    Unknown,
}

impl Status {
    /// All nine, in the order in which they are listed, sorted and sent: what needs attention first.
    pub const ALL: [Self; 9] = [
        Self::Beginning,
        Self::Initializing,
        Self::Doing,
        Self::Canceling,
        Self::Failed,
        Self::Overdue,
        Self::Canceled,
        Self::Unknown,
        Self::Done,
    ];

    /// OCP's spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Beginning => "BEGINNING",
            Self::Initializing => "INITIALIZING",
            Self::Doing => "DOING",
            Self::Canceling => "CANCELING",
            Self::Failed => "FAILED",
            Self::Overdue => "OVERDUE",
            Self::Canceled => "CANCELED",
            Self::Unknown => "UNKNOWN",
            Self::Done => "DONE",
        }
    }

    /// Reads OCP's spelling, which is upper case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether a task with this status may still change.
    pub const fn phase(self) -> Phase {
        match self {
            Self::Beginning | Self::Initializing | Self::Doing | Self::Canceling => Phase::Running,
            Self::Done | Self::Failed | Self::Canceled | Self::Overdue => Phase::Ended,
            Self::Unknown => Phase::Unknown,
        }
    }
}

/// What a task says of its status. The set is open: servers related to OCP know more statuses than the
/// documented nine, and one we do not know is shown as it is written and never taken for an end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskStatus {
    /// A documented status.
    Known(Status),
    /// Any other spelling, as it came.
    Other(Arc<str>),
}

impl TaskStatus {
    /// Takes what the server wrote.
    pub fn from_wire(text: &str) -> Self {
        Status::parse(text).map_or_else(|| Self::Other(text.into()), Self::Known)
    }

    /// The server's spelling.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(status) => status.as_str(),
            Self::Other(text) => text,
        }
    }

    /// Whether the task may still change.
    pub const fn phase(&self) -> Phase {
        match self {
            Self::Known(status) => status.phase(),
            Self::Other(_) => Phase::Unknown,
        }
    }

    /// Whether the task is known to be under way: `BEGINNING`, `INITIALIZING`, `DOING` and `CANCELING`. Only such a
    /// task makes the page ask again by itself. A status that nobody knows does not count as ended, but it may
    /// well be an end, and the page would ask for ever.
    pub fn is_running(&self) -> bool {
        self.phase() == Phase::Running
    }
}

/// A set of documented statuses; the empty set asks for tasks of every status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StatusSet(u16);

impl StatusSet {
    const fn bit(status: Status) -> u16 {
        1 << status as u16
    }

    /// Whether nothing is chosen.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `status` is chosen.
    pub const fn contains(self, status: Status) -> bool {
        self.0 & Self::bit(status) != 0
    }

    /// The set with `status` in it, or not.
    #[must_use]
    pub const fn with(self, status: Status, chosen: bool) -> Self {
        if chosen {
            Self(self.0 | Self::bit(status))
        } else {
            Self(self.0 & !Self::bit(status))
        }
    }

    /// All statuses of a phase.
    pub fn of_phase(phase: Phase) -> Self {
        Status::ALL
            .into_iter()
            .filter(|status| status.phase() == phase)
            .collect()
    }

    /// The chosen statuses, in the order of [`Status::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Status> {
        Status::ALL
            .into_iter()
            .filter(move |status| self.contains(*status))
    }
}

impl FromIterator<Status> for StatusSet {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        statuses
            .into_iter()
            .fold(Self::default(), |set, status| set.with(status, true))
    }
}

/// The spelling in a link and in a request: OCP's names joined by commas.
impl fmt::Display for StatusSet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, status) in self.iter().enumerate() {
            if position > 0 {
                out.write_str(",")?;
            }
            out.write_str(status.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_reads_back_what_it_prints() {
        for status in Status::ALL {
            assert_eq!(Status::parse(status.as_str()), Some(status));
            assert_eq!(
                TaskStatus::from_wire(status.as_str()),
                TaskStatus::Known(status)
            );
        }
    }

    #[test]
    fn an_unknown_status_is_kept_and_never_ended() {
        for text in ["COMPLETED", "done", ""] {
            let status = TaskStatus::from_wire(text);
            assert_eq!(status.as_str(), text);
            assert_eq!(status.phase(), Phase::Unknown);
        }
    }

    #[test]
    fn only_four_statuses_are_known_to_be_under_way() {
        let running = Status::ALL
            .into_iter()
            .filter(|status| TaskStatus::Known(*status).is_running());
        let running: Vec<_> = running.map(Status::as_str).collect();
        assert_eq!(running, ["BEGINNING", "INITIALIZING", "DOING", "CANCELING"]);
        assert!(
            !TaskStatus::from_wire("doing").is_running()
                && !TaskStatus::from_wire("INIT").is_running()
        );
    }

    #[test]
    fn a_phase_has_its_statuses() {
        assert_eq!(
            StatusSet::of_phase(Phase::Running).to_string(),
            "BEGINNING,INITIALIZING,DOING,CANCELING"
        );
        assert_eq!(
            StatusSet::of_phase(Phase::Ended).to_string(),
            "FAILED,OVERDUE,CANCELED,DONE"
        );
    }

    #[test]
    fn a_set_prints_its_members_in_one_order() {
        let set = StatusSet::from_iter([Status::Done, Status::Failed]);
        assert_eq!(set.to_string(), "FAILED,DONE");
        assert!(
            set.with(Status::Done, false)
                .with(Status::Failed, false)
                .is_empty()
        );
    }
}
