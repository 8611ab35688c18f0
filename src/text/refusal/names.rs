//! What the words of a refusal may name: stages, items, variants and ids, as far as chain and checklist are
//! known.

use crate::domain::{Chain, Checklist};
use crate::text::escape::quoted;
use crate::text::lang::Lang;

/// What the words of a refusal may name.
#[derive(Clone, Copy, Debug)]
pub struct RefusalNames<'a> {
    /// The language.
    pub lang: Lang,
    /// The subject's chain, for stage names.
    pub chain: Option<&'a Chain>,
    /// The subject's checklist, for item names.
    pub checklist: Option<&'a Checklist>,
}

impl RefusalNames<'_> {
    /// A stage's name.
    pub fn stage(&self, id: &str) -> String {
        let found = self.chain.and_then(|chain| chain.stage(id));
        found.map_or_else(
            || quoted(id),
            |(_, stage)| self.lang.of_words(&stage.title).to_owned(),
        )
    }

    /// The stages there are, each with its name.
    pub(super) fn stages(&self) -> String {
        let stages = self.chain.map(|chain| chain.stages.as_slice());
        let named = stages.unwrap_or_default().iter().map(|stage| {
            let title = self.lang.of_words(&stage.title);
            format!("{}{}", stage.id, self.lang.in_brackets(title))
        });
        let named: Vec<String> = named.collect();
        named.join(self.lang.between())
    }

    /// An item's name.
    pub fn item(&self, id: &str) -> String {
        let found = self.checklist.and_then(|list| list.item(id));
        found.map_or_else(
            || quoted(id),
            |item| self.lang.of_words(&item.title).to_owned(),
        )
    }

    /// A variant group's members.
    pub(super) fn group(&self, group: &str) -> String {
        let variants = self
            .checklist
            .map(|list| list.variants.as_slice())
            .unwrap_or_default();
        let members = variants.iter().filter(|variant| variant.group == group);
        let names: Vec<&str> = members
            .map(|variant| self.lang.pick(&variant.zh, &variant.en))
            .collect();
        names.join(" / ")
    }

    /// Several ids.
    pub(super) fn listed(&self, ids: &[String]) -> String {
        let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
        ids.join(self.lang.between())
    }
}
