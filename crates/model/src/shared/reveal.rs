//! Making deceptive characters visible: invisible ones, and those that change the direction of
//! text.

use std::borrow::Cow;
use std::fmt::Write;

/// Replaces control characters other than line feeds and tabs, direction marks, and characters
/// without width or ink by a visible token such as `⟨U+202E⟩`; `\r\n` becomes `\n`. Joiners and
/// non-joiners stay between non-ASCII letters and between emoji, where writing needs them;
/// variation selectors stay. A borrowed result means that the text had nothing hidden.
pub fn reveal(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied_to = 0;
    let mut previous = '\0';
    for (at, c) in text.char_indices() {
        // Nearly all text is visible ASCII, which needs no lookup.
        if !matches!(c, ' '..='~' | '\n' | '\t') && is_hidden(c) {
            let rest = &text[at + c.len_utf8()..];
            let next = rest.chars().next().unwrap_or('\0');
            let is_joining =
                matches!(c, '\u{200c}' | '\u{200d}') && is_joined(previous) && is_joined(next);
            if !is_joining {
                out.push_str(&text[copied_to..at]);
                copied_to = at + c.len_utf8();
                if c != '\r' || next != '\n' {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
                }
            }
        }
        previous = c;
    }
    if copied_to == 0 {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out + &text[copied_to..])
    }
}

/// Whether a joiner next to this character joins it.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_hidden(c)
}

/// Whether [`reveal`] replaces a character, unless it joins others.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // Soft hyphen, combining grapheme joiner.
            '\u{ad}' | '\u{34f}'
            // Direction marks and overrides.
            | '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Zero width: spaces, joiners, separators, operators; line breaks other than a line
            // feed.
            | '\u{180e}' | '\u{200b}'..='\u{200d}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{feff}'
            // Letters without ink: Hangul and Khmer fillers, the blank Braille pattern.
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
            // Annotations, shorthand and music controls; tags, which can spell an invisible text.
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'
        )
}

/// The first `max_chars` characters of a text, and whether the text is longer. The time does not
/// depend on the length of the text.
pub fn clip(text: &str, max_chars: usize) -> (&str, bool) {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reveal_replaces_hidden_characters() {
        for (text, visible) in [
            ("a\u{202e}fdp.exe", "a⟨U+202E⟩fdp.exe"),
            (
                "\0\u{1b}[31m\u{7f}\u{9b}",
                "⟨U+0000⟩⟨U+001B⟩[31m⟨U+007F⟩⟨U+009B⟩",
            ),
            (
                "one\r\ntwo\rthree\n\tfour\r",
                "one\ntwo⟨U+000D⟩three\n\tfour⟨U+000D⟩",
            ),
            ("pass\u{ad}word\u{200b}", "pass⟨U+00AD⟩word⟨U+200B⟩"),
            (
                "\u{feff}DONE\u{2060}\u{180e}\u{3164}",
                "⟨U+FEFF⟩DONE⟨U+2060⟩⟨U+180E⟩⟨U+3164⟩",
            ),
            ("a\u{2028}b\u{2029}", "a⟨U+2028⟩b⟨U+2029⟩"),
            ("\u{e0001}\u{e0041}\u{e007f}", "⟨U+E0001⟩⟨U+E0041⟩⟨U+E007F⟩"),
            (
                "\u{61c}\u{200e}\u{200f}\u{2066}\u{2069}",
                "⟨U+061C⟩⟨U+200E⟩⟨U+200F⟩⟨U+2066⟩⟨U+2069⟩",
            ),
            (
                "\u{fff9}\u{115f}\u{1160}\u{ffa0}",
                "⟨U+FFF9⟩⟨U+115F⟩⟨U+1160⟩⟨U+FFA0⟩",
            ),
            ("DO\u{200d}NE \u{200c}备", "DO⟨U+200D⟩NE ⟨U+200C⟩备"),
            ("\u{200d}备\u{200d}", "⟨U+200D⟩备⟨U+200D⟩"),
            ("备\u{200d}\u{200d}份", "备⟨U+200D⟩⟨U+200D⟩份"),
        ] {
            assert_eq!(reveal(text), visible, "{text:?}");
        }
    }

    #[test]
    fn reveal_keeps_joiners_that_writing_needs() {
        let family = "👨\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈";
        for text in [
            "",
            "备份失败 – café\n\t✓ 𝒳",
            family,
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष",
            "☂\u{fe0f} 葛\u{e0100}",
        ] {
            assert!(
                matches!(reveal(text), Cow::Borrowed(same) if same == text),
                "{text:?}"
            );
        }
    }

    #[test]
    fn clip_cuts_between_characters() {
        assert_eq!(clip("备份", 1), ("备", true));
        assert_eq!(clip("备份", 2), ("备份", false));
        assert_eq!((clip("", 0), clip("a", 0)), (("", false), ("", true)));
    }

    proptest! {
        #[test]
        fn revealed_text_hides_nothing(text: String, more in "[\\u{200b}-\\u{206f}\r\na👨备]{0,20}") {
            let text = text + &more;
            let visible = reveal(&text);
            let again = reveal(&visible);
            prop_assert_eq!(&again, &visible);
            for c in visible.chars() {
                prop_assert!(
                    !is_hidden(c) || matches!(c, '\n' | '\t' | '\u{200c}' | '\u{200d}'),
                    "{c:?}"
                );
            }
            prop_assert_eq!(matches!(visible, Cow::Borrowed(_)), *visible == *text);
        }

        #[test]
        fn clip_returns_the_start_of_the_text(text: String, max_chars in 0..40_usize) {
            let (head, is_cut) = clip(&text, max_chars);
            prop_assert!(text.starts_with(head));
            prop_assert_eq!(head.chars().count(), text.chars().count().min(max_chars));
            prop_assert_eq!(is_cut, head.len() < text.len());
        }
    }
}
