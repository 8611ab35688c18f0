//! Texts as they stand in the code, wherever that is: the Chinese ones, and the English ones of arms that
//! choose the language. Words that nobody outside their room can ask for are kept by this alone.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Arm, Attribute, File, ItemConst, ItemMod, ItemStatic, LitStr, Macro, Pat};

/// The texts of functions; data of constants is no sentence.
#[derive(Default)]
pub struct Literals {
    /// With Chinese words in them.
    pub chinese: BTreeSet<String>,
    /// Of arms for English.
    pub english: BTreeSet<String>,
    in_english: bool,
}

impl Literals {
    /// Adds those of a file.
    pub fn read(&mut self, code: &File) {
        self.visit_file(code);
    }

    /// Adds a sentence that takes arguments.
    pub fn template(&mut self, zh: &str, en: &str) {
        self.chinese.insert(unnamed(zh));
        self.english.insert(unnamed(en));
    }

    fn text(&mut self, text: &str) {
        let text = unnamed(text);
        let is_chinese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || c > '\u{ff00}';
        if text.chars().any(is_chinese) {
            self.chinese.insert(text);
        } else if self.in_english {
            self.english.insert(text);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(text) => {
                    if let Ok(text) = syn::parse_str::<LitStr>(&text.to_string()) {
                        self.text(&text.value());
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !item.attrs.iter().any(crate::rust::for_tests) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}

    fn visit_arm(&mut self, arm: &'ast Arm) {
        let outside = self.in_english;
        self.in_english |= is_for_english(&arm.pat);
        visit::visit_arm(self, arm);
        self.in_english = outside;
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.text(&text.value());
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        // Phrases are read by who knows their table.
        let known = ["phrases", "heads", "heading", "named"];
        if !known.iter().any(|known| item.path.is_ident(known)) {
            self.tokens(item.tokens.clone());
        }
    }
}

fn is_for_english(pattern: &Pat) -> bool {
    struct English(bool);
    impl<'ast> Visit<'ast> for English {
        fn visit_path(&mut self, path: &'ast syn::Path) {
            self.0 |= path.segments.last().is_some_and(|word| word.ident == "En");
        }
    }
    let mut english = English(false);
    english.visit_pat(pattern);
    english.0
}

/// A text with the places for figures and names left empty: what they are called in the code may change.
fn unnamed(text: &str) -> String {
    let of_name = |c: char| c.is_ascii_alphanumeric() || "_:.?#".contains(c);
    let mut pieces = text.split('{');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let place = piece.split_once('}');
        let place = place.filter(|(name, _)| name.chars().all(of_name));
        plain.push('{');
        match place {
            Some((_, rest)) => plain.push_str(&format!("}}{rest}")),
            None => plain.push_str(piece),
        }
    }
    plain
}
