//! The keys of an editable combobox with a list below it, by the pattern of the ARIA Authoring Practices: the text keeps
//! the keyboard's focus, and one option of the list may be the active one.

/// How many options Page Up and Page Down go.
const PAGE: usize = 8;

/// An end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListEnd {
    /// The first option.
    First,
    /// The last one.
    Last,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAction {
    /// What it does in any text field.
    Pass,
    /// The same, and no option is active any more: the cursor moves in the text, or the text changes.
    Edit,
    /// The same, and the list closes: what is typed stands.
    Leave,
    /// Opens the list, and makes an option active.
    Open(Option<ListEnd>),
    /// Makes the option with this number active.
    Move(usize),
    /// Chooses the active option.
    Choose(usize),
    /// Closes the list; what is typed stays.
    Close,
}

impl KeyAction {
    /// Whether the browser must not do with the key what it would do otherwise.
    pub const fn prevents_default(self) -> bool {
        !matches!(self, Self::Pass | Self::Edit | Self::Leave)
    }
}

/// What `key` (as `KeyboardEvent.key` spells it) does; `options` is their number where the list is open, and `at`
/// the active one's.
pub fn key_action(key: &str, alt: bool, options: Option<usize>, at: Option<usize>) -> KeyAction {
    let Some(count) = options else {
        return match key {
            "ArrowDown" => KeyAction::Open((!alt).then_some(ListEnd::First)),
            "ArrowUp" if !alt => KeyAction::Open(Some(ListEnd::Last)),
            _ => KeyAction::Pass,
        };
    };
    let last = count.checked_sub(1);
    let to = |place: Option<usize>| place.map_or(KeyAction::Edit, KeyAction::Move);
    match key {
        "ArrowDown" if alt => KeyAction::Open(None),
        "ArrowUp" if alt => KeyAction::Close,
        "ArrowDown" => to(last.map(|last| at.filter(|at| *at < last).map_or(0, |at| at + 1))),
        "ArrowUp" => to(last.map(|last| at.filter(|at| *at > 0).map_or(last, |at| at - 1))),
        "PageDown" => to(last.map(|last| at.map_or(PAGE - 1, |at| at + PAGE).min(last))),
        "PageUp" => to(last.map(|last| at.unwrap_or(last).saturating_sub(PAGE))),
        "Enter" => at.map_or(KeyAction::Leave, KeyAction::Choose),
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

    fn open(key: &str, count: usize, at: Option<usize>) -> KeyAction {
        key_action(key, false, Some(count), at)
    }

    #[test]
    fn a_closed_list_opens_by_the_arrows_only() {
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
            assert_eq!(
                closed(key, false),
                KeyAction::Pass,
                "{key} is the form's or the text's"
            );
        }
        assert_eq!(closed("ArrowUp", true), KeyAction::Pass);
    }

    #[test]
    fn arrows_go_round_and_pages_stop_at_the_ends() {
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
    fn enter_chooses_what_is_active_and_is_the_forms_otherwise() {
        assert_eq!(open("Enter", 3, Some(1)), KeyAction::Choose(1));
        assert_eq!(open("Enter", 3, None), KeyAction::Leave);
        assert!(KeyAction::Choose(1).prevents_default() && !KeyAction::Leave.prevents_default());
    }

    #[test]
    fn escape_closes_tab_leaves_and_the_text_has_its_own_keys() {
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
        fn no_key_leaves_the_list(
            key in "Arrow(Up|Down)|Page(Up|Down)|Enter|Tab|Escape|Home|x", alt: bool, count in 0..40_usize, at in 0..40_usize
        ) {
            match key_action(&key, alt, Some(count), Some(at).filter(|at| *at < count)) {
                KeyAction::Move(to) | KeyAction::Choose(to) => prop_assert!(to < count),
                _ => {}
            }
        }
    }
}
