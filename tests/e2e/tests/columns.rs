//! Columns of the table: choice, order, widths, sorting by several of them, many rows.

use std::cmp::Reverse;

use anyhow::Result;
use e2e::form::keys;
use e2e::{Page, console_with};
use ocp_stand_in::demo::{DEMO_CLUSTER, REPORTS_TENANT};
use serde_json::Value;

use crate::{all_of_demo, in_march_2025, tenant};

/// The columns from left to right, by their fields' names.
async fn columns(page: &Page) -> Result<String> {
    let heads =
        "[...document.querySelectorAll('th[data-field]')].map(head => head.dataset.field).join()";
    Ok(page
        .value(heads)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

pub(crate) async fn number(page: &Page, expression: &str) -> Result<f64> {
    Ok(page.value(expression).await?.as_f64().unwrap_or(f64::NAN))
}

/// Whether the `chosen` columns are stored, overridden by a link, and reset.
async fn assert_columns_stay_chosen(page: &Page, chosen: &str) -> Result<()> {
    page.session().travel("refresh").await?;
    page.table().await?;
    assert_eq!(columns(page).await?, chosen);
    let seen = page.open_table(&all_of_demo()).await?;
    assert_eq!(
        columns(page).await?,
        chosen,
        "a link that says none has the preferred ones"
    );
    assert!(seen.notices.is_empty(), "{:?}", seen.notices);
    page.open_table(&format!("{}&columns=taskId", all_of_demo()))
        .await?;
    assert_eq!(columns(page).await?, "taskId");
    page.open_table(&all_of_demo()).await?;
    assert_eq!(columns(page).await?, chosen, "a link changes no preference");
    page.click("columns").await?;
    page.press_button("Reset columns").await?;
    let seen = page.look().await?;
    assert!(
        columns(page)
            .await?
            .starts_with("status,dataBackupTaskType,startTime,")
            && !seen.search.contains("columns=")
    );
    Ok(())
}

#[test]
fn columns_are_chosen_ordered_and_stored() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&columns=status,taskId,duration", all_of_demo()))
            .await?;
        let history = page.look().await?.history;
        page.click("columns").await?;
        page.click("column-schemaVersion").await?;
        page.press_button("Move Duration up").await?;
        page.session().press(&[keys::ENTER]).await?;
        assert_eq!(
            columns(&page).await?,
            "duration,status,taskId,schemaVersion",
            "the focus went with the column"
        );
        // By the pointer as well: from the third place to the first.
        let grip = page
            .session()
            .first(".columns__item:has([data-testid=column-taskId]) .grip")
            .await?;
        let above =
            "document.querySelector('[data-testid=column-duration]').getBoundingClientRect().y
            - document.querySelector('[data-testid=column-taskId]').getBoundingClientRect().y";
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a distance on a screen is small"
        )]
        let above = number(&page, above).await? as i32;
        page.session().drag(&grip, 0, above).await?;
        let chosen = "taskId,duration,status,schemaVersion";
        assert_eq!(columns(&page).await?, chosen);
        page.session().press(&[keys::ESCAPE]).await?;
        let seen = page
            .until("the panel is closed", |seen| seen.focus == "columns")
            .await?;
        assert!(
            seen.search.contains(&format!("&columns={chosen}&")),
            "{}",
            seen.search
        );
        assert_eq!(
            seen.history, history,
            "a choice of columns is no place to go back to"
        );

        assert_columns_stay_chosen(&page, chosen).await
    });
}

/// The order of the page by type and then by duration. Absent durations are last; equal tasks stay in OCP's order, newest
/// first.
fn sort_by_type_and_duration(tasks: &mut [Value], is_ascending: bool) {
    let text = |task: &Value, name: &str| task[name].as_str().unwrap_or_default().to_owned();
    let seconds = |task: &Value| task["duration"].as_i64();
    let is_absent = |task: &Value| seconds(task).is_none();
    let kind = |task: &Value| text(task, "dataBackupTaskType");
    tasks.sort_by_key(|task| Reverse(text(task, "startTime")));
    if is_ascending {
        tasks.sort_by_key(|task| (kind(task), is_absent(task), seconds(task)));
    } else {
        tasks.sort_by_key(|task| (kind(task), is_absent(task), Reverse(seconds(task))));
    }
}

#[test]
fn several_columns_are_sorted_by_keyboard() {
    console_with(in_march_2025(), |page| async move {
        let mut all = page.ocp.tasks(DEMO_CLUSTER, REPORTS_TENANT, "").await?;
        let link = format!(
            "{}&range=all&zone=utc&size=500&sort=dataBackupTaskType",
            tenant(REPORTS_TENANT)
        );
        page.open_table(&link).await?;
        let duration = page.element("sort-duration").await?;
        let ids = |all: &[Value]| {
            all.iter()
                .take(500)
                .map(|task| task["taskId"].to_string())
                .collect::<Vec<_>>()
        };
        for (key, spelling) in [(keys::ENTER, ",duration"), (keys::SPACE, ",-duration")] {
            page.session()
                .type_into(&duration, &format!("{}{key}{}", keys::SHIFT, keys::NULL))
                .await?;
            let seen = page
                .until(spelling, |seen| {
                    seen.search.contains(&format!("Type{spelling}&"))
                })
                .await?;
            sort_by_type_and_duration(&mut all, key == keys::ENTER);
            assert_eq!(seen.tasks(), ids(&all), "{spelling}");
            assert_eq!(
                seen.sorted.len(),
                1,
                "ARIA has one sorted column: {:?}",
                seen.sorted
            );
            let description = page
                .value("document.querySelector('[data-testid=sort-duration]').ariaDescription")
                .await?;
            let direction = if key == keys::ENTER {
                "ascending"
            } else {
                "descending"
            };
            assert_eq!(description, format!("Sort column 2 of 2, {direction}"));
            assert!(
                seen.announced.ends_with(&format!("Duration, {direction}")),
                "{}",
                seen.announced
            );
        }
        page.session()
            .type_into(
                &duration,
                &format!("{}{}{}", keys::SHIFT, keys::ENTER, keys::NULL),
            )
            .await?;
        page.until("it is taken out", |seen| {
            seen.search.contains("&sort=dataBackupTaskType&")
        })
        .await?;
        Ok(())
    });
}
