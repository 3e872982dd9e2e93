//! Every shortcut that the page lists, pressed in a real browser.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use e2e::form::keys;
use e2e::seen::Seen;
use e2e::{Page, console_with};
use serde_json::{Value, json};

use crate::{all_of_demo, in_march_2025};

/// Somebody who presses strokes, and remembers which.
struct Hands {
    page: Page,
    tried: BTreeSet<String>,
}

impl Hands {
    /// Presses strokes one after the other.
    async fn press<const N: usize>(&mut self, strokes: [&str; N]) -> Result<()> {
        for stroke in strokes {
            self.tried.insert(stroke.to_owned());
            self.page.stroke(stroke).await?;
        }
        Ok(())
    }

    /// Presses strokes; then the row of a task has the focus.
    async fn leads_to<const N: usize>(&mut self, strokes: [&str; N], task: &str) -> Result<()> {
        self.press(strokes).await?;
        let focused = self.page.focused().await?;
        ensure!(
            focused == task,
            "{strokes:?} led to {focused}, not to {task}"
        );
        Ok(())
    }

    /// Presses strokes; then the bar says how many rows are selected.
    async fn selects<const N: usize>(
        &mut self,
        strokes: [&str; N],
        of: usize,
        count: usize,
    ) -> Result<()> {
        self.press(strokes).await?;
        let said = format!("{count} of {of} loaded tasks selected");
        let expected = if count == 0 { String::new() } else { said };
        let page = &self.page;
        let mut bar = page.selection().await?;
        for _ in 0..50 {
            if bar == expected {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(40)).await;
            bar = page.selection().await?;
        }
        ensure!(bar == expected, "{strokes:?}: “{bar}”, not “{expected}”");
        Ok(())
    }

    async fn until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) -> Result<Seen> {
        self.page.until(what, is_so).await
    }
}

async fn list_is_open(page: &Page) -> Result<bool> {
    Ok(page
        .value("!!document.querySelector('dialog#help[open]')")
        .await?
        == true)
}

async fn walks_through_the_rows(hands: &mut Hands, tasks: &[&str]) -> Result<()> {
    hands.leads_to(["J"], tasks[0]).await?;
    hands.leads_to(["J"], tasks[1]).await?;
    hands.leads_to(["K"], tasks[0]).await?;
    hands.leads_to(["↓", "↓"], tasks[2]).await?;
    hands.leads_to(["↑"], tasks[1]).await?;
    hands.leads_to(["End"], tasks[19]).await?;
    hands.leads_to(["J"], tasks[19]).await?;
    hands
        .until("it says why it stays", |seen| {
            seen.announced.contains("Last row of the page")
        })
        .await?;
    hands.leads_to(["Home"], tasks[0]).await?;
    hands.press(["Enter"]).await?;
    let seen = hands
        .until("the row is open", |seen| seen.rows[0].open)
        .await?;
    ensure!(
        seen.details.len() == 1 && seen.search.contains("open="),
        "{}",
        seen.search
    );
    hands.press(["Enter"]).await?;
    hands
        .until("the row is closed", |seen| !seen.rows[0].open)
        .await?;
    Ok(())
}

async fn selects_rows(hands: &mut Hands, tasks: &[&str], loaded: usize) -> Result<()> {
    hands.selects(["X"], loaded, 1).await?;
    hands.selects(["Space"], loaded, 0).await?;
    hands
        .selects(["Space", "J", "J", "Shift+Space"], loaded, 3)
        .await?;
    hands.selects(["Esc"], loaded, 0).await?;
    hands.selects(["X", "J", "Shift+X"], loaded, 2).await?;
    hands.selects(["Esc"], loaded, 0).await?;
    hands
        .selects(["Home", "Shift+J", "Shift+↓"], loaded, 3)
        .await?;
    hands.selects(["Shift+K", "Shift+↑"], loaded, 1).await?;
    ensure!(hands.page.focused().await? == tasks[0]);
    hands.selects(["Ctrl+A"], loaded, 20).await?;
    hands.page.allow_clipboard().await?;
    hands.press(["Ctrl+C"]).await?;
    hands
        .until("it is copied", |seen| {
            seen.announced.contains("20 tasks copied as TSV")
        })
        .await?;
    let copied = hands.page.value("navigator.clipboard.readText()").await?;
    let copied = copied.as_str().unwrap_or_default();
    let ids: Vec<_> = copied
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').nth(6))
        .collect();
    ensure!(ids == tasks, "{copied}");
    hands.selects(["Esc"], loaded, 0).await?;
    hands.press(["Esc"]).await?;
    ensure!(
        hands.page.focused().await? == "results",
        "Escape leaves the rows"
    );
    Ok(())
}

async fn acts_on_the_page(hands: &mut Hands) -> Result<()> {
    let total = hands.page.look().await?.page_status;
    hands.press(["N"]).await?;
    hands
        .until("page 2", |seen| seen.page_status.starts_with("21–40 of "))
        .await?;
    hands.press(["P"]).await?;
    hands
        .until("page 1", |seen| seen.page_status == total)
        .await?;
    let asked = hands.page.ocp.asked().await?.len();
    hands.press(["R"]).await?;
    hands.page.table().await?;
    ensure!(hands.page.ocp.asked().await?.len() > asked, "it asks again");
    hands.press(["J", "/"]).await?;
    let in_filter = "document.activeElement.matches('form[aria-label=Filter] input')";
    ensure!(
        hands.page.value(in_filter).await? == true,
        "{} has the focus",
        hands.page.focused().await?
    );
    hands.press(["Esc"]).await?;
    ensure!(
        hands
            .page
            .value("document.activeElement.matches('tr')")
            .await?
            == true,
        "back in the rows"
    );
    let before = hands.page.focused().await?;
    let has_find = hands
        .page
        .value("!!document.getElementById('find')")
        .await?
        == true;
    hands.press(["F"]).await?;
    ensure!(hands.page.focused().await? == if has_find { "find" } else { &before });
    Ok(())
}

