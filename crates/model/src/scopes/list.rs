//! OCP's lists of clusters and of a cluster's tenants: the loaded entries, matching by typed text,
//! and what to request next. OCP's lists are paged and searched by name at the server; a server may
//! ignore both parameters.

/// Number of entries requested at once: as many as a person looks through, in a small response.
pub const PAGE_SIZE: usize = 50;

/// Maximum length in characters of a keyword that is sent to the server.
const MAX_KEYWORD_CHARS: usize = 60;

/// Maximum number of searches whose results are kept.
const MAX_SEARCHES: usize = 40;

/// An entry of a list: a cluster or a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// OCP's id.
    pub id: i64,
    /// The name with secrets masked; empty if there is none.
    pub name: String,
    /// Further details in OCP's own words: `PRIMARY · 4.3.1.0 · RUNNING`.
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

/// A search in a list by part of a name; an empty keyword selects the whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSearch {
    /// Which list.
    pub list: ScopeList,
    /// `name`
    pub keyword: String,
}

impl ListSearch {
    /// The search for a typed text.
    pub fn new(list: ScopeList, typed: &str) -> Self {
        Self {
            list,
            keyword: typed.trim().chars().take(MAX_KEYWORD_CHARS).collect(),
        }
    }
}

/// A request for one page, from 1, of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRequest {
    /// The search.
    pub search: ListSearch,
    /// `page`
    pub page: usize,
}

/// One page of a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The readable entries that have an id.
    pub entries: Vec<ListEntry>,
    /// Number of entries in the response, readable or not.
    pub received: usize,
    /// Number of entries on all pages, as the server reported.
    pub total: Option<u64>,
}

/// The loaded part of one search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    entries: Vec<ListEntry>,
    received: usize,
    total: Option<u64>,
    pages: usize,
    is_ended: bool,
}

impl Listing {
    /// The entries, each id once, in the server's order.
    pub fn entries(&self) -> &[ListEntry] {
        &self.entries
    }

    /// Number of entries as the server reported, at least the number received.
    pub fn total(&self) -> Option<u64> {
        self.total.map(|total| total.max(self.received as u64))
    }

    /// Whether all entries are loaded.
    pub fn is_complete(&self) -> bool {
        self.is_ended && self.total.is_none_or(|total| self.received as u64 >= total)
    }

    /// Whether another page may have more entries.
    pub const fn has_more(&self) -> bool {
        !self.is_ended
    }

    /// Adds the next page. A page without new ids ends the listing, because a server that ignores
    /// `page` sends the same entries again.
    pub fn add_page(&mut self, page: ListPage) {
        let mut known: Vec<i64> = self.entries.iter().map(|entry| entry.id).collect();
        known.sort_unstable();
        let mut has_new_entries = page.entries.is_empty();
        for entry in page.entries {
            if let Err(index) = known.binary_search(&entry.id) {
                known.insert(index, entry.id);
                self.entries.push(entry);
                has_new_entries = true;
            }
        }
        self.pages += 1;
        self.total = page.total.or(self.total);
        if has_new_entries {
            self.received += page.received;
        }
        let is_last = match self.total {
            Some(total) => self.received as u64 >= total,
            None => page.received < PAGE_SIZE,
        };
        self.is_ended = is_last || !has_new_entries || page.received == 0;
    }
}

/// Ranks how well `typed` matches an entry, best first from 0; `None` without a match. Digits match
/// the id as well as the name.
pub fn rank(id: i64, name: &str, typed: &str) -> Option<u8> {
    let typed = typed.trim().to_ascii_lowercase();
    let (id, name) = (id.to_string(), name.to_ascii_lowercase());
    if typed.is_empty() || id == typed {
        return Some(0);
    }
    let match_start = name.find(&typed);
    match () {
        () if name == typed => Some(1),
        () if id.starts_with(&typed) => Some(2),
        () if match_start == Some(0) => Some(3),
        () if match_start.is_some() => Some(4),
        () => id.contains(&typed).then_some(5),
    }
}

/// The loaded lists of one kind, kept for the lifetime of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listings(Vec<(ListSearch, Listing)>);

