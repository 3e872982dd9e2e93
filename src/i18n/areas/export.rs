//! Texts of the export.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the export.
    ExportTexts {}
    plain {
        export, title, format, table_for, for_people, for_programs, json_hint, ndjson_hint, columns, columns_all, columns_shown,
        header_lines, byte_order_mark, not_loaded, nothing, start_all, cancel, dismiss,
        find_does_not_limit, cancelled, superseded, refused,
    }
    filled {
        csv_hint(zone), fewer_than_reported(loaded, total), loading(loaded, total),
        loading_so_far(loaded), waiting(loaded, total), writing(written, total),
    }
    counted {
        all_loaded(count), to_load(total, missing), to_load_unknown(loaded),
        incomplete_of_total(loaded, total), incomplete(loaded), list_kept_changing(loaded),
        possibly_incomplete(loaded), only_loaded(count), only_found(count), start(count), write_loaded(count),
        written(count, name), written_incomplete(count, name),
    }
}
