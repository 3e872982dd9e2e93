//! The time range of a filter: relative to now, or between two instants.

use chrono::TimeDelta;

use super::instant::{self, Instant};

/// A range that ends now and moves with the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// The last hour.
    Hour1,
    /// The last 24 hours.
    Hours24,
    /// The last 7 days of 24 hours.
    Days7,
    /// The last 30 days of 24 hours.
    Days30,
    /// The last 90 days of 24 hours.
    Days90,
    /// No bound at all.
    All,
}

impl Preset {
    /// Every preset, shortest first.
    pub const ALL: [Self; 6] = [Self::Hour1, Self::Hours24, Self::Days7, Self::Days30, Self::Days90, Self::All];

    /// The spelling in a link's `range`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hour1 => "1h",
            Self::Hours24 => "24h",
            Self::Days7 => "7d",
            Self::Days30 => "30d",
            Self::Days90 => "90d",
            Self::All => "all",
        }
    }

    /// Reads [`Preset::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == text)
    }

    /// How far it reaches back; `None` for [`Preset::All`].
    pub fn length(self) -> Option<TimeDelta> {
        match self {
            Self::Hour1 => Some(TimeDelta::hours(1)),
            Self::Hours24 => Some(TimeDelta::hours(24)),
            Self::Days7 => Some(TimeDelta::days(7)),
            Self::Days30 => Some(TimeDelta::days(30)),
            Self::Days90 => Some(TimeDelta::days(90)),
            Self::All => None,
        }
    }
}

/// Which tasks are asked for, by time. A relative range stays relative in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeRange {
    /// Up to now.
    Relative(Preset),
    /// Between two instants of whole seconds. At least one of them is there: [`TimeRange::between`] sees to it.
    Absolute(Bounds),
}

impl Default for TimeRange {
    fn default() -> Self {
        Self::Relative(Preset::Days30)
    }
}

/// The instants that are sent. OCP does not document whether they bound a task's start, its finish or an
/// overlap, nor whether they are inclusive; so nothing here filters by them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// `startTime`; `None` is not sent.
    pub start: Option<Instant>,
    /// `endTime`; `None` is not sent.
    pub end: Option<Instant>,
}

impl Bounds {
    /// `startTime` and `endTime` as the API and a link spell them.
    pub fn print(self) -> (Option<String>, Option<String>) {
        (self.start.map(instant::print_api), self.end.map(instant::print_api))
    }
}

impl TimeRange {
    /// The range between two instants; with neither it is [`Preset::All`].
    pub const fn between(start: Option<Instant>, end: Option<Instant>) -> Self {
        if start.is_none() && end.is_none() {
            Self::Relative(Preset::All)
        } else {
            Self::Absolute(Bounds { start, end })
        }
    }

    /// The instants to send at the moment `now`. A relative range leaves the end open, so that a task which
    /// is still running cannot fall out of it.
    pub fn resolve(self, now: Instant) -> Bounds {
        match self {
            Self::Absolute(bounds) => bounds,
            Self::Relative(preset) => {
                let start = preset.length().and_then(|length| now.checked_sub_signed(length));
                let whole = |time: Instant| Instant::from_timestamp(time.timestamp(), 0);
                Bounds { start: start.and_then(whole), end: None }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        instant::parse_wire(text).unwrap()
    }

    #[test]
    fn presets_read_back_what_they_print() {
        for preset in Preset::ALL {
            assert_eq!(Preset::parse(preset.as_str()), Some(preset));
        }
        assert_eq!(Preset::parse("31d"), None);
    }

    #[test]
    fn a_relative_range_moves_with_the_clock_and_leaves_the_end_open() {
        let range = TimeRange::Relative(Preset::Hour1);
        let (start, end) = range.resolve(at("2024-08-09T08:00:00.9Z")).print();
        assert_eq!((start.as_deref(), end), (Some("2024-08-09T07:00:00Z"), None));
        assert_eq!(TimeRange::Relative(Preset::All).resolve(at("2024-08-09T08:00:00Z")), Bounds::default());
    }

    #[test]
    fn an_absolute_range_stays_where_it_is() {
        let range = TimeRange::between(Some(at("2024-08-06T00:00:00Z")), None);
        assert_eq!(range.resolve(at("2030-01-01T00:00:00Z")).print(), (Some("2024-08-06T00:00:00Z".into()), None));
        assert_eq!(TimeRange::between(None, None), TimeRange::Relative(Preset::All));
    }

    #[test]
    fn the_beginning_of_time_does_not_panic() {
        assert_eq!(TimeRange::Relative(Preset::Days90).resolve(Instant::MIN_UTC), Bounds::default());
    }
}
