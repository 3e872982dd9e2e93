//! Shared helpers: a page with the console on it, fakes of the browser and of OCP around it, and acts of a user.

mod address;
mod api_request;
mod clipboard;
mod columns_panel;
mod combobox;
mod dom_spies;
mod downloads;
mod elements;
mod events;
mod export_panel;
mod files;
mod filter;
mod find;
mod focus;
mod keyboard;
mod loading;
mod notifications;
mod overrides;
mod page;
mod queries;
mod request_details;
mod responses;
mod scope_links;
mod server;
mod shortcuts;
mod sign_in;
mod storage;
mod table;
mod task_detail;
mod time;
mod timers;
mod uncaught_errors;

pub(crate) use address::{address_query, go_back, history_entry};
pub(crate) use api_request::ApiRequest;
pub(crate) use clipboard::Clipboard;
pub(crate) use columns_panel::{
    DEFAULT_COLUMNS, column_checkbox, column_fields, listed_fields, open_columns_panel,
    show_columns_panel,
};
pub(crate) use combobox::{CLUSTERS_URL, Combobox, open_clusters_list, open_fifty_clusters};
pub(crate) use dom_spies::DomSpies;
pub(crate) use downloads::{Downloads, deny_file_creation};
pub(crate) use elements::{
    accessible_name, attribute, click, is_checked, select_option, text_of, type_in,
    validation_message, value,
};
pub(crate) use events::{dispatch, set_page_visible};
pub(crate) use export_panel::{
    export_json, export_status, exported_ids, open_export_panel, start_export, wait_until_saved,
};
pub(crate) use files::{
    choose_file, dispatch_drag, drop_file, drop_files, export_file, file_banner, open_with_file,
};
pub(crate) use filter::open_with_range;
pub(crate) use find::{find_scope, marked_texts, open_sample_tasks, sample_tasks, type_find_text};
pub(crate) use focus::{describe_focus, focused_id, focused_name, has_focus};
pub(crate) use keyboard::{click_holding, press_key, press_key_in};
pub(crate) use loading::{
    BULK_TOTAL, REFRESH_INTERVAL, open_25_tasks, open_auto_refreshing, open_configured,
    page_numbers, respond_to_bulk_request, running_tasks_response, start_two_bulk_requests,
    wait_until_loaded,
};
pub(crate) use notifications::Notifications;
pub(crate) use overrides::{PropertyOverride, get_property, set_property};
pub(crate) use page::{
    ALL_TASKS_ANY_ZONE, ALL_TASKS_QUERY, Page, PageSetup, TWENTY_FIVE_TASKS_QUERY,
};
pub(crate) use request_details::{
    TASKS_PATH, close_request_details, copy_as_curl_button, group_titles, open_request_details,
    page_origin, request_lines, request_value,
};
pub(crate) use responses::{
    clusters_response, entries_response, error_response, list_entry, list_response, task_json,
    tasks_response, with_timestamp,
};
pub(crate) use scope_links::{FILTER_QUERY, open_with_preferences, scope_links};
pub(crate) use shortcuts::{every_stroke, is_dialog_open, keys_of};
pub(crate) use sign_in::{
    dismiss_sign_in, is_sign_in_open, open_signed_in, open_signed_in_with_row,
    open_with_basic_auth, sign_in, sign_in_reason,
};
pub(crate) use storage::{NOT_STORED_WARNING, stored_choices, stored_preferences};
pub(crate) use table::{are_ends_disabled, pager_status, sorted_by, sorted_columns};
pub(crate) use task_detail::{MANY_COLUMNS, detail_lines, detail_value, open_task_detail};
pub(crate) use time::{
    MINUTE, NOW, advance_clock, tick, wait_for_paint, wait_for_typing_pause, wait_until,
};
pub(crate) use timers::{COUNTDOWN_INTERVAL, REQUEST_TIMEOUT, RETRY_DELAYS, Timers};
