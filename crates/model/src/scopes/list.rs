//! OCP's lists of clusters and of a cluster's tenants: what of them has come, what matches what somebody types, and what
//! to ask next. A list is read by pages and searched by name at the server, which may do neither.

/// How many entries are asked for at once: what a person looks through, and a small answer.
pub const PAGE_SIZE: usize = 50;

/// How many characters of what is typed are searched for at the server.
const MOST_KEYWORD: usize = 60;

/// How many searches are remembered of each list.
const MOST_SEARCHES: usize = 40;

/// A cluster or a tenant, as OCP's list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The id that OCP gives it.
    pub id: i64,
    /// Its name, secrets masked; empty where none was said.
    pub name: String,
    /// What else tells it from others, in OCP's own words: `PRIMARY · 4.3.1.0 · RUNNING`.
    pub detail: String,
}

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeList {
    /// The clusters.
    Clusters,
    /// The tenants of the cluster with this id.
    Tenants(i64),
}

/// A list, and the part of a name that the server is to look for; nothing for the whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSearch {
    /// Which list.
    pub list: ScopeList,
    /// `name`
    pub keyword: String,
}

impl ListSearch {
    /// The search for what is typed.
    pub fn new(list: ScopeList, typed: &str) -> Self {
        Self {
            list,
            keyword: typed.trim().chars().take(MOST_KEYWORD).collect(),
        }
    }
}

/// One request: a page, from 1, of a list or of a search in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRequest {
    /// What is searched.
    pub search: ListSearch,
    /// `page`
    pub page: usize,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The entries that could be read and have an id.
    pub entries: Vec<ListEntry>,
    /// How many there were in all.
    pub received: usize,
    /// How many there are on all pages, as the server says.
    pub total: Option<u64>,
}

/// What has come of one search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    entries: Vec<ListEntry>,
    received: usize,
    total: Option<u64>,
    pages: usize,
    ended: bool,
}

impl Listing {
    /// The entries, each id once, in the server's order.
    pub fn entries(&self) -> &[ListEntry] {
        &self.entries
    }

    /// How many there are, as the server says; never fewer than have come.
    pub fn total(&self) -> Option<u64> {
        self.total.map(|total| total.max(self.received as u64))
    }

    /// Whether everything has come.
    pub fn is_complete(&self) -> bool {
        self.ended && self.total.is_none_or(|total| self.received as u64 >= total)
    }

    /// Whether another page may bring more.
    pub const fn has_more(&self) -> bool {
        !self.ended
    }

    /// Takes the next page in. A server that ignores `page` sends the same again: then nothing more is to be had.
    pub fn add_page(&mut self, page: ListPage) {
        let mut known: Vec<i64> = self.entries.iter().map(|entry| entry.id).collect();
        known.sort_unstable();
        let mut is_news = page.entries.is_empty();
        for entry in page.entries {
            if let Err(place) = known.binary_search(&entry.id) {
                known.insert(place, entry.id);
                self.entries.push(entry);
                is_news = true;
            }
        }
        self.pages += 1;
        self.total = page.total.or(self.total);
        if is_news {
            self.received += page.received;
        }
        let is_last = match self.total {
            Some(total) => self.received as u64 >= total,
            None => page.received < PAGE_SIZE,
        };
        self.ended = is_last || !is_news || page.received == 0;
    }
}

/// How well `typed` means an entry, the best first; `None` when it does not. Digits are an id as well as a part of a name.
pub fn rank(id: i64, name: &str, typed: &str) -> Option<u8> {
    let typed = typed.trim().to_ascii_lowercase();
    let (id, name) = (id.to_string(), name.to_ascii_lowercase());
    if typed.is_empty() || id == typed {
        return Some(0);
    }
    let place = name.find(&typed);
    match () {
        () if name == typed => Some(1),
        () if id.starts_with(&typed) => Some(2),
        () if place == Some(0) => Some(3),
        () if place.is_some() => Some(4),
        () => id.contains(&typed).then_some(5),
    }
}

/// What has come of all lists of one kind, for as long as the page lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listings(Vec<(ListSearch, Listing)>);

impl Listings {
    fn get(&self, search: &ListSearch) -> Option<&Listing> {
        self.0
            .iter()
            .find(|(other, _)| other == search)
            .map(|(_, listing)| listing)
    }

