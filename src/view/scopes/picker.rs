//! The list of a scope's field: what it offers, and what is done with that.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::state::app::App;
use crate::state::filter::form::{FilterForm, field_id};
use crate::state::scopes::Kind;
use crate::view::context::{clocks, intl_format};
use crate::view::scopes::offer::{Offer, offer_groups};
use crate::view::scopes::open_list::open_tenants;
use crate::view::ui::combobox::{Combobox, Group, Intent};
use crate::view::words::labels::shorten;
use crate::view::words::scopes::{PickerList, list_status};
use model::filter::{Field, Question, Scope, parse_id};
use model::scopes::choices::{Choices, ENTRIES_PER_STEP, Pick, find_choices};
use model::scopes::list::ScopeList;
use model::task::{ClusterId, TenantId};

/// A field's list, and what the user does with it.
#[derive(Clone, Copy)]
pub(crate) struct Picker {
    app: App,
    form: FilterForm,
    kind: Kind,
    /// What was typed since the list was opened: what stands in the field before is no search.
    search: RwSignal<String>,
    /// How many entries of OCP's list are shown.
    shown: RwSignal<usize>,
    active: RwSignal<Option<Offer>>,
    /// Where the first of what is waited for will stand.
    waits: RwSignal<Option<usize>>,
    /// The cluster that the form said before somebody began to choose another.
    before: StoredValue<Option<ClusterId>, LocalStorage>,
    /// What the list has, while it is open.
    choices: Memo<Choices>,
}

impl Picker {
    /// The list of a field, closed.
    pub(crate) fn new(app: App, form: FilterForm, kind: Kind) -> Self {
        let scopes = app.scopes();
        let (search, shown) = (
            RwSignal::new(String::new()),
            RwSignal::new(ENTRIES_PER_STEP),
        );
        let choices = Memo::new(move |_| {
            if scopes.open_list.get() != Some(kind) {
                return Choices::default();
            }
            let wanted = form.draft.with(|draft| scopes.wanted(kind, draft));
            scopes.book.with(|book| {
                let lists = scopes.lists(kind);
                lists.listings.with(|listings| {
                    search.with(|search| find_choices(wanted, search, book, listings, shown.get()))
                })
            })
        });
        let (active, waits) = (RwSignal::new(None), RwSignal::new(None));
        Self {
            app,
            form,
            kind,
            search,
            shown,
            active,
            waits,
            before: StoredValue::new_local(None),
            choices,
        }
    }

    fn is_open(&self) -> bool {
        self.app.scopes().open_list.get() == Some(self.kind)
    }

    /// The combobox that shows it.
    pub(crate) fn combobox(&self) -> Combobox<Offer> {
        let app = self.app;
        let text = &app.text().scopes;
        let picker = *self;
        let (list_name, button_name) = match self.kind {
            Kind::Cluster => (text.clusters, text.show_clusters),
            Kind::Tenant => (text.tenants, text.show_tenants),
        };
        let lists = app.scopes().lists(self.kind);
        Combobox {
            id: field_id(self.kind.field()),
            list_name,
            button_name,
            open: Memo::new(move |_| app.scopes().open_list.get() == Some(picker.kind)),
            groups: Memo::new(move |_| picker.groups()),
            active: self.active,
            status: Memo::new(move |_| {
                if app.scopes().open_list.get() != Some(picker.kind) {
                    return String::new();
                }
                let wanted = picker
                    .form
                    .draft
                    .with(|draft| app.scopes().wanted(picker.kind, draft));
                let state = lists.state.get();
                let list = |typed: &String, choices: &Choices| {
                    let list = PickerList {
                        kind: wanted,
                        typed,
                        choices,
                        state: &state,
                        is_offline: app.saved().is_offline(),
                    };
                    list_status(list, app.text(), &intl_format(app))
                };
                picker
                    .search
                    .with(|typed| picker.choices.with(|choices| list(typed, choices)))
            }),
            busy: Memo::new(move |_| lists.state.with(|state| state.is_fetching)),
            act: Callback::new(move |intent| picker.act(intent)),
        }
    }

