//! The options below a cluster or tenant field: recent and pinned scopes, then OCP's list, both
//! filtered by the typed text.

use crate::filter::Scope;
use crate::scopes::book::{KnownScope, ScopeBook};
use crate::scopes::list::{ListEntry, Listing, Listings, ScopeList, rank};
use crate::task::{ClusterId, TenantId};

/// Number of entries of OCP's list that are shown at first and added at a time. Thousands of
/// options would make the page slow.
pub const ENTRIES_PER_STEP: usize = 200;

/// What is being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// A cluster.
    Cluster,
    /// A tenant; of this cluster if the form has one.
    Tenant(Option<ClusterId>),
}

impl ChoiceKind {
    /// OCP's list with the entries to choose from; `None` for tenants without a cluster.
    pub const fn list(self) -> Option<ScopeList> {
        match self {
            Self::Cluster => Some(ScopeList::Clusters),
            Self::Tenant(Some(cluster)) => Some(ScopeList::Tenants(cluster.0)),
            Self::Tenant(None) => None,
        }
    }
}

/// What an option puts into the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// A cluster.
    Cluster(ClusterId),
    /// A tenant of the form's cluster.
    Tenant(TenantId),
    /// A cluster and a tenant.
    Both(Scope),
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the option puts into the form.
    pub pick: Pick,
    /// The id of the cluster or tenant.
    pub id: i64,
    /// The name; empty if unknown.
    pub name: String,
    /// Further details; empty if there are none.
    pub detail: String,
    /// Whether the scope is pinned.
    pub pinned: bool,
}

/// The options and the counts shown with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Recent and pinned scopes.
    pub known: Vec<Choice>,
    /// Other entries of OCP's list, best match first.
    pub listed: Vec<Choice>,
    /// Number of further matching entries that are not shown.
    pub hidden: usize,
    /// Number of loaded entries that match.
    pub matching: usize,
    /// Number of loaded entries of OCP's list.
    pub loaded: usize,
    /// Number of entries of OCP's list, if known.
    pub total: Option<u64>,
    /// Whether all entries that could match are loaded.
    pub is_complete: bool,
    /// Whether the server may have more entries.
    pub has_more: bool,
}

/// Finds the options that match `typed`: recent and pinned scopes, then up to `max_listed` entries
/// of OCP's list.
pub fn find_choices(
    kind: ChoiceKind,
    typed: &str,
    book: &ScopeBook,
    listings: &Listings,
    max_listed: usize,
) -> Choices {
    let known = known_choices(kind, typed, book);
    let Some(list) = kind.list() else {
        return Choices {
            known,
            is_complete: true,
            ..Choices::default()
        };
    };
    let entries = listings.known_entries(list);
    let loaded = entries.len();
    let mut ranked: Vec<_> = entries
        .into_iter()
        .filter_map(|entry| Some((rank(entry.id, &entry.name, typed)?, entry)))
        .collect();
    // A stable sort keeps OCP's order among entries of the same rank.
    ranked.sort_by_key(|(rank, _)| *rank);
    let listing = listings.listing_for(list, typed);
    let whole_list = listings.listing_for(list, "");
    let total = whole_list.and_then(|whole| {
        if whole.is_complete() {
            Some(loaded as u64)
        } else {
            whole.total()
        }
    });
    let mut choices = Choices {
        known,
        matching: ranked.len(),
        loaded,
        total,
        is_complete: listing.is_some_and(Listing::is_complete),
        has_more: listing.is_some_and(Listing::has_more),
        ..Choices::default()
    };
    for (_, entry) in ranked {
        choices.add_entry(kind, entry, max_listed);
    }
    choices
}

impl Choices {
    /// Adds an entry of OCP's list, or updates the known choice for the same id.
    fn add_entry(&mut self, kind: ChoiceKind, entry: &ListEntry, max_listed: usize) {
        let pick = match kind {
            ChoiceKind::Cluster => Pick::Cluster(ClusterId(entry.id)),
            ChoiceKind::Tenant(_) => Pick::Tenant(TenantId(entry.id)),
        };
        // OCP's entry is newer and more detailed than the remembered name.
        if let Some(known) = self.known.iter_mut().find(|known| known.pick == pick) {
            known.detail.clone_from(&entry.detail);
            if !entry.name.is_empty() {
                known.name.clone_from(&entry.name);
            }
        } else if self.listed.len() < max_listed {
            self.listed.push(Choice {
                pick,
                id: entry.id,
                name: entry.name.clone(),
                detail: entry.detail.clone(),
                pinned: false,
            });
        } else {
            self.hidden += 1;
        }
    }
}

/// The recent and pinned scopes that match `typed`, each choice once.
fn known_choices(kind: ChoiceKind, typed: &str, book: &ScopeBook) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for known in book.all() {
        let Some(choice) = known_choice(kind, known, book) else {
            continue;
        };
        let is_new = choices.iter().all(|other| other.pick != choice.pick);
        if is_new && rank(choice.id, &choice.name, typed).is_some() {
            choices.push(choice);
        }
    }
    choices
}

/// The choice that a remembered scope offers; `None` for a tenant of another cluster.
fn known_choice(kind: ChoiceKind, known: &KnownScope, book: &ScopeBook) -> Option<Choice> {
    let scope = known.scope;
    let cluster_name = book.cluster_name(scope.cluster);
    let chosen_cluster = match kind {
        ChoiceKind::Cluster => {
            return Some(Choice {
                pick: Pick::Cluster(scope.cluster),
                id: scope.cluster.0,
                name: cluster_name.unwrap_or_default().to_owned(),
                detail: String::new(),
                pinned: false,
            });
        }
        ChoiceKind::Tenant(cluster) => cluster,
    };
    let (pick, detail) = match chosen_cluster {
        Some(cluster) if cluster != scope.cluster => return None,
        Some(_) => (Pick::Tenant(scope.tenant), String::new()),
        // The form has no cluster yet, so the option names the one it brings.
        None => (
            Pick::Both(scope),
            cluster_name.map_or_else(|| scope.cluster.0.to_string(), ToOwned::to_owned),
        ),
    };
    Some(Choice {
        pick,
        id: scope.tenant.0,
        name: known.names.tenant.clone().unwrap_or_default(),
        detail,
        pinned: book.is_pinned(scope),
    })
}

#[cfg(test)]
#[path = "choices_tests.rs"]
mod tests;