    /// The listing that answers `typed`: the whole list where that has come, else the search for it, or one that covers it.
    pub fn listing_for(&self, list: ScopeList, typed: &str) -> Option<&Listing> {
        let ListSearch { keyword, .. } = ListSearch::new(list, typed);
        let covers = |(search, listing): &&(ListSearch, Listing)| {
            search.list == list && listing.is_complete() && keyword.contains(&search.keyword)
        };
        let covering = self.0.iter().find(covers).map(|(_, listing)| listing);
        covering.or_else(|| self.get(&ListSearch { list, keyword }))
    }

    /// Every entry that has come of a list, each id once, in the order in which they came and as each came last.
    pub fn known_entries(&self, list: ScopeList) -> Vec<&ListEntry> {
        let mut seen: Vec<&ListEntry> = Vec::new();
        let mut places: Vec<(i64, usize)> = Vec::new();
        for entry in self.entries(list) {
            match places.binary_search_by_key(&entry.id, |(id, _)| *id) {
                Ok(known) => seen[places[known].1] = entry,
                Err(new) => {
                    places.insert(new, (entry.id, seen.len()));
                    seen.push(entry);
                }
            }
        }
        seen
    }

    fn entries(&self, list: ScopeList) -> impl DoubleEndedIterator<Item = &ListEntry> {
        let listings = self.0.iter().filter(move |(search, _)| search.list == list);
        listings.flat_map(|(_, listing)| listing.entries.iter())
    }

    /// The name of an id, where a list has told it.
    pub fn name_of(&self, list: ScopeList, id: i64) -> Option<&str> {
        let entry = self.entries(list).rev().find(|entry| entry.id == id)?;
        Some(entry.name.as_str()).filter(|name| !name.is_empty())
    }

    /// The id that a name means: of the only entry of that name, where it is known that there is no other.
    pub fn id_of(&self, list: ScopeList, name: &str) -> Option<i64> {
        let name = name.trim();
        let listing = self
            .listing_for(list, name)
            .filter(|listing| listing.is_complete() && !name.is_empty())?;
        let only = |is_it: fn(&str, &str) -> bool| {
            let mut found = listing
                .entries
                .iter()
                .filter(|entry| is_it(&entry.name, name));
            found
                .next()
                .filter(|_| found.next().is_none())
                .map(|entry| entry.id)
        };
        only(|a, b| a == b).or_else(|| only(str::eq_ignore_ascii_case))
    }

    /// What to ask so that `typed` can be answered; nothing when it can be, and `more` is not wanted. The list itself
    /// comes first: where it is short, nothing has to be searched for.
    pub fn next_request(&self, list: ScopeList, typed: &str, more: bool) -> Option<ListRequest> {
        let base = ListSearch::new(list, "");
        if self.get(&base).is_none() {
            return Some(ListRequest {
                search: base,
                page: 1,
            });
        }
        let Some(listing) = self.listing_for(list, typed) else {
            return Some(ListRequest {
                search: ListSearch::new(list, typed),
                page: 1,
            });
        };
        (more && listing.has_more()).then(|| ListRequest {
            search: ListSearch::new(list, typed),
            page: listing.pages + 1,
        })
    }

    /// Takes an answer in. When there are too many searches, the oldest one is forgotten; the lists themselves are not.
    pub fn add_page(&mut self, ask: ListRequest, page: ListPage) {
        let place = self.0.iter().position(|(search, _)| *search == ask.search);
        let place = place.unwrap_or_else(|| {
            let searches = self
                .0
                .iter()
                .filter(|(search, _)| !search.keyword.is_empty())
                .count();
            if searches >= MOST_SEARCHES
                && let Some(oldest) = self
                    .0
                    .iter()
                    .position(|(search, _)| !search.keyword.is_empty())
            {
                self.0.remove(oldest);
            }
            self.0.push((ask.search, Listing::default()));
            self.0.len() - 1
        });
        if let Some((_, listing)) = self.0.get_mut(place) {
            listing.add_page(page);
        }
    }

    /// Forgets a list, to ask for it anew.
    pub fn forget(&mut self, list: ScopeList) {
        self.0.retain(|(search, _)| search.list != list);
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
pub(crate) mod tests;
