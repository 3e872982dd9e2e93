//! What the list below a scope's field offers: the scopes somebody used or pinned, then OCP's list; in both, what
//! matches the text that was typed.

use crate::filter::Scope;
use crate::scopes::book::ScopeBook;
use crate::scopes::list::{Listings, Named, Source, rank};
use crate::table::sorted::places;
use crate::task::{ClusterId, TenantId};

/// How many entries of OCP's list are shown at first, and how many more at a time: a page with thousands of options is slow.
pub const SHOWN: usize = 200;

/// Of what one is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// A cluster.
    Cluster,
    /// A tenant, of this cluster where one stands in the form.
    Tenant(Option<ClusterId>),
}

impl Wanted {
    /// The list of OCP's that has them; `None` while no cluster says which.
    pub const fn source(self) -> Option<Source> {
        match self {
            Self::Cluster => Some(Source::Clusters),
            Self::Tenant(Some(cluster)) => Some(Source::Tenants(cluster.0)),
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
    pub whole: bool,
    /// Whether the server may have more.
    pub more: bool,
}

/// The options for `typed`; of OCP's list `shown` at most.
pub fn choices(
    wanted: Wanted,
    typed: &str,
    book: &ScopeBook,
    listings: &Listings,
    shown: usize,
) -> Choices {
    let known = known(wanted, typed, book);
    let Some(source) = wanted.source() else {
        return Choices {
            known,
            whole: true,
            ..Choices::default()
        };
    };
    let seen = listings.seen(source);
    let loaded = seen.len();
    let meant = |entry: &Named| rank(entry.id, &entry.name, typed);
    let seen: Vec<_> = seen
        .into_iter()
        .filter_map(|entry| Some((meant(entry)?, entry)))
        .collect();
    let matching = seen.len();
    let answering = listings.answering(source, typed);
    let base = listings.answering(source, "");
    let mut choices = Choices {
        known,
        matching,
        loaded,
        total: base.and_then(|base| {
            if base.is_whole() {
                Some(loaded as u64)
            } else {
                base.total()
            }
        }),
        whole: answering.is_some_and(crate::scopes::list::Listing::is_whole),
        more: answering.is_some_and(crate::scopes::list::Listing::has_more),
        ..Choices::default()
    };
    // Among those that are meant as well as each other OCP's order stays.
    for place in places(seen.len(), &|a, b| seen[a].0.cmp(&seen[b].0)) {
        let entry = seen[place].1;
        let pick = match wanted {
            Wanted::Cluster => Pick::Cluster(ClusterId(entry.id)),
            Wanted::Tenant(_) => Pick::Tenant(TenantId(entry.id)),
        };
        // OCP says more of those known, and it is of now.
        if let Some(known) = choices.known.iter_mut().find(|known| known.pick == pick) {
            known.detail.clone_from(&entry.detail);
            if !entry.name.is_empty() {
                known.name.clone_from(&entry.name);
            }
        } else if choices.listed.len() < shown {
            let (name, detail) = (entry.name.clone(), entry.detail.clone());
            choices.listed.push(Choice {
                pick,
                id: entry.id,
                name,
                detail,
                pinned: false,
            });
        } else {
            choices.hidden += 1;
        }
    }
    choices
}

/// What somebody used or pinned.
fn known(wanted: Wanted, typed: &str, book: &ScopeBook) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for known in book.all() {
        let scope = known.scope;
        let name = |name: Option<&str>| name.unwrap_or_default().to_owned();
        let cluster = book.cluster_name(scope.cluster);
        let choice = match wanted {
            Wanted::Cluster => Choice {
                pick: Pick::Cluster(scope.cluster),
                id: scope.cluster.0,
                name: name(cluster),
                detail: String::new(),
                pinned: false,
            },
            Wanted::Tenant(at) => {
                if at.is_some_and(|at| at != scope.cluster) {
                    continue;
                }
                Choice {
                    pick: if at.is_some() {
                        Pick::Tenant(scope.tenant)
                    } else {
                        Pick::Both(scope)
                    },
                    id: scope.tenant.0,
                    name: name(known.names.tenant.as_deref()),
                    // Of which cluster, where that is not said yet.
                    detail: match at {
                        Some(_) => String::new(),
                        None => {
                            cluster.map_or_else(|| scope.cluster.0.to_string(), ToOwned::to_owned)
                        }
                    },
                    pinned: book.is_pinned(scope),
                }
            }
        };
        let is_new = found.iter().all(|other| other.pick != choice.pick);
        if is_new && rank(choice.id, &choice.name, typed).is_some() {
            found.push(choice);
        }
    }
    found
}

#[cfg(test)]
#[path = "choices_tests.rs"]
mod tests;
