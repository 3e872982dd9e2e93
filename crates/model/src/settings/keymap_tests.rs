//! Every stroke works where the table says, and nowhere else.

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
        Key::Letter(character) | Key::Character(character) => character.to_string(),
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

/// A press of one key without modifiers.
fn press(key: &str) -> KeyPress<'_> {
    KeyPress {
        key,
        ..KeyPress::default()
    }
}

#[test]
fn stroke_works_from_its_minimum_focus() {
    for (expected_command, stroke) in every_stroke() {
        let key = key_of(stroke);
        for focus in ALL {
            let works = focus >= stroke.min_focus && focus != Focus::Overlay;
            let expected = works.then_some(expected_command);
            assert_eq!(
                find_command(&press_of(&key, stroke), focus, true),
                expected,
                "{stroke:?} on {focus:?}"
            );
        }
    }
}

#[test]
fn shortcuts_have_distinct_commands_and_strokes() {
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
fn typing_in_a_field_is_no_shortcut() {
    for (expected_command, stroke) in every_stroke() {
        let key = key_of(stroke);
        let expected = (expected_command == Command::Leave).then_some(Command::Leave);
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
fn alt_never_and_control_only_with_its_own_strokes() {
    let on_row = |press: KeyPress<'_>| find_command(&press, Focus::Row, true);
    for (_, stroke) in every_stroke() {
        let key = key_of(stroke);
        let plain = press_of(&key, stroke);
        let (alt, ctrl, meta) = (true, true, true);
        assert_eq!(on_row(KeyPress { alt, ..plain }), None, "{stroke:?}");
        if stroke.modifier != Modifier::Primary {
            assert_eq!(on_row(KeyPress { ctrl, ..plain }), None, "{stroke:?}");
            assert_eq!(on_row(KeyPress { meta, ..plain }), None, "{stroke:?}");
        }
    }
    let command_a = KeyPress {
        key: "a",
        meta: true,
        ..KeyPress::default()
    };
    let (ctrl, shift) = (true, true);
    assert_eq!(
        on_row(command_a),
        Some(Command::SelectPage),
        "Command on a Mac"
    );
    assert_eq!(on_row(KeyPress { ctrl, ..command_a }), None);
    assert_eq!(on_row(KeyPress { shift, ..command_a }), None);
}

#[test]
fn without_single_keys_only_named_and_control_strokes_work() {
    for (expected_command, stroke) in every_stroke() {
        let key = key_of(stroke);
        let expected = (!stroke.is_single_key()).then_some(expected_command);
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
            "rows must be usable without single keys: {command:?}"
        );
    }
}

#[test]
fn caps_lock_and_keyboard_layout_do_not_matter() {
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
        "a Dvorak keyboard: the character counts"
    );
    assert_eq!(of("þ", "KeyP", false), None, "an accented Latin letter");
    assert_eq!(of("×", "KeyX", false), None, "not a letter");
    assert_eq!(
        of("Process", "KeyJ", false),
        None,
        "a key taken by an input method"
    );
}

#[test]
fn only_movements_repeat_while_held() {
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
    fn any_press_gives_a_listed_command_or_none(
        key in "\\PC{0,3}",
        code in "(Key)?\\PC{0,2}",
        modifiers in any::<[bool; 4]>(),
        focus in 0..ALL.len(),
        single in any::<bool>(),
    ) {
        let [shift, ctrl, alt, meta] = modifiers;
        let press = KeyPress {
            key: &key,
            code: &code,
            shift,
            ctrl,
            alt,
            meta,
            is_composing: false,
        };
        let command = find_command(&press, ALL[focus], single);
        if ALL[focus] <= Focus::Field || alt {
            prop_assert_eq!(command, None);
        }
        if let Some(command) = command {
            prop_assert!(
                every_stroke().any(|(of, stroke)| of == command && ALL[focus] >= stroke.min_focus)
            );
        }
    }
}
