//! Choosing, moving and printing columns.

use super::*;
use crate::generators::any_columns;
use proptest::prelude::*;
use proptest::sample::select;

fn columns(text: &str) -> Columns {
    Columns::parse(text).unwrap()
}

fn is_valid(columns: &Columns) -> bool {
    !columns.0.is_empty()
        && columns
            .0
            .iter()
            .all(|field| columns.0.iter().filter(|other| *other == field).count() == 1)
}

#[test]
fn parse_refuses_unknown_and_repeated_fields() {
    for text in [
        "",
        "taskId,",
        ",taskId",
        "taskId,status,taskId",
        "-taskId",
        "taskID",
        "rows",
        " taskId",
    ] {
        assert_eq!(Columns::parse(text), None, "{text}");
    }
}

#[test]
fn toggled_field_keeps_its_place_in_the_chooser() {
    let before = columns("status,taskId,duration");
    let list = before.chooser_order(None);
    assert_eq!(
        list.0[..4],
        [
            TaskField::Status,
            TaskField::TaskId,
            TaskField::Duration,
            TaskField::BackupSetId
        ]
    );
    let without = before.toggled(TaskField::TaskId, &list).unwrap();
    assert_eq!(without, columns("status,duration"));
    assert_eq!(without.chooser_order(Some(&list)), list);
    assert_eq!(without.toggled(TaskField::TaskId, &list), Some(before));
    assert_eq!(
        columns("taskId").toggled(TaskField::TaskId, &list),
        None,
        "one column stays"
    );
}

#[test]
fn moved_column_passes_fields_that_are_not_columns() {
    let list = columns("status,taskId,duration").chooser_order(None);
    let moved = columns("status,duration").moved(1, 0);
    assert_eq!(moved, columns("duration,status"));
    assert_eq!(
        moved.chooser_order(Some(&list)).0[..3],
        [TaskField::Duration, TaskField::TaskId, TaskField::Status]
    );
}

#[test]
fn card_shows_the_first_two_columns_and_preferred_fields() {
    let shown_on_card = |columns: &Columns| {
        let shown = columns
            .0
            .iter()
            .zip(columns.shown_on_card())
            .filter(|(_, shown)| *shown);
        shown
            .map(|(field, _)| field.api_name())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        shown_on_card(&Columns::default()),
        "status dataBackupTaskType startTime duration snapshotVersionTime errorMsg taskId"
    );
    let other = columns("dataVersion,schemaVersion,clusterType,taskId,tenantId");
    assert_eq!(
        shown_on_card(&other),
        "dataVersion schemaVersion clusterType taskId tenantId"
    );
    assert!(
        shown_on_card(&Columns(TaskField::ALL.into_iter().rev().collect()))
            .starts_with("dataSecondaryBackupTaskIds ob")
    );
}

proptest! {
    #[test]
    fn parse_reads_what_display_prints(columns in any_columns()) {
        prop_assert_eq!(Columns::parse(&columns.to_string()), Some(columns));
    }

    #[test]
    fn parse_accepts_only_the_printed_spelling(text in "(\\PC|,|status|taskId){0,8}") {
        if let Some(columns) = Columns::parse(&text) {
            prop_assert!(is_valid(&columns));
            prop_assert_eq!(columns.to_string(), text);
        }
    }

    #[test]
    fn toggling_and_moving_keep_columns_and_chooser_valid(
        start in any_columns(),
        steps in proptest::collection::vec(
            (select(TaskField::ALL.to_vec()), 0..26_usize, 0..26_usize),
            0..12,
        ),
    ) {
        let (mut columns, mut list) = (start.clone(), start.chooser_order(None));
        for (field, from, to) in steps {
            columns = columns
                .toggled(field, &list)
                .unwrap_or(columns)
                .moved(from, to);
            list = columns.chooser_order(Some(&list));
            prop_assert!(is_valid(&columns));
            let mut all = list.0.clone();
            all.sort_unstable();
            let mut fields = TaskField::ALL.to_vec();
            fields.sort_unstable();
            prop_assert_eq!(all, fields);
            let shown: Vec<_> = list
                .0
                .iter()
                .copied()
                .filter(|field| columns.position(*field).is_some())
                .collect();
            prop_assert_eq!(shown, columns.fields());
        }
    }

    #[test]
    fn toggling_twice_restores_the_columns(
        columns in any_columns(),
        field in select(TaskField::ALL.to_vec()),
    ) {
        let list = columns.chooser_order(None);
        if let Some(other) = columns.toggled(field, &list) {
            let list = other.chooser_order(Some(&list));
            prop_assert_eq!(other.toggled(field, &list), Some(columns));
        }
    }

    #[test]
    fn card_shows_eight_columns_or_all_of_them(columns in any_columns()) {
        let shown = columns.shown_on_card();
        prop_assert_eq!(shown.len(), columns.fields().len());
        prop_assert_eq!(shown.iter().filter(|shown| **shown).count(), shown.len().min(CARD_FIELDS));
        prop_assert!(shown.iter().take(2).all(|shown| *shown));
    }
}
