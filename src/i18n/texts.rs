//! The list of the page's texts, with the places in each that are filled in.

use crate::i18n::areas::{
    AnswerTexts, ExportTexts, FilterTexts, KeysTexts, LoadTexts, SavedTexts, ScopesTexts,
    TableTexts,
};

/// A text for a number of things.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// For exactly one.
    pub one: &'static str,
    /// For any other number.
    pub other: &'static str,
}

/// Fills the places of a text, each with a value's text as it is: a value with braces is not read as a place.
pub(super) fn fill(template: &'static str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let place = values.iter().find(|(place, _)| rest.starts_with(place));
        let (length, value) = place.map_or((1, "{"), |(place, value)| (place.len(), value));
        text.push_str(value);
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// Counts the non-overlapping occurrences of `part`; `const`, so that the build can count.
pub(super) const fn count(text: &str, part: &str) -> usize {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let (mut at, mut found) = (0, 0);
    while at + part.len() <= text.len() {
        let mut same = 0;
        while same < part.len() && text[at + same] == part[same] {
            same += 1;
        }
        if same == part.len() {
            found += 1;
            at += same;
        } else {
            at += 1;
        }
    }
    found
}

macro_rules! messages {
    (
        $(#[$about:meta])*
        $name:ident { $($area:ident: $texts:ty),* $(,)? }
        plain { $($plain:ident),* $(,)? }
        filled { $($filled:ident ( $($place:ident),+ ) ),* $(,)? }
        counted { $($counted:ident ( $($counted_place:ident),+ ) ),* $(,)? }
    ) => {
        $(#[$about])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "a text's name says where it is used, the English text what it says")]
        pub struct $name {
            $(pub $area: $texts,)*
            $(pub $plain: &'static str,)*
            $(pub $filled: &'static str,)*
            $(pub $counted: $crate::i18n::Plural,)*
        }

        #[allow(missing_docs, reason = "each fills the text of its name")]
        impl $name {
            $(
                pub fn $filled(&self, $($place: &str),+) -> String {
                    $crate::i18n::texts::fill(self.$filled, &[$((concat!("{", stringify!($place), "}"), $place)),+])
                }
            )*
            $(
                pub fn $counted(&self, number: u64, $($counted_place: &str),+) -> String {
                    let text = if number == 1 { self.$counted.one } else { self.$counted.other };
                    $crate::i18n::texts::fill(text, &[$((concat!("{", stringify!($counted_place), "}"), $counted_place)),+])
                }
            )*

            /// Whether every text has exactly its places. Called by the build.
            pub(in crate::i18n) const fn is_complete(&self) -> bool {
                #[allow(unused_mut, reason = "an area may have no texts yet")]
                let mut complete = true;
                $(complete &= self.$area.is_complete();)*
                $(complete &= $crate::i18n::texts::count(self.$plain, "{") == 0;)*
                $(
                    let places = [$(concat!("{", stringify!($place), "}")),+];
                    complete &= $crate::i18n::texts::has_exactly(self.$filled, &places);
                )*
                $(
                    let places = [$(concat!("{", stringify!($counted_place), "}")),+];
                    complete &= $crate::i18n::texts::has_exactly(self.$counted.one, &places);
                    complete &= $crate::i18n::texts::has_exactly(self.$counted.other, &places);
                )*
                complete
            }
        }
    };
}

pub(super) const fn has_exactly(text: &str, places: &[&str]) -> bool {
    let mut at = 0;
    while at < places.len() {
        if count(text, places[at]) != 1 {
            return false;
        }
        at += 1;
    }
    count(text, "{") == places.len()
}

pub(super) use messages;

messages! {
    /// The texts of one language.
    Messages {
        answer: AnswerTexts,
        export: ExportTexts,
        filter_more: FilterTexts,
        keys: KeysTexts,
        load: LoadTexts,
        saved: SavedTexts,
        scopes: ScopesTexts,
        table: TableTexts,
    }
    plain {
        title, absent, tenant, cluster, times_in, utc, theme, theme_system, theme_light, theme_dark,
        filter, filter_all_time, cluster_id, tenant_id, time_range, custom, from, to, time_format, backup_set_id, any, status,
        apply, reset, refresh, retry, previous, previous_page, next, next_page, pages, rows_per_page, dismiss,
        load_all, cancel, details, unsent,
        range_1h, range_24h, range_7d, range_30d, range_90d, range_all,
        last_1h, last_24h, last_7d, last_30d, last_90d,
        sends_no_time,
        missing, not_an_id, not_a_time, no_such_local_time, end_before_start,
        beginning, initializing, doing, done, failed, canceling, canceled, overdue, unknown, no_status,
        full_backup, incremental_backup, physical_backup, logical_backup,
        field_status, field_task_id, field_backup_set_id, field_type, field_mode, field_start, field_finish, field_duration,
        field_recoverable_point, field_tenant, field_cluster, field_path, field_error, field_dimension, field_backup_type,
        field_task_type, field_data_type, field_data_version, field_schema_version, field_cluster_type, field_cluster_id,
        field_ob_cluster_id, field_tenant_id, field_ob_tenant_id, field_secondary,
        base_successful, base_status, base_timestamp, base_duration, base_trace_id, base_server,
        group_task, group_times, group_where, group_unknown, group_answer, unreadable, unreadable_hint,
        loading, nothing_yet,
        no_scope_title, no_data_title, no_data_text, no_match_title, no_match_text,
        withheld_title, failed_title,
        error_title, error_kept, error_previous_filter, error_invalid, error_not_signed_in, error_signed_out, error_not_let_in,
        error_wrong_password, error_blocked, error_address_refused, error_sign_in_refused, error_not_found, error_cluster, error_redirected,
        error_ocp, error_gateway, error_throttled_unknown, error_empty, error_cut_off, error_web_page, error_no_tasks, error_other, error_network,
        error_forbidden_by_proxy, error_invalid_unsaid, error_network_elsewhere, error_halted, paused, seems_offline, trying_again, copy_details, copied, not_copied,
        whose_input, whose_session, whose_rights, whose_network, whose_proxy, whose_ocp, whose_cluster, whose_page,
        sign_in, sign_in_title, sign_in_over, signing_in, sign_out, later, user, password, show_password,
        user_missing, password_missing, user_colon, control_character,
        shifting, config_no_object, config_no_answer, old_preferences, not_kept, as_received,
        invisible, finish_before_start, start_in_future, negative_duration,
        link_half_scope, http, code, trace_id, server, ocp_says,
    }
    filled {
        tenant_range(tenant, range), and_statuses(count), and_set(id),
        since(start), until(end), between(start, end),
        sends_from(start), sends_until(end), sends_between(start, end),
        sorted_all(total), sorted_partial(loaded, total), sorted_loaded(loaded), loaded_of(loaded, total), loaded_so_far(loaded), refreshing(loaded, total),
        window(first, last, total), window_loaded(first, last, loaded), waiting_for_page(page),
        as_of(time), clear_filters(count),
        expand(task), collapse(task), copy_value(name),
        error_throttled(time), error_timed_out(seconds), error_forbidden(cluster, tenant), error_too_large(megabytes),
        again_in(time, next, most), gave_up(count), sign_in_hint(minutes), sign_in_idle(minutes),
        config_unknown(key), config_wrong(key, value), config_halts(key, value), config_not_had(status), more_characters(count), more_fields(count),
        link_wrong(name, value), link_wrong_part(name, value), link_contradicts(name, value), link_too_many_open(most), link_unknown(name),
        short(total, loaded), withheld_text(total), rows_from(time),
        days(days, hours), hours(hours, minutes), minutes(minutes, seconds), seconds(seconds),
    }
    counted {
        tasks(count), not_tasks(count), link_no_page(page, last), announced(count), wrong_tries(count, left), announced_at(count, time),
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::Language;

    use super::*;

    #[test]
    fn places_are_filled_and_what_fills_them_is_not_read_again() {
        let texts = crate::i18n::messages(Language::English);
        assert_eq!(
            texts.link_wrong("{value}", "7"),
            "The link’s “{value}=7” is not understood and is ignored."
        );
        assert_eq!(texts.tasks(1, "1"), "1 task");
        assert_eq!(texts.tasks(1_204, "1,204"), "1,204 tasks");
    }

    #[test]
    fn the_build_sees_a_place_that_is_missing_or_too_many() {
        assert!(has_exactly("{a} and {b}", &["{a}", "{b}"]));
        for text in ["{a}", "{a} {a} {b}", "{a} {b} {c}"] {
            assert!(!has_exactly(text, &["{a}", "{b}"]), "{text}");
        }
    }
}
