//! Of saved answers.

use crate::i18n::texts::messages;

messages! {
    /// Of saved answers.
    SavedTexts {}
    plain {
        open, open_name, stays_here, open_offer, drop_here, close, close_sample, region, region_sample, not_live,
        no_time, no_tenant, how, breaks_off, no_refresh, choose_another,
        no_data_title, no_data_text, no_match_text, sample_failed_title,
        wrong_empty, wrong_csv, wrong_web_page, wrong_archive, wrong_compressed, wrong_utf16, wrong_binary, wrong_no_tasks,
        wrong_failure, wrong_cut_off, wrong_unreadable, wrong_sample_no_answer, wrong_other,
        all_times, only_of_nobody,
    }
    filled {
        file(name), sample(name), saved_at(time, zone), latest_at(time, zone), from_scope(cluster, tenant), saved_with(filter),
        holds_part(held, total), how_it_filters(time), as_of(time), latest(time), tab(name, title),
        reading(name), reading_of(name, come, size), cannot_open(name), wrong_too_large(megabytes), wrong_too_many(count),
        wrong_format(format), wrong_newer(version), wrong_sample_not_had(status),
        range_from(start), range_until(end), range_between(start, end),
        gone(name), closed(name), first_of(name), only_of(cluster, tenant),
    }
    counted {
        holds_all(count), holds_unknown(count), holds_less(count), broken_lines(count, lines), announced(count, name),
        not_tasks(count),
    }
}
