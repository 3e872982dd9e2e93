//! Secrets in text.

use model::shared::masking;

use crate::grammar::{self, SECRET};
use crate::words;

/// Masking what is masked changes nothing, whatever the text; and no secret that stands where one is known stays.
pub fn mask(data: &[u8]) {
    let planted =
        grammar::choices(data).and_then(|mut choices| grammar::message(&mut choices).ok());
    let text = planted.clone().unwrap_or_else(|| words::text(data));
    let once = masking::mask(&text);
    assert_eq!(masking::mask(&once), once, "{text}");
    if planted.is_some() {
        assert!(!once.contains(SECRET), "{text}\nbecame\n{once}");
    }
}
