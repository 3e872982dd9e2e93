//! Cause tasks: OCP's lists of clusters and tenants, the scopes used last and those pinned, and the names of all of them.

use leptos::prelude::*;

use crate::state::load::loader::Loader;
use crate::state::scopes::lists::ScopeLists;
use crate::state::session::Session;
use crate::state::settings::Settings;
use model::filter::{Field, FilterDraft, Scope};
use model::scopes::book::{ScopeBook, ScopeNames};
use model::scopes::choices::ChoiceKind;
use model::scopes::list::ScopeList;
use model::task::{ClusterId, TenantId};

/// A field that has a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The cluster's id.
    Cluster,
    /// The tenant's id.
    Tenant,
}

impl Kind {
    /// The field of the filter form.
    pub const fn field(self) -> Field {
        match self {
            Self::Cluster => Field::Cluster,
            Self::Tenant => Field::Tenant,
        }
    }

    /// The text of the field in a draft, to be changed.
    pub fn part(self, draft: &mut FilterDraft) -> &mut String {
        match self {
            Self::Cluster => &mut draft.cluster,
            Self::Tenant => &mut draft.tenant,
        }
    }

    /// The text of the field in a draft.
    pub fn typed(self, draft: &FilterDraft) -> &str {
        match self {
            Self::Cluster => &draft.cluster,
            Self::Tenant => &draft.tenant,
        }
    }
}

/// What the page knows of scopes.
#[derive(Clone, Copy, Debug)]
pub struct Scopes {
    /// OCP's list of clusters.
    pub clusters: ScopeLists,
    /// OCP's lists of the clusters' tenants.
    pub tenants: ScopeLists,
    /// The scopes used last, and those pinned.
    pub book: ReadSignal<ScopeBook>,
    set_book: WriteSignal<ScopeBook>,
    /// The field whose list is open.
    pub open_list: ReadSignal<Option<Kind>>,
    set_open_list: WriteSignal<Option<Kind>>,
    /// Whether the form names a cluster.
    pub has_cluster: RwSignal<bool>,
    settings: StoredValue<Settings>,
}

impl Scopes {
    /// What is known at the start: what the browser keeps.
    pub fn new(loader: Loader, settings: Settings, session: Session, is_halted: bool) -> Self {
        let (book, set_book) = signal(settings.book());
        let (open_list, set_open_list) = signal(None);
        let scopes = Self {
            clusters: ScopeLists::new(loader, session, is_halted),
            tenants: ScopeLists::new(loader, session, is_halted),
            book,
            set_book,
            open_list,
            set_open_list,
            has_cluster: RwSignal::new(false),
            settings: StoredValue::new(settings),
        };
        scopes.follow(loader);
        scopes
    }

    /// Remembers each scope that OCP responds to, with the names in its tasks.
    fn follow(self, loader: Loader) {
        let answered = Memo::new(move |_| {
            // The tasks of a file do not show which tenants this user may see in OCP.
            let scope = loader
                .progress
                .with(|progress| progress.answered)
                .filter(|_| !loader.is_offline.get())?
                .scope;
            let names = loader
                .rows
                .with(|rows| ScopeNames::new(rows.cluster_name(), rows.tenant_name()));
            Some((scope, names))
        });
        Effect::new(move || {
            if let Some((scope, names)) = answered.get() {
                let listed = untrack(|| self.listed(scope));
                let names = ScopeNames {
                    cluster: names.cluster.or(listed.cluster),
                    tenant: names.tenant.or(listed.tenant),
                };
                // The user did not ask to store this, so a failure to store it has no notice.
                let book = self
                    .settings()
                    .update_book(|book| book.visit(scope, &names), true);
                self.set_book.set(book);
            }
        });
    }

    pub(super) fn settings(self) -> Settings {
        self.settings.get_value()
    }

    /// The names in OCP's lists.
    fn listed(self, scope: Scope) -> ScopeNames {
        let of = |lists: ScopeLists, source, id| {
            lists
                .listings
                .with(|listings| listings.name_of(source, id).map(ToOwned::to_owned))
        };
        let cluster = of(self.clusters, ScopeList::Clusters, scope.cluster.0);
        let tenant = of(
            self.tenants,
            ScopeList::Tenants(scope.cluster.0),
            scope.tenant.0,
        );
        ScopeNames::new(cluster.as_deref(), tenant.as_deref())
    }

