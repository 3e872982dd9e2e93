//! The filter form.

use anyhow::Result;

use crate::page::Page;

/// WebDriver's spelling of keys.
pub mod keys {
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Tab.
    pub const TAB: &str = "\u{e004}";
    /// The space bar.
    pub const SPACE: &str = " ";
    /// Shift.
    pub const SHIFT: &str = "\u{e008}";
    /// Lets all keys go that are held.
    pub const NULL: &str = "\u{e000}";
    /// The left arrow.
    pub const LEFT: &str = "\u{e012}";
    /// Home.
    pub const HOME: &str = "\u{e011}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Control.
    pub const CONTROL: &str = "\u{e009}";
    /// Delete.
    pub const DELETE: &str = "\u{e017}";
    /// The arrow down.
    pub const DOWN: &str = "\u{e015}";
}

impl Page {
    /// Types into a text field, in place of what stands there.
    pub async fn fill(&self, field: &str, text: &str) -> Result<()> {
        let element = self.element(field).await?;
        // Everything is marked and overwritten, as a user does it; `NULL` lets the control key go.
        let keys = format!("{}a\u{e000}{}{text}", keys::CONTROL, keys::DELETE);
        self.session().type_into(&element, &keys).await
    }

    /// Chooses a range: a preset's name in a link, or `custom`.
    pub async fn choose_range(&self, range: &str) -> Result<()> {
        self.click(&format!("range-{range}")).await
    }

    /// Ticks or unticks a status.
    pub async fn toggle_status(&self, status: &str) -> Result<()> {
        self.click(&format!("filter-status-{status}")).await
    }

    /// Sends the form.
    pub async fn apply(&self) -> Result<()> {
        self.click("filter-apply").await
    }

    /// Sends the form by Enter in one of its fields.
    pub async fn enter_in(&self, field: &str) -> Result<()> {
        self.session()
            .type_into(&self.element(field).await?, keys::ENTER)
            .await
    }

    /// Chooses an option of a list by its value.
    pub async fn choose(&self, list: &str, value: &str) -> Result<()> {
        let option = format!("[data-testid=\"{list}\"] option[value=\"{value}\"]");
        self.session()
            .click(&self.session().first(&option).await?)
            .await
    }
}
