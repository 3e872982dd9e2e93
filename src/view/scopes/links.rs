//! The scopes that the user comes back to: those pinned and those used last, as links that keep the filter; in the
//! page's head, and where nobody has chosen yet.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::{address, dialog, listbox, popover};
use crate::state::filter::form::field_id;
use crate::view::context::{app, focus_results};
use crate::view::scopes::open_list::{open_clusters, open_tenants};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::popover::popover;
use crate::view::words::scopes;
use model::filter::{Field, Scope};
use model::scopes::book::{KnownScope, MAX_PINNED, ScopeBook, ScopeNames};
use ui::{Element, a, bdi, div, ev, h3, li, p, section, span, ul};

/// The panel of the page's head.
const MENU: &str = "scope-menu";

/// What is called `Pin …` of the scope that is shown, and the panel with those pinned and recent.
pub(crate) fn scope_tools() -> Vec<Element> {
    let app = app();
    let text = &app.text().scopes;
    let pin = move || {
        let scope = app.route().query.with(|query| query.scope)?;
        Some(pin_button(scope, text.pin_this.to_owned(), "pin-this"))
    };
    let open = button("btn btn--icon scope-menu")
        .child(icon(Icon::Next))
        .id("scope-menu-button")
        .attr("aria-label", text.recent_menu);
    let open = open
        .attr("title", text.recent_menu)
        .attr("data-testid", "scope-menu");
    let panel = popover(MENU, open, text.recent_menu, move || {
        untrack(|| app.scopes().look_up());
        let forget = move || {
            let has_any = app
                .scopes()
                .book
                .with(|book| book.recent().next().is_some());
            has_any.then(|| {
                button("btn btn--link")
                    .child(text.clear_recent)
                    .on(ev::click, move |_| {
                        popover::close(MENU);
                        app.scopes().forget_recent();
                        app.announcer().announce(text.recent_cleared);
                    })
            })
        };
        div().class("scope-panel").child(links(MENU)).child(forget)
    });
    // Where nobody has chosen, the page itself has the same.
    let no_menu = move || {
        app.scopes().book.with(ScopeBook::is_empty)
            || app.route().query.with(|query| query.scope.is_none())
    };
    let mut tools = vec![span().class("scope-pin").child(pin)];
    tools.push(
        span()
            .class("scope-more")
            .attr("hidden", no_menu)
            .children(panel),
    );
    tools
}

/// Where nobody has chosen: the way to choose, and those used before.
pub(crate) fn choose_scope() -> Element {
    let app = app();
    let text = &app.text().scopes;
    let has_cluster = app.scopes().has_cluster;
    let choose = button("btn btn--primary")
        .text(move || {
            if has_cluster.get() {
                text.choose_tenant
            } else {
                text.choose_cluster
            }
        })
        .on(ev::click, move |_| {
            if has_cluster.get_untracked() {
                open_tenants();
            } else {
                open_clusters();
            }
        });
    let before = move || {
        let is_empty = app.scopes().book.with(ScopeBook::is_empty);
        (!is_empty).then(|| {
            section()
                .class("scope-panel scope-panel--wide")
                .attr("aria-label", text.or_continue_with)
                .child(p().child(text.or_continue_with))
                .child(links("scope-start"))
        })
    };
    div()
        .class("choose")
        .child(div().class("empty__actions").child(choose))
        .child(before)
}

/// Those pinned and those used last. Of `place` the ids of what can be focused are made.
fn links(place: &'static str) -> Element {
    let app = app();
    let text = &app.text().scopes;
    let list = move |name: &'static str, known: Vec<KnownScope>| {
        (!known.is_empty()).then(|| {
            section()
                .attr("aria-label", name)
                .child(h3().child(name))
                .child(
                    ul().class("scope-links")
                        .children(known.into_iter().map(|known| link(known, place))),
                )
        })
    };
    let lists = move || {
        let (pinned, recent) = app.scopes().book.with(|book| {
            (
                book.pinned().to_vec(),
                book.recent().cloned().collect::<Vec<_>>(),
            )
        });
        Some(
            div().children(
                [list(text.pinned, pinned), list(text.recent, recent)]
                    .into_iter()
                    .flatten(),
            ),
        )
    };
    div().class("scope-lists").child(lists)
}

