//! The sign-in dialog.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::platform::{address, dialog};
use crate::state::app::App;
use crate::state::session::{Session, SignInPrompt, SignInStatus};
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::words::failures::refusal;
use crate::view::words::labels;
use model::session::credential::{SignInField, SignInFieldError};
use model::session::idle::IDLE_MINUTES;
use model::session::sign_in::SignedOutReason;
use ui::{Element, div, ev, h2, html, p};

const DIALOG: &str = "sign-in";
const TITLE: &str = "sign-in-title";
const USER: &str = "sign-in-user";
const PASSWORD: &str = "sign-in-password";

type FieldErrors = RwSignal<Vec<(SignInField, SignInFieldError)>>;

/// The dialog. What is typed stays in its fields: no signal, address or storage holds a password, and
/// the field is emptied as soon as it was read. The fields have no names, so that a form sent by the
/// browser itself would hold nothing.
#[component]
pub(crate) fn SignInDialog() -> Element {
    let app = app();
    let text = app.text();
    let session = app.session();
    let is_password_shown = RwSignal::new(false);
    follow(session, is_password_shown);
    html::dialog()
        .class("sign-in")
        .id(DIALOG)
        .attr("aria-labelledby", TITLE)
        // Escape closes it as well. The browser's event comes late, and it may be open again by then.
        .on(ev::close, move |_| {
            if !dialog::is_open(DIALOG) {
                session.stop_asking();
            }
        })
        .child(
            h2().id(TITLE)
                .attr("tabindex", "-1")
                .child(text.session.sign_in_title),
        )
        .child(
            div()
                .attr("role", "alert")
                .child(
                    p().class("sign-in__why")
                        .text(move || reason(session, text)),
                )
                .child(p().text(move || ocp_message(app).unwrap_or_default()))
                .child(p().class("field__hint").text(move || tries(session, text))),
        )
        .child(form(app, is_password_shown))
        .child(
            p().class("field__hint")
                .child(text.session.sign_in_hint(&IDLE_MINUTES.to_string())),
        )
}

/// The reason why the user has to sign in.
fn reason(session: Session, text: &Messages) -> String {
    match session.status.get().reason {
        None => text.session.signing_in.to_owned(),
        Some(SignedOutReason::NotYet | SignedOutReason::ByUser) => String::new(),
        Some(SignedOutReason::SessionEnded) => text.session.session_ended.to_owned(),
        Some(SignedOutReason::Idle) => text.session.signed_out_idle(&IDLE_MINUTES.to_string()),
        Some(SignedOutReason::Refused(kind)) => refusal(kind, text).to_owned(),
    }
}

/// How many tries were refused, and how many are left.
fn tries(session: Session, text: &Messages) -> String {
    let SignInStatus {
        wrong_tries,
        tries_left,
        ..
    } = session.status.get();
    if wrong_tries == 0 {
        return String::new();
    }
    let count = u64::from(wrong_tries);
    text.session
        .wrong_tries(count, &wrong_tries.to_string(), &tries_left.to_string())
}

/// OCP's own words on a refusal, which may say how many tries are left.
fn ocp_message(app: App) -> Option<String> {
    let text = app.text();
    let is_refused = matches!(
        app.session().status.get().reason,
        Some(SignedOutReason::Refused(_))
    );
    app.loader().progress.with(|progress| {
        let failed = progress.error.as_ref().filter(|_| is_refused)?;
        let message = labels::excerpt(failed.error.facts()?.message.as_deref()?);
        Some(format!("{}: “{message}”", text.requests.ocp_says))
    })
}

/// Signs in with what is typed, or tells what is wrong with it.
fn submit(app: App, errors: FieldErrors) {
    match app.sign_in(&dialog::typed(USER), &dialog::typed(PASSWORD)) {
        Ok(()) => {
            dialog::empty(PASSWORD);
            errors.set(Vec::new());
        }
        Err(wrong) => {
            let is_password =
                |(field, _): &(SignInField, SignInFieldError)| *field == SignInField::Password;
            let first = if wrong.first().is_some_and(is_password) {
                PASSWORD
            } else {
                USER
            };
            errors.set(wrong);
            address::focus(first);
        }
    }
}

