//! What stands in the table's place when there are no rows.

use leptos::prelude::*;

use super::console::app;
use super::live::on;
use crate::model::filter::TaskFilter;
use crate::model::screen::Screen;
use crate::platform::zoned::number;

/// Tells why there are no rows, and offers what helps.
#[component]
pub(super) fn Placeholder(screen: Screen) -> impl IntoView {
    let app = app();
    let text = app.text();
    let (kind, title, sentence) = match screen {
        // The skeleton is the loading shell's, so nothing moves when the program takes over.
        Screen::Loading | Screen::Rows => return view! { <div class=skeleton() aria-hidden="true"></div> }.into_any(),
        Screen::NoScope => ("no-scope", text.no_scope_title, text.no_scope_text.to_owned()),
        Screen::Failed => ("error", text.failed_title, text.failed_text.to_owned()),
        Screen::NoData => ("no-data", text.no_data_title, text.no_data_text.to_owned()),
        Screen::NoMatch => ("no-match", text.no_match_title, text.no_match_text.to_owned()),
        Screen::Withheld => {
            let total = app.loader.rows.with(super::super::model::result_set::ResultSet::total).unwrap_or_default();
            let total = number(usize::try_from(total).unwrap_or(usize::MAX), app.language.tag());
            ("error", text.withheld_title, text.withheld_text(&total))
        }
    };
    let clear = (screen == Screen::NoMatch).then(|| {
        let active = app.query.with(|query| query.filter.active());
        view! {
            <div class="empty__actions">
                <button
                    class="btn btn--primary"
                    type="button"
                    on:click=on(move |_| app.filter(TaskFilter::everything()))
                >
                    {text.clear_filters(&active.to_string())}
                </button>
            </div>
        }
    });
    view! {
        <div class="empty" data-kind=kind>
            <h2>{title}</h2>
            <p>{sentence}</p>
            {clear}
        </div>
    }
    .into_any()
}

/// The class as a value: a wholly constant element would be made through `innerHTML`, which the page's
/// Trusted Types policy forbids.
const fn skeleton() -> &'static str {
    "skeleton"
}
