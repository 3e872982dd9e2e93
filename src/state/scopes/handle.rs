//! Whose tasks: OCP's lists of clusters and tenants, the scopes used last and those pinned, and the names of all of them.

use leptos::prelude::*;

use crate::state::app::App;
use crate::state::load::loader::Loader;
use crate::state::scopes::lists::ScopeLists;
use crate::state::session::Session;
use crate::state::settings::Settings;
use model::filter::{FilterDraft, Question, Scope};
use model::scopes::book::{Names, ScopeBook};
use model::scopes::choices::Wanted;
use model::scopes::list::Source;
use model::task::{ClusterId, TenantId};

/// A field that has a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The cluster's id.
    Cluster,
    /// The tenant's id.
    Tenant,
}

/// What the page knows of scopes.
#[derive(Debug)]
pub struct Scopes {
    /// OCP's list of clusters.
    pub clusters: &'static ScopeLists,
    /// OCP's lists of the clusters' tenants.
    pub tenants: &'static ScopeLists,
    /// The scopes used last, and those pinned.
    pub book: RwSignal<ScopeBook>,
    /// The field whose list is open.
    pub open: RwSignal<Option<Kind>>,
    settings: Settings,
}

impl Scopes {
    /// What is known at the start: what the browser keeps.
    pub fn new(
        loader: &'static Loader,
        settings: Settings,
        session: Session,
        halts: bool,
    ) -> &'static Self {
        Box::leak(Box::new(Self {
            clusters: ScopeLists::new(loader, session, halts),
            tenants: ScopeLists::new(loader, session, halts),
            book: RwSignal::new(settings.book()),
            open: RwSignal::new(None),
            settings,
        }))
    }

    /// Notes each scope that gives an answer, with the names that its tasks tell.
    pub(crate) fn follow(&'static self, loader: &'static Loader) {
        let answered = Memo::new(move |_| {
            // Whose tasks a file has says nothing of what OCP lets this user see.
            let scope = loader
                .progress
                .with(|progress| progress.answered)
                .filter(|_| !loader.offline.get())?
                .scope;
            let names = loader.rows.with(|rows| {
                let mut of_cluster = rows
                    .iter()
                    .filter(|task| task.cluster_id.is_none_or(|id| id == scope.cluster.0));
                let mut of_tenant = rows
                    .iter()
                    .filter(|task| task.tenant_id.is_none_or(|id| id == scope.tenant.0));
                Names::new(
                    of_cluster.find_map(|task| task.cluster_name.as_deref()),
                    of_tenant.find_map(|task| task.tenant_name.as_deref()),
                )
            });
            Some((scope, names))
        });
        Effect::new(move || {
            if let Some((scope, names)) = answered.get() {
                let listed = untrack(|| self.listed(scope));
                let names = Names {
                    cluster: names.cluster.or(listed.cluster),
                    tenant: names.tenant.or(listed.tenant),
                };
                // Nobody chose to keep this, so nobody has to know where it is not kept.
                let book = self
                    .settings
                    .keep_book(|book| book.visit(scope, &names), true);
                self.book.set(book);
            }
        });
    }

    /// The names that OCP's lists tell.
    fn listed(&'static self, scope: Scope) -> Names {
        let of = |lists: &'static ScopeLists, source, id| {
            lists
                .listings
                .with(|listings| listings.name_of(source, id).map(ToOwned::to_owned))
        };
        let cluster = of(self.clusters, Source::Clusters, scope.cluster.0);
        let tenant = of(
            self.tenants,
            Source::Tenants(scope.cluster.0),
            scope.tenant.0,
        );
        Names::new(cluster.as_deref(), tenant.as_deref())
    }

    /// What a scope is called, as far as anything has told it: OCP's lists, or the tasks seen of it.
    pub fn names(&'static self, scope: Scope) -> Names {
        let listed = self.listed(scope);
        self.book.with(|book| Names {
            cluster: listed
                .cluster
                .or_else(|| book.cluster_name(scope.cluster).map(ToOwned::to_owned)),
            tenant: listed
                .tenant
                .or_else(|| book.tenant_name(scope).map(ToOwned::to_owned)),
        })
    }

    /// What the text of a field means, by name, where both fields say so much and anything has told it.
    pub fn name_of(&'static self, kind: Kind, cluster: &str, tenant: &str) -> Option<String> {
        let cluster = self.cluster(cluster)?;
        match kind {
            Kind::Cluster => {
                self.names(Scope {
                    cluster,
                    tenant: TenantId(-1),
                })
                .cluster
            }
            Kind::Tenant => {
                self.names(Scope {
                    cluster,
                    tenant: TenantId(typed_id(tenant)?),
                })
                .tenant
            }
        }
    }

    /// Whether the text of the tenant's field is known to mean one of a cluster's tenants.
    pub fn has_tenant(&'static self, cluster: ClusterId, typed: &str) -> bool {
        let source = Source::Tenants(cluster.0);
        match typed_id(typed) {
            Some(tenant) => {
                let scope = Scope {
                    cluster,
                    tenant: TenantId(tenant),
                };
                self.names(scope).tenant.is_some()
                    || self
                        .book
                        .with(|book| book.all().any(|known| known.scope == scope))
            }
            None => self
                .tenants
                .listings
                .with(|listings| listings.id_of(source, typed).is_some()),
        }
    }

    /// The cluster that the text of its field means: by its id, or by a name that no other has.
    pub fn cluster(&'static self, typed: &str) -> Option<ClusterId> {
        let named = || {
            self.clusters
                .listings
                .with(|listings| listings.id_of(Source::Clusters, typed))
        };
        typed_id(typed).or_else(named).map(ClusterId)
    }

    /// The form with the ids that stand for names in it; a name that may mean something else stays.
    pub fn resolved(&'static self, draft: &FilterDraft) -> FilterDraft {
        let mut draft = draft.clone();
        let Some(cluster) = untrack(|| self.cluster(&draft.cluster)) else {
            return draft;
        };
        draft.cluster = cluster.0.to_string();
        if typed_id(&draft.tenant).is_none() {
            let source = Source::Tenants(cluster.0);
            let tenant = self
                .tenants
                .listings
                .with_untracked(|listings| listings.id_of(source, &draft.tenant));
            if let Some(tenant) = tenant {
                draft.tenant = tenant.to_string();
            }
        }
        draft
    }

    /// The lists of a kind.
    pub const fn lists(&'static self, kind: Kind) -> &'static ScopeLists {
        match kind {
            Kind::Cluster => self.clusters,
            Kind::Tenant => self.tenants,
        }
    }

    /// Of what a field's list is, while this stands in the form.
    pub fn wanted(&'static self, kind: Kind, draft: &FilterDraft) -> Wanted {
        match kind {
            Kind::Cluster => Wanted::Cluster,
            Kind::Tenant => Wanted::Tenant(self.cluster(&draft.cluster)),
        }
    }

    /// Closes whichever list is open.
    pub fn close(&'static self) {
        if self.open.get_untracked().is_some() {
            self.open.set(None);
        }
        self.clusters.close();
        self.tenants.close();
    }

    /// Takes in what another tab of the browser has kept since.
    pub fn look_up(&'static self) {
        let book = self.settings.book();
        if self.book.with_untracked(|known| *known != book) {
            self.book.set(book);
        }
    }

    /// Pins a scope, or lets it go. False when there is no room for another.
    pub fn toggle_pin(&'static self, scope: Scope) -> bool {
        let names = untrack(|| self.names(scope));
        let mut done = false;
        let book = self
            .settings
            .keep_book(|book| done = book.toggle_pin(scope, &names), false);
        self.book.set(book);
        done
    }

    /// Forgets which scopes were used.
    pub fn forget_recent(&'static self) {
        self.book
            .set(self.settings.keep_book(ScopeBook::forget_recent, false));
    }

    /// Forgets what is the user's who signs out: OCP's lists, and which scopes were used. Those pinned were to be kept.
    pub(crate) fn forget_user(&'static self) {
        self.clusters.forget();
        self.tenants.forget();
        self.book
            .set(self.settings.keep_book(ScopeBook::forget_recent, true));
    }
}

/// The id that a text is; digits only, as OCP's ids are.
fn typed_id(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    typed
        .parse()
        .ok()
        .filter(|_| typed.bytes().all(|byte| byte.is_ascii_digit()))
}

impl App {
    fn asking_of(&'static self, scope: Scope) -> Question {
        Question {
            scope,
            filter: self.query.with(|query| query.filter),
        }
    }

    /// The link to another scope's tasks: the same filter, order, size and zone.
    pub fn link_to(&'static self, scope: Scope) -> String {
        let asking = self.asking_of(scope);
        format!(
            "?{}",
            self.query
                .with(|query| query.with_question(asking).print(&self.settings.understood()))
        )
    }

    /// Asks for another scope's tasks, as [`Self::link_to`] does.
    pub fn choose(&'static self, scope: Scope) {
        self.scopes.close();
        self.apply(untrack(|| self.asking_of(scope)));
    }
}
