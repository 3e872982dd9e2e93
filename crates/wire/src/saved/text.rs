//! Text from bytes that are pushed in parts.

use std::str;

/// The text that is not decoded yet.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// Whole characters.
    pub ready: String,
    /// The first bytes of an incomplete character.
    rest: Vec<u8>,
}

impl Text {
    /// Pushes bytes. Those that are no UTF-8 are replaced, as in a response.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let joined;
        let mut bytes = if self.rest.is_empty() {
            bytes
        } else {
            self.rest.extend_from_slice(bytes);
            joined = std::mem::take(&mut self.rest);
            &joined
        };
        while let Err(error) = str::from_utf8(bytes) {
            let (good, bad) = bytes.split_at(error.valid_up_to());
            self.ready
                .push_str(str::from_utf8(good).unwrap_or_default());
            let Some(length) = error.error_len() else {
                self.rest = bad.to_vec();
                return;
            };
            self.ready.push(char::REPLACEMENT_CHARACTER);
            bytes = &bad[length..];
        }
        self.ready
            .push_str(str::from_utf8(bytes).unwrap_or_default());
    }

    /// Says that all bytes have been pushed.
    pub(super) fn end(&mut self) {
        if !std::mem::take(&mut self.rest).is_empty() {
            self.ready.push(char::REPLACEMENT_CHARACTER);
        }
    }
}
