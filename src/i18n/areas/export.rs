//! Of the export.

use crate::i18n::texts::messages;

messages! {
    /// Of the export.
    ExportTexts {}
    plain {
        export, title, format, json_hint, ndjson_hint, columns, columns_all, columns_shown, about, mark, not_loaded, nothing, start_all, cancel,
        dismiss, find_apart, cancelled, asked_else, refused,
    }
    filled {
        csv_hint(zone), short(loaded, total),
        loading(loaded, total), loading_so_far(loaded), waiting(loaded, total), writing(written, total),
    }
    counted {
        part_of(loaded, total), part(loaded), to_load(total, missing), to_load_unknown(loaded), shifting(loaded), short_unknown(loaded),
        all_loaded(count), only_loaded(count), start(count), write_loaded(count), done(count, name), done_part(count, name),
    }
}
