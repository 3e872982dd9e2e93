//! The contradictions between a request and its response in words.

use crate::i18n::Messages;
use crate::platform::zoned::Detail;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::filter::time_range::Bounds;
use model::load::contradiction::{Contradiction, Mismatch, TaskScope};

/// A contradiction among `loaded` tasks in a sentence.
pub(crate) fn contradiction(
    found: Contradiction,
    loaded: u64,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let all = texts.task.count(loaded, &format.number(loaded));
    let number = |count: usize| (count as u64, format.number(count as u64));
    match found {
        Contradiction::Scope(scope, count, other) => {
            let (count, written) = number(count);
            texts.load.other_scope(
                count,
                &written,
                &all,
                &scope.cluster.0.to_string(),
                &scope.tenant.0.to_string(),
                &task_scope(other, texts),
            )
        }
        Contradiction::Statuses(requested, count) => {
            let names: Vec<_> = requested
                .iter()
                .map(|status| labels::status(status, texts))
                .collect();
            let (count, written) = number(count);
            texts
                .load
                .other_status(count, &written, &all, &names.join(", "))
        }
        Contradiction::BackupSet(set, count) => {
            let (count, written) = number(count);
            texts
                .load
                .other_set(count, &written, &all, &set.to_string())
        }
        Contradiction::Range(bounds, count) => {
            let (count, written) = number(count);
            let range = requested_range(bounds, texts, format);
            texts.load.outside_range(count, &written, &all, &range)
        }
        Contradiction::PageOrder => texts.load.inconsistent_page_order.to_owned(),
    }
}

fn task_scope(scope: TaskScope, texts: &Messages) -> String {
    let TaskScope { cluster, tenant } = scope;
    let [cluster, tenant] = [cluster, tenant].map(|id| id.map(|id| id.to_string()));
    match (cluster, tenant) {
        (Some(cluster), Some(tenant)) => texts.load.tenant_of_cluster(&tenant, &cluster),
        (Some(cluster), None) => texts.load.only_cluster(&cluster),
        (None, tenant) => texts.load.only_tenant(&tenant.unwrap_or_default()),
    }
}

/// The mark of a task that is not what OCP was asked for.
pub(crate) const fn mismatch(mismatch: Mismatch, texts: &Messages) -> &'static str {
    match mismatch {
        Mismatch::OtherCluster => texts.load.mark_other_cluster,
        Mismatch::OtherTenant => texts.load.mark_other_tenant,
        Mismatch::OtherBackupSet => texts.load.mark_other_set,
        Mismatch::OtherStatus => texts.load.mark_other_status,
        Mismatch::OutsideRange => texts.load.mark_outside_range,
    }
}

/// The instants that were sent, to the second.
fn requested_range(bounds: Bounds, texts: &Messages, format: &dyn Format) -> String {
    let time = |time| format.time(time, Detail::DateAndTime);
    match (bounds.start.map(time), bounds.end.map(time)) {
        (Some(start), Some(end)) => texts.filter.between(&start, &end),
        (Some(start), None) => texts.filter.since(&start),
        (None, Some(end)) => texts.filter.until(&end),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};
    use crate::view::words::format::PlainFormat;
    use model::filter::Scope;
    use model::task::{ClusterId, TenantId};

    fn sentence(found: Contradiction) -> String {
        contradiction(found, 40, messages(Language::English), &PlainFormat)
    }

    #[test]
    fn tasks_of_another_tenant_are_named_with_their_cluster() {
        let asked = Scope {
            cluster: ClusterId(5),
            tenant: TenantId(12),
        };
        let other = TaskScope {
            cluster: Some(6),
            tenant: Some(13),
        };
        let sentence = sentence(Contradiction::Scope(asked, 2, other));
        for part in [
            "tenant 12 of cluster 5",
            "2 of the 40",
            "tenant 13 of cluster 6",
        ] {
            assert!(sentence.contains(part), "{part}: {sentence}");
        }
        let without_cluster = TaskScope {
            cluster: None,
            ..other
        };
        let found = Contradiction::Scope(asked, 1, without_cluster);
        let sentence = contradiction(found, 40, messages(Language::English), &PlainFormat);
        assert!(sentence.contains("(tenant 13)"), "{sentence}");
    }

    #[test]
    fn tasks_of_another_set_are_counted_among_all() {
        let sentence = sentence(Contradiction::BackupSet(7, 3));
        for part in ["3", "40", "7"] {
            assert!(sentence.contains(part), "{part}: {sentence}");
        }
    }

    #[test]
    fn range_is_written_with_the_bounds_that_were_sent() {
        let bounds = Bounds {
            start: Some("2025-03-01T00:00:00Z".parse().unwrap()),
            end: None,
        };
        let sentence = sentence(Contradiction::Range(bounds, 1));
        assert!(sentence.contains("2025-03-01"), "{sentence}");
    }
}
