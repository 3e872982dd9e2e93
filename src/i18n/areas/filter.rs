//! Texts of the filter form, its chips and its time ranges.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the filter form, its chips and its time ranges.
    FilterTexts {}
    plain {
        title, all_time, time_range, custom, from, to, time_format, now, last_night, last_night_hint, backup_set_id, any_backup_set,
        status, apply, reset, range_1h, range_24h, range_7d, range_30d, range_90d,
        range_all, last_1h, last_24h, last_7d, last_30d, last_90d, id_missing,
        ambiguous_local_time, not_an_id, id_too_large, not_a_time, no_such_local_time, end_before_start, running, running_statuses, ended, any_status,
        previous_window, next_window, shift_open, shift_future, shift_beyond, active, around_task, widen_range,
        widen_status, widen_backup_set,
    }
    filled {
        tenant_range(tenant, range), and_statuses(count), and_backup_set(id), since(start),
        until(end), between(start, end), asked_from(start), asked_until(end),
        asked_between(start, end), in_utc(time), also_in_utc(time, utc), rows_are_still(scope, filter),
        counted_partial(loaded, total), counted_loaded(loaded),
        counted_other(count), counted_none(count), pasted_range(range), pasted_time(time),
        backup_set(id), remove_range(range), remove_backup_set(id), remove_status(status),
        reset_hint(range), pick_time(field),
    }
    counted { counted_asked(statuses) }
}