/// One scope: a link to its tasks under the filter that is in force, and its pin.
fn link(known: KnownScope, place: &'static str) -> Element {
    let app = app();
    let text = &app.text().scopes;
    let KnownScope { scope, names } = known;
    let names = {
        let now = untrack(|| app.scopes().names(scope));
        ScopeNames {
            cluster: names.cluster.or(now.cluster),
            tenant: names.tenant.or(now.tenant),
        }
    };
    let (tenant, cluster) = (
        scopes::tenant(scope, &names, text),
        scopes::cluster(scope, &names, text),
    );
    let pin_name = text.pin(&text.tenant_of_cluster(&tenant, &cluster));
    let is_current = move || app.route().query.with(|query| query.scope) == Some(scope);
    let follow = move |event: ev::MouseEvent| {
        if listbox::follows_here(&event) {
            event.prevent_default();
            popover::close(MENU);
            app.filter().choose_scope(scope);
            // The link has gone, where nothing was chosen before.
            Timeout::new(0, || {
                if dialog::focus_is_lost() {
                    focus_results();
                }
            })
            .forget();
        }
    };
    let ids = text.ids(&scope.cluster.0.to_string(), &scope.tenant.0.to_string());
    let link = a()
        .class("scope-link")
        .attr("href", move || app.route().link_to(scope))
        .attr("aria-current", move || {
            is_current().then(|| "true".to_owned())
        })
        .attr("title", ids)
        .on(ev::click, follow)
        .child(bdi().class("scope-link__tenant").child(tenant))
        .child(" ")
        .child(bdi().class("scope-link__cluster").child(cluster))
        .child(" ")
        .child(
            span()
                .class("scope-link__id")
                .child(scope.tenant.0.to_string()),
        );
    li().child(link).child(pin_button(scope, pin_name, place))
}

/// The button that pins a scope, or lets it go.
fn pin_button(scope: Scope, name: String, place: &'static str) -> Element {
    let app = app();
    let text = &app.text().scopes;
    let id = format!("{place}-{}-{}", scope.cluster.0, scope.tenant.0);
    let pinned = move || app.scopes().book.with(|book| book.is_pinned(scope));
    let toggle = {
        let id = id.clone();
        move |_| {
            let said = match (app.scopes().toggle_pin(scope), untrack(pinned)) {
                (false, _) => text.pins_full(&MAX_PINNED.to_string()),
                (true, true) => text.now_pinned.to_owned(),
                (true, false) => text.now_unpinned.to_owned(),
            };
            app.announcer().announce(&said);
            let id = id.clone();
            // It stands in the other list now, or has gone.
            Timeout::new(0, move || keep_focus(&id)).forget();
        }
    };
    let is_full = move || !pinned() && app.scopes().book.with(ScopeBook::is_full);
    let why = move || is_full().then(|| text.pins_full(&MAX_PINNED.to_string()));
    button("btn btn--icon pin")
        .id(id)
        .attr("aria-label", name)
        .attr("aria-pressed", move || pinned().to_string())
        .child(move || icon(if pinned() { Icon::Pinned } else { Icon::Pin }))
        .attr("aria-disabled", move || {
            is_full().then(|| "true".to_owned())
        })
        .attr("title", why)
        .on(ev::click, toggle)
}

/// Gives the focus to the element with this id or, when that has gone too, to what is nearest.
fn keep_focus(id: &str) {
    for id in [id, "scope-menu-button", field_id(Field::Cluster)] {
        if !dialog::focus_is_lost() {
            return;
        }
        address::focus(id);
    }
}
