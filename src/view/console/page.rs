//! The page.

use leptos::prelude::*;

use crate::platform::page::{self, IconMark};
use crate::platform::zoned::number;
use crate::state::app::App;
use crate::view::console::masthead::Masthead;
use crate::view::console::not_applied::NotApplied;
use crate::view::console::placeholder::{Placeholder, PlaceholderProps};
use crate::view::console::shortcuts;
use crate::view::console::toolbar::Toolbar;
use crate::view::failure::{FailureList, explained};
use crate::view::filter::chips::ActiveFilter;
use crate::view::filter::form::{FilterFields, FilterFieldsProps};
use crate::view::find::find_box::FoundNothing;
use crate::view::load::announcements;
use crate::view::load::notices::Notices;
use crate::view::overview::{OverviewPage, OverviewPageProps, cluster_name};
use crate::view::requests::panel;
use crate::view::saved::source::SourceBar;
use crate::view::scopes::field::{ScopeField, ScopeFieldProps};
use crate::view::session::sign_in::SignInDialog;
use crate::view::settings::help::help;
use crate::view::summary::SummaryStrip;
use crate::view::table::compare::compare;
use crate::view::table::news::NewRows;
use crate::view::table::pager::Pager;
use crate::view::table::row::TaskParts;
use crate::view::table::selected::{SelectionBar, focus_rows};
use crate::view::table::tasks_table::{TasksTable, TasksTableProps};
use crate::view::task::cells::cells;
use crate::view::task::detail::{Detail, DetailProps};
use crate::view::timeline::Timeline;
use crate::view::ui::button;
use crate::view::ui::request_details::request_details_button;
use crate::view::watch::{WatchEnds, tell_ends, watch_button};
use crate::view::words::labels::shorten;
use crate::view::words::watch as watch_words;
use model::load::result_set::ResultSet;
use model::load::screen::Screen;
use model::table::selection::Selection;
use ui::{Element, div, ev, fragment, main, p};

/// The parts of a table row that belong to its task.
const TASK_PARTS: TaskParts = TaskParts {
    cells,
    detail: |id, task| {
        let request_details = || request_details_button("btn btn--link", None);
        Detail(DetailProps {
            id,
            task,
            request_details,
            explain: explained,
            watch: watch_button,
        })
    },
};

/// The whole console.
#[component]
pub fn Console(
    /// The page's state, which outlives the view.
    app: App,
) -> impl IntoView {
    provide_context(app);
    app.listen();
    shortcuts::listen();
    announcements::announce_progress(app);
    app.announcer()
        .follow_load(move || announcements::load_sentence(app));
    Effect::new(move || document().set_title(&document_title(app)));
    tell_ends(app);
    let mark = Memo::new(move |_| icon_mark(app));
    Effect::new(move || page::mark_icon(mark.get()));
    let tasks = move || {
        let fields = FilterFields(FilterFieldsProps {
            scope_field: |form, kind| ScopeField(ScopeFieldProps { form, kind }),
        });
        fragment((fields, results(app)))
    };
    // A memo, so that the page stays while the range changes.
    let overview = Memo::new(move |_| app.overview_cluster());
    let content = move || match overview.get() {
        Some(cluster) => OverviewPage(OverviewPageProps { cluster }).into_any(),
        None => tasks(),
    };
    let page = div()
        .class("page")
        .child(SourceBar())
        .child(
            p().class("vh")
                .attr("role", "status")
                .text(move || app.announcer().text()),
        )
        .child(content);
    let sign_in = app.session().is_basic().then(SignInDialog);
    fragment((
        skip_button(app),
        Masthead(),
        page,
        panel::panel(),
        sign_in,
        help(),
        compare(),
    ))
}

/// The way for the keyboard past the head and the filter, to the rows where there are any. It is a button: a link to a part
/// of the page would repeat the whole address, with what a pasted one may have of secrets.
fn skip_button(app: App) -> Element {
    button("skip")
        .on(ev::click, move |_| focus_rows(app))
        .child(app.text().console.skip)
}

