//! Every stroke where it counts, and nothing anywhere else.

use std::collections::HashSet;

use super::*;
use proptest::prelude::*;

const ALL: [Focus; 6] = [
    Focus::Overlay,
    Focus::Field,
    Focus::Elsewhere,
    Focus::Table,
    Focus::InRow,
    Focus::Row,
];

fn every_stroke() -> impl Iterator<Item = (Command, Stroke)> {
    let shortcuts = PAGE_SHORTCUTS.iter().chain(&ROW_SHORTCUTS);
    shortcuts.flat_map(|shortcut| {
        shortcut
            .strokes
            .iter()
            .map(|stroke| (shortcut.command, *stroke))
    })
}

fn key_of(stroke: Stroke) -> String {
    match stroke.key {
        Key::Letter(letter) if stroke.modifier == Modifier::Shift => {
            letter.to_ascii_uppercase().to_string()
        }
        Key::Letter(sign) | Key::Sign(sign) => sign.to_string(),
        Key::Named(name) => name.to_owned(),
    }
}

fn press_of(key: &str, stroke: Stroke) -> KeyPress<'_> {
    KeyPress {
        key,
        shift: stroke.modifier == Modifier::Shift,
        ctrl: stroke.modifier == Modifier::Primary,
        ..KeyPress::default()
    }
}

/// A letter or a sign alone.
fn press(key: &str) -> KeyPress<'_> {
    KeyPress {
        key,
        ..KeyPress::default()
    }
}

#[test]
fn every_stroke_counts_from_its_place_on_and_nowhere_before() {
    for (command_of_it, stroke) in every_stroke() {
        let key = key_of(stroke);
        for focus in ALL {
            let counts = focus >= stroke.min_focus && focus != Focus::Overlay;
            let expected = counts.then_some(command_of_it);
            assert_eq!(
                find_command(&press_of(&key, stroke), focus, true),
                expected,
                "{stroke:?} on {focus:?}"
            );
        }
    }
}

#[test]
fn no_two_shortcuts_share_a_command_or_a_stroke() {
    let commands: Vec<_> = PAGE_SHORTCUTS
        .iter()
        .chain(&ROW_SHORTCUTS)
        .map(|shortcut| shortcut.command)
        .collect();
    assert_eq!(
        commands.iter().collect::<HashSet<_>>().len(),
        commands.len()
    );
    let strokes: Vec<_> = every_stroke()
        .map(|(_, stroke)| (stroke.key, stroke.modifier))
        .collect();
    assert_eq!(strokes.iter().collect::<HashSet<_>>().len(), strokes.len());
}

#[test]
fn nothing_that_is_typed_is_a_shortcut() {
    for (command_of_it, stroke) in every_stroke() {
        let key = key_of(stroke);
        let expected = (command_of_it == Command::Leave).then_some(Command::Leave);
        assert_eq!(
            find_command(&press_of(&key, stroke), Focus::Field, true),
            expected,
            "{stroke:?}"
        );
        let composing = KeyPress {
            is_composing: true,
            ..press_of(&key, stroke)
        };
        assert_eq!(
            find_command(&composing, Focus::Row, true),
            None,
            "{stroke:?}"
        );
    }
}

#[test]
fn alt_is_never_a_shortcut_and_control_only_with_its_own() {
    for (_, stroke) in every_stroke() {
        let key = key_of(stroke);
        let plain = press_of(&key, stroke);
        assert_eq!(
            find_command(&KeyPress { alt: true, ..plain }, Focus::Row, true),
            None,
            "{stroke:?}"
        );
        if stroke.modifier != Modifier::Primary {
            assert_eq!(
                find_command(
                    &KeyPress {
                        ctrl: true,
                        ..plain
                    },
                    Focus::Row,
                    true
                ),
                None,
                "{stroke:?}"
            );
            assert_eq!(
                find_command(
                    &KeyPress {
                        meta: true,
                        ..plain
                    },
                    Focus::Row,
                    true
                ),
                None,
                "{stroke:?}"
            );
        }
    }
    let command_a = KeyPress {
        key: "a",
        meta: true,
        ..KeyPress::default()
    };
    assert_eq!(
        find_command(&command_a, Focus::Row, true),
        Some(Command::SelectPage),
        "a Mac's way"
    );
    assert_eq!(
        find_command(
            &KeyPress {
                ctrl: true,
                ..command_a
            },
            Focus::Row,
            true
        ),
        None
    );
    assert_eq!(
        find_command(
            &KeyPress {
                shift: true,
                ..command_a
            },
            Focus::Row,
            true
        ),
        None
    );
}

