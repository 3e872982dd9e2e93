//! The page.

use leptos::prelude::*;

use super::filter_form::FilterForm;
use super::masthead::Masthead;
use super::notices::Notices;
use super::pager::Pager;
use super::placeholder::Placeholder;
use super::table::TasksTable;
use super::tag::{live, part, tag};
use super::toolbar::Toolbar;
use crate::api::client::TIMEOUT_SECONDS;
use crate::model::result_set::ResultSet;
use crate::model::screen::Screen;
use crate::platform::zoned;
use crate::state::app::{App, on_change};

/// The whole console.
#[component]
pub fn Console(
    /// Where OCP's `/api` lies: a prefix for every path, empty for the origin's root.
    base: &'static str,
    /// How long a whole answer may take.
    #[prop(default = TIMEOUT_SECONDS)]
    timeout_seconds: u32,
) -> impl IntoView {
    let app = App::start(base, timeout_seconds);
    provide_context(app);
    let text = app.text();
    let busy = move || app.loader.progress.with(|progress| progress.fetching);
    on_change(move || {
        let tenant = app.loader.rows.with(|rows| rows.iter().find_map(|task| task.tenant_name.clone()));
        let title = tenant.map_or_else(|| text.title.to_owned(), |tenant| format!("{tenant} · {}", text.title));
        document().set_title(&title);
    });
    // Screen readers hear how a load ended, not each of its steps.
    let announcement = move || {
        app.loader.progress.with(|progress| match &progress.error {
            Some(_) if app.loader.rows.with(ResultSet::is_empty) => text.error_title.to_owned(),
            Some(_) => text.error_kept.to_owned(),
            None if progress.stop.is_some() => {
                let count = app.loader.rows.with(ResultSet::len);
                text.announced(count, &zoned::number(count, app.language.tag()))
            }
            None => String::new(),
        })
    };
    let toolbar = move || (app.screen.get() != Screen::NoScope).then(|| view! { <Toolbar /> });
    let content = move || {
        Some(match app.screen.get() {
            Screen::Rows => view! {
                <TasksTable />
                <Pager />
            }
            .into_any(),
            screen => view! { <Placeholder screen=screen /> }.into_any(),
        })
    };
    let results = tag("main")
        .class("results card")
        .attr("data-busy", live(busy))
        .child(part(toolbar))
        .view(view! { <Notices /> })
        .child(part(content));
    let page = tag("div")
        .class("page")
        .view(view! { <FilterForm /> })
        .child(tag("p").class("vh").attr("role", "status").child(live(announcement)))
        .child(results);
    view! {
        <Masthead />
        {page}
    }
}
