//! The user's preferences, as stored by the browser between visits.

use std::fmt::Write;

use crate::link::query::Zone;
use crate::scopes::book::ScopeBook;
use crate::settings::config::Theme;
use crate::table::columns::Columns;
use crate::table::page::PageSize;
use crate::table::widths::Widths;

/// The browser's storage key of the preferences.
pub const STORAGE_KEY: &str = "ocp-backup-console";

/// The height of the table's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Easy to read and to click.
    #[default]
    Comfortable,
    /// As many readable rows on a screen as possible.
    Compact,
}

impl Density {
    /// All densities.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// The name in the stored preferences and in the style sheet.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// Parses [`Density::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|density| density.as_str() == text)
    }
}

/// The user's choices; `None` where the user made none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The time zone, unless a link sets one.
    pub zone: Option<Zone>,
    /// The colour theme.
    pub theme: Option<Theme>,
    /// Whether shortcuts of a single letter or character are off.
    pub single_keys_off: bool,
    /// Whether the timeline is unfolded.
    pub timeline: bool,
    /// Rows per page, unless a link sets it.
    pub size: Option<PageSize>,
    /// The height of rows.
    pub density: Option<Density>,
    /// The table's columns, unless a link sets them.
    pub columns: Option<Columns>,
    /// The widths of columns.
    pub widths: Widths,
    /// The recent and pinned scopes.
    pub book: ScopeBook,
}

/// The stored text was written by another version of the console or by another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl Preferences {
    /// Parses what [`Preferences::print`] wrote. Unknown choices count as not made.
    pub fn parse(text: &str) -> Result<Self, UnknownFormat> {
        let mut members = form_urlencoded::parse(text.as_bytes());
        if members.next() != Some(("version".into(), "1".into())) {
            return Err(UnknownFormat);
        }
        let mut preferences = Self::default();
        for (name, value) in members {
            match &*name {
                "zone" => preferences.zone = Zone::parse(&value),
                "theme" => preferences.theme = Theme::parse(&value),
                "keys" => preferences.single_keys_off = &*value == "off",
                "timeline" => preferences.timeline = &*value == "on",
                "size" => preferences.size = PageSize::parse(&value),
                "density" => preferences.density = Density::parse(&value),
                "columns" => preferences.columns = Columns::parse(&value),
                "widths" => preferences.widths = Widths::parse(&value),
                name => preferences.book.read_member(name, &value),
            }
        }
        Ok(preferences)
    }

    /// The preferences as one line: `version=1` and the choices made.
    pub fn print(&self) -> String {
        let size = self.size.map(|size| size.rows().to_string());
        let columns = self.columns.as_ref().map(Columns::to_string);
        let widths = (!self.widths.is_empty()).then(|| self.widths.to_string());
        let members = [
            ("zone", self.zone.map(Zone::as_str)),
            ("theme", self.theme.map(Theme::as_str)),
            ("keys", self.single_keys_off.then_some("off")),
            ("timeline", self.timeline.then_some("on")),
            ("size", size.as_deref()),
            ("density", self.density.map(Density::as_str)),
            ("columns", columns.as_deref()),
            ("widths", widths.as_deref()),
        ];
        let mut line = "version=1".to_owned();
        for (name, value) in members {
            if let Some(value) = value {
                // Writing to a `String` cannot fail.
                let _ = write!(line, "&{name}={value}");
            }
        }
        line.push_str(&self.book.print());
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::any_columns;
    use crate::generators::any_widths;
    use crate::scopes::book::ScopeNames;
    use crate::scopes::book::tests::scope;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn any_preferences() -> impl Strategy<Value = Preferences> {
        let one_of = (
            option::of(select(Zone::ALL.to_vec())),
            option::of(select(Theme::ALL.to_vec())),
            option::of(select(PageSize::ALL.to_vec())),
            option::of(select(Density::ALL.to_vec())),
            any::<[bool; 2]>(),
        );
        (one_of, option::of(any_columns()), any_widths()).prop_map(
            |((zone, theme, size, density, [single_keys_off, timeline]), columns, widths)| {
                Preferences {
                    zone,
                    theme,
                    single_keys_off,
                    timeline,
                    size,
                    density,
                    columns,
                    widths,
                    ..Preferences::default()
                }
            },
        )
    }

    #[test]
    fn preferences_print_as_one_readable_line() {
        let line = "version=1&zone=utc&theme=dark&keys=off&size=500&density=compact&columns=taskId,status&widths=status.120,taskId.90";
        assert_eq!(
            Preferences::parse(line)
                .map(|preferences| preferences.print())
                .as_deref(),
            Ok(line)
        );
        assert_eq!(Preferences::default().print(), "version=1");
    }

    #[test]
    fn printed_scopes_read_back() {
        let mut preferences = Preferences {
            zone: Some(Zone::Utc),
            ..Preferences::default()
        };
        preferences.book.visit(
            scope(1, 2),
            &ScopeNames::new(Some("ob"), Some("a&theme=dark")),
        );
        preferences
            .book
            .toggle_pin(scope(3, 4), &ScopeNames::default());
        assert_eq!(Preferences::parse(&preferences.print()), Ok(preferences));
    }

    #[test]
    fn parse_refuses_other_formats_and_ignores_unknown_choices() {
        for text in [
            "",
            "{}",
            "{\"version\":1}",
            "version=2&zone=utc",
            "zone=utc&version=1",
        ] {
            assert_eq!(Preferences::parse(text), Err(UnknownFormat), "{text}");
        }
        let wrong = "version=1&zone=mars&colour=red&keys=no&size=7&density=tiny&columns=taskId,taskId&widths=wide";
        assert_eq!(Preferences::parse(wrong), Ok(Preferences::default()));
        let half = Preferences {
            size: PageSize::parse("50"),
            ..Preferences::default()
        };
        assert_eq!(
            Preferences::parse("version=1&zone=mars&size=50&columns=nope"),
            Ok(half)
        );
    }

    proptest! {
        #[test]
        fn parse_reads_what_print_writes(preferences in any_preferences()) {
            prop_assert_eq!(Preferences::parse(&preferences.print()), Ok(preferences));
        }

        #[test]
        fn parsing_any_text_does_not_panic(
            text in "(\\PC|&|,|=|zone|theme|size|density|columns|widths|status){0,20}",
        ) {
            let _ = Preferences::parse(&format!("version=1&{text}"));
        }
    }
}
