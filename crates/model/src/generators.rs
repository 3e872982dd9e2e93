//! Generated values of the model's types, for the property tests of this and other packages.

use chrono::DateTime;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::failure::group::GroupId;
use crate::filter::time_range::{Preset, TimeRange};
use crate::filter::{Scope, TaskFilter};
use crate::link::query::{Defaults, TaskQuery, Zone};
use crate::table::columns::Columns;
use crate::table::page::PageSize;
use crate::table::sort::{Sort, SortKey};
use crate::table::widths::{MAX_WIDTH, MIN_WIDTH, Widths};
use crate::task::field::TaskField;
use crate::task::row_key::{Identity, RowKey};
use crate::task::status::{Status, StatusSet, TaskStatus};
use crate::task::{BackupTask, ClusterId, TenantId};

/// Any query.
pub fn any_query() -> impl Strategy<Value = TaskQuery> {
    let id = || 0..=i64::MAX;
    let statuses = subsequence(Status::ALL.to_vec(), 0..9).prop_map(StatusSet::from_iter);
    let filter =
        (any_range(), statuses, option::of(id())).prop_map(|(range, statuses, backup_set_id)| {
            TaskFilter {
                range,
                statuses,
                backup_set_id,
            }
        });
    let open = vec(any_key(), 0..4).prop_map(|mut keys| {
        keys.sort();
        keys.dedup();
        keys
    });
    let zone = select(Zone::ALL.to_vec());
    let size = select(PageSize::ALL.to_vec());
    (
        any_scope(),
        filter,
        any_sort(),
        1..1_000_000_usize,
        size,
        default_or_any_columns(),
        zone,
        proptest::option::of("[0-9a-f]{16}"),
        open,
    )
        .prop_map(
            |(scope, filter, sort, page, size, columns, zone, failure, open)| TaskQuery {
                scope,
                overview: None,
                filter,
                sort,
                page,
                size,
                columns,
                zone,
                failure: failure.and_then(|id| GroupId::parse(&id)),
                open,
            },
        )
        .prop_flat_map(move |query| {
            option::weighted(0.2, id()).prop_map(move |cluster| {
                cluster.map_or_else(
                    || query.clone(),
                    |cluster| query.with_overview(ClusterId(cluster)),
                )
            })
        })
}

/// Any defaults of a site.
pub fn any_defaults() -> impl Strategy<Value = Defaults> {
    let (zone, size) = (select(Zone::ALL.to_vec()), select(PageSize::ALL.to_vec()));
    (any_scope(), zone, size, default_or_any_columns()).prop_map(|(scope, zone, size, columns)| {
        Defaults {
            scope,
            zone,
            size,
            columns,
        }
    })
}

/// A task with few different values, so that generated tasks often have some in common.
pub fn any_task() -> impl Strategy<Value = BackupTask> {
    let start = proptest::option::of(0..5_i64);
    let finish = proptest::option::of(0..5_i64);
    let status = proptest::option::of(prop_oneof!["DONE", "FAILED", "DOING", "INIT", ""]);
    (
        0..8_i64,
        start,
        finish,
        proptest::option::of(0..5_i64),
        status,
        proptest::option::of("[a-c]{0,2}"),
    )
        .prop_map(|(id, start, finish, duration, status, name)| {
            let time = |seconds| DateTime::from_timestamp(1_700_000_000 + seconds, 0);
            let start_time = start.and_then(time);
            let key = RowKey::of_task(id, duration, start_time.map(|time| time.timestamp_micros()));
            let mut task = BackupTask {
                task_id: Some(id),
                start_time,
                finish_time: finish.and_then(time),
                duration,
                backup_set_id: duration,
                status: status.map(|text| TaskStatus::from_wire(&text)),
                tenant_name: name.map(Into::into),
                ..BackupTask::empty(key)
            };
            task.check_times();
            task
        })
}

/// Any selection of columns.
pub fn any_columns() -> impl Strategy<Value = Columns> {
    subsequence(TaskField::ALL.to_vec(), 1..=25)
        .prop_shuffle()
        .prop_map(Columns)
}

/// Any row key.
pub fn any_key() -> impl Strategy<Value = RowKey> {
    let identity = prop_oneof![
        (any::<i64>(), any::<Option<i64>>(), any::<Option<i64>>()).prop_map(
            |(id, backup_set, start_micros)| Identity::Task {
                id,
                backup_set,
                start_micros
            }
        ),
        any::<u64>().prop_map(Identity::Content),
    ];
    (identity, 0..4_u32).prop_map(|(identity, repetition)| RowKey {
        identity,
        repetition,
    })
}

/// Any sort by one to three columns.
pub fn any_sort() -> impl Strategy<Value = Sort> {
    (
        subsequence(TaskField::ALL.to_vec(), 1..4).prop_shuffle(),
        any::<[bool; 4]>(),
    )
        .prop_map(|(fields, descending)| {
            Sort(
                fields
                    .into_iter()
                    .zip(descending)
                    .map(|(field, descending)| SortKey { field, descending })
                    .collect(),
            )
        })
}

/// Any column widths.
pub fn any_widths() -> impl Strategy<Value = Widths> {
    vec(
        (select(TaskField::ALL.to_vec()), MIN_WIDTH..=MAX_WIDTH),
        0..25,
    )
    .prop_map(Widths::of)
}

/// Any time range.
pub fn any_range() -> impl Strategy<Value = TimeRange> {
    let second = || {
        option::of(
            (0..4_000_000_000_i64)
                .prop_map(|second| DateTime::from_timestamp(second, 0).unwrap_or_default()),
        )
    };
    prop_oneof![
        select(Preset::ALL.to_vec()).prop_map(TimeRange::Relative),
        (second(), second()).prop_map(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => TimeRange::between(Some(a.min(b)), Some(a.max(b))),
            _ => TimeRange::between(a, b),
        }),
    ]
}

/// Any scope, or none.
pub fn any_scope() -> impl Strategy<Value = Option<Scope>> {
    let id = || 0..=i64::MAX;
    option::of((id(), id()).prop_map(|(cluster, tenant)| Scope {
        cluster: ClusterId(cluster),
        tenant: TenantId(tenant),
    }))
}

/// The default columns in half of the cases, any columns in the other half.
pub fn default_or_any_columns() -> impl Strategy<Value = Columns> {
    prop_oneof![Just(Columns::default()), any_columns()]
}

/// A pattern of texts that look like addresses, for tests of code that tells them from real ones.
pub const ADDRESS_LIKE_PATTERN: &str = "(|/|h|http://h|https://h|HTTPS://H\\.example)(/|a|\\.|\\.\\.|:|80|99999|@|%2F|%5c|%25|\
    %00|%|\\{return\\}|\\{|\\?|#|\\[::1\\]|\\\\|\n|\t| |é|\"|~){0,8}";
