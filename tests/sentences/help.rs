//! What `--help` says: the comments beside commands, options and values, which the parser prints.

use crate::book::answer;
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, File, ItemEnum, ItemStruct, Lit, Meta};

/// Commands, options and values by type and name, each with its lines.
#[derive(Default)]
pub struct Help {
    of: BTreeMap<String, Vec<String>>,
}

/// What the parser derives commands, options and values from.
const DERIVED: [&str; 4] = ["Args", "Parser", "Subcommand", "ValueEnum"];

impl Help {
    /// Adds what a file says.
    pub fn read(&mut self, code: &File) {
        self.visit_file(code);
    }

    /// The page.
    pub fn page(&self) -> String {
        let one = |(name, lines): (&String, &Vec<String>)| {
            let lines = lines.iter().map(|line| answer("help", line));
            format!("{name}\n{}", lines.collect::<String>())
        };
        self.of.iter().map(one).collect()
    }

    fn note(&mut self, name: String, attributes: &[Attribute]) {
        let mut lines = attributes.iter().filter_map(comment).peekable();
        if lines.peek().is_some() {
            self.of.entry(name).or_default().extend(lines);
        }
    }
}

impl<'ast> Visit<'ast> for Help {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        if item.attrs.iter().any(is_derived) {
            self.note(item.ident.to_string(), &item.attrs);
            for field in &item.fields {
                let name = field
                    .ident
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string);
                self.note(format!("{}::{name}", item.ident), &field.attrs);
            }
        }
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        if item.attrs.iter().any(is_derived) {
            for variant in &item.variants {
                let name = format!("{}::{}", item.ident, variant.ident);
                for field in variant.fields.iter().filter(|field| field.ident.is_some()) {
                    let field_name = field.ident.as_ref().map(ToString::to_string);
                    let field_name = format!("{name}::{}", field_name.unwrap_or_default());
                    self.note(field_name, &field.attrs);
                }
                self.note(name, &variant.attrs);
            }
        }
        visit::visit_item_enum(self, item);
    }
}

fn is_derived(attribute: &Attribute) -> bool {
    let Ok(list) = attribute.meta.require_list() else {
        return false;
    };
    let words = list.tokens.to_string();
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    list.path.is_ident("derive") && words.any(|word| DERIVED.contains(&word))
}

fn comment(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if pair.path.is_ident("doc") => Some(text.value().trim().to_owned()),
        _ => None,
    }
}
