//! The handles of all features, each of which is made of those before it.

use std::sync::Arc;

use leptos::prelude::*;
use model::link::query::TaskQuery;
use model::load::screen::{Screen, ScreenConditions};
use model::settings::config::{Config, ConfigNotice};

use crate::platform::{presence, rows};
use crate::state::export::{Export, ExportSources};
use crate::state::failure::FailureGroups;
use crate::state::filter::FilterActions;
use crate::state::find::Finder;
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::load::absence::Absence;
use crate::state::load::live::LiveRefresh;
use crate::state::overview::OverviewState;
use crate::state::requests::Requests;
use crate::state::requests::panel::RequestPanel;
use crate::state::saved::SavedFiles;
use crate::state::saved::file::RowSource;
use crate::state::scopes::Scopes;
use crate::state::session::Session;
use crate::state::settings::Settings;
use crate::state::shared::announcer::Announcer;
use crate::state::summary::SummaryState;
use crate::state::table::{Layout, Pages, RowSelection};
use crate::state::timeline::TimelineState;
use crate::state::watch::Watch;

/// The handles of all features. They are created once, and live as long as the owner that is current
/// then: in the program, as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Handles {
    pub(super) announcer: Announcer,
    pub(super) settings: Settings,
    pub(super) session: Session,
    pub(super) requests: Requests,
    pub(super) request_panel: RequestPanel,
    pub(super) route: Route,
    pub(super) loader: Loader,
    pub(super) absence: Absence,
    pub(super) live: LiveRefresh,
    pub(super) watch: Watch,
    pub(super) saved: SavedFiles,
    pub(super) scopes: Scopes,
    pub(super) overview: OverviewState,
    pub(super) finder: Finder,
    pub(super) failures: FailureGroups,
    pub(super) pages: Pages,
    pub(super) layout: Layout,
    pub(super) summary: SummaryState,
    pub(super) timeline: TimelineState,
    pub(super) rows: RowSelection,
    pub(super) filter: FilterActions,
    pub(super) export: Export,
    pub(super) screen: Memo<Screen>,
    /// Whether the page is in front.
    pub(super) set_visible: WriteSignal<bool>,
}

impl Handles {
    /// Makes the handles as `config` says; `notices` report what was wrong with that.
    pub(super) fn new(config: &Arc<Config>, notices: Vec<ConfigNotice>) -> Self {
        let is_halted = notices.iter().any(ConfigNotice::blocks_requests);
        let settings = Settings::new(Arc::clone(config), notices);
        let session = Session::new(Arc::clone(config));
        let requests = Requests::new(Arc::clone(config));
        let loader = Loader::new(config, requests, session, is_halted);
        let route = Route::new(settings);
        let saved = SavedFiles::new(config, settings, route, loader);
        let finder = Finder::new(route, loader, saved);
        // Progress is notified more often than this changes.
        let is_outdated = Memo::new(move |_| saved.is_outdated());
        let failures = FailureGroups::new(route, loader, is_outdated);
        let pages = Pages::new(settings, route, loader, saved, finder, failures);
        let layout = Layout::new(settings, route);
        loader.news().hold_while(move || is_reading(route));
        let (is_visible, set_visible) = signal(presence::is_visible());
        let every_seconds = config.refresh_seconds;
        let watch = Watch::new(loader);
        let summary = SummaryState::new(loader, saved, is_outdated, is_visible);
        let filter = FilterActions::new(route, loader, saved, finder, pages);
        let timeline = TimelineState::new(settings, loader, saved, pages, summary, filter);
        Self {
            announcer: Announcer::default(),
            settings,
            session,
            requests,
            request_panel: RequestPanel::new(requests),
            route,
            loader,
            absence: Absence::new(loader),
            live: LiveRefresh::new(
                route.query,
                loader,
                is_visible,
                watch.is_watching,
                every_seconds,
            ),
            watch,
            saved,
            overview: OverviewState::new(route, loader, config.max_tasks, is_halted),
            scopes: Scopes::new(loader, settings, session, is_halted),
            finder,
            failures,
            pages,
            layout,
            summary,
            timeline,
            rows: RowSelection::new(loader, saved, pages),
            filter,
            export: Export::new(ExportSources {
                route,
                loader,
                saved,
                pages,
                layout,
                finder,
            }),
            screen: Memo::new(move |_| screen(route, loader, saved)),
            set_visible,
        }
    }
}

/// Whether the user reads rows that must not move: one is open or has the focus, or the page is not the first.
fn is_reading(route: Route) -> bool {
    let is_beyond = |query: &TaskQuery| query.page > 1 || !query.open.is_empty();
    route.query.with_untracked(is_beyond) || rows::table_has_focus()
}

/// What is shown in the rows' place.
fn screen(route: Route, loader: Loader, saved: SavedFiles) -> Screen {
    let source = saved.wanted_source();
    let needs_scope = source == RowSource::None && !saved.is_offline();
    let filter = route
        .query
        .with(|query| (!needs_scope).then_some(query.filter));
    let (rows, total) = loader.rows.with(|rows| (rows.len(), rows.total()));
    loader.progress.with(|progress| {
        Screen::of(ScreenConditions {
            filter,
            rows,
            total,
            has_response: saved.is_answered(source, progress),
            has_failed: progress.error.is_some() || progress.is_paused || saved.lacks_sample(),
        })
    })
}
