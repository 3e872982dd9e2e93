//! Texts of opened files: saved responses and exports.

use crate::i18n::texts::messages;

messages! {
    /// Texts of opened files: saved responses and exports.
    SavedTexts {}
    plain {
        open, open_saved, stays_here, open_offer, drop_here, close, close_sample, region,
        region_sample, not_live, no_time, no_tenant, breaks_off, how_title, no_refresh,
        choose_another, wrong_empty, wrong_csv, wrong_web_page, wrong_archive, wrong_compressed,
        wrong_utf16, wrong_binary, wrong_no_tasks, wrong_failure, wrong_cut_off, text_behind, wrong_unreadable,
        wrong_sample_no_response, wrong_other, no_data_title, no_data_text,
        sample_failed_title, all_times, only_of_no_tenant,
    }
    filled {
        no_match_text(filter),
        file(name), sample(name), saved_at(time, zone), latest_at(time, zone),
        from_scope(cluster, tenant), saved_with(filter), holds_part(held, total),
        how_it_filters(time), as_of(time), latest(time), tab(name, title), reading(name),
        reading_of(name, read, size), cannot_open(name), wrong_format(format),
        wrong_newer(version), wrong_too_large(megabytes), wrong_too_many(count),
        wrong_sample_http_status(status), range_from(start), range_until(end),
        range_between(start, end), closed_by_reload(name), closed(name), first_of_several(name),
        only_of_tenant(cluster, tenant),
    }
    counted {
        holds_all(count), holds_less(count), holds_unknown(count), broken_lines(count, lines),
        not_tasks(count), announced(count, name),
    }
}
