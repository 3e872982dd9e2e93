//! The keyboard, in the words of the page's own list of shortcuts.

use anyhow::{Result, bail};
use serde_json::Value;

use crate::form::keys;
use crate::page::Page;

impl Page {
    /// Presses a stroke as the list of shortcuts prints it, such as `J`, `Shift+↓` or `Ctrl+A`, wherever the focus is.
    pub async fn stroke(&self, stroke: &str) -> Result<()> {
        let (held, name) = match stroke.split_once('+') {
            Some(("Shift", name)) => (Some(keys::SHIFT), name),
            Some(("Ctrl", name)) => (Some(keys::CONTROL), name),
            Some(_) => bail!("`{stroke}` is no stroke that is known"),
            None => (None, stroke),
        };
        let letter = name.to_lowercase();
        let key = match name {
            "Enter" => keys::ENTER,
            "Space" => keys::SPACE,
            "Esc" => keys::ESCAPE,
            "Home" => keys::HOME,
            "End" => "\u{e010}",
            "↑" => "\u{e013}",
            "↓" => keys::DOWN,
            _ if letter.chars().count() == 1 => &letter,
            _ => bail!("`{stroke}` is no stroke that is known"),
        };
        match held {
            Some(held) => self.session().press_with(held, key).await,
            None => self.session().press(&[key]).await,
        }
    }

    /// The strokes that the list of shortcuts shows; it must be open.
    pub async fn listed_strokes(&self) -> Result<Vec<String>> {
        let strokes = self
            .value("[...document.querySelectorAll('dialog[open] .stroke')].map(el => el.innerText)")
            .await?;
        Ok(serde_json::from_value(strokes)?)
    }

    /// What has the focus: a task's id where that is its row, else the element's id, test hook or name.
    pub async fn focused(&self) -> Result<String> {
        let focused = "(el => el.dataset.taskId ?? (el.id || el.dataset.testid || el.ariaLabel || el.tagName))(document.activeElement)";
        let Value::String(focused) = self.value(focused).await? else {
            bail!("nothing has the focus")
        };
        Ok(focused)
    }

    /// What the bar of the selected rows says; nothing where there is none.
    pub async fn selection(&self) -> Result<String> {
        let said = self
            .value("document.querySelector('.selected__count')?.innerText ?? ''")
            .await?;
        Ok(said.as_str().unwrap_or_default().to_owned())
    }
}
