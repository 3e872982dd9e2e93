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

/// The mark on the page's icon in the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconMark {
    /// No mark.
    None,
    /// A task runs.
    Running,
    /// A task has failed since the user left the page.
    Failed,
}

/// The end of the icon, which is an SVG image in its own address.
const ICON_END: &str = "</svg>";

/// Draws a mark on the page's icon.
pub fn mark_icon(mark: IconMark) {
    const CIRCLE: &str = "<circle id='mark' cx='11.5' cy='11.5' r='4.5' stroke='none' fill='";
    let link = document().query_selector("link[rel=icon]").ok().flatten();
    let Some((link, address)) =
        link.and_then(|link| Some((link.clone(), link.get_attribute("href")?)))
    else {
        return;
    };
    let unmarked = match address.split_once(CIRCLE) {
        Some((before, _)) => before,
        None => address.strip_suffix(ICON_END).unwrap_or(&address),
    };
    let colour = match mark {
        IconMark::None => None,
        IconMark::Running => Some("%231a5fd0"),
        IconMark::Failed => Some("%23b32020"),
    };
    let circle = colour.map(|colour| format!("{CIRCLE}{colour}'/>"));
    let marked = format!("{unmarked}{}{ICON_END}", circle.unwrap_or_default());
    if marked != address {
        // An attribute of this name is always allowed.
        drop(link.set_attribute("href", &marked));
    }
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
