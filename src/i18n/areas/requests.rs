//! Texts of the request details.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the request details.
    RequestsTexts {}
    plain {
        field_successful, field_http_status, field_server_clock, field_server_time, field_trace_id,
        field_server, copy_details, http, code, trace_id, server, ocp_says, title, close, about,
        credential_basic, credential_session, credential_proxy, copy_as_curl, pending, answered,
        failed, discarded, discarded_hint, url, total_time, bytes, tasks, attempt, sent,
    }
    filled {
        of_file(name), attempt_number(count), milliseconds(count), only_latest_kept(most),
    }
    counted {
        latest_load(count), earlier(count), show_newer(count),
    }
}
