//! Names of types: who looks for one finds the one that is meant.

use crate::measures::Measure;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Ident, ItemEnum, ItemStruct, ItemTrait, ItemType};

/// The names of types that stand in several files, each with where.
pub fn several(sources: &[Source]) -> Measure {
    let mut places: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for source in sources {
        let mut types = Types(Vec::new());
        types.visit_file(&source.code);
        for name in types.0 {
            places.entry(name).or_default().insert(&source.name);
        }
    }
    let several = { places.into_iter() }.filter(|(_, files)| files.len() > 1);
    let told = several.map(|(name, files)| {
        let files: Vec<&str> = files.into_iter().collect();
        (name.clone(), format!("{name}: {}", files.join(", ")))
    });
    Measure::apart(told.collect(), [])
}

struct Types(Vec<String>);

impl Types {
    fn named(&mut self, name: &Ident) {
        self.0.push(name.to_string());
    }
}

impl<'ast> Visit<'ast> for Types {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.named(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.named(&item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.named(&item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast ItemType) {
        self.named(&item.ident);
    }
}
