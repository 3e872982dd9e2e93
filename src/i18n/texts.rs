//! The `messages!` macro, which declares a list of texts and checks their `{places}` at compile time.

use crate::i18n::areas::{
    ConsoleTexts, ExportTexts, FailureTexts, FilterTexts, FindTexts, LinkTexts, LoadTexts,
    OverviewTexts, RequestsTexts, SavedTexts, ScopesTexts, SessionTexts, SettingsTexts,
    SharedTexts, SummaryTexts, TableTexts, TaskTexts, TimelineTexts, WatchTexts,
};

/// A text with a number, in its singular and plural form.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// The text for exactly one.
    pub one: &'static str,
    /// The text for any other number.
    pub other: &'static str,
}

/// Fills the places of a text. Values are inserted as they are: braces in a value are not read as a place.
pub(super) fn fill(template: &'static str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let place = values.iter().find(|(place, _)| rest.starts_with(place));
        let (length, value) = place.map_or((1, "{"), |(place, value)| (place.len(), value));
        text.push_str(value);
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// Counts the non-overlapping occurrences of `part`. It is `const` for the check at compile time.
pub(super) const fn count(text: &str, part: &str) -> usize {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let (mut at, mut found) = (0, 0);
    while at + part.len() <= text.len() {
        let mut same = 0;
        while same < part.len() && text[at + same] == part[same] {
            same += 1;
        }
        if same == part.len() {
            found += 1;
            at += same;
        } else {
            at += 1;
        }
    }
    found
}

macro_rules! messages {
    (
        $(#[$about:meta])*
        $name:ident { $($area:ident: $texts:ty),* $(,)? }
        plain { $($plain:ident),* $(,)? }
        filled { $($filled:ident ( $($place:ident),+ ) ),* $(,)? }
        counted { $($counted:ident ( $($counted_place:ident),+ ) ),* $(,)? }
    ) => {
        $(#[$about])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the English text documents each field")]
        pub struct $name {
            $(pub $area: $texts,)*
            $(pub $plain: &'static str,)*
            $(pub $filled: &'static str,)*
            $(pub $counted: $crate::i18n::Plural,)*
        }

        #[allow(missing_docs, reason = "each method fills the text of the same name")]
        impl $name {
            $(
                pub fn $filled(&self, $($place: &str),+) -> String {
                    $crate::i18n::texts::fill(self.$filled, &[$((concat!("{", stringify!($place), "}"), $place)),+])
                }
            )*
            $(
                pub fn $counted(&self, number: u64, $($counted_place: &str),+) -> String {
                    let text = if number == 1 { self.$counted.one } else { self.$counted.other };
                    $crate::i18n::texts::fill(text, &[$((concat!("{", stringify!($counted_place), "}"), $counted_place)),+])
                }
            )*

            /// Whether every text has exactly its places. Evaluated at compile time.
            pub(in crate::i18n) const fn is_complete(&self) -> bool {
                #[allow(unused_mut, reason = "an area may be empty")]
                let mut complete = true;
                $(complete &= self.$area.is_complete();)*
                $(complete &= $crate::i18n::texts::count(self.$plain, "{") == 0;)*
                $(
                    let places = [$(concat!("{", stringify!($place), "}")),+];
                    complete &= $crate::i18n::texts::has_exactly(self.$filled, &places);
                )*
                $(
                    let places = [$(concat!("{", stringify!($counted_place), "}")),+];
                    complete &= $crate::i18n::texts::has_exactly(self.$counted.one, &places);
                    complete &= $crate::i18n::texts::has_exactly(self.$counted.other, &places);
                )*
                complete
            }
        }
    };
}

/// Whether `text` has each of `places` once, and no other.
pub(super) const fn has_exactly(text: &str, places: &[&str]) -> bool {
    let mut at = 0;
    while at < places.len() {
        if count(text, places[at]) != 1 {
            return false;
        }
        at += 1;
    }
    count(text, "{") == places.len()
}

pub(super) use messages;

messages! {
    /// The texts of one language, by feature.
    Messages {
        console: ConsoleTexts,
        export: ExportTexts,
        failure: FailureTexts,
        filter: FilterTexts,
        find: FindTexts,
        link: LinkTexts,
        load: LoadTexts,
        overview: OverviewTexts,
        requests: RequestsTexts,
        saved: SavedTexts,
        scopes: ScopesTexts,
        session: SessionTexts,
        settings: SettingsTexts,
        shared: SharedTexts,
        summary: SummaryTexts,
        table: TableTexts,
        task: TaskTexts,
        timeline: TimelineTexts,
        watch: WatchTexts,
    }
    plain {}
    filled {}
    counted {}
}

#[cfg(test)]
mod tests {
    use crate::i18n::Language;

    use super::*;

    #[test]
    fn filled_places_are_not_read_again() {
        let texts = crate::i18n::messages(Language::English);
        assert_eq!(
            texts.link.wrong_value("{value}", "7"),
            "The link’s “{value}=7” is not understood and is ignored."
        );
        assert_eq!(texts.task.count(1, "1"), "1 task");
        assert_eq!(texts.task.count(1_204, "1,204"), "1,204 tasks");
    }

    #[test]
    fn has_exactly_rejects_a_missing_or_an_extra_place() {
        assert!(has_exactly("{a} and {b}", &["{a}", "{b}"]));
        for text in ["{a}", "{a} {a} {b}", "{a} {b} {c}"] {
            assert!(!has_exactly(text, &["{a}", "{b}"]), "{text}");
        }
    }
}
