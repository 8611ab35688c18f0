//! What was filled in, as texts: a text a line, and behind them the pieces that go with it. Where they
//! are kept is not known here; a PIN is never among them.

use super::{Form, Line};
use crate::domain::evidence::Evidence;

impl<K: Copy + PartialEq> Form<K> {
    /// What was filled in, a text a line; none while all is as it was.
    pub fn left(&self) -> Vec<String> {
        let as_it_was = self.lines.iter().all(Line::is_as_it_was);
        if as_it_was { Vec::new() } else { self.texts() }
    }

    fn texts(&self) -> Vec<String> {
        let lines = self.lines.iter();
        lines.map(|line| line.text().to_owned()).collect()
    }

    /// The same with the pieces that go with what is filled in.
    pub fn left_with(&self, evidence: &[Evidence]) -> Vec<String> {
        if evidence.is_empty() {
            return self.left();
        }
        let pieces = evidence.iter().map(serde_json::to_string);
        let texts = self.texts().into_iter();
        texts.chain(pieces.filter_map(Result::ok)).collect()
    }

    /// The pieces among texts that were kept with them.
    pub fn pieces(&self, texts: &[String]) -> Vec<Evidence> {
        let pieces = self.behind(texts).iter();
        pieces
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect()
    }

    /// What was kept behind the texts of the lines.
    pub fn behind<'a>(&self, texts: &'a [String]) -> &'a [String] {
        texts.get(self.lines.len()..).unwrap_or_default()
    }

    /// Puts texts back that were filled in before; a choice that is gone stays as it is.
    pub fn resume(&mut self, texts: &[String]) {
        for (line, text) in self.lines.iter_mut().zip(texts) {
            line.put(text);
        }
    }
}
