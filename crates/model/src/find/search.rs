//! Finding words in the tasks that are loaded, in every field: as the page shows it and as OCP says it.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::find::fold::folded;
use crate::link::query::Zone;
use crate::load::result_set::ResultSet;
use crate::task::field::TaskField;
use crate::task::instant::{print_api, print_exact};
use crate::task::{BackupTask, Value};

/// What is looked for: words that must all be there, in any field and in any case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// Folded, each once.
    words: Vec<Box<str>>,
}

/// Before the times with their fractions of a second, at the end of what [`write_searchable_text`] writes. It is a white space, which no
/// word has.
const FRACTIONS: char = '\u{c}';

/// Whether a word is looked for within fractions of a second too: six digits of them at every time hold any short number,
/// and nobody sees where.
fn is_exact(word: &str) -> bool {
    word.contains(['.', ':'])
}

impl Find {
    /// Reads what somebody typed.
    pub fn parse(text: &str) -> Self {
        let mut words: Vec<Box<str>> = Vec::new();
        for typed in text.split_whitespace() {
            let word = folded(typed);
            if !words.iter().any(|known| **known == *word) {
                words.push(word.into());
            }
        }
        Self { words }
    }

    /// Whether nothing is looked for.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether numbers and times are looked into: all of them have digits, so only a word with one can be there, but
    /// for the `t` and `z` of times, which nobody looks for.
    pub fn has_digit(&self) -> bool {
        self.words
            .iter()
            .any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
    }

    /// Whether every word is in a text that [`write_searchable_text`] wrote for this find.
    pub fn is_in(&self, write_searchable_text: &str) -> bool {
        let whole = write_searchable_text
            .rsplit_once(FRACTIONS)
            .map_or(write_searchable_text, |(whole, _)| whole);
        self.words
            .iter()
            .all(|word| if is_exact(word) { write_searchable_text } else { whole }.contains(&**word))
    }

    /// Whether it finds nothing that `other` does not find.
    pub fn narrows(&self, other: &Self) -> bool {
        let is_within = |word: &str| {
            self.words
                .iter()
                .any(|longer| longer.contains(word) && is_exact(longer) == is_exact(word))
        };
        self.has_digit() == other.has_digit() && other.words.iter().all(|word| is_within(word))
    }

    /// Where its words stand in a text, in order and apart; the first [`MAX_MARKS`] of those places.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let folded = folded(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            let mut from = 0;
            while let Some(at) = folded[from..]
                .find(&**word)
                .map(|at| from + at)
                .filter(|_| found.len() < MAX_MARKS)
            {
                found.push(at..at + word.len());
                from = at + folded[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        found.sort_by_key(|range| range.start);
        for range in found {
            match marks.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => marks.push(range),
            }
        }
        marks.truncate(MAX_MARKS);
        marks
    }
}

/// How many places are marked in one text: thousands would take the browser longer than anybody reads.
pub const MAX_MARKS: usize = 300;

