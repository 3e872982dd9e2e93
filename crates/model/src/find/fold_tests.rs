//! What folding makes of letters, and where its parts stand in the original.

use proptest::prelude::*;

use super::*;

#[test]
fn all_letters_are_folded_to_the_lower_case_of_the_standard_library() {
    let others: String = ('\0'..=char::MAX)
        .filter(|c| without_width(*c) == *c)
        .filter(|c| folded(&c.to_string()) != c.to_lowercase().to_string())
        .collect();
    assert_eq!(others, "");
}

#[test]
fn full_width_signs_are_folded_to_ascii() {
    let full_width: String = ('\u{FF01}'..='\u{FF5E}').collect();
    let ascii: String = ('!'..='~').collect();
    assert_eq!(folded(&full_width), ascii.to_ascii_lowercase());
    assert_eq!(folded("Ａ\u{3000}１：２"), "a 1:2");
}

#[test]
fn letters_that_change_their_length_are_folded() {
    for (text, expected) in [
        ("İ", "i\u{307}"),
        ("Ÿẞ", "ÿß"),
        ("ΟΔΟΣ Σ", "οδοσ σ"),
        ("\u{212a}", "k"),
    ] {
        assert_eq!(folded(text), expected, "{text}");
    }
}

#[test]
fn a_folded_part_is_traced_to_whole_characters_of_the_original() {
    for (text, part, original) in [
        ("ABC", "bc", "BC"),
        ("ABCé", "bc", "BC"),
        ("ABCÉ", "cé", "CÉ"),
        ("aİb", "i", "İ"),
        ("aİb", "\u{307}", "İ"),
        ("aİb", "b", "b"),
        ("İİẞb", "ßb", "ẞb"),
        ("xＡＢ", "ab", "ＡＢ"),
        ("éxy", "xy", "xy"),
    ] {
        let folded = FoldedText::new(text);
        let at = folded.as_str().find(part).unwrap();
        let range = folded.original(at..at + part.len());
        assert_eq!(&text[range], original, "{part} in {text}");
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing_more(text: String) {
        prop_assert_eq!(folded(&folded(&text)), folded(&text));
    }

    #[test]
    fn folding_in_place_is_the_same(text in "[A-Zé]{0,9}|\\PC*|.*") {
        let mut in_place = text.clone();
        fold_in_place(&mut in_place);
        prop_assert_eq!(&in_place, &folded(&text));
        let traced = FoldedText::new(&text);
        prop_assert_eq!(traced.as_str(), in_place);
    }

    #[test]
    fn every_character_is_traced_to_itself(text in "[aAéİẞＡ\u{3000}备 ]{0,12}|\\PC*") {
        let traced = FoldedText::new(&text);
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let to = from + folded(&c.to_string()).len();
            prop_assert_eq!(traced.original(from..to), at..at + c.len_utf8());
            from = to;
        }
    }
}
