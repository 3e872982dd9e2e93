//! Decoding OCP's lists of clusters and tenants into [`ListEntry`] entries. An entry without an id cannot be chosen and is
//! left out; another unreadable field is left empty.

use crate::body::Body;
use crate::envelope::{Base, Envelope};
use crate::error::{ApiError, UnreadableResponse};
use crate::json::{JsonError, MAX_AT_ONCE, Scalar, elements, for_each_member, total};
use model::scopes::list::{ListEntry, ListPage, ScopeList};
use model::shared::masking::mask;
use model::shared::reveal::clip;

/// The number of entries of one response that are read: ten times the documented maximum.
const MAX_ENTRIES: usize = 20_000;
/// The number of characters of a name that are kept. OceanBase allows fewer.
const MAX_NAME: usize = 200;
/// The number of characters of another text that are kept.
const MAX_DETAIL: usize = 40;

/// The members that distinguish entries besides their names, in the order in which they are shown.
const fn details(source: ScopeList) -> &'static [&'static str] {
    match source {
        ScopeList::Clusters => &["type", "obVersion", "status"],
        ScopeList::Tenants(_) => &["mode", "status"],
    }
}

/// Decodes a response with a list into its base structure and the entries. Fails if the response reports a failure, or
/// has no readable list.
pub fn read_list(body: &Body, source: ScopeList) -> Result<(Base, ListPage), ApiError> {
    let invalid = |error| ApiError::of_invalid_body(body.status, &body.text, error, None);
    let mut envelope = Envelope::default();
    let mut data = None;
    for_each_member(&body.text, |name, raw| match &*name {
        // The last of several members with the same name counts.
        "data" => data = Some(raw),
        name => envelope.member(name, raw),
    })
    .map_err(invalid)?;
    if envelope.failed() {
        return Err(ApiError::of_envelope(body.status, envelope, None));
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

/// Reads `contents` and the total of `page`. Empty contents may be absent beside a total.
fn read_data(data: &str, source: ScopeList) -> Result<ListPage, JsonError> {
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
            Err(JsonError::Other)
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
                if let Some(index) = names.iter().position(|name| *name == member) {
                    details[index] = text(MAX_DETAIL);
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
