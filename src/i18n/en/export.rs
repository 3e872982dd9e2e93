//! Texts of the export.

use crate::i18n::areas::ExportTexts;
use crate::i18n::texts::Plural;

pub(super) const EXPORT: ExportTexts = ExportTexts {
    export: "Export",
    title: "Export tasks",
    format: "Format",
    csv_hint: "A table for spreadsheets: for people the table’s columns as on the page, for programs every field under its name in OCP. Times are in {zone}.",
    json_hint: "Everything that OCP sent, exact and with times in UTC. This page can open it again.",
    ndjson_hint: "For scripts: everything that OCP sent as JSON, one task on each line, times in UTC. The first line is about the file.",
    table_for: "For",
    for_people: "People",
    for_programs: "Programs",
    columns: "Columns",
    columns_all: "All fields",
    columns_shown: "The table’s columns",
    header_lines: "Header lines: filter, time, totals",
    byte_order_mark: "UTF-8 mark (BOM), for Excel",
    not_loaded: "The tasks are loaded first.",
    nothing: "There are no tasks to export.",
    all_loaded: Plural {
        one: "{count} task matches, and is loaded.",
        other: "All {count} tasks that match are loaded.",
    },
    to_load: Plural {
        one: "{total} tasks match; {missing} is still to be loaded.",
        other: "{total} tasks match; {missing} are still to be loaded.",
    },
    to_load_unknown: Plural {
        one: "{loaded} task is loaded so far; OCP does not say how many match. The rest is loaded first.",
        other: "{loaded} tasks are loaded so far; OCP does not say how many match. The rest is loaded first.",
    },
    incomplete_of_total: Plural {
        one: "{loaded} of {total} task: the file will say that it is not complete.",
        other: "{loaded} of {total} tasks: the file will say that it is not complete.",
    },
    incomplete: Plural {
        one: "{loaded} task: the file will say that it is not complete.",
        other: "{loaded} tasks: the file will say that it is not complete.",
    },
    list_kept_changing: Plural {
        one: "{loaded} task is loaded. OCP’s list kept changing meanwhile: some may be missing, and the file will say so.",
        other: "{loaded} tasks are loaded. OCP’s list kept changing meanwhile: some may be missing, and the file will say so.",
    },
    fewer_than_reported: "OCP returned only {loaded} of {total} tasks: the file will say so.",
    possibly_incomplete: Plural {
        one: "OCP returned {loaded} task, and perhaps not all: the file will say so.",
        other: "OCP returned {loaded} tasks, and perhaps not all: the file will say so.",
    },
    only_loaded: Plural {
        one: "Only the {count} task that is loaded",
        other: "Only the {count} tasks that are loaded",
    },
    only_found: Plural {
        one: "Only the {count} task that is found",
        other: "Only the {count} tasks that are found",
    },
    start: Plural {
        one: "Export {count} task",
        other: "Export {count} tasks",
    },
    start_all: "Export all tasks",
    loading: "Export: loading {loaded} of {total}",
    loading_so_far: "Export: loading, {loaded} so far",
    waiting: "Export: waits with {loaded} of {total} loaded, and goes on when loading does",
    writing: "Export: writing {written} of {total}",
    write_loaded: Plural {
        one: "Write the {count} task that is loaded",
        other: "Write the {count} tasks that are loaded",
    },
    cancel: "Cancel export",
    dismiss: "Dismiss",
    find_does_not_limit: " Find is ignored.",
    written: Plural {
        one: "{count} task written to {name}",
        other: "{count} tasks written to {name}",
    },
    written_incomplete: Plural {
        one: "{count} task written to {name}, which is not all that match: the file says why",
        other: "{count} tasks written to {name}, which are not all that match: the file says why",
    },
    cancelled: "The export was cancelled; no file was saved.",
    superseded: "The export was stopped, because other tasks are being loaded; no file was saved.",
    refused: "The browser could not make the file; perhaps its memory is full. No file was saved.",
};
