//! Open rows: everything that is known of a task.

use e2e::form::keys;
use e2e::{console, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, FAULT_CLUSTER, SAMPLE_TENANT};

use crate::{all_of_demo, in_march_2025, tenant};

/// The fields that OCP's reference lists, and the two that only its sample shows.
pub(crate) const FIELDS: [&str; 25] = [
    "taskId",
    "backupDimension",
    "backupType",
    "taskType",
    "clusterName",
    "clusterId",
    "obClusterId",
    "obTenantId",
    "clusterType",
    "tenantId",
    "tenantName",
    "startTime",
    "finishTime",
    "status",
    "errorMsg",
    "dataVersion",
    "backupUri",
    "dataType",
    "schemaVersion",
    "backupSetId",
    "backupMode",
    "dataBackupTaskType",
    "dataSecondaryBackupTaskIds",
    "duration",
    "snapshotVersionTime",
];

#[test]
fn open_row_shows_every_field_and_the_base_structure() {
    console(|page| async move {
        page.open_table(&format!("{}&range=all&zone=utc", tenant(SAMPLE_TENANT)))
            .await?;
        let seen = page.toggle_row(0).await?;
        let detail = &seen.details[0];
        for name in FIELDS {
            let field = detail.fields.iter().find(|field| field.name == name);
            assert!(
                field.is_some_and(|field| !field.label.is_empty() && !field.value.is_empty()),
                "{name}: {field:?}"
            );
        }
        let sample = &page.ocp.tasks(DEMO_CLUSTER, SAMPLE_TENANT, "").await?[0];
        for name in [
            "taskId",
            "backupSetId",
            "backupDimension",
            "clusterId",
            "obClusterId",
            "tenantId",
            "obTenantId",
        ] {
            let sent = sample[name].to_string();
            assert_eq!(detail.value(name), Some(sent.trim_matches('"')), "{name}");
        }
        for absent in FIELDS.iter().filter(|name| sample[**name].is_null()) {
            assert_eq!(detail.value(absent), Some("—"), "{absent}");
        }
        for name in [
            "successful",
            "status",
            "timestamp",
            "duration",
            "traceId",
            "server",
        ] {
            assert!(
                detail
                    .fields
                    .iter()
                    .any(|field| field.name == name && field.value != "—"),
                "{name}"
            );
        }
        assert_eq!(
            detail.value("traceId"),
            Some("5cf1b02e0f6f76b3"),
            "as OCP's documentation prints it"
        );
        Ok(())
    });
}

#[test]
fn rows_open_and_close_by_mouse_independently() {
    console_with(in_march_2025(), |page| async move {
        let seen = page.open_table(&all_of_demo()).await?;
        assert!(seen.details.is_empty() && seen.rows.iter().all(|row| !row.open));
        assert_eq!(
            seen.rows[1].name,
            format!("Expand task {}", seen.rows[1].task)
        );
        page.toggle_row(1).await?;
        let seen = page.toggle_row(4).await?;
        assert_eq!(seen.details.len(), 2, "several rows may be open");
        assert_eq!(
            seen.rows[4].name,
            format!("Collapse task {}", seen.rows[4].task)
        );
        for (place, at) in [(1, 0), (4, 1)] {
            assert_eq!(
                seen.rows[place].controls, seen.details[at].id,
                "the button names its detail"
            );
            assert_eq!(
                seen.details[at].value("taskId"),
                Some(&*seen.rows[place].task)
            );
        }
        let seen = page.toggle_row(1).await?;
        assert_eq!(
            (seen.details.len(), seen.rows[1].open, seen.rows[4].open),
            (1, false, true)
        );
        // A click anywhere on a row opens it as well.
        let cells = page
            .session()
            .all("[data-testid=row] td:nth-child(3)")
            .await?;
        page.session().click(&cells[0]).await?;
        page.until("the row is open", |seen| {
            seen.rows[0].open && seen.details.len() == 2
        })
        .await?;
        Ok(())
    });
}