fn form(app: App, is_password_shown: RwSignal<bool>) -> Element {
    let text = app.text();
    let session = app.session();
    let errors: FieldErrors = RwSignal::new(Vec::new());
    let kind = move || {
        if is_password_shown.get() {
            "text"
        } else {
            "password"
        }
    };
    let show_password = html::label()
        .class("check")
        .child(
            html::input()
                .attr("type", "checkbox")
                .prop("checked", move || is_password_shown.get())
                .on(ev::change, move |_| {
                    is_password_shown.update(|shown| *shown = !*shown);
                }),
        )
        .child(text.session.show_password);
    let user = input(SignInField::User, errors)
        .attr("type", "text")
        .attr("autocomplete", "username");
    let password = input(SignInField::Password, errors)
        .attr("type", kind)
        .attr("autocomplete", "current-password");
    html::form()
        .attr("method", "dialog")
        .attr("novalidate", "")
        .on(ev::submit, move |event| {
            event.prevent_default();
            if session.status.with_untracked(|status| !status.is_trying) {
                submit(app, errors);
                is_password_shown.set(false);
            }
        })
        .child(labelled(SignInField::User, user, text, errors))
        .child(labelled(SignInField::Password, password, text, errors))
        .child(show_password)
        .child(actions(text))
}

const fn id(field: SignInField) -> &'static str {
    match field {
        SignInField::User => USER,
        SignInField::Password => PASSWORD,
    }
}

fn error(field: SignInField, errors: FieldErrors) -> Option<SignInFieldError> {
    errors.with(|errors| {
        let error = errors.iter().find(|(wrong, _)| *wrong == field);
        error.map(|(_, error)| *error)
    })
}

/// The input of a field. An error goes when it is changed.
fn input(field: SignInField, errors: FieldErrors) -> Element {
    let is_invalid = move || error(field, errors).map(|_| "true".to_owned());
    html::input()
        .class("input")
        .id(id(field))
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", format!("{}-error", id(field)))
        .attr("aria-invalid", is_invalid)
        .on(ev::input, move |_| {
            errors.update(|errors| errors.retain(|(wrong, _)| *wrong != field));
        })
}

/// An input with its label and its message.
fn labelled(
    field: SignInField,
    input: Element,
    text: &'static Messages,
    errors: FieldErrors,
) -> Element {
    let label = match field {
        SignInField::User => text.session.user_name,
        SignInField::Password => text.session.password,
    };
    let message = move || error(field, errors).map_or("", |error| field_error(field, error, text));
    div()
        .class("field")
        .child(
            html::label()
                .class("field__label")
                .attr("for", id(field))
                .child(label),
        )
        .child(input)
        .child(
            p().class("field__error")
                .id(format!("{}-error", id(field)))
                .text(message),
        )
}

/// Opens and closes the dialog as the session wants it, and leaves nothing in it that was typed.
fn follow(session: Session, shown: RwSignal<bool>) {
    let mut was_asked = false;
    Effect::new(move || match session.prompt.get() {
        SignInPrompt::Closed => {
            dialog::empty(PASSWORD);
            shown.set(false);
            dialog::close(DIALOG);
            // Whatever had the focus before may have gone meanwhile.
            if std::mem::take(&mut was_asked) && dialog::focus_is_lost() {
                focus_results();
            }
        }
        asks => {
            was_asked = true;
            let is_news = !dialog::is_open(DIALOG);
            dialog::open(DIALOG);
            let never = untrack(|| session.status.get().reason) == Some(SignedOutReason::NotYet);
            // Who is typing elsewhere must not find the rest of it in a password.
            let field = match () {
                () if is_news && asks == SignInPrompt::Automatic && !never => TITLE,
                // Who was refused types the password again, not the name.
                () if !dialog::typed(USER).is_empty() => PASSWORD,
                () => USER,
            };
            address::focus(field);
        }
    });
    // The next who signs in may be somebody else.
    Effect::new(move || {
        if matches!(
            session.status.get().reason,
            Some(SignedOutReason::ByUser | SignedOutReason::Idle)
        ) {
            dialog::empty(USER);
            dialog::empty(PASSWORD);
        }
    });
}

fn actions(text: &'static Messages) -> Element {
    let app = app();
    let later = button("btn")
        .on(ev::click, move |_| app.session().stop_asking())
        .child(text.session.not_now);
    let trying = move || {
        app.session()
            .status
            .with(|status| status.is_trying)
            .then(|| "true".to_owned())
    };
    let submit = html::button()
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("aria-disabled", trying);
    let submit = submit.child(text.session.sign_in);
    div().class("sign-in__actions").child(later).child(submit)
}

const fn field_error(field: SignInField, error: SignInFieldError, text: &Messages) -> &'static str {
    match (error, field) {
        (SignInFieldError::Missing, SignInField::User) => text.session.user_name_missing,
        (SignInFieldError::Missing, SignInField::Password) => text.session.password_missing,
        (SignInFieldError::Colon, _) => text.session.user_name_colon,
        (SignInFieldError::ControlCharacter, _) => text.session.control_character,
    }
}
