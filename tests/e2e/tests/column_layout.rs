//! The layout of the columns: widths, columns that stick, phones, many rows.

use std::time::Duration;

use e2e::form::keys;
use e2e::{console, console_with};
use ocp_stand_in::demo::LARGE_TENANT;
use serde_json::json;

use crate::columns::number;
use crate::{all_of_demo, in_march_2025, tenant};

#[test]
fn column_is_resized_by_mouse_and_keyboard_under_the_content_policy() {
    console_with(in_march_2025(), |page| async move {
        page.resize(1440, 900).await?;
        page.open_table(&all_of_demo()).await?;
        let width =
            "document.querySelector('th[data-field=startTime]').getBoundingClientRect().width";
        let before = number(&page, width).await?;
        let edge = page.element("width-startTime").await?;
        page.session().drag(&edge, 80, 0).await?;
        let dragged = number(&page, width).await?;
        assert!(
            (dragged - before - 80.0).abs() < 2.0,
            "{before} to {dragged}"
        );
        page.session().travel("refresh").await?;
        page.table().await?;
        assert!(
            (number(&page, width).await? - dragged).abs() < 1.0,
            "it is kept"
        );
        let edge = page.element("width-startTime").await?;
        page.session()
            .type_into(&edge, &keys::LEFT.repeat(9))
            .await?;
        let narrow = number(&page, width).await?;
        assert!(
            (dragged - narrow - 144.0).abs() < 2.0,
            "{dragged} to {narrow}"
        );
        let now = page
            .value("document.querySelector('[data-testid=width-startTime]').ariaValueNow")
            .await?;
        assert_eq!(now, narrow.round().to_string());
        page.session().type_into(&edge, keys::HOME).await?;
        assert!((number(&page, width).await? - before).abs() < 1.0);
        // Where there is room for more, too, a column is as wide as it says.
        page.open_table(&format!(
            "{}&columns=status,taskId,errorMsg&status=FAILED",
            all_of_demo()
        ))
        .await?;
        let edge = page.element("width-status").await?;
        page.session()
            .type_into(&edge, &keys::LEFT.repeat(3))
            .await?;
        let width = "document.querySelector('th[data-field=status]').getBoundingClientRect().width";
        let now = page
            .value("document.querySelector('[data-testid=width-status]').ariaValueNow")
            .await?;
        assert_eq!(now, number(&page, width).await?.to_string());
        let scrolls = "document.querySelector('#tasks').scrollWidth - document.querySelector('#tasks').clientWidth";
        assert!(
            number(&page, scrolls).await? < 1.0,
            "a long error takes what is left and asks for no more"
        );
        Ok(())
    });
}

#[test]
fn first_columns_stick_and_take_at_most_half_of_the_width() {
    console_with(in_march_2025(), |page| async move {
        let staying = "(() => {
            const scroller = document.querySelector('#tasks'), row = scroller.querySelector('.row');
            const lefts = () => [...row.cells].map(cell => cell.getBoundingClientRect().left);
            scroller.scrollLeft = 0;
            const before = lefts();
            scroller.scrollLeft = 400;
            const after = lefts();
            const stay = before.filter((left, at) => Math.abs(left - after[at]) < 1).length;
            const end = row.cells[stay - 1].getBoundingClientRect().right - scroller.getBoundingClientRect().left;
            const gaps = [...row.cells].slice(1, stay).map((cell, at) => cell.getBoundingClientRect().left - row.cells[at].getBoundingClientRect().right);
            return { stay, half: end <= scroller.clientWidth / 2, gaps: gaps.some(gap => gap > 0.01), scrolled: scroller.scrollLeft };
        })()";
        for (width, columns, stay) in [
            (
                1440,
                "status,taskId,backupSetId,backupUri,errorMsg,startTime,finishTime,snapshotVersionTime,tenantName,clusterName,schemaVersion,dataVersion",
                3,
            ),
            (
                1000,
                "duration,startTime,backupUri,errorMsg,finishTime,snapshotVersionTime,tenantName,clusterName",
                3,
            ),
            (
                800,
                "startTime,finishTime,backupUri,errorMsg,snapshotVersionTime,tenantName,clusterName",
                3,
            ),
            (
                800,
                "backupUri,finishTime,errorMsg,snapshotVersionTime,tenantName,clusterName,startTime",
                2,
            ),
        ] {
            page.resize(width, 800).await?;
            page.open_table(&format!("{}&columns={columns}", all_of_demo()))
                .await?;
            // The columns are measured after they have been laid out.
            let mut seen = page.value(staying).await?;
            for _ in 0..50 {
                if seen["stay"] == json!(stay) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(40)).await;
                seen = page.value(staying).await?;
            }
            assert_eq!(seen["stay"], json!(stay), "{width}: {columns}: {seen}");
            assert_eq!(
                (&seen["half"], &seen["gaps"]),
                (&json!(true), &json!(false)),
                "{width}: {columns}: {seen}"
            );
        }
        Ok(())
    });
}

