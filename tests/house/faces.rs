//! The table of files, or of rooms, at the top of a face: those that it names, and those that there are.

use crate::source::Source;
use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta};

/// What is wrong with the table of a face, if it has one: files it leaves out, and names of none.
pub fn misnamed(source: &Source) -> Vec<String> {
    let rows: Vec<String> = { source.code.attrs.iter() }
        .filter_map(said)
        .filter(|line| line.trim_start().starts_with('|'))
        .collect();
    let heads = ["file", "room"];
    let first = |row: &String| row.split('|').nth(1).unwrap_or_default().trim().to_owned();
    if !rows
        .first()
        .is_some_and(|row| heads.contains(&first(row).as_str()))
    {
        return Vec::new();
    }
    let named: Vec<&str> = rows.iter().flat_map(|row| names(row)).collect();
    let there: Vec<String> = source.code.items.iter().filter_map(below).collect();
    let unnamed = { there.iter() }.filter(|file| !named.contains(&file.as_str()));
    let unnamed = unnamed.map(|file| format!("{} does not name `{file}`", source.name));
    let gone = { named.iter() }.filter(|name| !there.iter().any(|file| file == *name));
    let gone = gone.map(|name| format!("{} names `{name}`, which is not there", source.name));
    unnamed.chain(gone).collect()
}

/// The files of the first cell of a row.
fn names(row: &str) -> impl Iterator<Item = &str> {
    let cell = row.split('|').nth(1).unwrap_or_default();
    cell.split('`').skip(1).step_by(2)
}

/// A line of what a file says of itself.
fn said(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if pair.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

/// The module in a file of its own that an item declares.
fn below(item: &Item) -> Option<String> {
    match item {
        Item::Mod(inner) if inner.content.is_none() => Some(inner.ident.to_string()),
        _ => None,
    }
}
