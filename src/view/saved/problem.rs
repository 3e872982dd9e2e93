//! Problems with files that were to be opened.

use crate::i18n::SavedTexts;
use crate::platform::address;
use crate::platform::zoned::{count, number};
use crate::state::app::App;
use crate::state::saved::file::FileProblem;
use crate::view::saved::open_button::{OPEN_BUTTON, open_button};
use crate::view::saved::reading::MEGABYTE;
use crate::view::ui::button;
use crate::view::ui::failure_facts::failure_facts;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use ui::{Element, bdi, div, ev, p};
use wire::decode::MAX_ENTRIES;
use wire::saved::{FileError, MAX_BYTES};

/// The title of a problem with a file.
pub(super) fn problem_title(problem: &FileProblem, text: &SavedTexts) -> String {
    text.cannot_open(&labels::excerpt(&problem.name))
}

/// The notice of a file that cannot be shown. The rows on the page stay.
pub(super) fn problem_notice(app: App, problem: &FileProblem) -> Element {
    let text = app.text();
    let facts = if let FileError::Failure(facts) = &problem.reason {
        Some(failure_facts(facts, text))
    } else {
        None
    };
    let body = div()
        .class("notice__body")
        .child(
            p().class("notice__title")
                .child(bdi().child(problem_title(problem, &text.saved))),
        )
        .child(p().child(problem_sentence(problem, app)))
        .children(facts.into_iter().flatten().flatten());
    div()
        .class("notice")
        .attr("data-testid", "notice")
        .attr("data-kind", "error")
        .child(icon(Icon::Warning))
        .child(body)
        .child(actions(app, problem.is_sample))
}

/// The reason why a file cannot be shown, and what helps.
pub(super) fn problem_sentence(problem: &FileProblem, app: App) -> String {
    let text = &app.text().saved;
    let language = app.language.tag();
    let sentence = match &problem.reason {
        FileError::Empty => text.wrong_empty,
        FileError::Csv => text.wrong_csv,
        FileError::WebPage => text.wrong_web_page,
        FileError::Archive => text.wrong_archive,
        FileError::Compressed => text.wrong_compressed,
        FileError::Utf16 => text.wrong_utf16,
        FileError::Binary => text.wrong_binary,
        FileError::NoTasks => text.wrong_no_tasks,
        FileError::Failure(_) => text.wrong_failure,
        FileError::OtherFormat(format) => return text.wrong_format(&labels::excerpt(format)),
        FileError::Newer(version) => return text.wrong_newer(&labels::excerpt(version)),
        FileError::CutOff => text.wrong_cut_off,
        FileError::TooLarge => {
            return text.wrong_too_large(&number(MAX_BYTES / MEGABYTE, language));
        }
        FileError::TooMany => return text.wrong_too_many(&count(MAX_ENTRIES, language)),
        FileError::Unreadable => text.wrong_unreadable,
        FileError::Unavailable(0) => text.wrong_sample_no_response,
        FileError::Unavailable(status) => {
            return text.wrong_sample_http_status(&status.to_string());
        }
        FileError::Other => text.wrong_other,
    };
    sentence.to_owned()
}

fn actions(app: App, is_sample: bool) -> Element {
    let text = app.text();
    let retry = is_sample.then(|| {
        let retry = move |_| {
            address::focus(OPEN_BUTTON);
            app.saved().read_sample();
        };
        button("btn")
            .child(icon(Icon::Refresh))
            .on(ev::click, retry)
            .child(text.shared.retry)
    });
    let dismiss = button("btn btn--icon")
        .child(icon(Icon::Close))
        .attr("aria-label", text.shared.dismiss)
        .on(ev::click, move |_| {
            address::focus(OPEN_BUTTON);
            app.saved().dismiss_problem();
        });
    div()
        .class("notice__actions")
        .child(retry)
        .child((!is_sample).then(|| open_button("btn", None, text.saved.choose_another)))
        .child((!is_sample).then_some(dismiss))
}
