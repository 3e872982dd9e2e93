//! Responses with odd values: other values are not affected.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use e2e::seen::{Detail, Seen};
use e2e::{Page, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;

use crate::detail::FIELDS;
use crate::in_march_2025;

pub(crate) async fn open(page: &Page, fault: Fault) -> Result<Seen> {
    let tenant = fault.tenant_id();
    page.open_table(&format!(
        "cluster={FAULT_CLUSTER}&tenant={tenant}&range=all&zone=utc&size=100"
    ))
    .await
}

pub(crate) async fn open_all(page: &Page, fault: Fault) -> Result<Seen> {
    open(page, fault).await?;
    page.open_all_rows().await
}

/// The fields by name. The response itself has a `status` and a `duration` as well, further down.
pub(crate) fn fields(detail: &Detail) -> BTreeMap<&str, &str> {
    detail
        .fields
        .iter()
        .rev()
        .map(|field| (&*field.name, &*field.value))
        .collect()
}

#[test]
fn invalid_field_does_not_affect_other_fields() {
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
fn huge_fields_are_shortened_and_can_be_copied_in_full() {
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
fn deeply_nested_values_are_shortened() {
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
fn last_of_repeated_members_counts() {
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
fn invalid_bytes_are_replaced_and_the_rest_is_read() {
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
