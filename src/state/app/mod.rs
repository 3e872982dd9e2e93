//! The page's state: a record of the features' handles.
//!
//! Data goes one way round: address → query → loader → rows → views. Every act of the user is a verb
//! of one handle.

mod handles;

use std::sync::Arc;

use leptos::prelude::*;
use model::load::retry::FailureKind;
use model::load::screen::Screen;
use model::session::credential::{SignInField, SignInFieldError};
use model::settings::config::{Config, ConfigNotice};
use model::settings::language::Language;
use model::task::ClusterId;
use wire::error::ApiError;

use crate::i18n::{self, Messages};
use crate::platform::presence;
use crate::state::export::Export;
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
use crate::state::shared::server_clock::Clock;
use crate::state::summary::SummaryState;
use crate::state::table::{Layout, Pages, RowSelection};
use crate::state::timeline::TimelineState;
use crate::state::watch::Watch;
use handles::Handles;

/// Gives access to the handles of all features. It is a few words wide, so that closures may copy it.
#[derive(Clone, Copy, Debug)]
pub struct App {
    /// The page's language.
    pub language: Language,
    handles: StoredValue<Handles>,
}

impl App {
    /// Reads the address and starts the load that it describes, as `config` says; `notices` report what was
    /// wrong with that. The handles belong to the current owner.
    pub fn new(config: Config, notices: Vec<ConfigNotice>) -> Self {
        let config = Arc::new(config);
        let handles = Handles::new(&config, notices);
        let saved = handles.saved;
        let app = Self {
            language: config.language,
            handles: StoredValue::new(handles),
        };
        app.load_what_is_wanted();
        saved.follow_history();
        saved.read_sample();
        app
    }

    /// Announcements for screen readers.
    pub fn announcer(self) -> Announcer {
        self.handles.with_value(|handles| handles.announcer)
    }

    /// Configuration and preferences.
    pub fn settings(self) -> Settings {
        self.handles.with_value(|handles| handles.settings)
    }

    /// The signed-in user.
    pub fn session(self) -> Session {
        self.handles.with_value(|handles| handles.session)
    }

    /// The client and its journal.
    pub fn requests(self) -> Requests {
        self.handles.with_value(|handles| handles.requests)
    }

    /// The panel that shows the journal.
    pub fn request_panel(self) -> RequestPanel {
        self.handles.with_value(|handles| handles.request_panel)
    }

    /// The address.
    pub fn route(self) -> Route {
        self.handles.with_value(|handles| handles.route)
    }

    /// The tasks.
    pub fn loader(self) -> Loader {
        self.handles.with_value(|handles| handles.loader)
    }

    /// The failures since the user left the page.
    pub fn absence(self) -> Absence {
        self.handles.with_value(|handles| handles.absence)
    }

    /// The automatic refresh.
    pub fn live(self) -> LiveRefresh {
        self.handles.with_value(|handles| handles.live)
    }

    /// The tasks that the user watches until they end.
    pub fn watch(self) -> Watch {
        self.handles.with_value(|handles| handles.watch)
    }

    /// The server's clock.
    pub fn clock(self) -> Clock {
        self.loader().clock()
    }

    /// The opened files.
    pub fn saved(self) -> SavedFiles {
        self.handles.with_value(|handles| handles.saved)
    }

    /// Clusters and tenants.
    pub fn scopes(self) -> Scopes {
        self.handles.with_value(|handles| handles.scopes)
    }

    /// All tenants of a cluster.
    pub fn overview(self) -> OverviewState {
        self.handles.with_value(|handles| handles.overview)
    }

    /// The find box.
    pub fn finder(self) -> Finder {
        self.handles.with_value(|handles| handles.finder)
    }

    /// The groups of failures.
    pub fn failures(self) -> FailureGroups {
        self.handles.with_value(|handles| handles.failures)
    }

    /// The order of the rows and their pages.
    pub fn pages(self) -> Pages {
        self.handles.with_value(|handles| handles.pages)
    }

    /// The columns.
    pub fn layout(self) -> Layout {
        self.handles.with_value(|handles| handles.layout)
    }

    /// The summary of the loaded tasks.
    pub fn summary(self) -> SummaryState {
        self.handles.with_value(|handles| handles.summary)
    }

    /// The timeline.
    pub fn timeline(self) -> TimelineState {
        self.handles.with_value(|handles| handles.timeline)
    }

