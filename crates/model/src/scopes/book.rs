//! The scopes that a user comes back to: those used last, and those pinned; with the names that were seen with them, as
//! not everybody may read OCP's lists.

use crate::filter::{Scope, parse_id};
use crate::shared::masking::mask;
use crate::shared::reveal::{clip, reveal};
use crate::task::{ClusterId, TenantId};

/// How many scopes are remembered of those used last.
pub const MAX_RECENT: usize = 10;
/// How many scopes can be pinned.
pub const MAX_PINNED: usize = 20;
/// Characters of a name that are kept.
const MAX_NAME_CHARS: usize = 40;
/// Bytes that all of it takes where the browser keeps it. All ids fit in that, and names as far as there is room.
const MAX_STORED_BYTES: usize = 2_000;

/// The names seen with a scope; `None` where none was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeNames {
    /// The cluster's.
    pub cluster: Option<String>,
    /// The tenant's.
    pub tenant: Option<String>,
}

impl ScopeNames {
    /// ScopeNames as a server says them: kept short, on one line, with nothing hidden in them and no secret.
    pub fn new(cluster: Option<&str>, tenant: Option<&str>) -> Self {
        let kept = |name: Option<&str>| name.and_then(|name| tidy(&mask(name)));
        Self {
            cluster: kept(cluster),
            tenant: kept(tenant),
        }
    }

    /// Takes in what is known now; what is not known now stays as it was.
    fn learn(&mut self, now: &Self) {
        for (name, now) in [
            (&mut self.cluster, &now.cluster),
            (&mut self.tenant, &now.tenant),
        ] {
            if now.is_some() {
                name.clone_from(now);
            }
        }
    }
}

/// The beginning of a name's first line; tidying it again changes nothing.
fn tidy(name: &str) -> Option<String> {
    let line = name.trim_start().lines().next().unwrap_or_default();
    let seen = reveal(line);
    let (start, is_cut) = clip(&seen, MAX_NAME_CHARS);
    let start = if is_cut {
        clip(start, MAX_NAME_CHARS - 1).0
    } else {
        start
    };
    // A joiner that joins nothing any more would be made visible the next time.
    let start =
        start.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200c}' | '\u{200d}'));
    let name = if is_cut {
        format!("{start}…")
    } else {
        start.to_owned()
    };
    (!name.is_empty()).then_some(name)
}

/// A scope that somebody used or pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownScope {
    /// Which.
    pub scope: Scope,
    /// What it is called.
    pub names: ScopeNames,
}

/// The scopes of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeBook {
    recent: Vec<KnownScope>,
    pinned: Vec<KnownScope>,
}

impl ScopeBook {
    /// Those pinned, in the order in which that was done.
    pub fn pinned(&self) -> &[KnownScope] {
        &self.pinned
    }

    /// Those used last and not pinned, the latest first.
    pub fn recent(&self) -> impl Iterator<Item = &KnownScope> {
        self.recent
            .iter()
            .filter(|known| !self.is_pinned(known.scope))
    }

    /// All of them: the pinned first.
    pub fn all(&self) -> impl Iterator<Item = &KnownScope> {
        self.pinned.iter().chain(self.recent())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.recent.is_empty() && self.pinned.is_empty()
    }

    /// Whether a scope is pinned.
    pub fn is_pinned(&self, scope: Scope) -> bool {
        self.pinned.iter().any(|known| known.scope == scope)
    }

    /// Whether no other can be pinned.
    pub fn is_full(&self) -> bool {
        self.pinned.len() >= MAX_PINNED
    }

    /// A cluster's name, where it was seen.
    pub fn cluster_name(&self, cluster: ClusterId) -> Option<&str> {
        self.all()
            .filter(|known| known.scope.cluster == cluster)
            .find_map(|known| known.names.cluster.as_deref())
    }

    /// A tenant's name, where it was seen.
    pub fn tenant_name(&self, scope: Scope) -> Option<&str> {
        self.all()
            .find(|known| known.scope == scope)?
            .names
            .tenant
            .as_deref()
    }

    /// A scope gave an answer: it is the latest, and its names are those of now.
    pub fn visit(&mut self, scope: Scope, names: &ScopeNames) {
        let place = self.recent.iter().position(|known| known.scope == scope);
        let mut latest = place.map_or_else(
            || KnownScope {
                scope,
                names: ScopeNames::default(),
            },
            |place| self.recent.remove(place),
        );
        latest.names.learn(names);
        self.recent.insert(0, latest);
        self.recent.truncate(MAX_RECENT);
        for known in self.pinned.iter_mut().filter(|known| known.scope == scope) {
            known.names.learn(names);
        }
    }

    /// Pins a scope or, when it is pinned, lets it go. False when there is no room for another.
    pub fn toggle_pin(&mut self, scope: Scope, names: &ScopeNames) -> bool {
        let pinned = self.pinned.len();
        self.pinned.retain(|known| known.scope != scope);
        if self.pinned.len() < pinned {
            return true;
        }
        let has_room = !self.is_full();
        if has_room {
            let mut names_now = self
                .recent
                .iter()
                .find(|known| known.scope == scope)
                .map_or_else(ScopeNames::default, |known| known.names.clone());
            names_now.learn(names);
            self.pinned.push(KnownScope {
                scope,
                names: names_now,
            });
        }
        has_room
    }

    /// Forgets which scopes were used.
    pub fn forget_recent(&mut self) {
        self.recent.clear();
    }

    /// Reads one member that [`Self::print`] wrote; another name, and what is no scope, is none.
    pub fn read_member(&mut self, name: &str, value: &str) {
        let (list, most) = match name {
            "pinned" => (&mut self.pinned, MAX_PINNED),
            "recent" => (&mut self.recent, MAX_RECENT),
            _ => return,
        };
        if let Some(known) = KnownScope::parse(value)
            && list.len() < most
            && list.iter().all(|other| other.scope != known.scope)
        {
            list.push(known);
        }
    }

    /// Members of the line that the browser keeps, each with its `&`: `&pinned=cluster⏎tenant⏎names` and `&recent=…`.
    pub fn print(&self) -> String {
        let all = self.pinned.iter().map(|known| ("pinned", known));
        let all = all.chain(self.recent.iter().map(|known| ("recent", known)));
        let parts: Vec<_> = all.map(|(name, known)| known.print(name)).collect();
        let mut room =
            MAX_STORED_BYTES.saturating_sub(parts.iter().map(|(ids, _)| ids.len()).sum());
        let mut line = String::new();
        for (ids, names) in parts {
            line.push_str(&ids);
            if let Some(rest) = room.checked_sub(names.len()) {
                room = rest;
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
        let mut name = || lines.next().and_then(tidy);
        Some(Self {
            scope: Scope { cluster, tenant },
            names: ScopeNames {
                cluster: name(),
                tenant: name(),
            },
        })
    }

    /// Its ids and its names as the browser keeps them.
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
