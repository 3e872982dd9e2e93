//! The page's state and the intents of its user. Data takes one way round: address → query → loader → rows →
//! views; every act of the user is a new query.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::platform::address::{self, Entry};
use crate::platform::presence;
use crate::state::export::Export;
use crate::state::find::Finding;
use crate::state::load::live;
use crate::state::load::loader::Loader;
use crate::state::requests::panel::AnswerPanel;
use crate::state::saved::source::{Asked, Source};
use crate::state::scopes::Scopes;
use crate::state::session::{Asks, Session};
use crate::state::settings::{Note, Settings};
use crate::state::table::layout::Layout;
use crate::state::table::rows::Rows;
use model::filter::{Question, TaskFilter};
use model::link::query::{TaskQuery, Zone};
use model::load::coverage::Counts;
use model::load::result_set::Order;
use model::load::retry::FailureKind;
use model::load::screen::{ScreenConditions, Screen};
use model::session::credential::{SignInField, SignInFieldError};
use model::settings::config::{Config, ConfigNotice};
use model::settings::language::Language;
use model::table::page::{PageSize, PageWindow};
use model::task::field::TaskField;
use model::task::row_key::RowKey;
use wire::error::ApiError;

/// What all components share. There is one for as long as the page lives, so that all may hold it by reference: what it is
/// made of is more than a kilobyte.
#[derive(Debug)]
pub struct App {
    /// The page's language.
    pub language: Language,
    /// What the page shows and asks: the address as a value.
    pub query: RwSignal<TaskQuery>,
    /// The zone of all times on the page.
    pub zone: Memo<Zone>,
    /// How the table is laid out.
    pub layout: Layout,
    /// How the page is set up.
    pub settings: Settings,
    /// Who asks.
    pub session: Session,
    /// What was last said to screen readers beside how the load stands, and how it stood then.
    pub said: RwSignal<(String, String)>,
    /// The tasks.
    pub loader: &'static Loader,
    /// What was asked of OCP, and the panel that shows it.
    pub answer: AnswerPanel,
    /// Where they come from.
    pub source: Source,
    /// Whose tasks there are to choose from.
    pub scopes: &'static Scopes,
    /// The places of the loaded tasks in the order asked for.
    pub order: Memo<Order>,
    /// What is looked for among them.
    pub finding: Finding,
    /// The places of those that are found, in the same order: all, while nothing is looked for.
    pub shown: Memo<Order>,
    /// Where the user is among the rows, and which are selected.
    pub rows: Rows,
    /// A row to show the page of, as soon as this question is answered.
    pub(super) reveal: RwSignal<Option<(TaskFilter, RowKey)>>,
    /// How often the user went back or forward.
    pub travels: StoredValue<u32, LocalStorage>,
    /// What stands where the rows belong.
    pub screen: Memo<Screen>,
    /// The file that is made of the tasks.
    pub export: Export,
}

impl App {
    /// Reads the address and begins to load what it asks, as `config` says; `notices` tell what was wrong with that.
    pub fn start(config: Config, notices: Vec<ConfigNotice>) -> &'static Self {
        // Read once, and true for as long as the page lives.
        let config: &'static Config = Box::leak(Box::new(config));
        let halts = notices.iter().any(ConfigNotice::halts);
        let settings = Settings::new(config, notices);
        let session = Session::new(config);
        let loader = Loader::new(config, session, halts);
        let source = Source::new(config);
        let scopes = Scopes::new(loader, settings, session, halts);
        scopes.follow(loader);
        let query = RwSignal::new(TaskQuery::default());
        let read_address = move || {
            let (read, notices) = TaskQuery::parse(&address::search(), &settings.defaults());
            settings.dismiss_link();
            settings
                .notes
                .update(|notes| notes.extend(notices.into_iter().map(Note::Link)));
            query.set(read);
        };
        read_address();

