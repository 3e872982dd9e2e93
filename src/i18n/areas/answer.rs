//! Of what was asked of OCP and what came back.

use crate::i18n::texts::messages;

messages! {
    /// Of what was asked of OCP and what came back.
    AnswerTexts {}
    plain {
        this_answer, close, about, credential_basic, credential_session, credential_proxy, copy_as_curl,
        under_way, answered, failed, dropped, dropped_why,
        url, total_time, bytes, tasks, tries, sent,
    }
    filled { again(count), milliseconds(count), kept(most), of_file(name) }
    counted { latest_load(count), before(count), newer(count) }
}
