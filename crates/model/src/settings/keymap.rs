//! The keyboard: which key does what, and where.
//!
//! One table says it; the page obeys it and the help prints it. Tab, Page Up and Page Down stay the browser's: they
//! walk and scroll as everywhere, and pages turn by `n` and `p`.

/// What a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Lists the shortcuts.
    Help,
    /// Goes to the filter.
    Filter,
    /// Goes to the box that finds in the results.
    Find,
    /// Asks again.
    Refresh,
    /// Shows the page after this one.
    NextPage,
    /// Shows the page before this one.
    PreviousPage,
    /// Goes to the row below.
    NextRow,
    /// Goes to the row above.
    PreviousRow,
    /// Goes to the first row of the page.
    FirstRow,
    /// Goes to the last row of the page.
    LastRow,
    /// Expands the row, or collapses it.
    Toggle,
    /// Selects the row, or takes it out of the selection.
    Select,
    /// Selects from where the selection began to this row.
    SelectTo,
    /// Goes to the row below and takes the selection there.
    ExtendNext,
    /// Goes to the row above and takes the selection there.
    ExtendPrevious,
    /// Selects every row of the page.
    SelectPage,
    /// Copies the selected rows.
    Copy,
    /// Clears the selection; without one, leaves the rows, or the field that a shortcut led to.
    Leave,
}

impl Command {
    /// Whether a key that is held does it again and again.
    pub const fn repeats(self) -> bool {
        use Command::{ExtendNext, ExtendPrevious, NextPage, NextRow, PreviousPage, PreviousRow};
        matches!(
            self,
            NextRow | PreviousRow | ExtendNext | ExtendPrevious | NextPage | PreviousPage
        )
    }
}

/// Where the keyboard's focus is, from where no shortcut counts to where all do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// Behind a modal dialog or an open panel, or in it.
    Overlay,
    /// In something that takes letters or arrows itself: a field, a list.
    Field,
    /// On anything else, or nowhere.
    Elsewhere,
    /// On the table as a whole, which scrolls.
    Table,
    /// On a control within a row.
    InRow,
    /// On a row itself.
    Row,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, in lower case. Caps lock changes nothing.
    Letter(char),
    /// Another sign, however the keyboard makes it: with Shift on most.
    Sign(char),
    /// A key that writes nothing, and the space bar, as browsers call it.
    Named(&'static str),
}

/// What is held with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Nothing.
    Nothing,
    /// Shift.
    Shift,
    /// Control, or Command on a Mac.
    Primary,
}

/// A key with what is held, and from where on it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// The key.
    pub key: Key,
    /// What is held.
    pub modifier: Modifier,
    /// Where the focus must be at least.
    pub min_focus: Focus,
}

/// A shortcut: one command, and every stroke that gives it.
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

/// The shortcuts that count everywhere on the page.
pub const PAGE_SHORTCUTS: [Shortcut; 6] = {
    use Command::{Filter, Find, Help, NextPage, PreviousPage, Refresh};
    use Key::{Letter, Sign};
    const fn anywhere(key: Key) -> Stroke {
        stroke(Modifier::Nothing, key, Focus::Elsewhere)
    }
    [
        shortcut(Help, &[anywhere(Sign('?'))]),
        shortcut(Filter, &[anywhere(Sign('/'))]),
        shortcut(Find, &[anywhere(Letter('f'))]),
        shortcut(Refresh, &[anywhere(Letter('r'))]),
        shortcut(NextPage, &[anywhere(Letter('n'))]),
        shortcut(PreviousPage, &[anywhere(Letter('p'))]),
    ]
};

/// The shortcuts of the rows. `j` and `k` enter them from everywhere; arrows, Home and End scroll outside of them.
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

/// A key press, as browsers tell it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "so browsers tell it")]
pub struct KeyPress<'a> {
    /// What the key writes, or its name.
    pub key: &'a str,
    /// The key's place on an American keyboard.
    pub code: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Command or the Windows key is held.
    pub meta: bool,
    /// Whether it belongs to a word that an input method is still composing.
    pub is_composing: bool,
}

impl KeyPress<'_> {
    fn sign(&self) -> Option<char> {
        let mut signs = self.key.chars();
        signs.next().filter(|_| signs.next().is_none())
    }

    /// The letter that is meant, in lower case. Keyboards that write no Latin letters have them by their places.
    fn letter(&self) -> Option<char> {
        let sign = self.sign()?;
        if sign.is_ascii() {
            return Some(sign.to_ascii_lowercase()).filter(char::is_ascii_lowercase);
        }
        // A Latin letter with an accent is one of its own, not another alphabet's.
        let is_other_alphabet = sign.is_alphabetic() && sign > '\u{24f}';
        let place = self
            .code
            .strip_prefix("Key")
            .filter(|_| is_other_alphabet)?;
        place.chars().next().map(|place| place.to_ascii_lowercase())
    }
}

impl Stroke {
    /// Whether it is a letter or a sign alone, which speech input and stray hands press by mistake: WCAG 2.1.4 wants
    /// that these can be turned off.
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
            Key::Sign(sign) => press.sign() == Some(sign),
            Key::Named(name) => shift && press.key == name,
        }
    }
}

/// What a key press means where the focus is; `single_keys`: whether letters and signs alone count.
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
