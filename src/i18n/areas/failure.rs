//! Texts of failures: what OceanBase's error numbers mean, and groups of failures.

use crate::i18n::texts::messages;

messages! {
    /// Texts of failures: what OceanBase's error numbers mean, and groups of failures.
    FailureTexts {}
    plain {
        title, unknown_code, what_to_check, find_in_log, source_errors, source_guide, show_all,
        not_among_them, in_one_line,
        meaning_4009, meaning_4012, meaning_4016, meaning_4018, meaning_4554, meaning_9003,
        meaning_9011, meaning_9026, meaning_9027, meaning_9029, meaning_9036, meaning_9040,
        meaning_9042, meaning_9060, meaning_9061, meaning_9063, meaning_9064, meaning_9070,
        meaning_9071, meaning_9080, meaning_9081, meaning_9082, meaning_9086, meaning_9087,
        meaning_9105,
        check_4009, check_4012, check_log, check_4018, check_4554, check_9003, check_9011,
        check_9026, check_9027, check_9029, check_9036, check_9040, check_9061, check_9064,
        check_9070, check_9071, check_9080, check_9081, check_9082, check_9087,
    }
    filled {
        all_groups(count), latest_groups(shown, count), in_module(module), on_server(server), log_stream(log_stream), seen_once(time), seen(first, last),
        run_in_log_folder(server),
    }
    counted {
        failures(count), shown_all(count, total), shown_partial(count, loaded, total),
        shown_loaded(count, loaded),
    }
}