#[test]
fn phone_shows_the_important_facts_and_the_whole_panel() {
    console_with(in_march_2025(), |page| async move {
        let all = "status,taskId,backupSetId,dataBackupTaskType,backupMode,startTime,finishTime,duration,snapshotVersionTime,\
                   tenantName,clusterName,backupUri,errorMsg,backupDimension,backupType,taskType,dataType,dataVersion,\
                   schemaVersion,clusterType,clusterId,obClusterId,tenantId,obTenantId,dataSecondaryBackupTaskIds";
        page.resize(320, 700).await?;
        for columns in [
            all,
            "dataSecondaryBackupTaskIds,backupUri,errorMsg",
            "startTime,finishTime,snapshotVersionTime",
        ] {
            let seen = page
                .open_table(&format!(
                    "{}&columns={columns}&status=DONE,FAILED",
                    all_of_demo()
                ))
                .await?;
            assert!(seen.width <= 0, "{} too wide with {columns}", seen.width);
            let shown = "[...document.querySelector('.row').cells].filter(cell => cell.dataset.label && cell.offsetWidth).length";
            let most = columns.split(',').count().min(7) as u64;
            let shown = page.value(shown).await?.as_u64().unwrap_or_default();
            // A card has no room for an error that there is not.
            assert!((most - 1..=most).contains(&shown), "{shown} of {most}");
        }
        page.click("columns").await?;
        page.until_text("Reset columns").await?;
        let inside = "(() => { const box = document.querySelector('#columns').getBoundingClientRect();
            return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; })()";
        assert_eq!(page.value(inside).await?, true);
        assert!(page.look().await?.width <= 0);
        Ok(())
    });
}

#[test]
fn five_hundred_rows_are_shown_on_one_page() {
    console(|page| async move {
        let seen = page
            .open_table(&format!("{}&range=all&size=500", tenant(LARGE_TENANT)))
            .await?;
        assert_eq!(seen.rows.len(), 500);
        page.toggle_row(1).await?;
        page.click("columns").await?;
        page.click("column-duration").await?;
        page.until("a column less", |seen| {
            seen.rows.len() == 500 && seen.column("duration").is_empty()
        })
        .await?;
        page.click("column-duration").await?;
        page.until("a column more", |seen| seen.column("duration").len() == 500)
            .await?;
        page.session().press(&[keys::ESCAPE]).await?;
        let sorted = page.sort_by("taskId").await?;
        assert_eq!(sorted.rows.len(), 500);
        assert_ne!(sorted.tasks(), seen.tasks(), "another order");
        page.click("page-next").await?;
        page.until("the next page", |seen| {
            seen.page_status.starts_with("501–1,000 ") && seen.rows.len() == 500
        })
        .await?;
        Ok(())
    });
}