impl Listings {
    fn get(&self, search: &ListSearch) -> Option<&Listing> {
        self.0
            .iter()
            .find(|(other, _)| other == search)
            .map(|(_, listing)| listing)
    }

    /// The listing that covers `typed`: a complete one whose keyword is part of it, else the search
    /// for `typed` itself.
    pub fn listing_for(&self, list: ScopeList, typed: &str) -> Option<&Listing> {
        let ListSearch { keyword, .. } = ListSearch::new(list, typed);
        let covers = |(search, listing): &&(ListSearch, Listing)| {
            search.list == list && listing.is_complete() && keyword.contains(&search.keyword)
        };
        let covering = self.0.iter().find(covers).map(|(_, listing)| listing);
        covering.or_else(|| self.get(&ListSearch { list, keyword }))
    }

    /// All loaded entries of a list, each id once: in the order in which they were first received,
    /// with their latest content.
    pub fn known_entries(&self, list: ScopeList) -> Vec<&ListEntry> {
        let mut entries: Vec<&ListEntry> = Vec::new();
        let mut index_by_id: Vec<(i64, usize)> = Vec::new();
        for entry in self.entries(list) {
            match index_by_id.binary_search_by_key(&entry.id, |(id, _)| *id) {
                Ok(known) => entries[index_by_id[known].1] = entry,
                Err(new) => {
                    index_by_id.insert(new, (entry.id, entries.len()));
                    entries.push(entry);
                }
            }
        }
        entries
    }

    fn entries(&self, list: ScopeList) -> impl DoubleEndedIterator<Item = &ListEntry> {
        let listings = self.0.iter().filter(move |(search, _)| search.list == list);
        listings.flat_map(|(_, listing)| listing.entries.iter())
    }

    /// The name of an id, if known.
    pub fn name_of(&self, list: ScopeList, id: i64) -> Option<&str> {
        let entry = self.entries(list).rev().find(|entry| entry.id == id)?;
        Some(entry.name.as_str()).filter(|name| !name.is_empty())
    }

    /// The id of the only entry with this name; `None` if unloaded entries could have the same
    /// name. An exact match wins over one that differs in case.
    pub fn id_of(&self, list: ScopeList, name: &str) -> Option<i64> {
        let name = name.trim();
        let listing = self
            .listing_for(list, name)
            .filter(|listing| listing.is_complete() && !name.is_empty())?;
        let only_match = |is_match: fn(&str, &str) -> bool| {
            let mut found = listing
                .entries
                .iter()
                .filter(|entry| is_match(&entry.name, name));
            found
                .next()
                .filter(|_| found.next().is_none())
                .map(|entry| entry.id)
        };
        only_match(|a, b| a == b).or_else(|| only_match(str::eq_ignore_ascii_case))
    }

    /// The next request needed to match `typed`; `None` if the loaded entries suffice and no `more`
    /// are wanted. The whole list is requested first: a short one needs no searches.
    pub fn next_request(&self, list: ScopeList, typed: &str, more: bool) -> Option<ListRequest> {
        let whole_list = ListSearch::new(list, "");
        if self.get(&whole_list).is_none() {
            return Some(ListRequest {
                search: whole_list,
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

    /// Adds a page to its listing. The oldest search is dropped when there are too many; whole
    /// lists are kept.
    pub fn add_page(&mut self, request: ListRequest, page: ListPage) {
        let index = self
            .0
            .iter()
            .position(|(search, _)| *search == request.search);
        let index = index.unwrap_or_else(|| {
            let searches = self
                .0
                .iter()
                .filter(|(search, _)| !search.keyword.is_empty())
                .count();
            if searches >= MAX_SEARCHES
                && let Some(oldest) = self
                    .0
                    .iter()
                    .position(|(search, _)| !search.keyword.is_empty())
            {
                self.0.remove(oldest);
            }
            self.0.push((request.search, Listing::default()));
            self.0.len() - 1
        });
        if let Some((_, listing)) = self.0.get_mut(index) {
            listing.add_page(page);
        }
    }

    /// Drops everything loaded of a list, so that it is requested again.
    pub fn forget(&mut self, list: ScopeList) {
        self.0.retain(|(search, _)| search.list != list);
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
pub(crate) mod tests;
