//! The recent and pinned scopes of a user. Their names are stored as well, because not every user
//! may read OCP's lists.

use crate::filter::{Scope, parse_id};
use crate::shared::masking::mask;
use crate::shared::reveal::{clip, reveal};
use crate::task::{ClusterId, TenantId};

/// Maximum number of recent scopes.
pub const MAX_RECENT: usize = 10;
/// Maximum number of pinned scopes.
pub const MAX_PINNED: usize = 20;
/// Maximum length of a stored name in characters.
const MAX_NAME_CHARS: usize = 40;
/// Maximum size of the stored text in bytes. It has room for all ids, and for names as far as
/// they fit.
const MAX_STORED_BYTES: usize = 2_000;

/// The known names of a scope's cluster and tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeNames {
    /// The cluster's name.
    pub cluster: Option<String>,
    /// The tenant's name.
    pub tenant: Option<String>,
}

impl ScopeNames {
    /// Names from a server, shortened to one line, with hidden characters made visible and secrets
    /// masked.
    pub fn new(cluster: Option<&str>, tenant: Option<&str>) -> Self {
        let clean = |name: Option<&str>| name.and_then(|name| shorten(&mask(name)));
        Self {
            cluster: clean(cluster),
            tenant: clean(tenant),
        }
    }

    /// Takes over the names that `latest` has, and keeps the others.
    fn update(&mut self, latest: &Self) {
        for (name, latest) in [
            (&mut self.cluster, &latest.cluster),
            (&mut self.tenant, &latest.tenant),
        ] {
            if latest.is_some() {
                name.clone_from(latest);
            }
        }
    }
}

/// The shortened first line of a name. Applying it again changes nothing.
fn shorten(name: &str) -> Option<String> {
    let line = name.trim_start().lines().next().unwrap_or_default();
    let visible = reveal(line);
    let (start, is_cut) = clip(&visible, MAX_NAME_CHARS);
    let start = if is_cut {
        clip(start, MAX_NAME_CHARS - 1).0
    } else {
        start
    };
    // A joiner that ends up last would be made visible by the next call.
    let start =
        start.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200c}' | '\u{200d}'));
    let name = if is_cut {
        format!("{start}…")
    } else {
        start.to_owned()
    };
    (!name.is_empty()).then_some(name)
}

/// A recent or pinned scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownScope {
    /// The scope.
    pub scope: Scope,
    /// Its names.
    pub names: ScopeNames,
}

/// The recent and pinned scopes of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeBook {
    recent: Vec<KnownScope>,
    pinned: Vec<KnownScope>,
}

impl ScopeBook {
    /// The pinned scopes in the order of pinning.
    pub fn pinned(&self) -> &[KnownScope] {
        &self.pinned
    }

    /// The recent scopes that are not pinned, latest first.
    pub fn recent(&self) -> impl Iterator<Item = &KnownScope> {
        self.recent
            .iter()
            .filter(|known| !self.is_pinned(known.scope))
    }

    /// The pinned scopes, then the recent ones.
    pub fn all(&self) -> impl Iterator<Item = &KnownScope> {
        self.pinned.iter().chain(self.recent())
    }

    /// Whether there are no scopes.
    pub fn is_empty(&self) -> bool {
        self.recent.is_empty() && self.pinned.is_empty()
    }

    /// Whether a scope is pinned.
    pub fn is_pinned(&self, scope: Scope) -> bool {
        self.pinned.iter().any(|known| known.scope == scope)
    }

    /// Whether the limit of pinned scopes is reached.
    pub fn is_full(&self) -> bool {
        self.pinned.len() >= MAX_PINNED
    }

    /// A cluster's name, if known.
    pub fn cluster_name(&self, cluster: ClusterId) -> Option<&str> {
        self.all()
            .filter(|known| known.scope.cluster == cluster)
            .find_map(|known| known.names.cluster.as_deref())
    }

    /// A tenant's name, if known.
    pub fn tenant_name(&self, scope: Scope) -> Option<&str> {
        self.all()
            .find(|known| known.scope == scope)?
            .names
            .tenant
            .as_deref()
    }

