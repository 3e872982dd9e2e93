//! The page as a whole: its address and colours.

use leptos::prelude::{document, window};

use model::settings::config::Theme;
use model::shared::masking::mask;

/// Paints the page in a theme.
pub fn paint(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    let name = match theme {
        Theme::System => return drop(root.remove_attribute("data-theme")),
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    // An attribute of this name is always allowed.
    drop(root.set_attribute("data-theme", name));
}

/// The page's path with its query, and its whole address.
pub fn addresses() -> (String, String) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    (path, location.href().unwrap_or_default())
}

/// The page's origin, such as `https://ocp.example.com`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The page's address up to its path.
pub fn without_query() -> String {
    let location = window().location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// The description of the page in a report: its address with secrets masked, its version, and the user agent.
pub fn about() -> String {
    let (address, browser) = (
        addresses().1,
        window().navigator().user_agent().unwrap_or_default(),
    );
    format!(
        "Page: {}\nConsole: {}\nBrowser: {browser}",
        mask(&address),
        env!("CARGO_PKG_VERSION")
    )
}
