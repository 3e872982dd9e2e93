//! Files that the page makes and the browser saves.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a file stays available after the download has started, in milliseconds. The browser needs it only
/// briefly, but does not report when it has finished.
const KEPT: u32 = 60_000;

/// A file in the making. What is written is given to the browser piece by piece, which keeps it where it likes: not in
/// the memory of the page.
#[derive(Debug, Default)]
pub struct Download {
    parts: Array,
}

impl Download {
    /// Writes on. Fails where the browser takes no more.
    pub fn push(&self, text: &str) -> Result<(), Refused> {
        let part =
            Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(text.as_bytes())))?;
        self.parts.push(&part);
        Ok(())
    }

    /// Has the browser save the file under a name.
    pub fn save(&self, name: &str, mime: &str) -> Result<(), Refused> {
        let kind = BlobPropertyBag::new();
        kind.set_type(mime);
        let whole = Blob::new_with_blob_sequence_and_options(&self.parts, &kind)?;
        let url = Url::create_object_url_with_blob(&whole)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Timeout::new(KEPT, move || drop(Url::revoke_object_url(&url))).forget();
        Ok(())
    }
}

/// The browser does not make the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl From<JsValue> for Refused {
    fn from(_: JsValue) -> Self {
        Self
    }
}
