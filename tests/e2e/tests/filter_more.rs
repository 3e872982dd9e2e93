//! Aids for filtering, compared with OCP's data: counts, chips, time windows, links, and words found in the loaded tasks.

use anyhow::Result;
use e2e::form::keys;
use e2e::{Page, console, console_with};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, LARGE_TENANT};
use serde_json::Value;

use crate::{all_of_demo, in_march_2025, tenant};

async fn scope(page: &Page) -> Result<String> {
    let text = page
        .value("document.querySelector('#find-scope')?.textContent ?? ''")
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

fn count(tasks: &[Value], is: impl Fn(&Value) -> bool) -> usize {
    tasks.iter().filter(|task| is(task)).count()
}

#[test]
fn counts_and_chips_agree_with_ocp() {
    console_with(in_march_2025(), |page| async move {
        let all = page.ocp.tasks(DEMO_CLUSTER, DEMO_TENANT, "").await?;
        let seen = page.open_table(&all_of_demo()).await?;
        let failed = count(&all, |task| task["status"] == "FAILED");
        assert!(
            seen.filter.contains(&format!("Failed{failed}"))
                || seen.filter.contains(&format!("Failed {failed}")),
            "{}",
            seen.filter
        );
        page.press_button("Ended").await?;
        let seen = page
            .until("only ended tasks are shown", |seen| {
                seen.search.contains("status=FAILED,OVERDUE,CANCELED,DONE") && seen.settled()
            })
            .await?;
        assert_eq!(
            seen.loaded,
            Some(count(&all, |task| {
                ["FAILED", "OVERDUE", "CANCELED", "DONE"]
                    .iter()
                    .any(|status| task["status"] == *status)
            }))
        );
        page.press_button("Remove time range all time").await?;
        page.until("the usual range", |seen| {
            !seen.search.contains("range=") && seen.settled()
        })
        .await?;
        let focused = page
            .value("document.activeElement.getAttribute('aria-label')")
            .await?;
        assert_eq!(focused, "Remove status Failed");
        page.click("filter-reset").await?;
        page.until("any status is back", |seen| {
            !seen.search.contains("status=") && seen.settled()
        })
        .await?;
        Ok(())
    });
}

#[test]
fn time_windows_agree_with_ocp() {
    console_with(in_march_2025(), |page| async move {
        let window = "startTime=2025-02-01T00:00:00Z&endTime=2025-02-07T23:59:59Z";
        page.open_table(&format!("{}&{window}&zone=utc", tenant(DEMO_TENANT)))
            .await?;
        page.press_button("Previous time window").await?;
        let before = "startTime=2025-01-25T00:00:00Z&endTime=2025-01-31T23:59:59Z";
        let seen = page
            .until("the week before", |seen| {
                seen.search.contains(before) && seen.settled()
            })
            .await?;
        let week = page.ocp.tasks(DEMO_CLUSTER, DEMO_TENANT, before).await?;
        assert_eq!(seen.loaded, Some(week.len()));
        page.press_button("Next time window").await?;
        page.until("the same window again", |seen| {
            seen.search.contains(window) && seen.settled()
        })
        .await?;
        Ok(())
    });
}

#[test]
fn range_is_pasted_from_the_clipboard() {
    console_with(in_march_2025(), |page| async move {
        page.allow_clipboard().await?;
        page.open_table(&all_of_demo()).await?;
        page.choose_range("custom").await?;
        page.value(
            "navigator.clipboard.writeText('2025-02-01 00:00 – 2025-02-02 12:00').then(() => true)",
        )
        .await?;
        let start = page.element("filter-start").await?;
        page.session()
            .type_into(&start, &format!("{}v", keys::CONTROL))
            .await?;
        let seen = page
            .until("both are filled", |seen| {
                !seen.field("filter-end").value.is_empty()
            })
            .await?;
        assert_eq!(seen.field("filter-start").value, "2025-02-01 00:00:00");
        assert_eq!(seen.field("filter-end").value, "2025-02-02 12:00:00");
        page.until("it is told", |seen| {
            seen.announced.contains("Time range pasted")
        })
        .await?;
        Ok(())
    });
}

#[test]
fn words_are_found_in_all_loaded_tasks_and_marked() {
    console_with(in_march_2025(), |page| async move {
        let all = page.ocp.tasks(DEMO_CLUSTER, DEMO_TENANT, "").await?;
        page.open_table(&all_of_demo()).await?;
        page.fill("find", "FAILED incremental").await?;
        let found = count(&all, |task| {
            let text = task.to_string().to_lowercase();
            text.contains("failed") && text.contains("incremental")
        });
        assert!(found > 0, "the demo has some");
        let words = format!("of {found} found");
        let seen = page
            .until("they are found", |seen| seen.page_status.ends_with(&words))
            .await?;
        assert!(
            seen.column("status")
                .iter()
                .all(|status| *status == "Failed"),
            "{:?}",
            seen.column("status")
        );
        assert_eq!(
            scope(&page).await?,
            format!("{found} of {} tasks", all.len())
        );
        let unmarked = "[...document.querySelectorAll('[data-testid=row]')].filter(row => row.querySelectorAll('mark').length < 2).length";
        assert_eq!(page.value(unmarked).await?, 0);
        let heard = format!("{found} of {} tasks", all.len());
        page.until("it is heard", |seen| seen.announced == heard)
            .await?;
        page.session()
            .type_into(&page.element("find").await?, "\u{e00c}")
            .await?;
        let seen = page
            .until("Escape shows all again", |seen| seen.rows.len() == 20)
            .await?;
        assert!(
            seen.page_status.ends_with(&format!("of {}", all.len())),
            "{}",
            seen.page_status
        );
        assert!(
            seen.search.ends_with(&all_of_demo()),
            "it is not in the address: {}",
            seen.search
        );
        Ok(())
    });
}

#[test]
fn search_in_ten_thousand_tasks_states_its_scope_and_load_all_widens_it() {
    console(|page| async move {
        page.open_table(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        page.fill("find", "no such words").await?;
        let said =
            "“no such words” is in none of the 10,000 loaded tasks (12,000 match the filter)";
        page.until("nothing is found", |seen| seen.empty.contains(said))
            .await?;
        page.press_button("Load the rest").await?;
        let said = "“no such words” is in none of the 12,000 tasks";
        page.until("nothing is found among all", |seen| {
            seen.empty.contains(said)
        })
        .await?;
        let clear = page.session().first(".empty button").await?;
        page.session().click(&clear).await?;
        let seen = page
            .until("the rows are back", |seen| seen.rows.len() == 20)
            .await?;
        assert_eq!(seen.focus, "find");
        Ok(())
    });
}

#[test]
fn link_with_fixed_times_shows_the_same_to_others() {
    console_with(in_march_2025(), |page| async move {
        page.allow_clipboard().await?;
        page.open_table(&format!("{}&status=FAILED", all_of_demo()))
            .await?;
        let seen = page.toggle_row(0).await?;
        let task = seen.rows[0].task.clone();
        page.press_button("Tasks within 1 h").await?;
        let seen = page
            .until("what ran then", |seen| {
                seen.settled()
                    && seen.search.contains("startTime=")
                    && !seen.search.contains("status=")
            })
            .await?;
        assert!(
            seen.rows.iter().any(|row| row.task == task && row.open),
            "{:?}",
            seen.rows
        );
        page.press_button("Copy link with fixed times").await?;
        page.until("it is copied", |seen| seen.announced == "Copied")
            .await?;
        let link = page.value("navigator.clipboard.readText()").await?;
        assert_eq!(link, seen.url.as_str());
        page.session().go(link.as_str().unwrap_or_default()).await?;
        let again = page.table().await?;
        assert_eq!(again.tasks(), seen.tasks());
        Ok(())
    });
}