        let zone = Memo::new(move |_| query.with(|query| query.zone));
        let layout = Layout::new(query, settings);
        let sort = Memo::new(move |_| query.with(|query| query.sort.clone()));
        let order = loader.sorting.follow(loader.rows, sort);
        let finding = Finding::new();
        let shown = Memo::new(move |_| order.with(|order| finding.narrow(order)));
        let screen = Memo::new(move |_| {
            let asked = query.with(|query| source.asked(query));
            let needs_scope = asked == Asked::Nothing && !source.is_offline();
            let filter = query.with(|query| (!needs_scope).then_some(query.filter));
            let (rows, total) = loader.rows.with(|rows| (rows.len(), rows.total()));
            loader.progress.with(|progress| {
                let answered = source.is_answered(asked, progress);
                let failed = progress.error.is_some() || progress.paused || source.lacks_sample();
                Screen::of(ScreenConditions {
                    filter,
                    rows,
                    total,
                    answered,
                    failed,
                })
            })
        });

        let mut asked = Asked::Nothing;
        Effect::new(move || {
            let now = query.with(|query| source.asked(query));
            let before = std::mem::replace(&mut asked, now);
            if before != now {
                if !before.is_of_same(now) {
                    loader.forget();
                }
                loader.offline.set(untrack(|| source.is_offline()));
                match now {
                    Asked::Ocp(question) => loader.ask(question),
                    Asked::File(..) => source.answer(loader, now),
                    Asked::Nothing => loader.forget(),
                }
            }
        });
        let travels = StoredValue::new_local(0);
        // Both are hints, good for one try.
        presence::on_online(move || loader.hurry(|error| error.trouble() == FailureKind::Transient));
        presence::on_visibility(move || {
            // Perhaps the user has signed in elsewhere.
            if !session.is_basic() && presence::is_visible() {
                loader.hurry(ApiError::may_be_signed_out);
            }
        });
        live::keep_fresh(query, loader, config);
        let rows = Rows::new(query, source, loader, shown);
        let said = RwSignal::new((String::new(), String::new()));
        let app: &'static Self = Box::leak(Box::new(Self {
            language: config.language,
            query,
            zone,
            layout,
            settings,
            session,
            said,
            loader,
            answer: AnswerPanel::new(loader.client),
            export: Export::default(),
            source,
            scopes,
            order,
            finding,
            shown,
            reveal: RwSignal::new(None),
            travels,
            rows,
            screen,
        }));
        app.write_when_loaded();
        app.travelled();
        app.read_sample();
        address::on_travel(move || {
            travels.update_value(|travels| *travels += 1);
            app.travelled();
            read_address();
            app.query.update(|query| app.keep_to_file(query));
        });
        app.keep_revealed();
        app.keep_to_pages();
        app
    }

    /// The page's texts.
    pub const fn text(&'static self) -> &'static Messages {
        crate::i18n::messages(self.language)
    }

    /// What the page is called.
    pub fn title(&'static self) -> &'static str {
        self.settings
            .config
            .title
            .as_deref()
            .unwrap_or(self.text().title)
    }

    /// Whether the rows on screen answer another question than the one that is asked now.
    pub fn is_outdated(&'static self) -> bool {
        let asked = self.query.with(|query| self.source.asked(query));
        self.loader
            .progress
            .with(|progress| !self.source.is_answered(asked, progress))
    }

    /// How many tasks are loaded, of how many: those of the rows on screen, whatever they answer.
    pub fn counts(&'static self) -> Counts {
        let stop = self.loader.progress.with(|progress| progress.stop);
        self.loader.rows.with(|rows| Counts::of(rows, stop))
    }

    /// Whether the rows are not in the order yet that is asked for.
    pub fn is_sorting(&'static self) -> bool {
        self.order
            .with(|order| self.query.with(|query| !order.is_by(&query.sort)))
    }

    /// The rows on the page.
    pub fn window(&'static self) -> PageWindow {
        let (page, size) = self.query.with(|query| (query.page, query.size));
        PageWindow::new(page, size, self.shown.with(|order| order.places().len()))
    }

    pub(super) fn go(&'static self, query: TaskQuery, entry: Entry) {
        self.write(&query, entry);
        self.settings.dismiss_link();
        self.query.set(query);
    }

    pub(super) fn change(&'static self, entry: Entry, change: impl FnOnce(&mut TaskQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.go(query, entry);
    }

    /// Asks `question`, from the first page on. The same question again is a refresh, and stays where it is.
    pub fn apply(&'static self, question: Question) {
        if !self.asks_ocp(question) {
            return;
        }
        let before = self.query.get_untracked();
        if before.question() == Some(question) {
            self.loader.ask(question);
        } else {
            self.go(before.with_question(question), Entry::New);
        }
    }

    /// Asks again.
    pub fn refresh(&'static self) {
        if let Some(question) = self.query.with_untracked(TaskQuery::question) {
            self.loader.ask(question);
        }
    }

    /// Tries again what failed.
    pub fn retry(&'static self) {
        if let Some(question) = self.query.with_untracked(TaskQuery::question) {
            self.loader.retry(question);
        }
    }

    /// Asks for the same tenant's tasks with another filter.
    pub fn filter(&'static self, filter: TaskFilter) {
        if untrack(|| self.source.is_offline()) {
            self.ask_file(self.query.with_untracked(|query| query.with_filter(filter)));
        } else if let Some(scope) = self.query.with_untracked(|query| query.scope) {
            self.apply(Question { scope, filter });
        }
    }

    /// Sorts by a column, or turns its direction round; from the first page on.
    pub fn sort_by(&'static self, field: TaskField) {
        self.change(Entry::New, |query| {
            query.sort = query.sort.clicked(field);
            query.page = 1;
        });
    }

    /// Shows a page, counted from 1.
    pub fn go_to(&'static self, page: usize) {
        self.change(Entry::New, |query| query.page = page);
    }

    /// Shows another number of rows, for good, and still the row that is first now. No entry goes back to the number before:
    /// where an address says none, it is the one that was chosen last.
    pub fn resize(&'static self, size: PageSize) {
        self.settings.keep_size(size);
        let page = untrack(|| self.window()).page_with(size);
        self.change(Entry::Same, |query| {
            query.size = size;
            query.page = page;
        });
    }

    /// Opens or closes a row. That is no place to go back to, so the address changes without a new entry.
    pub fn toggle(&'static self, key: RowKey) {
        self.change(Entry::Same, |query| query.toggle(key));
    }

    /// Reads and writes all times in another zone, for good.
    pub fn set_zone(&'static self, zone: Zone) {
        self.settings.keep_zone(zone);
        self.change(Entry::Same, |query| query.zone = zone);
    }

    /// Puts one note away.
    pub fn dismiss(&'static self, note: &Note) {
        self.settings
            .notes
            .update(|notes| notes.retain(|other| other != note));
    }

    /// Forgets who is signed in, and what was loaded for that user.
    pub fn sign_out(&'static self) {
        self.session.sign_out();
        self.scopes.forget_user();
        self.loader.client.forget();
        // A file is nobody's.
        if !untrack(|| self.source.is_offline()) {
            self.forget_export();
            self.loader.forget();
            self.loader.lock(ApiError::NotSignedIn);
        }
    }

    /// Signs in and goes on where the load stood. Fails with what is wrong with the user name or the password.
    pub fn sign_in(
        &'static self,
        user: &str,
        password: &str,
    ) -> Result<(), Vec<(SignInField, SignInFieldError)>> {
        self.session.enter(user, password)?;
        self.loader.forgive();
        if untrack(|| self.source.is_offline()) {
            self.session.asks.set(Asks::No);
        } else if self.query.with_untracked(|query| query.scope.is_some()) {
            self.retry();
        } else {
            // No answer will come that says whether OCP accepts it.
            self.session.asks.set(Asks::No);
            self.loader.forget();
        }
        Ok(())
    }
}
