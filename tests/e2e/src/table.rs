//! The table and its pager.

use anyhow::{Context as _, Result};

use crate::page::Page;
use crate::seen::Seen;

impl Page {
    /// Sorts by a column, or turns its direction round.
    pub async fn sort_by(&self, column: &str) -> Result<Seen> {
        self.click(&format!("sort-{column}")).await?;
        self.table().await
    }

    /// Opens or closes the row at a place, from 0.
    pub async fn toggle_row(&self, place: usize) -> Result<Seen> {
        let before = self.look().await?;
        let was_open = before.rows.get(place).context("there is no such row")?.open;
        let expanders = self.session().all("[data-testid=row-expander]").await?;
        self.session()
            .click(expanders.get(place).context("there is no such row")?)
            .await?;
        self.until("the row has opened or closed", |seen| {
            seen.rows.get(place).is_some_and(|row| row.open != was_open)
        })
        .await
    }

    /// Opens every row on the page.
    pub async fn open_all_rows(&self) -> Result<Seen> {
        self.value(
            "document.querySelectorAll('[data-testid=row-expander][aria-expanded=false]').forEach(b => b.click())",
        )
        .await?;
        self.until("all rows are open", |seen| {
            seen.rows.iter().all(|row| row.open)
        })
        .await
    }
}
