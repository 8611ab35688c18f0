//! What worksheets may be called: no more than 31 characters, none that formulas are written with, no name twice.

use crate::text::escape;
use std::collections::HashSet;

/// The hidden sheet with the data.
pub const DATA: &str = "_data";
/// Characters that spreadsheets count, in the units they count them in.
const LONGEST: usize = 31;
/// Names that spreadsheets keep for themselves.
const KEPT: [&str; 2] = ["history", DATA];

/// The names that were given.
#[derive(Default)]
pub struct DefinedNames {
    taken: HashSet<String>,
}

impl DefinedNames {
    /// A name for a sheet with this title that no other sheet has.
    pub fn given(&mut self, title: Option<&str>) -> String {
        let wanted = allowed(title.unwrap_or_default());
        let numbered = (2..).map(|number| format!("({number})"));
        let mut endings = std::iter::once(String::new()).chain(numbered);
        let free = endings.find_map(|ending| {
            let begin = cut(&wanted, LONGEST - ending.len());
            let name = format!("{begin}{ending}");
            let lower = name.to_lowercase();
            let free = !name.is_empty() && !KEPT.contains(&lower.as_str());
            (free && self.taken.insert(lower)).then_some(name)
        });
        free.unwrap_or_default()
    }
}

/// A title with what no name may have in its full-width form.
fn allowed(title: &str) -> String {
    let title = escape::shown(title);
    let wide = title.trim().chars().map(|c| match c {
        '[' => '［',
        ']' => '］',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '/' => '／',
        '\\' => '＼',
        '\'' => '’',
        other => other,
    });
    wide.collect()
}

fn cut(name: &str, most: usize) -> String {
    let mut left = most;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    name.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_allowed_and_never_the_same() {
        let long = "地基与基础分部工程质量验收记录".repeat(3);
        let mut names = DefinedNames::default();
        let titles = [
            "表",
            "表",
            "A",
            "a",
            "",
            "history",
            "_DATA",
            "'甲'/乙[1]:*?\\",
            &long,
            &long,
            "a\u{1}b",
            &"😀".repeat(40),
        ];
        let given = titles.map(|title| names.given(Some(title)));
        assert_eq!(given.iter().collect::<HashSet<_>>().len(), titles.len());
        for name in &given {
            assert!((1..=31).contains(&name.encode_utf16().count()), "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']));
        }
        let short: Vec<&str> = given.iter().take(8).map(String::as_str).collect();
        assert_eq!(
            short,
            [
                "表",
                "表(2)",
                "A",
                "a(2)",
                "(2)",
                "history(2)",
                "_DATA(2)",
                "’甲’／乙［1］：＊？＼"
            ]
        );
        assert_eq!(names.given(None), "(3)");
    }
}
