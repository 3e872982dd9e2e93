//! Times of day and numbers in the user's zone and language, by the browser's `Intl`.

use std::cell::{OnceCell, RefCell};

use chrono::{MappedLocalTime, NaiveDateTime, TimeDelta};
use js_sys::{Array, BigInt, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use model::filter::Clocks;
use model::link::query::Zone;
use model::shared::time_pattern::{self, TimePattern};
use model::task::instant::{
    DayEdge, Instant, TypedTime, parse_typed, print_api, print_exact, print_offset,
};

/// How much of a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The date and the time, to the second.
    DateAndTime,
    /// The time alone, to the second.
    Time,
}

type DateFormatter = ((&'static str, Zone, Detail), Function);

// Creating a formatter costs more than a hundred uses of it, so each is created once.
thread_local! {
    static DATE_FORMATTERS: RefCell<Vec<DateFormatter>> = const { RefCell::new(Vec::new()) };
    /// Formatters of numbers, by locale.
    static NUMBER_FORMATTERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
    /// The formatters keep the zone in which they were created, and so does its name.
    static LOCAL_NAME: OnceCell<String> = const { OnceCell::new() };
}

fn set(options: &Object, name: &str, value: &str) {
    // Setting a member of an object just made cannot fail.
    drop(Reflect::set(options, &name.into(), &value.into()));
}

fn formatter(locale: &str, zone: Zone, detail: Detail) -> Function {
    let options = Object::new();
    if detail == Detail::DateAndTime {
        for (name, value) in [
            ("year", "numeric"),
            ("month", "2-digit"),
            ("day", "2-digit"),
        ] {
            set(&options, name, value);
        }
    }
    for name in ["hour", "minute", "second"] {
        set(&options, name, "2-digit");
    }
    set(&options, "hourCycle", "h23");
    if zone == Zone::Utc {
        set(&options, "timeZone", "UTC");
    }
    Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options).format()
}

fn date(instant: Instant) -> Date {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of four-digit years fit 2^53"
    )]
    Date::new(&JsValue::from_f64(instant.timestamp_millis() as f64))
}

/// Writes a moment in the zone, in the order and with the signs of `locale`.
pub fn print(instant: Instant, locale: &'static str, zone: Zone, detail: Detail) -> String {
    DATE_FORMATTERS.with_borrow_mut(|formatters| {
        let key = (locale, zone, detail);
        let place = formatters
            .iter()
            .position(|(known, _)| *known == key)
            .unwrap_or_else(|| {
                formatters.push((key, formatter(locale, zone, detail)));
                formatters.len() - 1
            });
        let text = formatters[place]
            .1
            .call1(&JsValue::UNDEFINED, &date(instant));
        // `Intl` refuses only dates beyond ±8.64e15 ms, which four-digit years never are.
        text.ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    })
}

/// Writes a moment like [`print()`], followed by the offset of the zone's clocks from UTC: `+02:00`.
pub fn print_with_offset(instant: Instant, locale: &'static str, zone: Zone) -> String {
    let minutes = ahead(instant, zone);
    let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
    let time = print(instant, locale, zone, Detail::DateAndTime);
    format!("{time} {sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Whether the zone's clocks have different offsets from UTC at some of these moments.
pub fn has_offset_change(instants: impl IntoIterator<Item = Instant>, zone: Zone) -> bool {
    let mut offsets = instants.into_iter().map(|instant| ahead(instant, zone));
    let first = offsets.next();
    zone != Zone::Utc && offsets.any(|offset| Some(offset) != first)
}

/// The browser's zone by its name, such as `Europe/Berlin`.
pub fn local_name() -> String {
    LOCAL_NAME.with(|name| name.get_or_init(read_local_name).clone())
}

fn read_local_name() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let name = Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string());
    name.unwrap_or_else(|| "local".to_owned())
}

/// The moment at which clocks in the zone show `wall`, which they may skip or show twice.
pub fn to_instant(wall: NaiveDateTime, zone: Zone) -> MappedLocalTime<Instant> {
    if zone == Zone::Utc {
        return MappedLocalTime::Single(wall.and_utc());
    }
    // The offset changes at most once within two days.
    let day = TimeDelta::days(1);
    let at = |moment: Instant| {
        let offset = TimeDelta::minutes(i64::from(ahead(moment, zone)));
        let instant = wall.and_utc() - offset;
        (to_wall(instant, zone) == wall.to_string()).then_some(instant)
    };
    let (before, after) = (at(wall.and_utc() - day), at(wall.and_utc() + day));
    match (before, after) {
        (Some(first), Some(last)) if first != last => MappedLocalTime::Ambiguous(first, last),
        (Some(instant), _) | (None, Some(instant)) => MappedLocalTime::Single(instant),
        (None, None) => MappedLocalTime::None,
    }
}

