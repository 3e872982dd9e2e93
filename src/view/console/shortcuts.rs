//! The commands of the keyboard shortcuts. The keymap in the model says which key stands for which command.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::zoned::count;
use crate::platform::{keyboard, rows};
use crate::state::app::App;
use crate::view::context::{app, focus_results, toggle_row};
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
/// The button that expands the filter in a narrow window.
const FILTER_TOGGLE: &str = "[aria-controls=filter-body][aria-expanded=false]";
/// The field that searches the loaded tasks.
const FIND: &str = "#find";
/// The fields to which a shortcut can move the focus.
const SHORTCUT_TARGETS: &str = "#filter-body *, #find";

/// Listens to the keyboard for as long as the page lives.
pub(crate) fn listen() {
    let shortcuts = Shortcuts {
        app: app(),
        was_led: Rc::default(),
    };
    keyboard::on_press(move |press, is_repeat| {
        let focus = keyboard::focus();
        let single_keys = shortcuts.app.settings().single_keys.get_untracked();
        find_command(press, focus, single_keys).is_some_and(|command| {
            // The browser must not act on a repeated key that does nothing: Space would scroll.
            (is_repeat && !command.repeats()) || shortcuts.run(command, focus)
        })
    });
}

struct Shortcuts {
    app: App,
    /// Whether a shortcut moved the focus to the field that has it. Escape moves it back then.
    was_led: Rc<Cell<bool>>,
}

impl Shortcuts {
    /// Runs a command. False if there is nothing to do; the browser acts on the key then.
    fn run(&self, command: Command, focus: Focus) -> bool {
        let app = self.app;
        match command {
            Command::Help => help::open(app),
            Command::Filter => self.focus_filter(),
            Command::Find => {
                let has_field = keyboard::focus_first(FIND);
                self.was_led.set(has_field);
                return has_field;
            }
            Command::Refresh if untrack(|| app.overview_cluster()).is_some() => {
                app.overview().refresh();
            }
            Command::Refresh => {
                offline::refresh_or_announce(app);
                return app.screen().get_untracked() != Screen::NoScope;
            }
            Command::NextPage => return self.turn_page(1),
            Command::PreviousPage => return self.turn_page(-1),
            Command::NextRow => return self.move_cursor(CursorStep::Next),
            Command::PreviousRow => return self.move_cursor(CursorStep::Previous),
            Command::FirstRow => return self.move_cursor(CursorStep::First),
            Command::LastRow => return self.move_cursor(CursorStep::Last),
            Command::ExtendNext => return self.extend_selection(CursorStep::Next),
            Command::ExtendPrevious => return self.extend_selection(CursorStep::Previous),
            Command::Toggle | Command::Select | Command::SelectTo => {
                let Some(row) = rows::focused() else {
                    return false;
                };
                self.run_on_row(command, row);
            }
            Command::SelectPage => {
                app.rows().select_page(true);
                self.announce_selected("");
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

    fn announce(&self, text: &str) {
        self.app.announcer().announce(text);
    }

    /// The number of selected rows, also as text.
    fn selected(&self) -> (u64, String) {
        let selected = self.app.rows().selection.with_untracked(Selection::len);
        (selected as u64, count(selected, self.app.language.tag()))
    }

    fn announce_selected(&self, before: &str) {
        let (number, written) = self.selected();
        self.announce(
            format!(
                "{before} {}",
                self.app.text().table.selected(number, &written)
            )
            .trim_start(),
        );
    }

    fn focus_filter(&self) {
        self.was_led.set(true);
        if !keyboard::focus_first(FILTER) {
            keyboard::press(FILTER_TOGGLE);
            Timeout::new(0, || _ = keyboard::focus_first(FILTER)).forget();
        }
    }

    fn turn_page(&self, by: isize) -> bool {
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
                self.announce(&text.page_of(&page, &pages));
            }
            None => self.announce(if by > 0 {
                text.already_last_page
            } else {
                text.already_first_page
            }),
        }
        true
    }

    fn edge_text(&self, step: CursorStep) -> &'static str {
        let text = &self.app.text().settings;
        if step == CursorStep::Next {
            text.shortcut_last_row
        } else {
            text.shortcut_first_row
        }
    }

    /// Moves the focus to a row. From outside the table, a step moves it to the row that had it last.
    fn move_cursor(&self, step: CursorStep) -> bool {
        let Some(cursor) = self.app.rows().cursor.get_untracked() else {
            return false;
        };
        let is_outside =
            matches!(step, CursorStep::Next | CursorStep::Previous) && rows::focused().is_none();
        let to = if is_outside {
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
        self.announce(self.edge_text(step));
        true
    }

    fn extend_selection(&self, step: CursorStep) -> bool {
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
            format!("{}.", self.edge_text(step))
        } else {
            String::new()
        };
        self.announce_selected(&edge);
        rows::focus(to.unwrap_or(cursor.key))
    }

    fn run_on_row(&self, command: Command, row: RowKey) {
        let app = self.app;
        let text = &app.text().table;
        let name = task_name(app, row);
        if command == Command::Toggle {
            return self.announce(&if toggle_row(app, row) {
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
            Command::SelectTo => self.announce_selected(""),
            _ if app.rows().is_selected(row) => self.announce(&text.row_selected(&name, &all)),
            _ => self.announce(&text.row_deselected(&name, &all)),
        }
    }

    /// Closes the open row that the focus is in. False if there is none.
    fn close_row(&self) -> bool {
        let app = self.app;
        let is_open = |row: &RowKey| {
            let query = app.route().query;
            query.with_untracked(|query| query.open.contains(row))
        };
        let Some(row) = rows::focused().filter(is_open) else {
            return false;
        };
        rows::focus(row);
        self.run_on_row(Command::Toggle, row);
        true
    }

    fn leave(&self, focus: Focus) -> bool {
        let app = self.app;
        match focus {
            Focus::Field => {
                let back = self.was_led.take() && keyboard::focus_is_in(SHORTCUT_TARGETS);
                if back {
                    selected::focus_rows(app);
                }
                return back;
            }
            _ if !app.rows().selection.with_untracked(Selection::is_empty) => selected::clear(app),
            _ if self.close_row() => {}
            Focus::Row => focus_results(),
            _ => return rows::focused().is_some_and(rows::focus),
        }
        true
    }
}