    fn groups(&self) -> Vec<Group<Offer>> {
        let app = self.app;
        let state = app.scopes().lists(self.kind).state.get();
        let error = self.list().and_then(|list| state.error_of(list));
        self.choices
            .with(|choices| offer_groups(&app.text().scopes, choices, error, state.is_fetching))
    }

    fn act(&self, intent: Intent<Offer>) {
        match intent {
            Intent::Open => self.open(),
            Intent::Close => self.close(),
            Intent::Choose(option) => self.choose(option),
            Intent::AtEnd => {
                let state = self.app.scopes().lists(self.kind).state;
                let is_waiting =
                    state.with_untracked(|state| state.is_fetching || state.error.is_some());
                if !is_waiting
                    && self
                        .choices
                        .with_untracked(|choices| choices.has_more || choices.hidden > 0)
                {
                    self.more();
                }
            }
        }
    }

    /// Opens the list, all of it: what stands in the field was chosen before.
    fn open(&self) {
        self.begin(String::new());
        let source = self.list();
        self.app.scopes().lists(self.kind).open(source);
    }

    fn begin(&self, search: String) {
        let scopes = self.app.scopes();
        // Its own list may be on its way since the cluster was chosen.
        if let Some(other) = scopes
            .open_list
            .get_untracked()
            .filter(|other| *other != self.kind)
        {
            scopes.lists(other).close();
        }
        scopes.look_up();
        // What is half typed is none.
        if let Some(cluster) =
            untrack(|| self.form.draft.with(|draft| scopes.cluster(&draft.cluster)))
        {
            self.before.set_value(Some(cluster));
        }
        self.search.set(search);
        self.shown.set(ENTRIES_PER_STEP);
        self.active.set(None);
        self.waits.set(None);
        scopes.open(self.kind);
    }

    fn close(&self) {
        self.active.set(None);
        self.app.scopes().close();
    }

    fn list(&self) -> Option<ScopeList> {
        let scopes = self.app.scopes();
        self.form
            .draft
            .with_untracked(|draft| untrack(|| scopes.wanted(self.kind, draft)).list())
    }

    /// Somebody types: an id, or a part of a name.
    pub(crate) fn type_in(&self, typed: String) {
        let (kind, search) = (self.kind, typed.clone());
        if untrack(|| self.is_open()) {
            self.active.set(None);
            self.shown.set(ENTRIES_PER_STEP);
            self.search.set(search.clone());
        } else {
            self.begin(search.clone());
        }
        self.form
            .edit(kind.field(), move |draft| *kind.part(draft) = typed);
        let source = self.list();
        self.app.scopes().lists(kind).search(source, &search);
    }

    fn choose(&self, option: Offer) {
        let lists = self.app.scopes().lists(self.kind);
        match option {
            Offer::Choose(pick) => self.pick(pick),
            Offer::More => self.more(),
            Offer::Retry => lists.retry(),
            Offer::Reload => lists.reload(),
        }
    }

    fn pick(&self, pick: Pick) {
        let app = self.app;
        let name = untrack(|| {
            self.choices.with(|choices| {
                let mut all = choices.known.iter().chain(&choices.listed);
                all.find(|choice| choice.pick == pick)
                    .map(|choice| format!("{} {}", shorten(&choice.name), choice.id))
            })
        });
        self.close();
        let put = |kind: Kind, id: i64| {
            self.form.edit(kind.field(), move |draft| {
                *kind.part(draft) = id.to_string();
            });
        };
        match pick {
            Pick::Cluster(cluster) => {
                put(Kind::Cluster, cluster.0);
                // The tenant of another cluster is none of this one's, unless it is known to be.
                let is_another = self
                    .before
                    .get_value()
                    .is_some_and(|before| before != cluster);
                let tenant = self.form.draft.with_untracked(|draft| draft.tenant.clone());
                if is_another && untrack(|| !app.scopes().has_tenant(cluster, &tenant)) {
                    self.form.edit(Field::Tenant, |draft| draft.tenant.clear());
                }
            }
            Pick::Tenant(tenant) => put(Kind::Tenant, tenant.0),
            Pick::Both(scope) => {
                put(Kind::Cluster, scope.cluster.0);
                put(Kind::Tenant, scope.tenant.0);
            }
        }
        if let Some(name) = name {
            app.announcer()
                .announce(&app.text().scopes.chosen(name.trim()));
        }
        if self.kind == Kind::Cluster {
            self.after_cluster();
        } else if let Some((cluster, tenant)) = self.chosen() {
            self.request(Scope { cluster, tenant });
        }
    }

