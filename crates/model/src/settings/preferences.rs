//! What the user chose for good, as the browser keeps it between visits.

use std::fmt::Write;

use crate::link::query::Zone;
use crate::scopes::book::ScopeBook;
use crate::settings::config::Theme;
use crate::table::columns::Columns;
use crate::table::page::PageSize;
use crate::table::widths::Widths;

/// The key under which the browser keeps the preferences.
pub const STORAGE_KEY: &str = "ocp-backup-console";

/// How high the table's rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Easy to read and to hit.
    #[default]
    Comfortable,
    /// As many rows on a screen as can be read.
    Compact,
}

impl Density {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// As it is kept, and as the style sheet knows it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// Reads [`Density::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|density| density.as_str() == text)
    }
}

/// The user's own choices; `None` where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The zone of times, when a link does not say.
    pub zone: Option<Zone>,
    /// The colours.
    pub theme: Option<Theme>,
    /// Whether letters and signs alone are no shortcuts.
    pub single_keys_off: bool,
    /// Rows on a page, when a link does not say.
    pub size: Option<PageSize>,
    /// How high rows are.
    pub density: Option<Density>,
    /// The table's columns, when a link does not say.
    pub columns: Option<Columns>,
    /// How wide columns are.
    pub widths: Widths,
    /// The scopes used last and those pinned.
    pub book: ScopeBook,
}

/// What is kept is of another version of the console, or of somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl Preferences {
    /// Reads what [`Preferences::print`] wrote. A choice that this version does not know is none.
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
                "size" => preferences.size = PageSize::parse(&value),
                "density" => preferences.density = Density::parse(&value),
                "columns" => preferences.columns = Columns::parse(&value),
                "widths" => preferences.widths = Widths::parse(&value),
                name => preferences.book.read_member(name, &value),
            }
        }
        Ok(preferences)
    }

    /// One line: `version=1`, and what was chosen.
    pub fn print(&self) -> String {
        let mut line = "version=1".to_owned();
        let mut member = |name: &str, value: Option<&dyn std::fmt::Display>| {
            if let Some(value) = value {
                // Writing to a text does not fail.
                let _ = write!(line, "&{name}={value}");
            }
        };
        member(
            "zone",
            self.zone.map(Zone::as_str).as_ref().map(|zone| zone as _),
        );
        member(
            "theme",
            self.theme
                .map(Theme::as_str)
                .as_ref()
                .map(|theme| theme as _),
        );
        member(
            "keys",
            self.single_keys_off
                .then_some("off")
                .as_ref()
                .map(|off| off as _),
        );
        member(
            "size",
            self.size.map(PageSize::rows).as_ref().map(|size| size as _),
        );
        member(
            "density",
            self.density
                .map(Density::as_str)
                .as_ref()
                .map(|density| density as _),
        );
        member("columns", self.columns.as_ref().map(|columns| columns as _));
        member(
            "widths",
            Some(&self.widths as _).filter(|_| !self.widths.is_empty()),
        );
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
            any::<bool>(),
        );
        (one_of, option::of(any_columns()), any_widths()).prop_map(
            |((zone, theme, size, density, single_keys_off), columns, widths)| Preferences {
                zone,
                theme,
                single_keys_off,
                size,
                density,
                columns,
                widths,
                ..Preferences::default()
            },
        )
    }

    #[test]
    fn what_is_kept_is_one_readable_line() {
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
    fn scopes_are_read_again() {
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
    fn another_format_is_told_and_another_choice_is_none() {
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
        fn what_is_kept_is_read_again(preferences in any_preferences()) {
            prop_assert_eq!(Preferences::parse(&preferences.print()), Ok(preferences));
        }

        #[test]
        fn no_text_panics(text in "(\\PC|&|,|=|zone|theme|size|density|columns|widths|status){0,20}") {
            let _ = Preferences::parse(&format!("version=1&{text}"));
        }
    }
}
