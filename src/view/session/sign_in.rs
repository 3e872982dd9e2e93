//! The sign-in dialog.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::platform::{address, dialog};
use crate::state::session::{Asks, Session, SignInStatus};
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::words::failures::refusal;
use crate::view::words::labels;
use model::session::credential::{SignInField, SignInFieldError};
use model::session::idle::IDLE_MINUTES;
use model::session::sign_in::Why;
use ui::{Element, IntoValue, div, ev, h2, html, p};

const DIALOG: &str = "sign-in";
const TITLE: &str = "sign-in-title";
const USER: &str = "sign-in-user";
const PASSWORD: &str = "sign-in-password";

/// The dialog. What is typed stays in its fields: no signal, address or storage holds a password, and the field is
/// emptied as soon as it was read. The fields have no names, so that a form sent by the browser itself would hold nothing.
#[component]
pub(crate) fn SignInDialog() -> Element {
    let app = app();
    let text = app.text();
    let session = app.session;
    let errors = RwSignal::new(Vec::<(SignInField, SignInFieldError)>::new());
    let shown = RwSignal::new(false);
    follow(session, shown);
    let trying = move || session.status.with(|status| status.trying);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(trying) {
            return;
        }
        let entered = app.sign_in(&dialog::typed(USER), &dialog::typed(PASSWORD));
        shown.set(false);
        match entered {
            Ok(()) => {
                dialog::empty(PASSWORD);
                errors.set(Vec::new());
            }
            Err(wrong) => {
                let first = wrong.first().map(|(field, _)| *field);
                errors.set(wrong);
                address::focus(if first == Some(SignInField::Password) {
                    PASSWORD
                } else {
                    USER
                });
            }
        }
    };
    let message = move || match session.status.get().why {
        None => text.session.signing_in.to_owned(),
        Some(Why::NotYet | Why::ByUser) => String::new(),
        Some(Why::Over) => text.session.session_ended.to_owned(),
        Some(Why::Idle) => text.session.signed_out_idle(&IDLE_MINUTES.to_string()),
        Some(Why::Refused(kind)) => refusal(kind, text).to_owned(),
    };
    let tries = move || {
        let SignInStatus {
            wrong_tries: wrong,
            tries_left: left,
            ..
        } = session.status.get();
        if wrong > 0 {
            text.session
                .wrong_tries(u64::from(wrong), &wrong.to_string(), &left.to_string())
        } else {
            String::new()
        }
    };
    // OCP's own words: they may say how many tries are left.
    let said = move || {
        let refused = matches!(session.status.get().why, Some(Why::Refused(_)));
        app.loader.progress.with(|progress| {
            let facts = progress.error.as_ref().filter(|_| refused)?.error.facts()?;
            Some(format!(
                "{}: “{}”",
                text.requests.ocp_says,
                labels::long(facts.message.as_deref()?)
            ))
        })
    };
    let field = |id: &'static str,
                 field: SignInField,
                 label: &'static str,
                 complete: &'static str,
                 kind| {
        let error = move || {
            errors.with(|errors| {
                errors
                    .iter()
                    .find(|(wrong, _)| *wrong == field)
                    .map(|(_, error)| *error)
            })
        };
        let error_id = format!("{id}-error");
        let input = html::input()
            .class("input")
            .id(id)
            .attr("type", kind)
            .attr("autocomplete", complete)
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false")
            .attr("aria-describedby", error_id.clone())
            .attr("aria-invalid", move || error().map(|_| "true".to_owned()))
            .on(ev::input, move |_| {
                errors.update(|errors| errors.retain(|(wrong, _)| *wrong != field))
            });
        let message = move || error().map_or("", |error| field_error(field, error, text));
        div()
            .class("field")
            .child(
                html::label()
                    .class("field__label")
                    .attr("for", id)
                    .child(label),
            )
            .child(input)
            .child(p().class("field__error").id(error_id).child(message))
    };
    let kind = move || if shown.get() { "text" } else { "password" };
    let show = html::label().class("check").child(
        html::input()
            .attr("type", "checkbox")
            .prop("checked", move || shown.get())
            .on(ev::change, move |_| {
                shown.update(|shown| *shown = !*shown);
            }),
    );
    let form = html::form()
        .attr("method", "dialog")
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(field(
            USER,
            SignInField::User,
            text.session.user_name,
            "username",
            "text".into_value(),
        ))
        .child(field(
            PASSWORD,
            SignInField::Password,
            text.session.password,
            "current-password",
            kind.into_value(),
        ))
        .child(show.child(text.session.show_password))
        .child(actions(text));
    html::dialog()
        .class("sign-in")
        .id(DIALOG)
        .attr("aria-labelledby", TITLE)
        // However it was closed: Escape does it as well. The browser tells of it late, and it may be open again by then.
        .on(ev::close, move |_| {
            if !dialog::is_open(DIALOG) {
                session.asks.set(Asks::No);
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
                .child(p().class("sign-in__why").child(message))
                .child(p().child(said))
                .child(p().class("field__hint").child(tries)),
        )
        .child(form)
        .child(
            p().class("field__hint")
                .child(text.session.sign_in_hint(&IDLE_MINUTES.to_string())),
        )
}

/// Opens and closes the dialog as the session wants it, and leaves nothing in it that was typed.
fn follow(session: Session, shown: RwSignal<bool>) {
    let mut was_asked = false;
    Effect::new(move || match session.asks.get() {
        Asks::No => {
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
            let never = untrack(|| session.status.get().why) == Some(Why::NotYet);
            // Who is typing elsewhere must not find the rest of it in a password.
            let field = match () {
                () if is_news && asks == Asks::ByItself && !never => TITLE,
                // Who was refused types the password again, not the name.
                () if !dialog::typed(USER).is_empty() => PASSWORD,
                () => USER,
            };
            address::focus(field);
        }
    });
    // The next who signs in may be somebody else.
    Effect::new(move || {
        if matches!(session.status.get().why, Some(Why::ByUser | Why::Idle)) {
            dialog::empty(USER);
            dialog::empty(PASSWORD);
        }
    });
}

fn actions(text: &'static Messages) -> Element {
    let app = app();
    let later = button("btn")
        .on(ev::click, move |_| app.session.asks.set(Asks::No))
        .child(text.session.not_now);
    let trying = move || {
        app.session
            .status
            .with(|status| status.trying)
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