    /// Moves a scope to the front of the recent ones and updates its names. Called after its tasks
    /// were received.
    pub fn visit(&mut self, scope: Scope, names: &ScopeNames) {
        let position = self.recent.iter().position(|known| known.scope == scope);
        let mut latest = position.map_or_else(
            || KnownScope {
                scope,
                names: ScopeNames::default(),
            },
            |position| self.recent.remove(position),
        );
        latest.names.update(names);
        self.recent.insert(0, latest);
        self.recent.truncate(MAX_RECENT);
        for known in self.pinned.iter_mut().filter(|known| known.scope == scope) {
            known.names.update(names);
        }
    }

    /// Pins or unpins a scope. Returns false if the limit of pinned scopes is reached.
    pub fn toggle_pin(&mut self, scope: Scope, names: &ScopeNames) -> bool {
        let pinned = self.pinned.len();
        self.pinned.retain(|known| known.scope != scope);
        if self.pinned.len() < pinned {
            return true;
        }
        let is_added = !self.is_full();
        if is_added {
            let mut known_names = self
                .recent
                .iter()
                .find(|known| known.scope == scope)
                .map_or_else(ScopeNames::default, |known| known.names.clone());
            known_names.update(names);
            self.pinned.push(KnownScope {
                scope,
                names: known_names,
            });
        }
        is_added
    }

    /// Clears the recent scopes.
    pub fn forget_recent(&mut self) {
        self.recent.clear();
    }

    /// Reads one member that [`Self::print`] wrote. Other members and invalid scopes are ignored.
    pub fn read_member(&mut self, name: &str, value: &str) {
        let (list, limit) = match name {
            "pinned" => (&mut self.pinned, MAX_PINNED),
            "recent" => (&mut self.recent, MAX_RECENT),
            _ => return,
        };
        if let Some(known) = KnownScope::parse(value)
            && list.len() < limit
            && list.iter().all(|other| other.scope != known.scope)
        {
            list.push(known);
        }
    }

    /// The members to store, each with a leading `&`: `&pinned=cluster%0Atenant%0Anames` and
    /// `&recent=…`.
    pub fn print(&self) -> String {
        let scopes = self.pinned.iter().map(|known| ("pinned", known));
        let scopes = scopes.chain(self.recent.iter().map(|known| ("recent", known)));
        let parts: Vec<_> = scopes.map(|(name, known)| known.print(name)).collect();
        let mut remaining =
            MAX_STORED_BYTES.saturating_sub(parts.iter().map(|(ids, _)| ids.len()).sum());
        let mut line = String::new();
        for (ids, names) in parts {
            line.push_str(&ids);
            if let Some(rest) = remaining.checked_sub(names.len()) {
                remaining = rest;
                line.push_str(&names);
            }
        }
        line
    }
}

impl KnownScope {
    fn parse(value: &str) -> Option<Self> {
        let mut lines = value.lines();
        let cluster = ClusterId(parse_id(lines.next()?)?);
        let tenant = TenantId(parse_id(lines.next()?)?);
        let mut name = || lines.next().and_then(shorten);
        Some(Self {
            scope: Scope { cluster, tenant },
            names: ScopeNames {
                cluster: name(),
                tenant: name(),
            },
        })
    }

    /// The ids and the names in the stored format.
    fn print(&self, name: &str) -> (String, String) {
        let Self { scope, names } = self;
        let ids = format!("&{name}={}%0A{}", scope.cluster.0, scope.tenant.0);
        let mut printed = String::new();
        if names != &ScopeNames::default() {
            for name in [&names.cluster, &names.tenant] {
                printed.push_str("%0A");
                printed.extend(form_urlencoded::byte_serialize(
                    name.as_deref().unwrap_or_default().as_bytes(),
                ));
            }
        }
        (ids, printed)
    }
}

#[cfg(test)]
#[path = "book_tests.rs"]
pub(crate) mod tests;
