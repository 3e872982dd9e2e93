//! Selecting rows with the mouse, and what is copied of them.

use anyhow::{Context as _, Result, ensure};
use e2e::form::keys;
use e2e::session::Element;
use e2e::{Page, console_with};
use serde_json::{Value, json};

use crate::{all_of_demo, in_march_2025};

/// The box of the n-th row of the page.
async fn tick(page: &Page, row: usize) -> Result<Element> {
    let boxes = page.session().all("[data-testid=row-select]").await?;
    boxes.into_iter().nth(row).context("there is no such row")
}

/// Where the first row is, in pixels from the top.
async fn top(page: &Page) -> Result<Value> {
    page.value("document.querySelector('tr.row').getBoundingClientRect().top")
        .await
}

async fn until_selected(page: &Page, said: &str) -> Result<()> {
    for _ in 0..100 {
        if page.selection().await? == said {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    ensure!(
        page.selection().await? == said,
        "“{}”, not “{said}”",
        page.selection().await?
    );
    Ok(())
}

/// Copies the selected tasks in each format, and checks their ids.
async fn assert_copies(page: &Page, ids: [&String; 4]) -> Result<()> {
    for (form, delimiter) in [("CSV", ","), ("TSV", "\t"), ("JSON", "")] {
        page.press_button(&format!("Copy as {form}")).await?;
        let said = format!("4 tasks copied as {form}");
        page.until(&said, |seen| seen.announced.contains(&said))
            .await?;
        let copied = page.value("navigator.clipboard.readText()").await?;
        let copied = copied.as_str().context("a text")?;
        if form == "JSON" {
            let tasks: Vec<Value> = serde_json::from_str(copied)?;
            let copied: Vec<_> = tasks
                .iter()
                .map(|task| task["taskId"].to_string())
                .collect();
            assert_eq!(copied.iter().collect::<Vec<_>>(), ids);
        } else {
            let copied: Vec<_> = copied
                .lines()
                .skip(1)
                .filter_map(|line| line.split(delimiter).nth(6))
                .collect();
            assert_eq!(copied, ids);
        }
    }
    Ok(())
}

#[test]
fn range_across_pages_is_copied_in_all_formats() {
    console_with(in_march_2025(), |page| async move {
        let first = page.open_table(&all_of_demo()).await?;
        let loaded = first.loaded.context("tasks are loaded")?;
        let before = top(&page).await?;
        page.by_role("checkbox", &format!("Select task {}", first.rows[18].task))
            .await?;
        page.session().click(&tick(&page, 18).await?).await?;
        until_selected(&page, &format!("1 of {loaded} loaded tasks selected")).await?;
        page.value("scrollTo(0, 0)").await?;
        assert_eq!(
            top(&page).await?,
            before,
            "no row has moved when the bar came"
        );
        page.click("page-next").await?;
        let second = page
            .until("page 2", |seen| seen.page_status.starts_with("21–40 of "))
            .await?;
        page.session()
            .click_with(keys::SHIFT, &tick(&page, 1).await?)
            .await?;
        until_selected(&page, &format!("4 of {loaded} loaded tasks selected")).await?;
        let marked = page.value("getSelection().isCollapsed").await?;
        assert_eq!(marked, json!(true), "Shift marks no text here");
        let ids = [
            &first.rows[18].task,
            &first.rows[19].task,
            &second.rows[0].task,
            &second.rows[1].task,
        ];
        page.allow_clipboard().await?;
        assert_copies(&page, ids).await?;
        page.press_button("Clear selection").await?;
        until_selected(&page, "").await?;
        assert_ne!(
            page.focused().await?,
            "BODY",
            "the focus is not lost with the button"
        );
        Ok(())
    });
}

#[test]
fn check_box_selects_the_page_and_sorting_keeps_the_selection() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&all_of_demo()).await?;
        let loaded = seen.loaded.context("tasks are loaded")?;
        let all = page
            .by_role("checkbox", "Select all tasks on this page")
            .await?;
        page.session().click(&all).await?;
        let said = format!("20 of {loaded} loaded tasks selected");
        until_selected(&page, &said).await?;
        page.sort_by("duration").await?;
        assert_eq!(page.selection().await?, said);
        page.session().travel("refresh").await?;
        page.table().await?;
        assert_eq!(
            page.selection().await?,
            "",
            "it is of this page, not of its address"
        );
        Ok(())
    });
}
