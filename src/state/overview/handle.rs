//! The overview of a cluster's tenants: what is known, and the user's commands.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use model::export::writer::Format;
use model::filter::time_range::TimeRange;
use model::link::query::TaskQuery;
use model::overview::{Overview, OverviewRequest, TenantRow, overview_csv, overview_file_name};
use model::task::ClusterId;
use model::task::instant::Instant;
use wire::error::ApiError;

use crate::platform::abort::AbortGuard;
use crate::platform::download::{Download, Refused};
use crate::state::link::Route;
use crate::state::load::Loader;

/// How far the overview has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OverviewStatus {
    /// Requests are sent.
    #[default]
    Asking,
    /// Requests are sent again at this time of the browser's clock.
    Waiting(Instant),
    /// The user has stopped it, or has gone elsewhere.
    Stopped,
    /// It cannot go on before the user has done something.
    Failed(ApiError),
    /// Nothing is left to request.
    Done,
}

/// A request that was sent and has no response yet.
#[derive(Debug)]
pub(super) struct SentRequest {
    pub(super) number: u32,
    /// `None` once the request was aborted by its own timeout, which its outcome reports.
    pub(super) guard: Option<AbortGuard>,
}

/// What is under way.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) sent: Vec<SentRequest>,
    pub(super) sent_count: u32,
    /// How often a request has failed in a row, while it is tried again.
    pub(super) tries: Vec<(OverviewRequest, u32)>,
    pub(super) timer: Option<Timeout>,
}

/// The overview of a cluster's tenants. What is known is kept while the user looks at one of them.
#[derive(Clone, Copy, Debug)]
pub struct OverviewState {
    loader: StoredValue<Loader>,
    /// The cluster and the range that the address asks for.
    wanted: Memo<Option<(ClusterId, TimeRange)>>,
    /// The most tasks of a whole cluster that are loaded.
    max_tasks: usize,
    is_halted: bool,
    /// What is known; `None` until a cluster is chosen.
    pub overview: ReadSignal<Option<Overview<ApiError>>>,
    pub(super) set_overview: WriteSignal<Option<Overview<ApiError>>>,
    /// The tenants, those first that need attention.
    pub rows: Memo<Vec<TenantRow<ApiError>>>,
    /// How far it has come.
    pub status: ReadSignal<OverviewStatus>,
    pub(super) set_status: WriteSignal<OverviewStatus>,
    pub(super) pending: StoredValue<Pending, LocalStorage>,
}

impl OverviewState {
    /// The overview of the cluster that the address names, now and whenever that changes. An overview that
    /// `is_halted` never requests anything.
    pub fn new(route: Route, loader: Loader, max_tasks: usize, is_halted: bool) -> Self {
        let (overview, set_overview) = signal(None);
        let (status, set_status) = signal(OverviewStatus::Stopped);
        let wanted = Memo::new(move |_| {
            let wanted = route.query.with(TaskQuery::wanted_overview);
            wanted.filter(|_| !loader.is_offline.get())
        });
        let rows = Memo::new(move |_| {
            let now = loader.clock().now();
            overview.with(|overview: &Option<Overview<ApiError>>| {
                overview
                    .as_ref()
                    .map_or_else(Vec::new, |overview| overview.sorted(now))
            })
        });
        let state = Self {
            rows,
            loader: StoredValue::new(loader),
            wanted,
            max_tasks,
            is_halted,
            overview,
            set_overview,
            status,
            set_status,
            pending: StoredValue::new_local(Pending::default()),
        };
        Effect::new(move || match wanted.get() {
            Some((cluster, range)) => state.show(cluster, range),
            None => state.stop(),
        });
        Effect::new(move || {
            if loader.user_requests.is_empty() {
                state.send_next();
            }
        });
        state
    }

    pub(super) fn loader(self) -> Loader {
        self.loader.get_value()
    }

    /// Shows a cluster: goes on where the overview was left, or begins another.
    fn show(self, cluster: ClusterId, range: TimeRange) {
        let is_same = self.overview.with_untracked(|overview| {
            overview
                .as_ref()
                .is_some_and(|known| known.cluster == cluster && known.range == range)
        });
        let is_under_way = self
            .status
            .with_untracked(|status| *status == OverviewStatus::Asking);
        if !is_same {
            self.begin(cluster, range);
        } else if !is_under_way {
            self.cancel_requests();
            self.go();
        }
    }

    fn begin(self, cluster: ClusterId, range: TimeRange) {
        self.cancel_requests();
        let bounds = range.resolve(self.loader().clock().now_untracked());
        self.loader().requests().begin_load();
        let overview = Overview::new(cluster, range, bounds, self.max_tasks);
        self.set_overview.update(|known| {
            *known = Some(match known {
                Some(earlier) => overview.after(earlier),
                None => overview,
            });
        });
        self.go();
    }

    /// Sends requests as far as any are left.
    fn go(self) {
        let is_done = self
            .overview
            .with_untracked(|overview| overview.as_ref().is_none_or(Overview::is_done));
        let status = match () {
            () if self.is_halted => OverviewStatus::Failed(ApiError::Halted),
            () if is_done => OverviewStatus::Done,
            () => OverviewStatus::Asking,
        };
        self.set_status.set(status);
        self.send_next();
    }

    /// Asks all tenants again. What is known of each stays until its answer comes.
    pub fn refresh(self) {
        if let Some((cluster, range)) = self.wanted.get_untracked() {
            self.begin(cluster, range);
        }
    }

    /// Sends no more requests until the overview is resumed.
    pub fn stop(self) {
        self.cancel_requests();
        if self.status.get_untracked() != OverviewStatus::Done {
            self.set_status.set(OverviewStatus::Stopped);
        }
    }

    /// Goes on where the overview stopped.
    pub fn resume(self) {
        if let Some((cluster, range)) = self.wanted.get_untracked() {
            self.show(cluster, range);
        }
    }

    /// Has the browser save the overview as CSV. `time` prints a moment, `reason` says why a tenant's backups are not
    /// known. Fails where the browser refuses.
    pub fn save_file(
        self,
        time: &dyn Fn(Instant) -> String,
        reason: &dyn Fn(Option<&ApiError>) -> String,
    ) -> Result<(), Refused> {
        let now = self.loader().clock().now_untracked();
        self.overview.with_untracked(|overview| {
            let overview = overview.as_ref().ok_or(Refused)?;
            let download = Download::default();
            download.push(&overview_csv(overview, now, time, reason))?;
            download.save(&overview_file_name(overview, now), Format::Csv.mime())
        })
    }

    /// Forgets what is known: it belonged to another user.
    pub(crate) fn clear(self) {
        self.cancel_requests();
        self.set_overview.set(None);
        self.set_status
            .set(OverviewStatus::Failed(ApiError::NotSignedIn));
    }

    /// Aborts the requests under way; each is sent again when the overview goes on.
    pub(super) fn cancel_requests(self) {
        self.pending.update_value(|pending| {
            pending.sent.clear();
            pending.tries.clear();
            pending.timer = None;
        });
        // What is shown does not change by it.
        if let Some(overview) = &mut *self.set_overview.write_untracked() {
            overview.plan.give_back_all();
        }
    }
}
