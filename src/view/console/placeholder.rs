//! What stands in the table's place when there are no rows.

use leptos::prelude::*;

use crate::platform::zoned::number;
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::saved::open_button::open_button;
use crate::view::scopes::links::choose_scope;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::filter::TaskFilter;
use model::load::result_set::ResultSet;
use model::load::screen::Screen;
use ui::{Element, div, ev, h2, p};

/// The reason why there are no rows, and what helps.
#[component]
pub(crate) fn Placeholder(screen: Screen) -> Element {
    let app = app();
    // The skeleton is that of the loading shell, so nothing moves when the program takes over.
    let Some((kind, title, sentence)) = reason(app, screen) else {
        return div().class("skeleton").attr("aria-hidden", "true");
    };
    div()
        .class("empty")
        .attr("data-kind", kind)
        .child(icon(match kind {
            "no-match" => Icon::Search,
            "error" => Icon::Warning,
            _ => Icon::Database,
        }))
        .child(h2().child(title))
        .child((!sentence.is_empty()).then(|| p().child(sentence)))
        .child((screen == Screen::NoMatch).then(|| clear_filters_button(app)))
        .child((screen == Screen::NoScope).then(choose_scope))
        .child(
            (screen == Screen::NoScope)
                .then(|| p().class("empty__offer").child(app.text().saved.open_offer)),
        )
        .child(
            (screen == Screen::NoScope)
                .then(|| open_button("btn", Some(Icon::Folder), app.text().saved.open_saved)),
        )
}

/// The kind of the placeholder for the style sheet, its title and its sentence; `None` while loading.
fn reason(app: App, screen: Screen) -> Option<(&'static str, &'static str, String)> {
    let text = app.text();
    let is_file = app.saved().opened.with_untracked(Option::is_some);
    Some(match screen {
        Screen::Loading | Screen::Rows => return None,
        Screen::NoScope => (
            "no-scope",
            text.scopes.no_scope_title,
            text.scopes.how_to_choose.to_owned(),
        ),
        // The notice above says what to do.
        Screen::Failed if app.saved().has_sample() => {
            ("error", text.saved.sample_failed_title, String::new())
        }
        Screen::Failed => ("error", text.console.failed_title, String::new()),
        Screen::NoData if is_file => (
            "no-data",
            text.saved.no_data_title,
            text.saved.no_data_text.to_owned(),
        ),
        Screen::NoData => (
            "no-data",
            text.console.no_data_title,
            text.console.no_data_text.to_owned(),
        ),
        Screen::NoMatch if is_file => (
            "no-match",
            text.console.no_match_title,
            text.saved.no_match_text.to_owned(),
        ),
        Screen::NoMatch => (
            "no-match",
            text.console.no_match_title,
            text.console.no_match_text.to_owned(),
        ),
        Screen::Withheld => {
            let total = app.loader().rows.with(ResultSet::total).unwrap_or_default();
            let total = number(total, app.language.tag());
            (
                "error",
                text.console.withheld_title,
                text.console.withheld_text(&total),
            )
        }
    })
}

fn clear_filters_button(app: App) -> Element {
    let text = app.text();
    let active = app.route().query.with(|query| query.filter.parts().len());
    let clear = button("btn btn--primary")
        .attr("title", text.filter.clear_hint)
        .on(ev::click, move |_| {
            focus_results();
            app.filter().set_filter(TaskFilter::everything());
        });
    div()
        .class("empty__actions")
        .child(clear.child(text.filter.clear_filters(&active.to_string())))
}
