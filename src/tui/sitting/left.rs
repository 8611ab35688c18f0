//! What of a sitting is kept until the next time: what was put off, and what was concluded and not signed.
//! It is no record: a lot that was concluded stands in the journal whatever becomes of this.

use crate::workspace::Workspace;

/// Before the person, in the name of what was left.
const SITTING: &str = "sitting ";
/// Before a lot that was put off, and one that was concluded.
const LATER: &str = "later ";
const DONE: &str = "done ";

/// What was put off and what was concluded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SittingLeft {
    /// Lots put off.
    pub later: Vec<String>,
    /// What was concluded, in that order: subject and record.
    pub done: Vec<(String, String)>,
}

/// The name under which the sitting of a person is left.
pub fn name(by: &str) -> String {
    format!("{SITTING}{by}")
}

impl SittingLeft {
    /// What this person left in the project entered.
    pub fn of(workspace: &Workspace, by: &str) -> Self {
        let texts = workspace.unfinished();
        let texts = texts.get(&workspace.left_name(&name(by)));
        texts.map(|texts| Self::read(texts)).unwrap_or_default()
    }

    /// As texts.
    pub fn texts(&self) -> Vec<String> {
        let later = self.later.iter().map(|code| format!("{LATER}{code}"));
        let done = self.done.iter();
        let done = done.map(|(code, doc)| format!("{DONE}{doc} {code}"));
        later.chain(done).collect()
    }

    /// From texts; what cannot be read is passed over.
    pub fn read(texts: &[String]) -> Self {
        let later = texts.iter().filter_map(|text| text.strip_prefix(LATER));
        let done = texts.iter().filter_map(|text| {
            let (doc, code) = text.strip_prefix(DONE)?.split_once(' ')?;
            Some((code.to_owned(), doc.to_owned()))
        });
        Self {
            later: later.map(str::to_owned).collect(),
            done: done.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_as_it_was_left() {
        let left = SittingLeft {
            later: vec!["L 1".into()],
            done: vec![("L 2".into(), "d7k2-72".into())],
        };
        assert_eq!(SittingLeft::read(&left.texts()), left);
        assert_eq!(
            SittingLeft::read(&["done d7".to_owned(), "?".to_owned()]),
            SittingLeft::default()
        );
    }
}