/// The tasks of a tenant, and what they tell.
fn results(app: App) -> Element {
    let busy = move || app.loader().progress.with(|progress| progress.is_fetching);
    // A memo, so that an open panel of the toolbar stays while the scope changes.
    let has_scope = Memo::new(move |_| app.screen().get() != Screen::NoScope);
    let has_failures = Memo::new(move |_| {
        let is_named = app.route().query.with(|query| query.failure.is_some());
        has_scope.get() && (is_named || app.failures().groups.with(|groups| !groups.is_empty()))
    });
    let is_selected = Memo::new(move |_| !app.rows().selection.with(Selection::is_empty));
    let selection = move || is_selected.get().then(SelectionBar);
    main()
        .class("results card")
        .attr("data-busy", busy)
        .child(
            div()
                .class("answers")
                .child(move || has_scope.get().then(SummaryStrip))
                .child(move || has_failures.get().then(FailureList))
                .child(move || has_scope.get().then(Timeline)),
        )
        .child(move || toolbar(app, has_scope.get()))
        .child(move || has_scope.get().then(ActiveFilter))
        .child(NotApplied())
        .child(Notices())
        .child(WatchEnds())
        .child(NewRows())
        .child(selection)
        .child(move || content(app))
}

/// The title of the browser's tab: which watched task has ended, what has failed since the user left it, how many tasks run, the tenant or the file, and
/// the page.
fn document_title(app: App) -> String {
    let text = &app.text().console;
    let number = |count: usize| number(count as u64, app.language.tag());
    let failed = app.absence().failed.get();
    let running = app.loader().rows.with(ResultSet::running);
    let ended = app.watch().ends.with(|ends| {
        let last = ends.last()?;
        Some(text.title_ended(&watch_words::task(last.task(), app.text())))
    });
    let parts = [
        ended,
        (failed > 0).then(|| text.title_failed(&number(failed))),
        (running > 0).then(|| text.title_running(&number(running))),
        Some(page_title(app)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// The favicon's mark.
fn icon_mark(app: App) -> IconMark {
    if app.absence().failed.get() > 0 {
        IconMark::Failed
    } else if app.loader().rows.with(ResultSet::has_running) {
        IconMark::Running
    } else {
        IconMark::None
    }
}

fn page_title(app: App) -> String {
    if let Some(cluster) = app.overview_cluster() {
        let cluster = cluster_name(app, cluster);
        return app.text().overview.tab(&app.title(), &cluster);
    }
    let tenant = app
        .loader()
        .rows
        .with(|rows| rows.tenant_name().map(str::to_owned));
    // The first tenant of a file with several tenants would mislead.
    let tenant = tenant.filter(|_| app.route().query.with(|query| query.scope.is_some()));
    let title = tenant.map_or_else(
        || app.title(),
        |tenant| format!("{} · {}", shorten(&tenant), app.title()),
    );
    let name = app
        .saved()
        .opened
        .with(|opened| opened.as_ref().map(|opened| shorten(&opened.name)));
    name.map_or_else(|| title.clone(), |name| app.text().saved.tab(&name, &title))
}

fn toolbar(app: App, has_scope: bool) -> Option<AnyView> {
    if has_scope {
        return Some(Toolbar().into_any());
    }
    // Without a scope only the requests of the lists can be shown.
    app.request_panel().has_any.get().then(|| {
        let end = div().class("toolbar__end").child(panel::in_toolbar());
        div().class("toolbar toolbar--lone").child(end).into_any()
    })
}

/// The table, or its placeholder.
fn content(app: App) -> AnyView {
    match app.screen().get() {
        Screen::Rows if app.finder().finds_nothing.get() => FoundNothing().into_any(),
        Screen::Rows => {
            let table = TasksTable(TasksTableProps { parts: TASK_PARTS });
            fragment((table, Pager()))
        }
        screen => Placeholder(PlaceholderProps { screen }).into_any(),
    }
}
