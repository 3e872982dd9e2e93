//! Answers that are right as a whole and odd within: what is odd costs itself and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use e2e::seen::{Detail, Seen};
use e2e::{Page, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;

use crate::detail::FIELDS;
use crate::in_march_2025;

async fn open(page: &Page, fault: Fault) -> Result<Seen> {
    let tenant = fault.tenant_id();
    page.open_table(&format!(
        "cluster={FAULT_CLUSTER}&tenant={tenant}&range=all&zone=utc&size=100"
    ))
    .await
}

async fn open_all(page: &Page, fault: Fault) -> Result<Seen> {
    open(page, fault).await?;
    page.open_all_rows().await
}

/// The fields by name. The response itself has a `status` and a `duration` as well, further down.
fn fields(detail: &Detail) -> BTreeMap<&str, &str> {
    detail
        .fields
        .iter()
        .rev()
        .map(|field| (&*field.name, &*field.value))
        .collect()
}

#[test]
fn a_bad_field_costs_that_field_only() {
    console_with(in_march_2025(), |page| async move {
        open(&page, Fault::HostileFields).await?;
        let mut details = Vec::new();
        for last in [false, false, true] {
            details.extend(page.open_all_rows().await?.details);
            if !last {
                let before = page.look().await?.page_status;
                page.press_button("Next page").await?;
                page.until("the next page", |seen| seen.page_status != before)
                    .await?;
            }
        }
        assert_eq!(details.len(), 280);
        // What nearly all tasks say of a field is what OCP says of it where it is not the bad one.
        let mut usual = BTreeMap::new();
        for name in FIELDS {
            let mut counts = BTreeMap::<&str, usize>::new();
            for value in details.iter().filter_map(|detail| detail.value(name)) {
                *counts.entry(value).or_default() += 1;
            }
            if let Some((value, _)) = counts.into_iter().find(|(_, count)| *count > 260) {
                usual.insert(name, value);
            }
        }
        assert!(usual.len() > 10, "{usual:?}");
        let (mut unreadable, mut changed) = (BTreeSet::new(), BTreeSet::new());
        for detail in &details {
            let fields = fields(detail);
            let is_odd = |name: &&str| {
                fields
                    .get(*name)
                    .is_some_and(|value| value.contains("Not as documented"))
            };
            let mut odd: Vec<_> = FIELDS.into_iter().filter(is_odd).collect();
            // An error has a place of its own.
            odd.extend((detail.failure == r#"{"value":1}"#).then_some("errorMsg"));
            let other: Vec<_> = usual
                .iter()
                .filter(|(name, value)| fields.get(**name) != Some(*value))
                .map(|pair| *pair.0)
                .collect();
            assert!(
                odd.len() <= 1 && other.len() <= 1,
                "{odd:?} {other:?}: {}",
                detail.text
            );
            assert!(
                odd.is_empty() || other.is_empty() || odd == other,
                "{odd:?} {other:?}: {}",
                detail.text
            );
            unreadable.extend(odd);
            changed.extend(other);
        }
        assert_eq!(unreadable.len(), 25, "every field was bad: {unreadable:?}");
        assert_eq!(changed.len(), usual.len(), "{changed:?}");
        Ok(())
    });
}

#[test]
fn huge_fields_are_shortened_and_can_be_had_in_full() {
    console_with(in_march_2025(), |page| async move {
        page.allow_clipboard().await?;
        let seen = open(&page, Fault::HugeField).await?;
        assert!(
            seen.rows
                .iter()
                .all(|row| row.cells.values().all(|cell| cell.chars().count() < 200))
        );
        assert!(seen.title.chars().count() < 200 && seen.width <= 0);
        for row in 1..=6 {
            page.toggle_row(row).await?;
        }
        let seen = page.look().await?;
        let told = |at: usize| seen.details[at].text.clone();
        for (at, words) in [
            (0, "more characters: Copy includes them"),
            (1, "more characters: Copy includes them"),
            (5, "more such fields are not shown"),
        ] {
            assert!(told(at).contains(words), "{at}: {words}");
        }
        assert!(
            seen.details
                .iter()
                .all(|detail| detail.text.chars().count() < 60_000)
        );
        assert!(
            seen.width <= 0,
            "the page scrolls sideways by {}",
            seen.width
        );
        let path = page
            .session()
            .all("[data-testid=row-detail] button[aria-label=\"Copy Path\"]")
            .await?;
        page.session().click(&path[1]).await?;
        let length = page
            .value("navigator.clipboard.readText().then(text => text.length)")
            .await?;
        assert!(
            length.as_u64().is_some_and(|length| length > 999_000),
            "{length}"
        );
        Ok(())
    });
}

#[test]
fn values_that_nest_too_deep_are_shown_shortened() {
    console_with(in_march_2025(), |page| async move {
        let seen = open_all(&page, Fault::DeepNesting).await?;
        assert!(
            seen.details[1]
                .value("undocumented")
                .is_some_and(|value| value.starts_with("{\"a\":{\"a\":")),
            "{}",
            seen.details[1].text
        );
        assert!(
            seen.details[2]
                .value("dataSecondaryBackupTaskIds")
                .is_some_and(|value| value.starts_with("[[[["))
        );
        assert!(
            seen.details[3].failure.starts_with("{\"a\":"),
            "{}",
            seen.details[3].text
        );
        assert!(
            seen.details[4]
                .value("taskId")
                .is_some_and(|value| value.starts_with("[[[["))
        );
        assert!(seen.width <= 0);
        Ok(())
    });
}

#[test]
fn of_members_that_come_twice_the_last_counts() {
    console_with(in_march_2025(), |page| async move {
        let seen = open_all(&page, Fault::DuplicateKeys).await?;
        assert_eq!(seen.total, "60 tasks");
        assert!(seen.rows.iter().all(|row| row.task != "0"
            && !row.cells["startTime"].is_empty()
            && row.cells["startTime"] != "—"));
        let told = seen.told();
        for wrong in ["not this one", "not/this/one", "not-this-one"] {
            assert!(!told.contains(wrong), "{wrong}");
        }
        let unknown = seen.details[5]
            .fields
            .iter()
            .filter(|field| field.name == "undocumented")
            .map(|field| &*field.value);
        assert!(
            unknown.eq(["1", "2"]),
            "what nobody knows is listed as often as it came"
        );
        assert_eq!(seen.details[0].value("status"), Some("Done"));
        assert_eq!(
            seen.details[0].value("traceId").map(str::len),
            Some(16),
            "of the envelope, too"
        );
        Ok(())
    });
}

#[test]
fn bytes_that_are_no_text_are_marked_and_the_rest_is_read() {
    console_with(in_march_2025(), |page| async move {
        let seen = open_all(&page, Fault::InvalidUtf8).await?;
        for (at, name) in [
            (2, "tenantName"),
            (3, "backupUri"),
            (4, "status"),
            (5, "clusterName"),
            (6, "undocumented"),
        ] {
            let value = seen.details[at].value(name).unwrap_or_default();
            assert!(
                value.contains("before ") && value.contains('\u{fffd}') && value.contains(" after"),
                "{name}: {value}"
            );
        }
        assert!(seen.details[1].failure.contains('\u{fffd}'));
        open(&page, Fault::Bom).await?;
        Ok(())
    });
}

#[test]
fn what_is_no_task_is_left_out_told_and_can_be_looked_at() {
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
fn odd_times_are_shown_as_they_came_and_hinder_nothing() {
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
            ("16", "startTime", "In the future, by this browser’s clock"),
        ] {
            assert!(
                detail(id).is_some_and(|fields| fields[field].contains(told)),
                "{id}"
            );
        }
        for column in ["startTime", "finishTime", "snapshotVersionTime", "duration"] {
            page.sort_by(column).await?;
            let seen = page.sort_by(column).await?;
            assert_eq!(seen.rows.len(), 60, "{column}");
        }
        Ok(())
    });
}

#[test]
fn fields_that_nobody_knows_are_listed_with_their_names() {
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
fn a_parameter_that_ocp_blames_is_marked_in_the_form() {
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
