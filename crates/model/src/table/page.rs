//! The rows of the sorted result that are on the page.

/// Number of rows per page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageSize(u16);

impl Default for PageSize {
    fn default() -> Self {
        Self(20)
    }
}

impl PageSize {
    /// The sizes to choose from.
    pub const ALL: [Self; 6] = [
        Self(10),
        Self(20),
        Self(50),
        Self(100),
        Self(200),
        Self(500),
    ];

    /// The number of rows.
    pub const fn rows(self) -> usize {
        self.0 as usize
    }

    /// Parses one of [`PageSize::ALL`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|size| size.0.to_string() == text)
    }
}

/// The rows of one page of `total` rows. Pages count from 1; a page beyond the last is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageWindow {
    /// The page, from 1; 1 if there are no rows.
    pub page: usize,
    /// Number of pages, at least 1.
    pub pages: usize,
    /// Index of the first row shown.
    pub start: usize,
    /// Index after the last row shown.
    pub end: usize,
    /// Number of rows on all pages.
    pub total: usize,
}

impl PageWindow {
    /// The window of page `page` (from 1) over `total` rows.
    pub fn new(page: usize, size: PageSize, total: usize) -> Self {
        let pages = total.div_ceil(size.rows()).max(1);
        let page = page.clamp(1, pages);
        let start = (page - 1) * size.rows();
        Self {
            page,
            pages,
            start,
            end: total.min(start + size.rows()),
            total,
        }
    }

    /// The page that shows the current first row with page size `size`.
    pub const fn page_for_size(self, size: PageSize) -> usize {
        self.start / size.rows() + 1
    }

    /// Parses a page number; `None` if it is not a whole number or there is no such page.
    pub fn parse_page(self, text: &str) -> Option<usize> {
        let text = text.trim();
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|page| is_number && (1..=self.pages).contains(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn last_page_ends_with_the_last_row() {
        let window = PageWindow::new(61, PageSize::default(), 1_204);
        assert_eq!(
            (window.page, window.pages, window.start, window.end),
            (61, 61, 1_200, 1_204)
        );
        assert_eq!(window.page_for_size(PageSize(50)), 25);
    }

    #[test]
    fn zero_rows_are_one_empty_page() {
        let window = PageWindow::new(3, PageSize::default(), 0);
        assert_eq!(
            (window.page, window.pages, window.start, window.end),
            (1, 1, 0, 0)
        );
    }

    #[test]
    fn page_size_parse_refuses_sizes_that_are_not_offered() {
        assert_eq!(PageSize::parse("50"), Some(PageSize(50)));
        for text in ["", "7", "020", "-10", "100000", "1000"] {
            assert_eq!(PageSize::parse(text), None, "{text}");
        }
    }

    #[test]
    fn parse_page_accepts_only_existing_pages() {
        let window = PageWindow::new(1, PageSize::default(), 1_204);
        for (text, page) in [("1", Some(1)), (" 61 ", Some(61)), ("007", Some(7))] {
            assert_eq!(window.parse_page(text), page, "{text}");
        }
        for text in [
            "",
            " ",
            "0",
            "62",
            "-1",
            "+1",
            "1.5",
            "1e1",
            "x",
            "99999999999999999999999",
        ] {
            assert_eq!(window.parse_page(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn each_row_is_on_exactly_one_page(total in 0..1_500_usize, choice in 0..6_usize) {
            let size = PageSize::ALL[choice];
            let pages = PageWindow::new(1, size, total).pages;
            let rows: Vec<usize> = (1..=pages)
                .flat_map(|page| {
                    let w = PageWindow::new(page, size, total);
                    w.start..w.end
                })
                .collect();
            prop_assert_eq!(rows, (0..total).collect::<Vec<_>>());
        }

        #[test]
        fn any_page_number_is_clamped(page in any::<usize>(), total in 0..1_000_000_usize) {
            let window = PageWindow::new(page, PageSize::default(), total);
            prop_assert!(
                window.page >= 1
                    && window.page <= window.pages
                    && window.start <= window.end
                    && window.end <= total
            );
        }
    }
}