    /// The cluster and the tenant that the form names by their ids.
    fn chosen(&self) -> Option<(ClusterId, TenantId)> {
        let scopes = self.app.scopes();
        self.form.draft.with_untracked(|draft| {
            let cluster = untrack(|| scopes.cluster(&draft.cluster))?;
            Some((cluster, TenantId(parse_id(&draft.tenant)?)))
        })
    }

    /// After a cluster, one of its tenants is chosen next; a tenant that is known to be the cluster's is requested at once.
    fn after_cluster(&self) {
        let scopes = self.app.scopes();
        let (source, typed) = self.form.draft.with_untracked(|draft| {
            let list = untrack(|| scopes.wanted(Kind::Tenant, draft)).list();
            (list, draft.tenant.clone())
        });
        scopes.tenants.open(source);
        if typed.is_empty() {
            // The tenant's field is emptied in this turn.
            Timeout::new(0, open_tenants).forget();
        } else if let Some((cluster, tenant)) = self.chosen()
            && untrack(|| scopes.has_tenant(cluster, &typed))
        {
            self.request(Scope { cluster, tenant });
        }
    }

    /// Requests another scope's tasks with the filter in force or, where nothing was requested yet, with that of the form.
    fn request(&self, scope: Scope) {
        let app = self.app;
        match app.route().query.with_untracked(|query| query.scope) {
            Some(shown) if shown == scope => {}
            Some(_) => app.filter().choose_scope(scope),
            None => {
                if let Some(filter) = self.form.checked_filter(&untrack(|| clocks(app))) {
                    app.filter().apply(Question { scope, filter });
                }
            }
        }
    }

    /// Shows more of the list; what is the first of it is active then, where the keyboard asked for it.
    fn more(&self) {
        let (place, hidden) = self
            .choices
            .with_untracked(|choices| (choices.known.len() + choices.listed.len(), choices.hidden));
        self.waits.set(Some(place));
        if hidden > 0 {
            self.shown.update(|shown| *shown += ENTRIES_PER_STEP);
        } else {
            self.app.scopes().lists(self.kind).load_more();
        }
    }

    /// The name of what the field's id means, where anything has told it.
    pub(crate) fn name(&self) -> Memo<Option<String>> {
        let (scopes, form, kind) = (self.app.scopes(), self.form, self.kind);
        Memo::new(move |_| {
            let (cluster, tenant) = form
                .draft
                .with(|draft| (draft.cluster.clone(), draft.tenant.clone()));
            let name = scopes.name_of(kind, &cluster, &tenant)?;
            Some(shorten(&name))
        })
    }

    /// When more has come, the first of it is active: who went on with the keys goes on from there.
    pub(crate) fn go_on(&self, combobox: Combobox<Offer>) {
        let picker = *self;
        Effect::new(move || {
            let count = combobox
                .groups
                .with(|groups| groups.iter().map(|group| group.items.len()).sum::<usize>());
            let place = picker
                .waits
                .get_untracked()
                .filter(|place| *place + 1 < count);
            if let Some(place) = place {
                picker.waits.set(None);
                if picker.active.get_untracked() == Some(Offer::More) {
                    // The options are in the page after this turn.
                    Timeout::new(0, move || combobox.activate(place)).forget();
                }
            }
        });
    }
}