#[test]
fn without_single_keys_only_named_keys_and_those_with_control_are_left() {
    for (command_of_it, stroke) in every_stroke() {
        let key = key_of(stroke);
        let expected = (!stroke.is_single_key()).then_some(command_of_it);
        assert_eq!(
            find_command(&press_of(&key, stroke), Focus::Row, false),
            expected,
            "{stroke:?}"
        );
    }
    let strokes = |command| {
        every_stroke().filter(move |(of, stroke)| *of == command && !stroke.is_single_key())
    };
    for command in ROW_SHORTCUTS.map(|shortcut| shortcut.command) {
        assert!(
            strokes(command).count() > 0,
            "the rows are walked without single keys as well: {command:?}"
        );
    }
}

#[test]
fn caps_lock_and_the_layout_of_a_keyboard_change_nothing() {
    let of = |key, code, shift| {
        find_command(
            &KeyPress {
                key,
                code,
                shift,
                ..KeyPress::default()
            },
            Focus::Row,
            true,
        )
    };
    assert_eq!(of("J", "KeyJ", false), Some(Command::NextRow), "caps lock");
    assert_eq!(
        of("j", "KeyJ", true),
        Some(Command::ExtendNext),
        "caps lock and Shift"
    );
    assert_eq!(
        of("/", "Digit7", true),
        Some(Command::Filter),
        "a German keyboard"
    );
    assert_eq!(
        of("?", "Minus", true),
        Some(Command::Help),
        "a German keyboard"
    );
    assert_eq!(
        of("о", "KeyJ", false),
        Some(Command::NextRow),
        "a Russian keyboard"
    );
    assert_eq!(
        of("О", "KeyJ", true),
        Some(Command::ExtendNext),
        "a Russian keyboard"
    );
    assert_eq!(
        of("j", "KeyC", false),
        Some(Command::NextRow),
        "a Dvorak keyboard: by what it writes"
    );
    assert_eq!(of("þ", "KeyP", false), None, "a Latin letter of its own");
    assert_eq!(of("×", "KeyX", false), None, "no letter");
    assert_eq!(
        of("Process", "KeyJ", false),
        None,
        "an input method has taken it"
    );
}

#[test]
fn what_would_do_harm_when_held_is_done_once() {
    use Command::{Copy, Filter, Help, Leave, Refresh, Select, SelectPage, Toggle};
    for command in [
        Copy, Filter, Help, Leave, Refresh, Select, SelectPage, Toggle,
    ] {
        assert!(!command.repeats(), "{command:?}");
    }
    assert!(find_command(&press("j"), Focus::Row, true).is_some_and(Command::repeats));
}

proptest! {
    #[test]
    fn any_press_is_one_command_or_none(
        key in "\\PC{0,3}", code in "(Key)?\\PC{0,2}", held in any::<[bool; 4]>(), focus in 0..ALL.len(), single in any::<bool>(),
    ) {
        let [shift, ctrl, alt, meta] = held;
        let press = KeyPress { key: &key, code: &code, shift, ctrl, alt, meta, is_composing: false };
        let found = find_command(&press, ALL[focus], single);
        if ALL[focus] <= Focus::Field || alt {
            prop_assert_eq!(found, None);
        }
        if let Some(found) = found {
            prop_assert!(every_stroke().any(|(of, stroke)| of == found && ALL[focus] >= stroke.min_focus));
        }
    }
}
