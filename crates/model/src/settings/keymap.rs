//! Keyboard shortcuts: one table that the page obeys and the help prints.
//!
//! Tab, Page Up and Page Down keep their functions in the browser; `n` and `p` turn pages.

/// The action of a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Opens the list of shortcuts.
    Help,
    /// Moves the focus to the filter.
    Filter,
    /// Moves the focus to the find box.
    Find,
    /// Refreshes the tasks.
    Refresh,
    /// Shows the next page.
    NextPage,
    /// Shows the previous page.
    PreviousPage,
    /// Moves to the row below.
    NextRow,
    /// Moves to the row above.
    PreviousRow,
    /// Moves to the first row of the page.
    FirstRow,
    /// Moves to the last row of the page.
    LastRow,
    /// Expands or collapses the row.
    Toggle,
    /// Selects or deselects the row.
    Select,
    /// Selects from the range's anchor to this row.
    SelectTo,
    /// Moves to the row below and extends the selection.
    ExtendNext,
    /// Moves to the row above and extends the selection.
    ExtendPrevious,
    /// Selects every row of the page.
    SelectPage,
    /// Copies the selected rows.
    Copy,
    /// Clears the selection; without one, leaves the rows or the field that a shortcut led to.
    Leave,
}

impl Command {
    /// Whether holding the key repeats the command.
    pub const fn repeats(self) -> bool {
        use Command::{ExtendNext, ExtendPrevious, NextPage, NextRow, PreviousPage, PreviousRow};
        matches!(
            self,
            NextRow | PreviousRow | ExtendNext | ExtendPrevious | NextPage | PreviousPage
        )
    }
}

/// The place of the keyboard focus, ordered from no shortcuts to all shortcuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// In or behind a modal dialog or an open panel.
    Overlay,
    /// In an element that uses letters or arrow keys itself: a field or a list.
    Field,
    /// On any other element, or on none.
    Elsewhere,
    /// On the scrollable table.
    Table,
    /// On a control within a row.
    InRow,
    /// On a row.
    Row,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, in lower case. Caps lock changes nothing.
    Letter(char),
    /// Another character, regardless of the keys that produce it; most need Shift.
    Character(char),
    /// A key without a character, or the space bar, by its name in browsers.
    Named(&'static str),
}

/// A modifier key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// None.
    Nothing,
    /// Shift.
    Shift,
    /// Control, or Command on a Mac.
    Primary,
}

/// A key with its modifier and the places where it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// The key.
    pub key: Key,
    /// The modifier.
    pub modifier: Modifier,
    /// The lowest focus at which the stroke works.
    pub min_focus: Focus,
}

/// A command and all strokes for it.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// The command.
    pub command: Command,
    /// The strokes.
    pub strokes: &'static [Stroke],
}

const fn stroke(modifier: Modifier, key: Key, min_focus: Focus) -> Stroke {
    Stroke {
        key,
        modifier,
        min_focus,
    }
}

const fn shortcut(command: Command, strokes: &'static [Stroke]) -> Shortcut {
    Shortcut { command, strokes }
}

/// The shortcuts that work everywhere on the page.
pub const PAGE_SHORTCUTS: [Shortcut; 6] = {
    use Command::{Filter, Find, Help, NextPage, PreviousPage, Refresh};
    use Key::{Character, Letter};
    const fn anywhere(key: Key) -> Stroke {
        stroke(Modifier::Nothing, key, Focus::Elsewhere)
    }
    [
        shortcut(Help, &[anywhere(Character('?'))]),
        shortcut(Filter, &[anywhere(Character('/'))]),
        shortcut(Find, &[anywhere(Letter('f'))]),
        shortcut(Refresh, &[anywhere(Letter('r'))]),
        shortcut(NextPage, &[anywhere(Letter('n'))]),
        shortcut(PreviousPage, &[anywhere(Letter('p'))]),
    ]
};