/// How far clocks in the zone are ahead of UTC at a moment, in minutes.
fn ahead(instant: Instant, zone: Zone) -> i32 {
    match zone {
        Zone::Utc => 0,
        // The browser counts what they are behind.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "an offset is less than a day"
        )]
        Zone::Local => -(date(instant).get_timezone_offset() as i32),
    }
}

/// What clocks in the zone show at a moment, as `YYYY-MM-DD hh:mm:ss`.
pub fn to_wall(instant: Instant, zone: Zone) -> String {
    wall(instant, zone).to_string()
}

/// The clocks of a zone at a moment, which typed times are read by.
#[derive(Clone, Copy, Debug)]
pub struct ZoneClocks {
    /// The zone.
    pub zone: Zone,
    /// The present moment.
    pub now: Instant,
}

impl Clocks for ZoneClocks {
    fn now(&self) -> Instant {
        self.now
    }

    fn wall(&self, instant: Instant) -> NaiveDateTime {
        wall(instant, self.zone)
    }

    fn to_instant(&self, wall: NaiveDateTime) -> MappedLocalTime<Instant> {
        to_instant(wall, self.zone)
    }
}

/// What clocks in the zone show at a moment.
pub fn wall(instant: Instant, zone: Zone) -> NaiveDateTime {
    let seconds = instant.timestamp() + i64::from(ahead(instant, zone)) * 60;
    let shown = Instant::from_timestamp(seconds, 0).unwrap_or(instant);
    shown.naive_utc()
}

/// Writes very many dates and times as [`print()`] does.
pub struct Dial {
    locale: &'static str,
    zone: Zone,
    face: Option<TimePattern>,
}

impl Dial {
    /// For times in a language and a zone.
    pub fn new(locale: &'static str, zone: Zone) -> Self {
        let sample = time_pattern::sample_time();
        let written =
            sample.map(|sample| print(sample.and_utc(), locale, Zone::Utc, Detail::DateAndTime));
        Self {
            locale,
            zone,
            face: written.and_then(|written| TimePattern::from_sample(&written)),
        }
    }

    /// The zone it is for.
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Appends a time to `out`.
    pub fn write(&self, instant: Instant, out: &mut String) {
        match &self.face {
            Some(face) => face.write(wall(instant, self.zone), out),
            None => out.push_str(&print(instant, self.locale, self.zone, Detail::DateAndTime)),
        }
    }
}

/// A moment in full, by the clocks of the zone and with their offset from UTC.
pub fn exact(instant: Instant, zone: Zone) -> String {
    match zone {
        Zone::Utc => print_exact(instant),
        Zone::Local => print_offset(instant, ahead(instant, zone)),
    }
}

/// The zone by its name: `UTC`, or the browser's.
pub fn name(zone: Zone) -> String {
    match zone {
        Zone::Utc => "UTC".to_owned(),
        Zone::Local => local_name(),
    }
}

/// A moment as a person would type it: what clocks in the zone show or, where they show that twice, the instant in
/// UTC.
pub fn typed(instant: Instant, zone: Zone) -> String {
    let wall = to_wall(instant, zone);
    let read = parse_typed(&wall, DayEdge::First).and_then(|typed| match typed {
        TypedTime::Wall(wall) => to_instant(wall, zone).single(),
        TypedTime::Instant(instant) => Some(instant),
    });
    if read == Some(instant) {
        wall
    } else {
        print_api(instant)
    }
}

/// Writes a whole number with the separators of `locale`.
pub fn number(number: u64, locale: &str) -> String {
    NUMBER_FORMATTERS
        .with_borrow_mut(|formatters| {
            let position = formatters
                .iter()
                .position(|(known, _)| known == locale)
                .unwrap_or_else(|| {
                    let locales = Array::of1(&locale.into());
                    let format = Intl::NumberFormat::new(&locales, &Object::new()).format();
                    formatters.push((locale.to_owned(), format));
                    formatters.len() - 1
                });
            // A `BigInt`, because a total may exceed the exact range of a double.
            formatters[position]
                .1
                .call1(&JsValue::UNDEFINED, &BigInt::from(number))
                .ok()?
                .as_string()
        })
        .unwrap_or_else(|| number.to_string())
}

/// Writes how many of something the page has, like [`number`].
pub fn count(count: usize, locale: &str) -> String {
    number(count as u64, locale)
}
