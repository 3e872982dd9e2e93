//! The scale between time and the width of the chart.

use chrono::TimeDelta;

use crate::task::instant::Instant;

/// The width of the chart. Its unit is a percent of what the page gives it.
pub(super) const WIDTH: f64 = 100.0;

/// A span of time, drawn over the whole width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeScale {
    /// The left edge.
    pub start: Instant,
    /// The right edge, at least a second later.
    pub end: Instant,
}

impl TimeScale {
    /// A scale over these instants, in whatever order; at least a second long.
    pub fn new(one: Instant, other: Instant) -> Self {
        let (start, end) = (one.min(other), one.max(other));
        Self {
            start,
            end: end.max(
                start
                    .checked_add_signed(TimeDelta::seconds(1))
                    .unwrap_or(end),
            ),
        }
    }

    /// How long the span is.
    pub fn length(self) -> TimeDelta {
        self.end - self.start
    }

    /// The place of a moment, from 0 to 100; what lies outside is at the edge.
    pub fn x(self, moment: Instant) -> f64 {
        let share = milliseconds(moment - self.start) / self.milliseconds();
        (share * WIDTH).clamp(0.0, WIDTH)
    }

    /// The moment at a place, to the millisecond; a place outside means the edge.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a part of a span of milliseconds fits"
    )]
    pub fn at(self, x: f64) -> Instant {
        let share = (x / WIDTH).clamp(0.0, 1.0);
        let offset = TimeDelta::milliseconds((share * self.milliseconds()).round() as i64);
        self.start.checked_add_signed(offset).unwrap_or(self.end)
    }

    /// The span that is `factor` times as long around the same middle.
    pub fn zoomed(self, factor: i32) -> Self {
        let grown = self.length() * (factor - 1) / 2;
        let start = self.start.checked_sub_signed(grown);
        let end = self.end.checked_add_signed(grown);
        Self::new(start.unwrap_or(self.start), end.unwrap_or(self.end))
    }

    fn milliseconds(self) -> f64 {
        milliseconds(self.length()).max(1.0)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of ten thousand years fit 2^53"
)]
fn milliseconds(delta: TimeDelta) -> f64 {
    delta.num_milliseconds() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Instant {
        DateTime::from_timestamp(1_740_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn edges_are_at_the_ends() {
        let scale = TimeScale::new(at(100), at(0));
        assert_eq!((scale.start, scale.end), (at(0), at(100)));
        assert!((scale.x(at(0)), scale.x(at(100))) == (0.0, WIDTH));
        assert!((scale.x(at(-5)), scale.x(at(105))) == (0.0, WIDTH));
        assert_eq!((scale.at(-1.0), scale.at(101.0)), (at(0), at(100)));
        assert_eq!(TimeScale::new(at(7), at(7)).length(), TimeDelta::seconds(1));
    }

    #[test]
    fn zooming_out_keeps_the_middle() {
        let scale = TimeScale::new(at(0), at(100)).zoomed(3);
        assert_eq!((scale.start, scale.end), (at(-100), at(200)));
    }

    proptest! {
        #[test]
        fn place_and_moment_are_inverse(
            length in 1..4_000_000_000_i64,
            share in 0.0..1.0_f64,
        ) {
            let scale = TimeScale::new(at(0), at(length));
            let moment = scale.at(share * WIDTH);
            prop_assert!((scale.at(scale.x(moment)) - moment).abs() <= TimeDelta::milliseconds(1));
            prop_assert!(moment >= scale.start && moment <= scale.end);
        }

        #[test]
        fn later_is_never_further_left(length in 1..4_000_000_000_i64, one in -100..4_000_000_100_i64, other in -100..4_000_000_100_i64) {
            let scale = TimeScale::new(at(0), at(length));
            let (one, other) = (one.min(other), one.max(other));
            prop_assert!(scale.x(at(one)) <= scale.x(at(other)));
        }
    }
}
