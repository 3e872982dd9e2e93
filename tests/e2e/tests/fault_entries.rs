//! Responses with odd entries, times, fields and rejections.

use anyhow::Context as _;
use e2e::console_with;
use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;

use crate::fault_rows::{fields, open, open_all};
use crate::in_march_2025;

#[test]
fn entries_without_a_task_are_left_out_and_listed() {
    console_with(in_march_2025(), |page| async move {
        open(&page, Fault::BadTasks).await?;
        let summary = page.session().first("[data-testid=notice] summary").await?;
        page.session().click(&summary).await?;
        let list = page
            .session()
            .text(&page.session().first("[data-testid=notice] ul").await?)
            .await?;
        for entry in [
            "null",
            "42",
            "\"text\"",
            "[]",
            "[[{\"taskId\":1}]]",
            "true",
            "1e400",
        ] {
            assert!(list.lines().any(|line| line == entry), "{entry}: {list}");
        }
        Ok(())
    });
}

#[test]
fn odd_times_are_shown_as_received() {
    console_with(in_march_2025(), |page| async move {
        let seen = open_all(&page, Fault::OddDates).await?;
        let detail = |id: &str| {
            seen.details
                .iter()
                .find(|detail| detail.value("taskId") == Some(id))
                .map(fields)
        };
        for (id, field, shown) in [
            ("5", "startTime", "10000-01-01T00:00:00Z"),
            ("11", "startTime", "2025-02-29T00:00:00Z"),
            ("13", "startTime", "2025-13-01T00:00:00Z"),
            ("24", "startTime", "2025-03-01T12:00:00+99:99"),
            ("33", "startTime", "2025-W09-6T12:00:00Z"),
            ("34", "finishTime", "yesterday"),
        ] {
            let fields = detail(id).with_context(|| format!("no task {id}"))?;
            assert!(
                fields[field].contains(shown) && fields[field].contains("Not as documented"),
                "{id}: {}",
                fields[field]
            );
        }
        assert!(
            detail("12").is_some_and(|fields| !fields["startTime"].contains("Not as documented")),
            "a leap day there was"
        );
        for (id, field, told) in [
            ("15", "finishTime", "Before the start"),
            ("16", "startTime", "In the future, by OCP’s clock"),
        ] {
            assert!(
                detail(id).is_some_and(|fields| fields[field].contains(told)),
                "{id}"
            );
        }
        for column in ["startTime", "snapshotVersionTime", "duration"] {
            page.sort_by(column).await?;
            let seen = page.sort_by(column).await?;
            assert_eq!(seen.rows.len(), 60, "{column}");
        }
        Ok(())
    });
}

#[test]
fn undocumented_fields_are_listed_by_name() {
    console_with(in_march_2025(), |page| async move {
        let seen = open_all(&page, Fault::UndocumentedFields).await?;
        let fields = fields(&seen.details[0]);
        assert!(
            seen.details[0]
                .text
                .contains("Fields this console does not know")
        );
        for (name, value) in [
            ("outputBytes", "9223372036854775807"),
            ("labels", "[\"gold\",{\"tier\":1},[]]"),
            (
                "storage",
                "{\"class\":\"cold\",\"replicas\":[1,2,3],\"limits\":{\"mbps\":120.25}}",
            ),
            ("note", "null"),
            ("__proto__", "a member with an odd name"),
            ("constructor", "a member with an odd name"),
            ("<b>bold</b>", "a member with an odd name"),
            ("TASKID", "a member with an odd name"),
        ] {
            assert!(
                fields
                    .get(name)
                    .is_some_and(|shown| shown.trim_matches('"') == value),
                "{name}: {:?}",
                fields.get(name)
            );
        }
        Ok(())
    });
}

#[test]
fn parameter_rejected_by_ocp_is_marked_in_the_form() {
    console_with(in_march_2025(), |page| async move {
        let tenant = Fault::FieldErrors.tenant_id();
        let range = "startTime=2025-01-01T00:00:00Z&endTime=2025-02-01T00:00:00Z";
        page.open(&format!(
            "cluster={FAULT_CLUSTER}&tenant={tenant}&{range}&zone=utc&backupSetId=5"
        ))
        .await?;
        let seen = page
            .until("it fails", |seen| !seen.notices.is_empty())
            .await?;
        for (field, message) in [
            ("filter-start", "is not a day of the calendar"),
            ("filter-end", "must not be before startTime"),
            ("filter-backup-set-id", "must be greater than 0"),
        ] {
            let found = seen.field(field);
            assert!(
                found.invalid && found.message.contains(message),
                "{field}: {found:?}"
            );
        }
        assert!(!seen.field("scope-tenant").invalid);
        page.fill("filter-backup-set-id", "6").await?;
        let seen = page
            .until("what is changed is forgiven", |seen| {
                !seen.field("filter-backup-set-id").invalid
            })
            .await?;
        assert!(seen.field("filter-start").invalid, "the others are not");
        Ok(())
    });
}
