//! Just enough HTML to change Trunk's `index.html`: tags with their attributes, comments, and the text in between.

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Anything that is no tag and no comment; the inside of a script or a style is one such piece.
    Text(String),
    /// `<!-- … -->`.
    Comment(String),
    /// `<name …>` or `</name>`.
    Tag(Tag),
}

/// A start or end tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// In lower case; an end tag's begins with `/`.
    pub name: String,
    /// As written, quotes removed; an attribute without a value has an empty one.
    attrs: Vec<(String, String)>,
    /// As it is in the page; empty once an attribute has been changed.
    raw: String,
}

impl Tag {
    /// A start tag.
    pub(super) fn new(name: &str, attrs: &[(&str, &str)]) -> Self {
        let attrs = attrs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Self {
            name: name.to_owned(),
            attrs,
            raw: String::new(),
        }
    }

    /// An attribute's value.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attrs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.raw.clear();
        match self.attrs.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attrs.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Removes an attribute.
    pub(super) fn remove(&mut self, name: &str) {
        self.raw.clear();
        self.attrs.retain(|(key, _)| key != name);
    }

    /// The attributes' names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.attrs.iter().map(|(name, _)| name.as_str())
    }

    /// What the tag loads: `href` of a link, `src` of everything else.
    pub(super) fn address(&self) -> Option<(&'static str, &str)> {
        let attribute = if self.name == "link" { "href" } else { "src" };
        self.get(attribute).map(|value| (attribute, value))
    }

    fn render(&self, page: &mut String) {
        if !self.raw.is_empty() {
            page.push_str(&self.raw);
            return;
        }
        page.push('<');
        page.push_str(&self.name);
        for (name, value) in &self.attrs {
            page.push(' ');
            page.push_str(name);
            if !value.is_empty() {
                let quote = if value.contains('"') { '\'' } else { '"' };
                page.extend(['=', quote]);
                page.push_str(value);
                page.push(quote);
            }
        }
        page.push('>');
    }
}

/// Takes a page apart. [`render`] puts it together again, byte by byte the same.
pub(super) fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let taken = if let Some(inside) = rest.strip_prefix("<!--") {
            let length = inside
                .find("-->")
                .map_or(rest.len(), |end| end + "<!---->".len());
            pieces.push(Piece::Comment(rest[..length].to_owned()));
            length
        } else if let Some((tag, length)) = tag(rest) {
            let raw_text = matches!(tag.name.as_str(), "script" | "style" | "title" | "textarea");
            let closing = format!("</{}", tag.name);
            pieces.push(Piece::Tag(tag));
            // What looks like a tag inside a script is none.
            let inside = if raw_text {
                find_ignoring_case(&rest[length..], &closing)
            } else {
                Some(0)
            };
            let inside = inside.unwrap_or(rest.len() - length);
            if inside > 0 {
                pieces.push(Piece::Text(rest[length..length + inside].to_owned()));
            }
            length + inside
        } else {
            // The first character may be a `<` that begins nothing.
            let next = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| *c == '<')
                .map_or(rest.len(), |(at, _)| at);
            pieces.push(Piece::Text(rest[..next].to_owned()));
            next
        };
        rest = &rest[taken..];
    }
    pieces
}

/// Puts a page together.
pub(super) fn render(pieces: &[Piece]) -> String {
    let mut page = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) | Piece::Comment(text) => page.push_str(text),
            Piece::Tag(tag) => tag.render(&mut page),
        }
    }
    page
}

/// The tag at the start of `text` and how long it is there.
fn tag(text: &str) -> Option<(Tag, usize)> {
    let after = text.strip_prefix('<')?;
    let slash = usize::from(after.starts_with('/'));
    let name_end = after[slash..]
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(after.len() - slash)
        + slash;
    if !after[slash..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = after[..name_end].to_ascii_lowercase();
    let mut rest = &after[name_end..];
    let mut attrs = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(end) = rest.strip_prefix('>') {
            let length = text.len() - end.len();
            return Some((
                Tag {
                    name,
                    attrs,
                    raw: text[..length].to_owned(),
                },
                length,
            ));
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .filter(|end| *end > 0)?;
        let attr = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value = match rest.strip_prefix('=') {
            Some(after) => value(after.trim_start(), &mut rest)?,
            None => "",
        };
        attrs.push((attr, value.to_owned()));
    }
}

/// The attribute value at the start of `text`; `rest` becomes what follows it.
fn value<'a>(text: &'a str, rest: &mut &'a str) -> Option<&'a str> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            let (value, after) = inside.split_once(quote)?;
            *rest = after;
            return Some(value);
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    *rest = &text[end..];
    Some(&text[..end])
}

fn find_ignoring_case(text: &str, part: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<html lang=en><head><!-- a <b> c --><title>1 < 2</title>\n<link rel=\"icon\" \
        href='./i.svg' integrity=\"sha384-a/b+c=\"/><script type=\"module\">if (a < b) { '<link>' }</script></head>\n\
        <body hidden><p>a < b &amp; c</p></body></html>\n";

    #[test]
    fn taking_apart_and_putting_together_changes_nothing() {
        assert_eq!(render(&pieces(PAGE)), PAGE);
        for odd in [
            "",
            "<",
            "a<",
            "<!--",
            "<script>never ends",
            "</p",
            "<p a=\"",
            "é<é>é",
        ] {
            assert_eq!(render(&pieces(odd)), odd);
        }
    }

    #[test]
    fn tags_know_their_attributes() {
        let pieces = pieces(PAGE);
        let tags: Vec<&Tag> = pieces
            .iter()
            .filter_map(|piece| {
                if let Piece::Tag(tag) = piece {
                    Some(tag)
                } else {
                    None
                }
            })
            .collect();
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "html", "head", "title", "/title", "link", "script", "/script", "/head", "body",
                "p", "/p", "/body", "/html"
            ]
        );
        assert_eq!(tags[4].get("integrity"), Some("sha384-a/b+c="));
        assert_eq!(tags[4].address(), Some(("href", "./i.svg")));
        assert_eq!(tags[8].get("hidden"), Some(""));
    }

    #[test]
    fn a_changed_tag_is_written_anew() {
        let mut all = pieces("<link rel=preload href='a'/>");
        let Some(Piece::Tag(tag)) = all.first_mut() else {
            panic!("no tag")
        };
        tag.set("href", "b");
        tag.set("crossorigin", "");
        assert_eq!(
            render(&all),
            "<link rel=\"preload\" href=\"b\" crossorigin>"
        );
    }
}
