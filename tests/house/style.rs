//! One style of modules: a folder's face is its `mod.rs`, and unit tests stand in `mod tests` at the end of their
//! file, or in `tests` of their folder.

use crate::rust::{files, for_tests};
use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, Macro};

/// The files of the crate that stand beside a folder of their own name.
pub fn beside_their_folder(src: &Path) -> Vec<String> {
    let beside = files(src).into_iter();
    let beside = beside.filter(|path| path.with_extension("").is_dir());
    beside.map(|path| path.display().to_string()).collect()
}

/// The files of the crate in which a test stands elsewhere than where tests are looked for.
pub fn tests_elsewhere(src: &Path) -> Vec<String> {
    let at_home = |path: &Path| {
        let inside = path.strip_prefix(src).unwrap();
        inside
            .iter()
            .any(|part| part == "tests" || part == "tests.rs")
    };
    let elsewhere = files(src).into_iter().filter(|path| !at_home(path));
    let elsewhere = elsewhere.filter(|path| {
        let mut code = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
        code.items.pop_if(|last| is_tests(last));
        tests(&code)
    });
    elsewhere.map(|path| path.display().to_string()).collect()
}

/// Whether an item is the module of its file's tests.
fn is_tests(item: &Item) -> bool {
    let Item::Mod(module) = item else {
        return false;
    };
    module.ident == "tests" && module.content.is_some() && module.attrs.iter().any(for_tests)
}

/// Whether a test stands in it, one made by a macro too.
fn tests(code: &File) -> bool {
    struct Tests(bool);
    impl Tests {
        fn tokens(&mut self, tokens: TokenStream) {
            let mut hash = false;
            for token in tokens {
                if let TokenTree::Group(group) = &token {
                    self.0 |= hash && group.stream().to_string() == "test";
                    self.tokens(group.stream());
                }
                hash = matches!(&token, TokenTree::Punct(point) if point.as_char() == '#');
            }
        }
    }
    impl<'ast> Visit<'ast> for Tests {
        fn visit_attribute(&mut self, attribute: &'ast Attribute) {
            self.0 |= attribute.path().is_ident("test");
        }
        fn visit_macro(&mut self, item: &'ast Macro) {
            self.tokens(item.tokens.clone());
            visit::visit_macro(self, item);
        }
    }
    let mut found = Tests(false);
    found.visit_file(code);
    found.0
}