    /// The names of a scope, from OCP's lists or from its tasks.
    pub fn names(self, scope: Scope) -> ScopeNames {
        let listed = self.listed(scope);
        self.book.with(|book| ScopeNames {
            cluster: listed
                .cluster
                .or_else(|| book.cluster_name(scope.cluster).map(ToOwned::to_owned)),
            tenant: listed
                .tenant
                .or_else(|| book.tenant_name(scope).map(ToOwned::to_owned)),
        })
    }

    /// The name of a cluster, from OCP's list or from tasks of its tenants.
    pub fn cluster_name(self, cluster: ClusterId) -> Option<String> {
        self.names(Scope {
            cluster,
            tenant: TenantId(-1),
        })
        .cluster
    }

    /// The name that belongs to the id in a field, if the other field is filled as needed and the name is known.
    pub fn name_of(self, kind: Kind, cluster: &str, tenant: &str) -> Option<String> {
        let cluster = self.cluster(cluster)?;
        match kind {
            Kind::Cluster => self.cluster_name(cluster),
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
    pub fn has_tenant(self, cluster: ClusterId, typed: &str) -> bool {
        let source = ScopeList::Tenants(cluster.0);
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
    pub fn cluster(self, typed: &str) -> Option<ClusterId> {
        let named = || {
            self.clusters
                .listings
                .with(|listings| listings.id_of(ScopeList::Clusters, typed))
        };
        typed_id(typed).or_else(named).map(ClusterId)
    }

    /// The form with the ids that stand for names in it; a name that may mean something else stays.
    pub fn resolved(self, draft: &FilterDraft) -> FilterDraft {
        let mut draft = draft.clone();
        let Some(cluster) = untrack(|| self.cluster(&draft.cluster)) else {
            return draft;
        };
        draft.cluster = cluster.0.to_string();
        if typed_id(&draft.tenant).is_none() {
            let source = ScopeList::Tenants(cluster.0);
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
    pub const fn lists(self, kind: Kind) -> ScopeLists {
        match kind {
            Kind::Cluster => self.clusters,
            Kind::Tenant => self.tenants,
        }
    }

    /// Of what a field's list is, while this stands in the form.
    pub fn wanted(self, kind: Kind, draft: &FilterDraft) -> ChoiceKind {
        match kind {
            Kind::Cluster => ChoiceKind::Cluster,
            Kind::Tenant => ChoiceKind::Tenant(self.cluster(&draft.cluster)),
        }
    }

    /// Opens the list of a field.
    pub fn open(self, kind: Kind) {
        self.set_open_list.set(Some(kind));
    }

    /// Closes whichever list is open.
    pub fn close(self) {
        if self.open_list.get_untracked().is_some() {
            self.set_open_list.set(None);
        }
        self.clusters.close();
        self.tenants.close();
    }

    /// Takes in what another tab of the browser has kept since.
    pub fn look_up(self) {
        let book = self.settings().book();
        if self.book.with_untracked(|known| *known != book) {
            self.set_book.set(book);
        }
    }

    /// Pins a scope, or lets it go. False when there is no room for another.
    pub fn toggle_pin(self, scope: Scope) -> bool {
        let names = untrack(|| self.names(scope));
        let mut done = false;
        let book = self
            .settings()
            .update_book(|book| done = book.toggle_pin(scope, &names), false);
        self.set_book.set(book);
        done
    }

    /// Forgets which scopes were used.
    pub fn forget_recent(self) {
        self.set_book
            .set(self.settings().update_book(ScopeBook::forget_recent, false));
    }

    /// Forgets the data of the user who signs out: OCP's lists and the recent scopes. Pinned scopes are kept.
    pub(crate) fn clear_for_sign_out(self) {
        self.clusters.clear();
        self.tenants.clear();
        self.set_book
            .set(self.settings().update_book(ScopeBook::forget_recent, true));
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