/// The shortcuts of the rows. `j` and `k` work from everywhere; arrows, Home and End scroll outside
/// the table.
pub const ROW_SHORTCUTS: [Shortcut; 12] = {
    use Command::{
        Copy, ExtendNext, ExtendPrevious, FirstRow, LastRow, Leave, NextRow, PreviousRow, Select,
        SelectPage, SelectTo, Toggle,
    };
    use Focus::{Elsewhere, Field, InRow, Row, Table};
    use Key::{Letter, Named};
    use Modifier::{Nothing, Primary, Shift};
    [
        shortcut(
            NextRow,
            &[
                stroke(Nothing, Letter('j'), Elsewhere),
                stroke(Nothing, Named("ArrowDown"), Table),
            ],
        ),
        shortcut(
            PreviousRow,
            &[
                stroke(Nothing, Letter('k'), Elsewhere),
                stroke(Nothing, Named("ArrowUp"), Table),
            ],
        ),
        shortcut(FirstRow, &[stroke(Nothing, Named("Home"), Table)]),
        shortcut(LastRow, &[stroke(Nothing, Named("End"), Table)]),
        shortcut(Toggle, &[stroke(Nothing, Named("Enter"), Row)]),
        shortcut(
            Select,
            &[
                stroke(Nothing, Letter('x'), InRow),
                stroke(Nothing, Named(" "), Row),
            ],
        ),
        shortcut(
            SelectTo,
            &[
                stroke(Shift, Letter('x'), InRow),
                stroke(Shift, Named(" "), Row),
            ],
        ),
        shortcut(
            ExtendNext,
            &[
                stroke(Shift, Letter('j'), InRow),
                stroke(Shift, Named("ArrowDown"), InRow),
            ],
        ),
        shortcut(
            ExtendPrevious,
            &[
                stroke(Shift, Letter('k'), InRow),
                stroke(Shift, Named("ArrowUp"), InRow),
            ],
        ),
        shortcut(SelectPage, &[stroke(Primary, Letter('a'), Row)]),
        shortcut(Copy, &[stroke(Primary, Letter('c'), Row)]),
        shortcut(Leave, &[stroke(Nothing, Named("Escape"), Field)]),
    ]
};

/// A key press, as reported by browsers.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "browsers report the modifiers as flags"
)]
pub struct KeyPress<'a> {
    /// The character that the key produces, or its name.
    pub key: &'a str,
    /// The key's position on an American keyboard.
    pub code: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Command or the Windows key is held.
    pub meta: bool,
    /// Whether the key press belongs to an input method's composition.
    pub is_composing: bool,
}

impl KeyPress<'_> {
    fn character(&self) -> Option<char> {
        let mut characters = self.key.chars();
        characters.next().filter(|_| characters.next().is_none())
    }

    /// The letter in lower case. Keyboards for other alphabets are read by the position of the key.
    fn letter(&self) -> Option<char> {
        let character = self.character()?;
        if character.is_ascii() {
            return Some(character.to_ascii_lowercase()).filter(char::is_ascii_lowercase);
        }
        // Accented Latin letters are letters of their own, not of another alphabet.
        let is_other_alphabet = character.is_alphabetic() && character > '\u{24f}';
        let place = self
            .code
            .strip_prefix("Key")
            .filter(|_| is_other_alphabet)?;
        place.chars().next().map(|place| place.to_ascii_lowercase())
    }
}

impl Stroke {
    /// Whether the stroke is a letter or character without Control or Command. Speech input and
    /// accidental presses trigger these, so WCAG 2.1.4 requires a way to turn them off.
    pub fn is_single_key(self) -> bool {
        !matches!(self.key, Key::Named(_)) && self.modifier != Modifier::Primary
    }

    fn is(self, press: &KeyPress<'_>) -> bool {
        if press.alt || press.is_composing || (press.ctrl && press.meta) {
            return false;
        }
        if (press.ctrl || press.meta) != (self.modifier == Modifier::Primary) {
            return false;
        }
        let shift = press.shift == (self.modifier == Modifier::Shift);
        match self.key {
            Key::Letter(letter) => shift && press.letter() == Some(letter),
            Key::Character(character) => press.character() == Some(character),
            Key::Named(name) => shift && press.key == name,
        }
    }
}

/// The command for a key press at a focus. `single_keys` tells whether single letters and
/// characters work.
pub fn find_command(press: &KeyPress<'_>, focus: Focus, single_keys: bool) -> Option<Command> {
    let counts = |stroke: &Stroke| {
        stroke.is(press)
            && (single_keys || !stroke.is_single_key())
            && focus != Focus::Overlay
            && focus >= stroke.min_focus
    };
    let shortcut = PAGE_SHORTCUTS
        .iter()
        .chain(&ROW_SHORTCUTS)
        .find(|shortcut| shortcut.strokes.iter().any(counts))?;
    Some(shortcut.command)
}

#[cfg(test)]
#[path = "keymap_tests.rs"]
mod tests;
