//! The status of a data backup task, and the set of statuses that a filter selects.

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
    /// OCP itself does not know.
    Unknown,
    /// Completed.
    Done,
}

/// Whether a task can still change, as far as its status tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The task may still change.
    Running,
    /// The task will not change any more.
    Ended,
    /// The status does not tell, so the task is never counted as ended.
    Unknown,
}

impl Status {
    /// All statuses in the order in which they are listed, sorted and sent: those that need
    /// attention come first.
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

    /// Parses OCP's spelling, which is upper case.
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

/// The status of a task as the server sent it. The set is open: servers related to OCP use more
/// than the documented statuses. An undocumented status is shown as it was sent and never counted
/// as ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskStatus {
    /// A documented status.
    Known(Status),
    /// Any other spelling, as received.
    Other(Arc<str>),
}

impl TaskStatus {
    /// Reads the server's spelling.
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

    /// Whether the task is known to be running: `BEGINNING`, `INITIALIZING`, `DOING` and
    /// `CANCELING`. Only these cause automatic refreshes: an undocumented status may be a final
    /// one, and the page would refresh for ever.
    pub fn is_running(&self) -> bool {
        self.phase() == Phase::Running
    }
}

/// A set of documented statuses. As a filter, the empty set selects tasks of every status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StatusSet(u16);

impl StatusSet {
    const fn bit(status: Status) -> u16 {
        1 << status as u16
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `status` is in the set.
    pub const fn contains(self, status: Status) -> bool {
        self.0 & Self::bit(status) != 0
    }

    /// The set with `status` added (`chosen`) or removed.
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

    /// The statuses in the set, in the order of [`Status::ALL`].
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

/// The spelling in links and requests: OCP's names joined by commas.
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
    fn parse_reads_every_documented_status() {
        for status in Status::ALL {
            assert_eq!(Status::parse(status.as_str()), Some(status));
            assert_eq!(
                TaskStatus::from_wire(status.as_str()),
                TaskStatus::Known(status)
            );
        }
    }

    #[test]
    fn undocumented_status_keeps_its_text_and_has_an_unknown_phase() {
        for text in ["COMPLETED", "done", ""] {
            let status = TaskStatus::from_wire(text);
            assert_eq!(status.as_str(), text);
            assert_eq!(status.phase(), Phase::Unknown);
        }
    }

    #[test]
    fn is_running_holds_for_four_statuses_only() {
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
    fn of_phase_returns_the_statuses_of_the_phase() {
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
    fn status_set_prints_in_the_order_of_all() {
        let set = StatusSet::from_iter([Status::Done, Status::Failed]);
        assert_eq!(set.to_string(), "FAILED,DONE");
        assert!(
            set.with(Status::Done, false)
                .with(Status::Failed, false)
                .is_empty()
        );
    }
}
