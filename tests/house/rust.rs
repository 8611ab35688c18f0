//! The files of Rust below a folder, and what in them is for tests only.

use std::fs;
use std::path::{Path, PathBuf};
use syn::Attribute;

/// Every file below `dir` that ends in `.rs`, sorted.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Whether something is there for tests only.
pub fn for_tests(attribute: &Attribute) -> bool {
    let list = || {
        attribute
            .meta
            .require_list()
            .map(|list| list.tokens.to_string())
    };
    attribute.path().is_ident("cfg") && list().is_ok_and(|inner| inner == "test")
}
