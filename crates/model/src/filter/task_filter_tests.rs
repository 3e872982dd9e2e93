//! The conditions of a filter, and removing them.

use super::*;

#[test]
fn a_filter_without_all_its_parts_is_the_filter_without_conditions() {
    let mut filter = TaskFilter {
        statuses: StatusSet::from_iter([Status::Done, Status::Failed]),
        backup_set_id: Some(0),
        ..TaskFilter::default()
    };
    let parts = filter.parts(&TaskFilter::everything());
    let expected = [
        FilterPart::Range,
        FilterPart::BackupSetId,
        FilterPart::Status(Status::Failed),
        FilterPart::Status(Status::Done),
    ];
    assert_eq!(parts, expected);
    for (removed, part) in parts.into_iter().enumerate() {
        filter = filter.without(part, &TaskFilter::everything());
        assert_eq!(
            filter.parts(&TaskFilter::everything()),
            expected[removed + 1..]
        );
    }
    assert_eq!(filter, TaskFilter::everything());
}
