//! The keyboard of an editable combobox with a list, after the pattern of the ARIA Authoring
//! Practices: the text field keeps the focus, and one option of the list may be active.

/// Number of options that Page Up and Page Down move by.
const PAGE: usize = 8;

/// An end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListEnd {
    /// The first option.
    First,
    /// The last option.
    Last,
}

/// The effect of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAction {
    /// The default of a text field.
    Pass,
    /// The default of a text field, and no option stays active: the cursor moves or the text
    /// changes.
    Edit,
    /// The default of a text field, and the list closes; the typed text is kept.
    Leave,
    /// Opens the list and makes the option at an end active, if any.
    Open(Option<ListEnd>),
    /// Makes the option with this index active.
    Move(usize),
    /// Chooses the option with this index, which is the active one.
    Choose(usize),
    /// Closes the list; the typed text is kept.
    Close,
}

impl KeyAction {
    /// Whether the browser's default for the key has to be prevented.
    pub const fn prevents_default(self) -> bool {
        !matches!(self, Self::Pass | Self::Edit | Self::Leave)
    }
}

/// The effect of `key` (as in `KeyboardEvent.key`). `options` is the number of options while the
/// list is open, and `active` the index of the active one.
pub fn key_action(
    key: &str,
    alt: bool,
    options: Option<usize>,
    active: Option<usize>,
) -> KeyAction {
    let Some(count) = options else {
        return match key {
            "ArrowDown" => KeyAction::Open((!alt).then_some(ListEnd::First)),
            "ArrowUp" if !alt => KeyAction::Open(Some(ListEnd::Last)),
            _ => KeyAction::Pass,
        };
    };
    let last = count.checked_sub(1);
    let move_to = |index: Option<usize>| index.map_or(KeyAction::Edit, KeyAction::Move);
    match key {
        "ArrowDown" if alt => KeyAction::Open(None),
        "ArrowUp" if alt => KeyAction::Close,
        "ArrowDown" => move_to(last.map(|last| {
            active
                .filter(|active| *active < last)
                .map_or(0, |active| active + 1)
        })),
        "ArrowUp" => move_to(last.map(|last| {
            active
                .filter(|active| *active > 0)
                .map_or(last, |active| active - 1)
        })),
        "PageDown" => {
            move_to(last.map(|last| active.map_or(PAGE - 1, |active| active + PAGE).min(last)))
        }
        "PageUp" => move_to(last.map(|last| active.unwrap_or(last).saturating_sub(PAGE))),
        "Enter" => active.map_or(KeyAction::Leave, KeyAction::Choose),
        "Escape" => KeyAction::Close,
        "Tab" => KeyAction::Leave,
        "Home" | "End" | "ArrowLeft" | "ArrowRight" | "Backspace" | "Delete" => KeyAction::Edit,
        _ => KeyAction::Pass,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn open(key: &str, count: usize, active: Option<usize>) -> KeyAction {
        key_action(key, false, Some(count), active)
    }

    #[test]
    fn closed_list_opens_by_arrow_keys_only() {
        let closed = |key, alt| key_action(key, alt, None, None);
        assert_eq!(
            closed("ArrowDown", false),
            KeyAction::Open(Some(ListEnd::First))
        );
        assert_eq!(
            closed("ArrowUp", false),
            KeyAction::Open(Some(ListEnd::Last))
        );
        assert_eq!(
            closed("ArrowDown", true),
            KeyAction::Open(None),
            "no option is active"
        );
        for key in ["Enter", "Escape", "Tab", "Home", "PageDown", "a"] {
            assert_eq!(closed(key, false), KeyAction::Pass, "{key} has its default");
        }
        assert_eq!(closed("ArrowUp", true), KeyAction::Pass);
    }

    #[test]
    fn arrows_wrap_around_and_pages_stop_at_the_ends() {
        assert_eq!(open("ArrowDown", 3, None), KeyAction::Move(0));
        assert_eq!(open("ArrowDown", 3, Some(1)), KeyAction::Move(2));
        assert_eq!(open("ArrowDown", 3, Some(2)), KeyAction::Move(0));
        assert_eq!(open("ArrowUp", 3, None), KeyAction::Move(2));
        assert_eq!(open("ArrowUp", 3, Some(0)), KeyAction::Move(2));
        assert_eq!(open("PageDown", 30, None), KeyAction::Move(7));
        assert_eq!(open("PageDown", 30, Some(7)), KeyAction::Move(15));
        assert_eq!(open("PageDown", 30, Some(28)), KeyAction::Move(29));
        assert_eq!(open("PageUp", 30, Some(15)), KeyAction::Move(7));
        assert_eq!(open("PageUp", 30, Some(3)), KeyAction::Move(0));
    }

    #[test]
    fn enter_chooses_the_active_option_or_leaves() {
        assert_eq!(open("Enter", 3, Some(1)), KeyAction::Choose(1));
        assert_eq!(open("Enter", 3, None), KeyAction::Leave);
        assert!(KeyAction::Choose(1).prevents_default() && !KeyAction::Leave.prevents_default());
    }

    #[test]
    fn escape_closes_tab_leaves_and_text_keys_edit() {
        assert_eq!(open("Escape", 3, Some(1)), KeyAction::Close);
        assert_eq!(key_action("ArrowUp", true, Some(3), None), KeyAction::Close);
        assert_eq!(open("Tab", 3, Some(1)), KeyAction::Leave);
        for key in [
            "Home",
            "End",
            "ArrowLeft",
            "ArrowRight",
            "Backspace",
            "Delete",
        ] {
            assert_eq!(open(key, 3, Some(1)), KeyAction::Edit, "{key}");
        }
        assert_eq!(open("a", 3, Some(1)), KeyAction::Pass);
    }

    proptest! {
        #[test]
        fn no_key_moves_outside_the_list(
            key in "Arrow(Up|Down)|Page(Up|Down)|Enter|Tab|Escape|Home|x",
            alt: bool,
            count in 0..40_usize,
            active in 0..40_usize,
        ) {
            match key_action(
                &key,
                alt,
                Some(count),
                Some(active).filter(|active| *active < count),
            ) {
                KeyAction::Move(to) | KeyAction::Choose(to) => prop_assert!(to < count),
                _ => {}
            }
        }
    }
}
