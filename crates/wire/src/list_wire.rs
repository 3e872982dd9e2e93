//! OCP's lists of clusters and of tenants as they come, made into [`ListEntry`] entries. An entry that has no id cannot be
//! chosen and is left out; whatever else is odd in one costs that field.

use crate::answer::{Base, Envelope};
use crate::body::Body;
use crate::error::{ApiError, UnreadableResponse};
use crate::json::{Broken, MAX_AT_ONCE, Scalar, elements, for_each_member, total};
use model::scopes::list::{ListEntry, ListPage, ScopeList};
use model::shared::masking::mask;
use model::shared::reveal::clip;

/// Entries of one answer that are read: ten times what OCP's documents allow one to have.
const MAX_ENTRIES: usize = 20_000;
/// Characters of a name that are kept: longer than any that OceanBase allows, and than what is shown.
const MAX_NAME: usize = 200;
/// Characters of any other text that are kept.
const MAX_DETAIL: usize = 40;

/// What tells an entry from others beside its name, in the order in which it is shown.
const fn details(source: ScopeList) -> &'static [&'static str] {
    match source {
        ScopeList::Clusters => &["type", "obVersion", "status"],
        ScopeList::Tenants(_) => &["mode", "status"],
    }
}

/// Reads the answer to a request for a list, and what the answer says of itself. Fails when it is a failure, and when it has no list that could be read.
pub fn read_list(body: &Body, source: ScopeList) -> Result<(Base, ListPage), ApiError> {
    let broken = |broken| ApiError::broken(body.status, &body.text, broken, None);
    let mut envelope = Envelope::default();
    let mut data = None;
    for_each_member(&body.text, |name, raw| match &*name {
        // Of a name that comes twice the last counts.
        "data" => data = Some(raw),
        name => envelope.member(name, raw),
    })
    .map_err(broken)?;
    if envelope.failed() {
        return Err(ApiError::told(body.status, envelope, None));
    }
    if let Some(page) = data.and_then(|data| read_data(data.get(), source).ok()) {
        return Ok((envelope.base, page));
    }
    let what = if envelope.is_ocps() {
        UnreadableResponse::NoTasks
    } else {
        UnreadableResponse::Other
    };
    Err(ApiError::unreadable(body.status, envelope.base, what))
}

/// `contents` and the total of `page`. What is empty may be absent, where the total says that it is.
fn read_data(data: &str, source: ScopeList) -> Result<ListPage, Broken> {
    let mut page = ListPage::default();
    let mut contents = None;
    for_each_member(data, |name, raw| match &*name {
        "contents" => contents = (Scalar::of(raw) != Scalar::Null).then_some(raw),
        "page" => page.total = total(raw.get()),
        _ => {}
    })?;
    let Some(contents) = contents else {
        return if page.total.is_some() {
            Ok(page)
        } else {
            Err(Broken::Other)
        };
    };
    let entries = elements(contents.get())?;
    page.received = entries.len();
    page.entries = entries
        .into_iter()
        .take(MAX_ENTRIES)
        .filter_map(|raw| read_entry(raw.get(), source))
        .collect();
    Ok(page)
}

fn read_entry(json: &str, source: ScopeList) -> Option<ListEntry> {
    if json.len() > MAX_AT_ONCE {
        return None;
    }
    let names = details(source);
    let (mut id, mut name) = (None, String::new());
    let mut details = vec![String::new(); names.len()];
    for_each_member(json, |member, raw| {
        let scalar = Scalar::of(raw);
        let text = |most| {
            scalar
                .text()
                .map_or_else(String::new, |text| clip(&mask(text), most).0.to_owned())
        };
        match &*member {
            "id" => id = scalar.integer().filter(|id| *id >= 0),
            "name" => name = text(MAX_NAME),
            member => {
                if let Some(place) = names.iter().position(|name| *name == member) {
                    details[place] = text(MAX_DETAIL);
                }
            }
        }
    })
    .ok()?;
    details.retain(|detail| !detail.trim().is_empty());
    Some(ListEntry {
        id: id?,
        name,
        detail: details.join(" · "),
    })
}

#[cfg(test)]
#[path = "list_wire_tests.rs"]
mod tests;
