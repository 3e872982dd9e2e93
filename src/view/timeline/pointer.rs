//! What pointer and keyboard do in the chart: tell of a task, open its row, mark a span and narrow the range to it.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event};

use crate::platform::zoned::Detail;
use crate::platform::{address, pointer};
use crate::state::app::App;
use crate::view::context::{intl_format, show_row};
use crate::view::words::format::Format;
use model::timeline::{Mark, TimeScale};
use ui::html::svg;
use ui::{Element, ev};

/// How far Shift and an arrow key move an edge of the marked span, in percents.
const STEP: f64 = 5.0;

/// The shortest span that is dragged, in percents: a shorter drag is a click.
const MIN_DRAG: f64 = 1.0;

/// A mark with what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub mark: Mark,
    pub sentence: String,
}

/// What is pointed at or marked in the chart.
#[derive(Clone, Copy)]
pub(super) struct Marked {
    /// What the ids of the elements begin with.
    prefix: &'static str,
    scale: TimeScale,
    count: usize,
    /// The task at which the keyboard enters the chart.
    active: RwSignal<usize>,
    /// The task that the pointer is over or that has the focus.
    told: RwSignal<Option<usize>>,
    /// The marked span, in percents.
    span: RwSignal<Option<(f64, f64)>>,
    /// Where a drag began.
    drag: RwSignal<Option<f64>>,
}

impl Marked {
    pub fn new(prefix: &'static str, scale: TimeScale, count: usize) -> Self {
        Self {
            prefix,
            scale,
            count,
            active: RwSignal::new(count.saturating_sub(1)),
            told: RwSignal::new(None),
            span: RwSignal::new(None),
            drag: RwSignal::new(None),
        }
    }

    /// What is said of the marked span, or of the task that is pointed at.
    pub fn sentence(self, app: App, drawn: &[Drawn]) -> Option<String> {
        if let Some((from, to)) = self.span.get() {
            let format = intl_format(app);
            let time = |x| format.time(self.scale.at(x), Detail::DateAndTime);
            return Some(app.text().timeline.marked(&time(from), &time(to)));
        }
        drawn
            .get(self.told.get()?)
            .map(|drawn| drawn.sentence.clone())
    }

    /// The id of an element, by which the keyboard finds it.
    fn id(self, place: usize) -> String {
        format!("{}-{place}", self.prefix)
    }

    /// The element of a task, or of several, at its place among all. The keyboard stops at one of them.
    pub fn focusable(self, element: Element, place: usize, sentence: &str) -> Element {
        let is_stop = move || self.active.get() == place;
        element
            .id(self.id(place))
            .attr("data-place", place.to_string())
            .attr("role", "button")
            .attr("aria-label", sentence.to_owned())
            .attr("tabindex", move || if is_stop() { "0" } else { "-1" })
    }

    /// The marked span.
    pub fn span_view(self, height: usize) -> Element {
        let start = move || self.span.get().map_or(0.0, |(from, _)| from);
        let width = move || self.span.get().map_or(0.0, |(from, to)| to - from);
        svg::rect()
            .class("timeline__span")
            .attr("y", "0")
            .attr("height", height.to_string())
            .attr("x", move || percent(start()))
            .attr("width", move || percent(width()))
    }

    /// Narrows the range to the marked span, if there is one.
    fn narrow(self, app: App) -> bool {
        let span = self.span.get_untracked();
        if let Some((from, to)) = span {
            self.span.set(None);
            app.timeline()
                .narrow(self.scale.at(from), self.scale.at(to));
        }
        span.is_some()
    }
}

/// The chart with its handlers. They stand at the chart, not at each of hundreds of bars.
pub(super) fn with_pointer_and_keys(
    app: App,
    image: Element,
    marked: Marked,
    drawn: &Arc<[Drawn]>,
) -> Element {
    let (of_click, of_keys) = (Arc::clone(drawn), Arc::clone(drawn));
    image
        .on(ev::pointerover, move |event| {
            marked.told.set(place_of(&event));
        })
        .on(ev::focusin, move |event| {
            let place = place_of(&event);
            marked.told.set(place);
            if let Some(place) = place {
                marked.active.set(place);
            }
        })
        .on(ev::focusout, move |_| marked.told.set(None))
        .on(ev::click, move |event| {
            if let Some(place) = place_of(&event) {
                open(app, &of_click, place);
            }
        })
        .on(ev::dblclick, move |_| app.timeline().zoom_out())
        .on(ev::keydown, move |event: KeyboardEvent| {
            if acts_on(app, marked, &of_keys, &event) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
        .on(ev::pointerdown, move |event| {
            // A press on a task is a click on it.
            let begin = place_of(&event)
                .is_none()
                .then(|| pointer::grab_share(&event));
            marked.drag.set(begin.flatten().map(|share| share * 100.0));
        })
        .on(ev::pointermove, move |event| {
            let begin = marked.drag.get_untracked();
            if let (Some(begin), Some(share)) = (begin, pointer::share(&event)) {
                let x = (share * 100.0).clamp(0.0, 100.0);
                let is_long = (x - begin).abs() >= MIN_DRAG;
                marked
                    .span
                    .set(is_long.then(|| (begin.min(x), begin.max(x))));
            }
        })
        .on(ev::pointerup, move |_| {
            if marked.drag.get_untracked().is_some() {
                marked.drag.set(None);
                marked.narrow(app);
            }
        })
}

/// The place of the bar that an event happened at.
fn place_of(event: &Event) -> Option<usize> {
    let target: DomElement = event.target()?.dyn_into().ok()?;
    target.get_attribute("data-place")?.parse().ok()
}

/// Opens the row of a task; narrows the range to the time of several.
fn open(app: App, drawn: &[Drawn], place: usize) {
    match drawn.get(place).map(|drawn| &drawn.mark) {
        Some(Mark::Bar(bar)) => show_row(app, bar.key),
        Some(Mark::Bin(bin)) => app.timeline().narrow(bin.start, bin.end),
        None => {}
    }
}

/// Does what a key asks for; returns whether it asks for anything here.
fn acts_on(app: App, marked: Marked, drawn: &[Drawn], event: &KeyboardEvent) -> bool {
    let (key, has_shift) = (event.key(), event.shift_key());
    let active = marked.active.get_untracked();
    let next = match (&*key, has_shift) {
        ("ArrowRight", false) => Some((active + 1).min(marked.count.saturating_sub(1))),
        ("ArrowLeft", false) => Some(active.saturating_sub(1)),
        ("Home", false) => Some(0),
        ("End", false) => Some(marked.count.saturating_sub(1)),
        _ => None,
    };
    if let Some(next) = next {
        marked.active.set(next);
        address::focus(&marked.id(next));
        return true;
    }
    let (from, to) = marked.span.get_untracked().unwrap_or((0.0, 100.0));
    match (&*key, has_shift) {
        ("ArrowRight", true) if from + STEP < to => marked.span.set(Some((from + STEP, to))),
        ("ArrowLeft", true) if to - STEP > from => marked.span.set(Some((from, to - STEP))),
        ("Escape", _) if marked.span.get_untracked().is_some() => marked.span.set(None),
        ("Enter" | " ", _) => {
            if !marked.narrow(app) {
                open(app, drawn, active);
            }
        }
        _ => return false,
    }
    true
}

/// A place or a width as SVG has it. A hundredth of a percent is less than a pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places are from 0 to 100"
)]
pub(super) fn percent(x: f64) -> String {
    // Writing a fraction as such would add ten kilobytes to the program.
    let hundredths = (x * 100.0).round() as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