#[test]
fn rows_open_and_close_by_keyboard_and_keep_the_focus() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.value("document.querySelector('[data-testid=sort-errorMsg]').focus()")
            .await?;
        page.session().press(&[keys::TAB]).await?;
        assert_eq!(
            page.look().await?.focus,
            "row",
            "after the head, which is one stop, comes the first row"
        );
        page.session().press(&[keys::TAB, keys::TAB]).await?;
        assert_eq!(
            page.look().await?.focus,
            "row-expander",
            "then its box and its button"
        );
        page.session().press(&[keys::ENTER]).await?;
        let seen = page.until("Enter opens", |seen| seen.rows[0].open).await?;
        assert_eq!(seen.focus, "row-expander", "the focus stays");
        page.session().press(&[keys::SPACE]).await?;
        let seen = page
            .until("the space bar closes", |seen| !seen.rows[0].open)
            .await?;
        assert!(seen.details.is_empty());
        page.stroke("↓").await?;
        page.stroke("Enter").await?;
        page.until("the next row opens", |seen| {
            seen.rows[1].open && !seen.rows[0].open
        })
        .await?;
        Ok(())
    });
}

#[test]
fn failure_is_explained_in_full() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&status=FAILED", all_of_demo()))
            .await?;
        let seen = page.toggle_row(0).await?;
        let failed = page
            .ocp
            .tasks(DEMO_CLUSTER, DEMO_TENANT, "status=FAILED")
            .await?;
        assert_eq!(
            Some(&*seen.details[0].failure),
            failed[0]["errorMsg"].as_str()
        );
        Ok(())
    });
}

#[test]
fn open_rows_stay_open_after_a_refresh() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        let before = page.toggle_row(2).await?;
        page.value("(window.marked = document.querySelectorAll('[data-testid=row]')[2], 1)")
            .await?;
        let answers = before.details[0].value("traceId").map(str::to_owned);
        page.press_button("Refresh").await?;
        let seen = page
            .until("another response is told", |seen| {
                seen.details
                    .first()
                    .and_then(|detail| detail.value("traceId"))
                    .map(str::to_owned)
                    != answers
            })
            .await?;
        assert_eq!(seen.rows, before.rows);
        let same = page
            .value("window.marked === document.querySelectorAll('[data-testid=row]')[2]")
            .await?;
        assert_eq!(
            same, true,
            "it is the same row, not one like it: focus and selection stay"
        );
        Ok(())
    });
}

#[test]
fn value_of_another_type_is_shown_as_received() {
    console_with(in_march_2025(), |page| async move {
        let tenant = Fault::WrongTypes.tenant_id();
        page.open_table(&format!(
            "cluster={FAULT_CLUSTER}&tenant={tenant}&range=all&zone=utc&size=100"
        ))
        .await?;
        let seen = page.open_all_rows().await?;
        let told = seen.told();
        for part in [
            r#"{"value":1}"#,
            r#"["DONE"]"#,
            "false",
            r#"{"text":"nested"}"#,
            "two minutes",
            "12.5",
        ] {
            assert!(told.contains(part), "{part}");
        }
        assert!(told.contains("Not as documented"));
        Ok(())
    });
}

#[test]
fn values_are_copied_exactly_and_without_secrets() {
    console_with(in_march_2025(), |page| async move {
        page.allow_clipboard().await?;
        let seen = page.open_table(&all_of_demo()).await?;
        page.toggle_row(0).await?;
        for (button, copied) in [
            ("Copy Task", &seen.rows[0].task),
            ("Copy Start", &seen.rows[0].exact["startTime"]),
        ] {
            page.press_button(button).await?;
            assert_eq!(
                page.value("navigator.clipboard.readText()").await?,
                **copied,
                "{button}"
            );
        }
        page.press_button("Copy Path").await?;
        let path = page.value("navigator.clipboard.readText()").await?;
        let path = path.as_str().unwrap_or_default();
        assert!(
            path.starts_with("oss://ob-backup/") && path.ends_with("access_key=***"),
            "{path}"
        );
        Ok(())
    });
}