/// Writes what `find` can find in a task, folded, in place of what `out` held. `shown` appends how the page writes a value
/// where that is not what OCP says; it is asked about numbers and times only where a word may be in them.
pub fn write_searchable_text(
    task: &BackupTask,
    find: &Find,
    shown: &mut dyn FnMut(Value<'_>, &mut String),
    out: &mut String,
) {
    out.clear();
    let numbers = find.has_digit();
    for field in TaskField::ALL {
        let value = task.value(field);
        let is_number = matches!(
            value,
            Value::Integer(_) | Value::Seconds(_) | Value::Time(_) | Value::Ids(_)
        );
        if value == Value::Absent || (is_number && !numbers) {
            continue;
        }
        // Writing to a `String` cannot fail.
        let _ = match value {
            Value::Absent => Ok(()),
            Value::Unreadable(text) | Value::Text(text) => out.write_str(text),
            Value::Status(status) => out.write_str(status.as_str()),
            Value::Integer(number) | Value::Seconds(number) => write!(out, "{number}"),
            Value::Time(time) => out.write_str(&print_api(time)),
            Value::Ids(ids) => ids.iter().try_for_each(|id| write!(out, "{id} ")),
        };
        // No word has a white space in it, so none is found across two texts.
        out.push('\n');
        shown(value, out);
        out.push('\n');
    }
    for text in task.unknown.iter().flat_map(|(name, json)| [name, json]) {
        out.push_str(text);
        out.push('\n');
    }
    out.push(FRACTIONS);
    if numbers && find.words.iter().any(|word| is_exact(word)) {
        for field in TaskField::ALL {
            if let Value::Time(time) = task.value(field) {
                out.push_str(&print_exact(time));
                out.push('\n');
            }
        }
    }
    if out.is_ascii() {
        out.make_ascii_lowercase();
    } else {
        *out = folded(out);
    }
}

/// What a search is for: the words, and the zone of the times as shown.
type Sought = (Find, Zone);

/// A task that was looked into, and whether the words are in it.
type Verdict = (Arc<BackupTask>, bool);

/// A search through the rows, a share at a time. It knows what an earlier search found out: of 100,000 rows only those
/// are looked into that are new, that say something else, or of which other words could change the verdict.
#[derive(Clone, Debug, Default)]
pub struct Search {
    sought: Sought,
    done: Vec<Verdict>,
    before: Option<(Sought, Vec<Verdict>)>,
    /// How far the verdicts before are used up: rows come again in the same order, with others between them.
    used: usize,
}

/// How many rows may be gone between two that come again.
const MAX_GONE: usize = 64;

impl Search {
    /// Begins anew, for these words or among other rows.
    #[must_use]
    pub fn again(self, find: Find, zone: Zone) -> Self {
        let Self {
            sought,
            mut done,
            before,
            used,
        } = self;
        // A search that was stopped has not come to all that the one before it knew.
        if let Some((_, known)) = before.filter(|(before, _)| *before == sought) {
            done.extend(known.into_iter().skip(used));
        }
        Self {
            sought: (find, zone),
            done: Vec::with_capacity(done.len()),
            before: Some((sought, done)),
            used: 0,
        }
    }

    /// The verdict on the same row before, if the task says the same.
    fn known(&mut self, task: &Arc<BackupTask>) -> Option<bool> {
        let (_, known) = self.before.as_ref()?;
        let next = known
            .iter()
            .skip(self.used)
            .take(MAX_GONE)
            .position(|(before, _)| before.key == task.key)?;
        let (before, is_in) = &known[self.used + next];
        self.used += next + 1;
        (Arc::ptr_eq(before, task) || before == task).then_some(*is_in)
    }

    /// Goes on through the rows until all are looked into, which it says, or `is_spent` says that it is enough for now.
    /// `is_in` looks into a task.
    pub fn share(
        &mut self,
        rows: &ResultSet,
        is_in: &mut dyn FnMut(&Find, &BackupTask) -> bool,
        is_spent: &mut dyn FnMut() -> bool,
    ) -> bool {
        let (find, zone) = self.sought.clone();
        let (same, narrower, wider) = match &self.before {
            Some(((before, old_zone), _)) if *old_zone == zone => {
                (*before == find, find.narrows(before), before.narrows(&find))
            }
            _ => (false, false, false),
        };
        for (place, task) in rows.iter().enumerate().skip(self.done.len()) {
            let verdict = match self.known(task) {
                Some(known) if same || (narrower && !known) || (wider && known) => known,
                _ => is_in(&find, task),
            };
            self.done.push((Arc::clone(task), verdict));
            if place % 64 == 63 && is_spent() {
                return false;
            }
        }
        self.before = None;
        true
    }

    /// What was found, for the places of an [`Order`](crate::load::result_set::Order).
    pub fn found(&self) -> Found {
        let places: Vec<bool> = self.done.iter().map(|(_, is_in)| *is_in).collect();
        let count = places.iter().filter(|is_in| **is_in).count();
        Found {
            find: self.sought.0.clone(),
            count,
            places: places.into(),
        }
    }
}

/// Which rows a search has found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The words.
    pub find: Find,
    /// How many rows they are in.
    pub count: usize,
    places: Arc<[bool]>,
}

impl Found {
    /// Whether the words are in the row at a place. A row that came since is none yet.
    pub fn has(&self, place: u32) -> bool {
        self.places.get(place as usize) == Some(&true)
    }

    /// How many rows were looked into.
    pub fn searched(&self) -> usize {
        self.places.len()
    }
}

/// The same only as itself: nobody compares 100,000 places to find out more.
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.find == other.find && Arc::ptr_eq(&self.places, &other.places)
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
