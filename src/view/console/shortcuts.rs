//! What the keyboard's shortcuts do. Which key means which of them is the keymap's to say.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::platform::{keyboard, rows};
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::saved::offline;
use crate::view::settings::help;
use crate::view::table::selected::{self, task_name};
use model::load::screen::Screen;
use model::settings::keymap::{Command, Focus, find_command};
use model::table::clipboard::CopyFormat;
use model::table::cursor::CursorStep;
use model::table::selection::Selection;
use model::task::row_key::RowKey;

/// The fields of the filter.
const FILTER: &str = "#filter-body input";
/// What unfolds the filter where the window is too narrow for all of it.
const UNFOLD: &str = "[aria-controls=filter-body][aria-expanded=false]";
/// The box that finds in the results.
const FIND: &str = "#find";
/// Where a shortcut may have led.
const LED_TO: &str = "#filter-body *, #find";

/// Listens to the keyboard for as long as the page lives.
pub(crate) fn listen() {
    let hands = Hands {
        app: app(),
        led: Rc::default(),
    };
    keyboard::on_press(move |press, held| {
        let focus = keyboard::focus();
        let single_keys = hands.app.settings().single_keys.get_untracked();
        find_command(press, focus, single_keys).is_some_and(|command| {
            // A key that is held and must not act again is not the browser's either: Space would scroll.
            (held && !command.repeats()) || hands.act(command, focus)
        })
    });
}

/// What the shortcuts move.
struct Hands {
    app: App,
    /// Whether a shortcut led to the field that has the focus: then Escape leads back.
    led: Rc<Cell<bool>>,
}

impl Hands {
    /// Does it; false when there is nothing to do, and the key is the browser's.
    fn act(&self, command: Command, focus: Focus) -> bool {
        let app = self.app;
        match command {
            Command::Help => help::open(app),
            Command::Filter => self.lead_to_filter(),
            Command::Find => {
                let is_there = keyboard::focus_first(FIND);
                self.led.set(is_there);
                return is_there;
            }
            Command::Refresh => {
                offline::refresh_or_say(app);
                return app.screen().get_untracked() != Screen::NoScope;
            }
            Command::NextPage => return self.turn(1),
            Command::PreviousPage => return self.turn(-1),
            Command::NextRow => return self.go(CursorStep::Next),
            Command::PreviousRow => return self.go(CursorStep::Previous),
            Command::FirstRow => return self.go(CursorStep::First),
            Command::LastRow => return self.go(CursorStep::Last),
            Command::ExtendNext => return self.extend(CursorStep::Next),
            Command::ExtendPrevious => return self.extend(CursorStep::Previous),
            Command::Toggle | Command::Select | Command::SelectTo => {
                let Some(row) = rows::focused() else {
                    return false;
                };
                self.on_row(command, row);
            }
            Command::SelectPage => {
                app.rows().select_page(true);
                self.say_selected("");
            }
            Command::Copy => {
                if app.rows().selection.with_untracked(Selection::is_empty)
                    || keyboard::text_is_marked()
                {
                    return false;
                }
                selected::copy(app, CopyFormat::Tsv);
            }
            Command::Leave => return self.leave(focus),
        }
        true
    }

    fn say(&self, text: &str) {
        self.app.announcer().announce(text);
    }

    fn selected(&self) -> (u64, String) {
        let selected = self.app.rows().selection.with_untracked(Selection::len);
        (selected as u64, count(selected, self.app.language.tag()))
    }

    fn say_selected(&self, before: &str) {
        let (number, written) = self.selected();
        self.say(
            format!(
                "{before} {}",
                self.app.text().table.selected(number, &written)
            )
            .trim_start(),
        );
    }

    fn lead_to_filter(&self) {
        self.led.set(true);
        if !keyboard::focus_first(FILTER) {
            keyboard::press(UNFOLD);
            Timeout::new(0, || _ = keyboard::focus_first(FILTER)).forget();
        }
    }

    fn turn(&self, by: isize) -> bool {
        let app = self.app;
        if app.screen().get_untracked() != Screen::Rows {
            return false;
        }
        let text = &app.text().table;
        let window = untrack(|| app.pages().window());
        match window
            .page
            .checked_add_signed(by)
            .filter(|page| (1..=window.pages).contains(page))
        {
            Some(page) => {
                app.route().go_to(page);
                let [page, pages] =
                    [page, window.pages].map(|number| count(number, app.language.tag()));
                self.say(&text.page_of(&page, &pages));
            }
            None => self.say(if by > 0 {
                text.already_last_page
            } else {
                text.already_first_page
            }),
        }
        true
    }

    fn edge(&self, step: CursorStep) -> &'static str {
        let text = &self.app.text().settings;
        if step == CursorStep::Next {
            text.shortcut_last_row
        } else {
            text.shortcut_first_row
        }
    }

    /// Goes to a row. From elsewhere, a step leads to the row where the keyboard was last.
    fn go(&self, step: CursorStep) -> bool {
        let Some(cursor) = self.app.rows().cursor.get_untracked() else {
            return false;
        };
        let enters =
            matches!(step, CursorStep::Next | CursorStep::Previous) && rows::focused().is_none();
        let to = if enters {
            Some(cursor.key)
        } else {
            self.app
                .rows()
                .on_page
                .with_untracked(|rows| cursor.step(step, rows))
        };
        if let Some(row) = to {
            return rows::focus(row);
        }
        self.say(self.edge(step));
        true
    }

    fn extend(&self, step: CursorStep) -> bool {
        let Some(cursor) = self.app.rows().cursor.get_untracked() else {
            return false;
        };
        let to = self
            .app
            .rows()
            .on_page
            .with_untracked(|rows| cursor.step(step, rows));
        self.app.rows().extend(cursor.key, to.unwrap_or(cursor.key));
        let edge = if to.is_none() {
            format!("{}.", self.edge(step))
        } else {
            String::new()
        };
        self.say_selected(&edge);
        rows::focus(to.unwrap_or(cursor.key))
    }

    fn on_row(&self, command: Command, row: RowKey) {
        let app = self.app;
        let text = &app.text().table;
        let name = task_name(app, row);
        if command == Command::Toggle {
            app.route().toggle(row);
            let is_open = app
                .route()
                .query
                .with_untracked(|query| query.open.contains(&row));
            return self.say(&if is_open {
                text.expanded(&name)
            } else {
                text.collapsed(&name)
            });
        }
        if command == Command::SelectTo {
            app.rows().select_to(row);
        } else {
            app.rows().toggle(row);
        }
        // The bar that comes with the first selected row must not cover it.
        Timeout::new(0, move || rows::show(row)).forget();
        let (_, all) = self.selected();
        match command {
            Command::SelectTo => self.say_selected(""),
            _ if app.rows().is_selected(row) => self.say(&text.row_selected(&name, &all)),
            _ => self.say(&text.row_deselected(&name, &all)),
        }
    }

    fn leave(&self, focus: Focus) -> bool {
        let app = self.app;
        match focus {
            Focus::Field => {
                let back = self.led.take() && keyboard::focus_is_in(LED_TO);
                if back {
                    selected::focus_rows(app);
                }
                return back;
            }
            _ if !app.rows().selection.with_untracked(Selection::is_empty) => selected::clear(app),
            Focus::Row => focus_results(),
            _ => return rows::focused().is_some_and(rows::focus),
        }
        true
    }
}
