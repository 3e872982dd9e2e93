//! The server's clock, as its responses tell it, and how old a response is.
//!
//! Ages, relative time ranges and "as of" follow this clock, because the times of tasks do. The
//! browser's clock is only compared with it.

use std::ops::RangeInclusive;

use chrono::TimeDelta;

use crate::task::instant::Instant;

/// A difference of clocks, or an age, up to which nothing is told.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(1);

/// `Date` has whole seconds, so it may be this much later than it says.
const DATE_PRECISION: TimeDelta = TimeDelta::seconds(1);

/// A `timestamp` that is later than the `Date` header by more than this is no reading of a clock.
const MAX_LEAD: TimeDelta = TimeDelta::days(1);

/// The seconds since 1970 that a clock may show: the years 2000 to 2199.
const CLOCK_SECONDS: RangeInclusive<i64> = 946_684_800..=7_258_118_399;

/// The times that belong to a response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseTimes {
    /// When its request was sent, by the browser's clock.
    pub sent: Instant,
    /// When it had been received, by the browser's clock.
    pub received: Instant,
    /// `timestamp` of its envelope: the server's clock when it finished the response.
    pub timestamp: Option<Instant>,
    /// The `Date` header. Pages of another origin cannot read it.
    pub date: Option<Instant>,
    /// The `Age` header: how many seconds a cache has kept the response.
    pub age_seconds: Option<u32>,
}

/// How recent a response is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// The moment of which its tasks are, by the server's clock.
    pub as_of: Instant,
    /// How much older than its request it is, if that is more than [`TOLERANCE`]: a cache sent it.
    pub delay: Option<TimeDelta>,
}

/// The difference between the server's clock and the browser's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerClock {
    /// What has to be added to the browser's time; `None` until a response has told.
    offset: Option<TimeDelta>,
    /// The offset that the user is told. It changes only with a change of more than [`TOLERANCE`].
    told: Option<TimeDelta>,
}

impl ServerClock {
    /// The server's time when the browser's is `browser`; the same as long as nothing is known.
    pub fn at(&self, browser: Instant) -> Instant {
        browser.checked_add_signed(self.offset()).unwrap_or(browser)
    }

    /// What has to be added to the browser's time; zero as long as nothing is known.
    pub fn offset(&self) -> TimeDelta {
        self.offset.unwrap_or_default()
    }

    /// What has to be added to the browser's time, if that is more than [`TOLERANCE`].
    pub const fn difference(&self) -> Option<TimeDelta> {
        self.told
    }

    /// Sets the clock by a response, and returns how recent the response is.
    pub fn read(&mut self, times: ResponseTimes) -> Freshness {
        let date = times.date.filter(is_of_a_clock);
        let timestamp = times.timestamp.filter(|timestamp| {
            is_of_a_clock(timestamp) && date.is_none_or(|date| *timestamp - date <= MAX_LEAD)
        });
        let sent = self.at(times.sent);
        // Without `Date`, a response that is older than its request tells nothing of the clock.
        let is_stale = |timestamp: &Instant| self.offset.is_some() && is_before(*timestamp, sent);
        match date {
            Some(date) => {
                let age = TimeDelta::seconds(times.age_seconds.unwrap_or_default().into());
                let now = date.checked_add_signed(age).unwrap_or(date);
                match timestamp.filter(|timestamp| *timestamp >= now) {
                    Some(timestamp) => self.set(timestamp, timestamp, times),
                    None => self.set(now, now + DATE_PRECISION, times),
                }
            }
            None => {
                if let Some(timestamp) = timestamp.filter(|timestamp| !is_stale(timestamp)) {
                    self.set(timestamp, timestamp, times);
                }
            }
        }
        let sent = self.at(times.sent);
        let as_of = timestamp
            .or(date)
            .unwrap_or_else(|| self.at(times.received));
        Freshness {
            as_of,
            delay: is_before(as_of, sent).then(|| sent - as_of),
        }
    }

    /// Sets the clock by the server's time at some moment between `sent` and `received`, which was
    /// between `earliest` and `latest`. Of all offsets that fit, the nearest to the one before is
    /// taken, so that a slow response does not move the clock.
    fn set(&mut self, earliest: Instant, latest: Instant, times: ResponseTimes) {
        let lowest = earliest - times.received;
        let highest = (latest - times.sent).max(lowest);
        let offset = self.offset().clamp(lowest, highest);
        self.offset = Some(offset);
        if (offset - self.told.unwrap_or_default()).abs() > TOLERANCE {
            self.told = Some(offset).filter(|offset| offset.abs() > TOLERANCE);
        }
    }
}

/// Whether a clock may show this time.
fn is_of_a_clock(time: &Instant) -> bool {
    CLOCK_SECONDS.contains(&time.timestamp())
}

/// Whether a moment is before another by more than [`TOLERANCE`].
fn is_before(moment: Instant, other: Instant) -> bool {
    other - moment > TOLERANCE
}

#[cfg(test)]
#[path = "server_clock_tests.rs"]
mod tests;
