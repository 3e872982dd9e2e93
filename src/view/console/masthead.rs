//! The page's head: what it is, whose tasks it shows, in which zone.

use leptos::prelude::*;

use crate::platform::zoned;
use crate::view::context::{app, focus_results};
use crate::view::saved::source::open_in_head;
use crate::view::scopes::links;
use crate::view::settings::help::help_button;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels::shorten;
use model::link::query::Zone;
use model::settings::config::Theme;
use ui::{Element, b, bdi, div, ev, h1, header, html, label, p, span};

/// The head. Names come from the tasks themselves, as a user may have the right to a tenant's backups and not to
/// the list of tenants; where no task tells one, from what is known of the scope otherwise.
#[component]
pub(crate) fn Masthead() -> Element {
    let app = app();
    let text = app.text();
    let names = move || {
        let scope = app.route().query.with(|query| query.scope)?;
        app.loader().rows.with(|rows| {
            let (tenant, cluster) = (rows.tenant_name(), rows.cluster_name());
            let known = app.scopes().names(scope);
            let or_id = |name: Option<&str>, known: Option<String>, id: i64| {
                name.map(ToOwned::to_owned)
                    .or(known)
                    .unwrap_or_else(|| id.to_string())
            };
            Some((
                or_id(tenant, known.tenant, scope.tenant.0),
                or_id(cluster, known.cluster, scope.cluster.0),
            ))
        })
    };
    let scope = move || {
        let (tenant, cluster) = names()?;
        let word = |word: &'static str| span().child(word);
        Some(
            p().class("scope")
                .child(word(text.scopes.tenant))
                .child(" ")
                .child(b().child(bdi().child(shorten(&tenant))))
                .child(" ")
                .child(word(text.scopes.cluster))
                .child(" ")
                .child(b().child(bdi().child(shorten(&cluster)))),
        )
    };
    let option = |value, zone, name: String| {
        html::option()
            .attr("value", value)
            .prop("selected", move || app.route().zone.get() == zone)
            .child(name)
    };
    let select = html::select()
        .class("select")
        .attr("aria-label", text.settings.times_in)
        .attr("data-testid", "zone")
        .on(ev::change, move |event| {
            app.route()
                .set_zone(if event_target_value(&event) == "utc" {
                    Zone::Utc
                } else {
                    Zone::Local
                });
        })
        .child(option("local", Zone::Local, zoned::local_name()))
        .child(option("utc", Zone::Utc, text.settings.utc.to_owned()));
    let zone = label()
        .class("zone")
        .child(span().class("zone__word").child(text.settings.times_in))
        .child(select);
    let themes = Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::System => text.settings.theme_system,
            Theme::Light => text.settings.theme_light,
            Theme::Dark => text.settings.theme_dark,
        };
        let selected = move || app.settings().theme.get() == theme;
        html::option()
            .attr("value", theme.as_str())
            .prop("selected", selected)
            .child(name)
    });
    let theme = html::select()
        .class("select")
        .attr("aria-label", text.settings.theme)
        .attr("data-testid", "theme")
        .on(ev::change, move |event| {
            app.settings()
                .set_theme(Theme::parse(&event_target_value(&event)).unwrap_or_default());
        })
        .children(themes);
    let user = move || {
        let user = app.session().status.get().user?;
        let sign_out = button("btn")
            .on(ev::click, move |_| {
                focus_results();
                app.sign_out();
            })
            .child(text.session.sign_out);
        Some(
            div()
                .class("user")
                .child(bdi().child(shorten(&user)))
                .child(sign_out),
        )
    };
    header()
        .class("masthead")
        .child(h1().child(icon(Icon::Database)).child(app.title()))
        .child(
            div()
                .class("scope-bar")
                .child(scope)
                .children(links::scope_tools()),
        )
        .child(
            div()
                .class("masthead__end")
                .child(open_in_head())
                .child(zone)
                .child(span().class("theme").child(icon(Icon::Theme)).child(theme))
                .child(help_button())
                .child(user),
        )
}
