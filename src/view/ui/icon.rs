//! Icons: inline SVG in the colour of the text.
//!
//! They are elements rather than images in the style sheet, because a browser builds a document of its
//! own for each `url("data:image/svg+xml,…")`.

use ui::html::svg;
use ui::{Element, span};

/// An icon of 16 × 16 units, drawn with lines of 1.5 units unless a [`Style`] says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Beginning,
    Bell,
    Calendar,
    Canceled,
    Canceling,
    Close,
    Columns,
    Copy,
    Database,
    Done,
    Down,
    Export,
    Failed,
    First,
    Folder,
    Grip,
    Info,
    Initializing,
    Keyboard,
    Last,
    Next,
    Overdue,
    Pin,
    Pinned,
    Previous,
    Refresh,
    Search,
    Theme,
    Unknown,
    Up,
    Warning,
}

/// How one path of an icon is drawn. The style sheet knows it by its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Line,
    Dashed,
    Filled,
}

/// A circle, and more lines in the same path: each element costs time in a table of many rows.
macro_rules! circle {
    ($($more:literal)?) => {
        concat!("M8 1.8a6.2 6.2 0 1 1 0 12.4 6.2 6.2 0 1 1 0-12.4", $($more)?)
    };
}

/// The decorative element of an icon; the name of what it stands for is the text beside it or the label
/// of its button.
///
/// ```ignore
/// button("btn").child(icon(Icon::Refresh)).child(text.refresh)
/// ```
pub(crate) fn icon(icon: Icon) -> Element {
    let paths = icon.paths().iter().map(|(style, data)| {
        svg::path()
            .class(match style {
                Style::Line => "",
                Style::Dashed => "icon__dashed",
                Style::Filled => "icon__filled",
            })
            .attr("d", *data)
    });
    svg::svg()
        .class(if icon.is_directional() {
            "icon icon--directional"
        } else {
            "icon"
        })
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .children(paths)
}

impl Icon {
    /// Whether it points along the text, and so the other way where text runs from right to left.
    const fn is_directional(self) -> bool {
        matches!(self, Self::First | Self::Last | Self::Next | Self::Previous)
    }

    const fn paths(self) -> &'static [(Style, &'static str)] {
        use Style::{Dashed, Filled, Line};
        match self {
            Self::Beginning => &[(Line, circle!()), (Filled, "m6.6 5.4 4 2.6-4 2.6z")],
            Self::Bell => &[(
                Line,
                "M3 12h10c-1.2-1.4-1.5-2.6-1.5-5a3.5 3.5 0 0 0-7 0c0 2.4-.3 3.6-1.5 5M6.6 12a1.4 1.4 0 0 0 2.8 0",
            )],
            Self::Calendar => &[(Line, "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.8v3M10.5 1.8v3")],
            Self::Canceled => &[(Line, circle!("M3.8 12.2l8.4-8.4"))],
            Self::Canceling => &[(Dashed, circle!()), (Line, "M5 8h6")],
            Self::Close => &[(Line, "m3.5 3.5 9 9m0-9-9 9")],
            Self::Columns => &[(Line, "M2 3h12v10H2zM6.2 3v10M9.8 3v10")],
            Self::Copy => &[(Line, "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1")],
            Self::Database => &[(
                Line,
                "M2.5 3.5c0-1.2 2.5-2.2 5.5-2.2s5.5 1 5.5 2.2-2.5 2.2-5.5 2.2-5.5-1-5.5-2.2v9\
                 c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2v-9M2.5 8c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2",
            )],
            Self::Done => &[(
                Filled,
                "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m3.9 5.2-.9-1-3.9 4-1.9-2-1 1 2.9 3z",
            )],
            Self::Down => &[(Line, "M8 3v10M4 9l4 4 4-4")],
            Self::Export => &[(Line, "M8 1.5v9m-3.5-3.5L8 10.5 11.5 7M2 11v3.5h12V11")],
            Self::Failed => &[(
                Filled,
                "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM6 5 5 6l2 2-2 2 1 1 2-2 2 2 1-1-2-2 \
                 2-2-1-1-2 2z",
            )],
            Self::First => &[(Line, "M4 3v10M12 3 7 8l5 5")],
            Self::Folder => &[(Line, "M1.8 12.8V3.2h4.4l1.6 2h6.4v7.6zM1.8 7.4h12.4")],
            Self::Grip => &[(Dashed, "M6 3v10M10 3v10")],
            Self::Info => &[(Line, circle!("M8 7v4.5M8 4v1.6"))],
            Self::Initializing => &[(Dashed, circle!())],
            Self::Keyboard => &[(
                Line,
                "M1 3.5h14v9H1zM3.5 6.5H5m1.5 0H8m1.5 0H11m1.5 0h.8M4.5 9.7h7",
            )],
            Self::Last => &[(Line, "M12 3v10M4 3l5 5-5 5")],
            Self::Next => &[(Line, "m6 3 5 5-5 5")],
            Self::Overdue => &[(Line, circle!("M8 4v4.3l2.7 1.7"))],
            Self::Pin => &[(
                Line,
                "m8 1.8 1.9 4 4.4.6-3.2 3 .8 4.4L8 11.7l-3.9 2.1.8-4.4-3.2-3 4.4-.6z",
            )],
            Self::Pinned => &[(
                Filled,
                "m8 1 2.1 4.4 4.9.6-3.6 3.4.9 4.9L8 12l-4.3 2.3.9-4.9L1 6l4.9-.6z",
            )],
            Self::Previous => &[(Line, "m10 3-5 5 5 5")],
            Self::Refresh => &[(Line, "M13 4.5A6 6 0 1 0 14 8M13.5 1.5V5H10")],
            Self::Search => &[(Line, "M7 2a5 5 0 1 1 0 10A5 5 0 1 1 7 2m3.8 8.8 4 4")],
            Self::Theme => &[(Line, circle!()), (Filled, "M8 1.8a6.2 6.2 0 0 1 0 12.4z")],
            Self::Unknown => &[(
                Line,
                circle!("M6 6.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.6-.9 1.3M8 11v1.3"),
            )],
            Self::Up => &[(Line, "M8 13V3M4 7l4-4 4 4")],
            Self::Warning => &[(Line, "M8 1.8 15 14H1zM8 6v4m0 1.2v1.5")],
        }
    }
}

/// The icon of a status, by its name in OCP's API.
pub(crate) fn status_icon(status: impl AsRef<str>) -> Element {
    icon(match status.as_ref() {
        "BEGINNING" => Icon::Beginning,
        "INITIALIZING" => Icon::Initializing,
        // A box, because browsers turn an SVG element by new style and layout work in every frame.
        "DOING" => {
            return span()
                .class("icon icon--turning")
                .attr("aria-hidden", "true");
        }
        "DONE" => Icon::Done,
        "FAILED" => Icon::Failed,
        "CANCELING" => Icon::Canceling,
        "CANCELED" => Icon::Canceled,
        "OVERDUE" => Icon::Overdue,
        _ => Icon::Unknown,
    })
}
