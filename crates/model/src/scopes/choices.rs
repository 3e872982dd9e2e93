//! What the list below a scope's field offers: the scopes somebody used or pinned, then OCP's list; in both, what
//! matches the text that was typed.

use crate::filter::Scope;
use crate::scopes::book::{KnownScope, ScopeBook};
use crate::scopes::list::{ListEntry, Listing, Listings, ScopeList, rank};
use crate::task::{ClusterId, TenantId};

/// How many entries of OCP's list are shown at first, and how many more at a time: a page with thousands of options is slow.
pub const ENTRIES_PER_STEP: usize = 200;

/// Of what one is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// A cluster.
    Cluster,
    /// A tenant, of this cluster where one stands in the form.
    Tenant(Option<ClusterId>),
}

impl ChoiceKind {
    /// The list of OCP's that has them; `None` while no cluster says which.
    pub const fn list(self) -> Option<ScopeList> {
        match self {
            Self::Cluster => Some(ScopeList::Clusters),
            Self::Tenant(Some(cluster)) => Some(ScopeList::Tenants(cluster.0)),
            Self::Tenant(None) => None,
        }
    }
}

/// What is chosen with one option, as it is to stand in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// A cluster.
    Cluster(ClusterId),
    /// A tenant of the cluster that stands there.
    Tenant(TenantId),
    /// Both.
    Both(Scope),
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it chooses.
    pub pick: Pick,
    /// Its id.
    pub id: i64,
    /// Its name; empty where none is known.
    pub name: String,
    /// What else is known of it.
    pub detail: String,
    /// Whether it is pinned.
    pub pinned: bool,
}

/// What a list offers, and of how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Used or pinned before.
    pub known: Vec<Choice>,
    /// The others of OCP's list, the best match first.
    pub listed: Vec<Choice>,
    /// How many more of them match and are not shown.
    pub hidden: usize,
    /// How many entries of OCP's list match.
    pub matching: usize,
    /// How many entries of it have come.
    pub loaded: usize,
    /// How many it has, as far as that is known.
    pub total: Option<u64>,
    /// Whether all that could match has come.
    pub is_complete: bool,
    /// Whether the server may have more.
    pub has_more: bool,
}

/// Finds the options that match `typed`: recent and pinned scopes, then up to `max_listed` entries of
/// OCP's list.
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