#[test]
fn every_listed_shortcut_works_as_described() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&all_of_demo()).await?;
        let tasks = seen.tasks();
        let mut hands = Hands {
            page: page.clone(),
            tried: BTreeSet::new(),
        };
        hands.press(["?"]).await?;
        page.by_role("dialog", "Keyboard shortcuts").await?;
        let listed: BTreeSet<String> = page.listed_strokes().await?.into_iter().collect();
        hands.press(["Esc"]).await?;
        ensure!(!list_is_open(&page).await?);
        walks_through_the_rows(&mut hands, &tasks).await?;
        selects_rows(&mut hands, &tasks, seen.loaded.unwrap_or_default()).await?;
        acts_on_the_page(&mut hands).await?;
        assert_eq!(
            hands.tried, listed,
            "what is listed is tried, and the other way round"
        );
        Ok(())
    });
}

#[test]
fn typing_into_a_field_triggers_no_shortcut() {
    console_with(in_march_2025(), |page| async move {
        let before = page.open_table(&all_of_demo()).await?;
        let asked = page.ocp.asked().await?.len();
        let field = page.element("filter-backup-set-id").await?;
        page.session().type_into(&field, "?/jkrnpxfJKX ").await?;
        let seen = page.look().await?;
        assert_eq!(seen.field("filter-backup-set-id").value, "?/jkrnpxfJKX ");
        assert!(!list_is_open(&page).await?);
        assert_eq!(
            (page.ocp.asked().await?.len(), seen.search),
            (asked, before.search)
        );
        assert_eq!(page.selection().await?, "");
        Ok(())
    });
}

#[test]
fn rows_are_one_tab_stop() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&all_of_demo()).await?;
        page.stroke("J").await?;
        page.stroke("J").await?;
        let second = seen.rows[1].task.clone();
        let mut way = Vec::new();
        for _ in 0..3 {
            page.session().press(&[keys::TAB]).await?;
            way.push(page.focused().await?);
        }
        assert_eq!(way[..2], ["row-select", "row-expander"]);
        assert_eq!(
            page.value("!!document.activeElement.closest('table')")
                .await?,
            json!(false),
            "{way:?}"
        );
        let all: Vec<String> = serde_json::from_value(
            page.value(
                "[...document.querySelectorAll('tbody [tabindex=\"0\"]')].map(el => el.closest('tr').dataset.taskId)",
            )
            .await?,
        )?;
        assert_eq!(all, [&*second; 3]);
        Ok(())
    });
}

/// Whether the middle of the row that has the focus can be seen: nothing lies above it.
const SEEN: &str = "(() => {
    const row = document.activeElement.closest('tr'), box = row.cells[1].getBoundingClientRect();
    const edges = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3];
    return edges.every(y => y > 0 && y < innerHeight && row.contains(document.elementFromPoint(box.left + 5, y)));
})()";

#[test]
fn row_with_the_focus_is_never_covered() {
    console_with(in_march_2025(), |page| async move {
        for (width, height) in [(1280, 700), (390, 844), (320, 640)] {
            page.resize(width, height).await?;
            page.open_table(&all_of_demo()).await?;
            page.stroke("J").await?;
            // What lies over the page while something is selected is no exception.
            for stroke in [
                "Space", "End", "↑", "↑", "Space", "Home", "↓", "End", "Home",
            ] {
                page.stroke(stroke).await?;
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                assert_eq!(
                    page.value(SEEN).await?,
                    Value::Bool(true),
                    "after {stroke} at {width} × {height}"
                );
            }
            let seen = page.look().await?;
            assert!(seen.width <= 0, "{width}: {} too wide", seen.width);
            page.stroke("?").await?;
            assert!(list_is_open(&page).await?);
            let overflow = "document.getElementById('help').scrollWidth - document.getElementById('help').clientWidth";
            assert_eq!(page.value(overflow).await?, json!(0), "the list at {width}");
            page.stroke("Esc").await?;
            if width < 768 {
                page.stroke("/").await?;
                let seen = page
                    .until("the filter is unfolded", |seen| {
                        seen.form_shown == Some(true)
                    })
                    .await?;
                assert!(seen.width <= 0);
                let focused = "document.activeElement.matches('form[aria-label=Filter] input')";
                assert_eq!(
                    page.value(focused).await?,
                    json!(true),
                    "{}",
                    page.focused().await?
                );
            }
        }
        Ok(())
    });
}

#[test]
fn turning_single_key_shortcuts_off_is_remembered() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.click("help").await?;
        let switch = page.by_role("checkbox", "Single-key shortcuts").await?;
        page.session().click(&switch).await?;
        let listed = page.listed_strokes().await?;
        assert!(
            !listed.contains(&"J".to_owned()) && listed.contains(&"↓".to_owned()),
            "{listed:?}"
        );
        page.press_button("Close").await?;
        page.session().travel("refresh").await?;
        let seen = page.table().await?;
        page.stroke("?").await?;
        page.stroke("J").await?;
        assert!(!list_is_open(&page).await?);
        assert_eq!(page.focused().await?, "BODY");
        page.session()
            .run::<Value>("document.querySelector('tr.row').focus()", &[])
            .await?;
        page.stroke("↓").await?;
        assert_eq!(page.focused().await?, seen.rows[1].task);
        Ok(())
    });
}
