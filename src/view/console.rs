//! The page.

use leptos::prelude::*;

use super::announce;
use super::answer;
use super::cells::shorten;
use super::filter_form::FilterForm;
use super::find_box::FoundNothing;
use super::help::help;
use super::masthead::Masthead;
use super::notices::Notices;
use super::pager::Pager;
use super::placeholder::Placeholder;
use super::results_bar::ResultsBar;
use super::selected::SelectionBar;
use super::shortcuts;
use super::sign_in::SignInDialog;
use super::source::SourceBar;
use super::table::TasksTable;
use super::tag::{live, part, tag};
use super::toolbar::Toolbar;
use crate::model::config::{Config, ConfigNotice};
use crate::model::screen::Screen;
use crate::model::selection::Selection;
use crate::state::app::App;
use crate::state::effect::on_change;
use crate::state::signal::Memo;

/// The whole console.
#[component]
pub fn Console(
    /// What its hosts decided.
    config: Config,
    /// What was wrong with that.
    #[prop(optional)]
    notices: Vec<ConfigNotice>,
) -> impl IntoView {
    let app = App::start(config, notices);
    provide_context(app);
    shortcuts::listen();
    announce::keep_telling(app);
    let busy = move || app.loader.progress.with(|progress| progress.fetching);
    on_change(move || {
        let tenant = app.loader.rows.with(|rows| rows.tenant_name().map(str::to_owned));
        // Of a file of several tenants the first is not it.
        let tenant = tenant.filter(|_| app.query.with(|query| query.scope.is_some()));
        let title =
            tenant.map_or_else(|| app.title().to_owned(), |tenant| format!("{} · {}", shorten(&tenant), app.title()));
        let name = app.source.opened.with(|opened| opened.as_ref().map(|opened| shorten(&opened.name)));
        let title = name.map_or_else(|| title.clone(), |name| app.text().saved.tab(&name, &title));
        document().set_title(&title);
    });
    // Not made anew while there is a scope: a panel of its may be open.
    let has_scope = Memo::new(move |_| app.screen.get() != Screen::NoScope);
    let toolbar = move || {
        Some(if has_scope.get() {
            view! { <Toolbar /> }.into_any()
        } else if app.answer.has_any.get() {
            // There is nothing to count; but lists of clusters may have been asked for.
            let end = tag("div").class("toolbar__end").child(answer::in_toolbar());
            tag("div").class("toolbar toolbar--lone").child(end).into_any()
        } else {
            return None;
        })
    };
    let bar = move || has_scope.get().then(|| view! { <ResultsBar /> });
    let content = move || {
        Some(match app.screen.get() {
            Screen::Rows if app.finding.in_vain.get() => view! { <FoundNothing /> }.into_any(),
            Screen::Rows => view! {
                <TasksTable />
                <Pager />
            }
            .into_any(),
            screen => view! { <Placeholder screen=screen /> }.into_any(),
        })
    };
    let is_selected = Memo::new(move |_| !app.rows.selection.with(Selection::is_empty));
    let selection = move || is_selected.get().then(|| view! { <SelectionBar /> });
    let results = tag("main")
        .class("results card")
        .attr("data-busy", live(busy))
        .child(part(toolbar))
        .child(part(bar))
        .view(view! { <Notices /> })
        .child(part(selection))
        .child(part(content));
    let page = tag("div")
        .class("page")
        .view(view! { <SourceBar /> })
        .view(view! { <FilterForm /> })
        .child(tag("p").class("vh").attr("role", "status").child(live(move || announce::now(app))))
        .child(results);
    let sign_in = app.session.is_basic().then(|| view! { <SignInDialog /> });
    view! {
        <Masthead />
        {page}
        {answer::panel()}
        {sign_in}
        {help()}
    }
}
