//! OCP's lists of clusters and of a cluster's tenants: what of them has come, what matches what somebody types, and what
//! to ask next. A list is read by pages and searched by name at the server, which may do neither.

use crate::table::sorted::places;

/// How many entries are asked for at once: what a person looks through, and a small answer.
pub const PAGE_SIZE: usize = 50;

/// How many characters of what is typed are searched for at the server.
const MOST_KEYWORD: usize = 60;

/// How many searches are remembered of each list.
const MOST_SEARCHES: usize = 40;

/// A cluster or a tenant, as OCP's list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The id that OCP gives it.
    pub id: i64,
    /// Its name, secrets masked; empty where none was said.
    pub name: String,
    /// What else tells it from others, in OCP's own words: `PRIMARY · 4.3.1.0 · RUNNING`.
    pub detail: String,
}

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The clusters.
    Clusters,
    /// The tenants of the cluster with this id.
    Tenants(i64),
}

/// A list, and the part of a name that the server is to look for; nothing for the whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Which list.
    pub source: Source,
    /// `name`
    pub keyword: String,
}

impl Search {
    /// The search for what is typed.
    pub fn new(source: Source, typed: &str) -> Self {
        Self {
            source,
            keyword: typed.trim().chars().take(MOST_KEYWORD).collect(),
        }
    }
}

/// One request: a page, from 1, of a list or of a search in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is searched.
    pub search: Search,
    /// `page`
    pub page: usize,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The entries that could be read and have an id.
    pub entries: Vec<Named>,
    /// How many there were in all.
    pub received: usize,
    /// How many there are on all pages, as the server says.
    pub total: Option<u64>,
}

/// What has come of one search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    entries: Vec<Named>,
    received: usize,
    total: Option<u64>,
    pages: usize,
    ended: bool,
}

impl Listing {
    /// The entries, each id once, in the server's order.
    pub fn entries(&self) -> &[Named] {
        &self.entries
    }

    /// How many there are, as the server says; never fewer than have come.
    pub fn total(&self) -> Option<u64> {
        self.total.map(|total| total.max(self.received as u64))
    }

    /// Whether everything has come.
    pub fn is_whole(&self) -> bool {
        self.ended && self.total.is_none_or(|total| self.received as u64 >= total)
    }

    /// Whether another page may bring more.
    pub const fn has_more(&self) -> bool {
        !self.ended
    }

    /// Takes the next page in. A server that ignores `page` sends the same again: then nothing more is to be had.
    pub fn take(&mut self, page: ListPage) {
        let id = |place: usize| self.entries[place].id;
        let sorted = places(self.entries.len(), &|a, b| id(a).cmp(&id(b)));
        let mut known: Vec<i64> = sorted.into_iter().map(id).collect();
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
pub struct Listings(Vec<(Search, Listing)>);

impl Listings {
    fn get(&self, search: &Search) -> Option<&Listing> {
        self.0
            .iter()
            .find(|(other, _)| other == search)
            .map(|(_, listing)| listing)
    }

    /// The listing that answers `typed`: the whole list where that has come, else the search for it, or one that covers it.
    pub fn answering(&self, source: Source, typed: &str) -> Option<&Listing> {
        let Search { keyword, .. } = Search::new(source, typed);
        let covers = |(search, listing): &&(Search, Listing)| {
            search.source == source && listing.is_whole() && keyword.contains(&search.keyword)
        };
        let covering = self.0.iter().find(covers).map(|(_, listing)| listing);
        covering.or_else(|| self.get(&Search { source, keyword }))
    }

    /// Every entry that has come of a list, each id once, in the order in which they came and as each came last.
    pub fn seen(&self, source: Source) -> Vec<&Named> {
        let mut seen: Vec<&Named> = Vec::new();
        let mut places: Vec<(i64, usize)> = Vec::new();
        for entry in self.entries(source) {
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

    fn entries(&self, source: Source) -> impl DoubleEndedIterator<Item = &Named> {
        let listings = self
            .0
            .iter()
            .filter(move |(search, _)| search.source == source);
        listings.flat_map(|(_, listing)| listing.entries.iter())
    }

    /// The name of an id, where a list has told it.
    pub fn name_of(&self, source: Source, id: i64) -> Option<&str> {
        let entry = self.entries(source).rev().find(|entry| entry.id == id)?;
        Some(entry.name.as_str()).filter(|name| !name.is_empty())
    }

    /// The id that a name means: of the only entry of that name, where it is known that there is no other.
    pub fn id_of(&self, source: Source, name: &str) -> Option<i64> {
        let name = name.trim();
        let listing = self
            .answering(source, name)
            .filter(|listing| listing.is_whole() && !name.is_empty())?;
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
    pub fn next(&self, source: Source, typed: &str, more: bool) -> Option<Ask> {
        let base = Search::new(source, "");
        if self.get(&base).is_none() {
            return Some(Ask {
                search: base,
                page: 1,
            });
        }
        let Some(listing) = self.answering(source, typed) else {
            return Some(Ask {
                search: Search::new(source, typed),
                page: 1,
            });
        };
        (more && listing.has_more()).then(|| Ask {
            search: Search::new(source, typed),
            page: listing.pages + 1,
        })
    }

    /// Takes an answer in. When there are too many searches, the oldest one is forgotten; the lists themselves are not.
    pub fn take(&mut self, ask: Ask, page: ListPage) {
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
            listing.take(page);
        }
    }

    /// Forgets a list, to ask for it anew.
    pub fn forget(&mut self, source: Source) {
        self.0.retain(|(search, _)| search.source != source);
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
pub(crate) mod tests;