    /// The keyboard's row and the selected rows.
    pub fn rows(self) -> RowSelection {
        self.handles.with_value(|handles| handles.rows)
    }

    /// What is requested.
    pub fn filter(self) -> FilterActions {
        self.handles.with_value(|handles| handles.filter)
    }

    /// The export.
    pub fn export(self) -> Export {
        self.handles.with_value(|handles| handles.export)
    }

    /// What is shown in the rows' place.
    pub fn screen(self) -> Memo<Screen> {
        self.handles.with_value(|handles| handles.screen)
    }

    /// Follows the browser's events until the current owner is cleaned up.
    pub fn listen(self) {
        let Handles {
            session,
            loader,
            route,
            saved,
            absence,
            set_visible,
            ..
        } = self.handles.get_value();
        session.listen();
        // Both are hints, worth one try.
        presence::on_online(move || {
            loader.retry_now(|error| error.failure_kind() == FailureKind::Transient);
        });
        presence::on_visibility(move || {
            set_visible.set(presence::is_visible());
            if !presence::is_visible() {
                absence.begin();
            }
            // The user may have signed in in another tab.
            if !session.is_basic() && presence::is_visible() {
                loader.retry_now(ApiError::may_be_signed_out);
            }
        });
        presence::on_press(move || absence.end());
        on_cleanup(move || self.stop());
        route.listen(
            move || saved.follow_history(),
            move |query| saved.keep_to_file(query),
        );
    }

    /// Ends all that is under way: the view was taken down.
    fn stop(self) {
        self.session().stop();
        self.loader().stop();
        self.scopes().close();
        self.overview().stop();
        self.saved().stop_reading();
        self.saved().cancel_filtering();
        self.export().cancel_for_sign_out();
    }

    /// The cluster all of whose tenants are shown in place of a tenant's tasks.
    pub fn overview_cluster(self) -> Option<ClusterId> {
        let is_online = !self.saved().is_offline();
        let cluster = self.route().query.with(|query| query.overview);
        cluster.filter(|_| is_online)
    }

    /// Loads what the address asks for, now and whenever that changes.
    fn load_what_is_wanted(self) {
        let (loader, saved) = (self.loader(), self.saved());
        let mut source = RowSource::None;
        let mut load = move |wanted: RowSource| {
            let before = std::mem::replace(&mut source, wanted);
            if before == wanted {
                return;
            }
            if !before.is_same_place(wanted) {
                loader.clear();
            }
            saved.cancel_filtering();
            loader.set_offline(untrack(|| saved.is_offline()));
            match wanted {
                RowSource::Ocp(question) => loader.load(question),
                RowSource::File(..) => saved.show_rows_of(wanted),
                RowSource::None => loader.clear(),
            }
        };
        // At once, so that the first request leaves before any view is built.
        load(untrack(|| saved.wanted_source()));
        Effect::new(move || load(saved.wanted_source()));
    }

    /// The page's texts.
    pub const fn text(self) -> &'static Messages {
        i18n::messages(self.language)
    }

    /// The page's title.
    pub fn title(self) -> String {
        let title = self.settings().config().title.clone();
        title.unwrap_or_else(|| self.text().console.title.to_owned())
    }

    /// Signs out, and clears what was loaded for the user.
    pub fn sign_out(self) {
        self.session().sign_out();
        self.scopes().clear_for_sign_out();
        self.overview().clear();
        self.watch().clear();
        self.requests().clear();
        // An open file does not belong to the user of OCP.
        if !untrack(|| self.saved().is_offline()) {
            self.export().cancel_for_sign_out();
            self.loader().clear();
            self.loader().fail_without_request(ApiError::NotSignedIn);
        }
    }

    /// Signs in and resumes the load. Fails if the user name or the password is invalid.
    pub fn sign_in(
        self,
        user: &str,
        password: &str,
    ) -> Result<(), Vec<(SignInField, SignInFieldError)>> {
        self.session().enter(user, password)?;
        self.loader().clear_error();
        if untrack(|| self.saved().is_offline()) {
            self.session().stop_asking();
        } else if self
            .route()
            .query
            .with_untracked(|query| query.scope.is_some())
        {
            self.filter().retry();
        } else if untrack(|| self.overview_cluster()).is_some() {
            self.overview().resume();
        } else {
            // Without a request, no response shows whether OCP accepts the credential.
            self.session().stop_asking();
            self.loader().clear();
        }
        Ok(())
    }
}
