//! The sources as far as words are concerned: phrases, the functions that are given a language, and
//! the variants of enums.

use crate::help::Help;
use crate::literals::Literals;
use crate::rust::{files, for_tests};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, ExprMethodCall, FnArg, ImplItemFn, ItemEnum, ItemFn, ItemImpl};
use syn::{ItemMod, Lit, LitStr, Macro, Signature, Token, Type, Visibility};

/// A phrase without arguments.
pub struct Phrase {
    /// Its path, as `words::final_rate`.
    pub path: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A public function that is given a language.
pub struct Sayer {
    /// Its path, a method with its type: `typed::TypedSlip::words`.
    pub path: String,
    /// The names of the types that it is given.
    pub of: Vec<String>,
    /// Whether it lives where words do.
    pub is_of_words: bool,
}

/// What was found in the sources.
#[derive(Default)]
pub struct Found {
    /// Every phrase of the tree, in the order of the files.
    pub phrases: Vec<Phrase>,
    /// What is said in two languages side by side, wherever it stands: the Chinese text and its English
    /// ones. Moving words to another room changes nothing here.
    pub pairs: BTreeMap<String, BTreeSet<String>>,
    /// The texts as they stand in functions.
    pub literals: Literals,
    /// What `--help` says.
    pub help: Help,
    /// The public functions that are given a language.
    pub sayers: Vec<Sayer>,
    /// Every enum by its path, `sanjian::domain::trouble::Trouble`.
    pub enums: BTreeMap<String, Enum>,
}

/// An enum.
#[derive(Default)]
pub struct Enum {
    /// Its variants.
    pub variants: Vec<String>,
    /// The names of the types that stand in them.
    pub holds: Vec<String>,
}

/// Reads the tree.
pub fn read(src: &Path) -> Found {
    let mut found = Found::default();
    for path in files(src) {
        let inside = path.strip_prefix(src).unwrap();
        let name = inside.to_string_lossy().replace('\\', "/");
        let words = name.trim_end_matches(".rs").split('/');
        let mut module: Vec<String> = words.map(str::to_owned).collect();
        if module.iter().any(|word| word.ends_with("tests")) {
            continue;
        }
        module.retain(|word| !["mod", "lib", "main"].contains(&word.as_str()));
        let code = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut reading = Reading {
            module,
            of: None,
            found: &mut found,
        };
        reading.visit_file(&code);
        found.literals.read(&code);
        found.help.read(&code);
    }
    found
}

struct Reading<'a> {
    module: Vec<String>,
    /// The type whose methods are read.
    of: Option<String>,
    found: &'a mut Found,
}

impl Reading<'_> {
    /// The path of a name: rooms other than `text` are named.
    fn path(&self, name: &str) -> String {
        let of_text = self.module.first().is_some_and(|room| room == "text");
        let module = self.module.iter().skip(usize::from(of_text));
        let words = module.chain(&self.of).map(String::as_str).chain([name]);
        words.collect::<Vec<_>>().join("::")
    }

    fn function(&mut self, vis: &Visibility, signature: &Signature) {
        let room = self.module.first().map_or("", String::as_str);
        let is_public = matches!(vis, Visibility::Public(_));
        if !is_public {
            return;
        }
        let is_of_words = ["text", "failure"].contains(&room);
        let mut names = Names(Vec::new());
        for input in &signature.inputs {
            if let FnArg::Typed(input) = input {
                names.visit_type(&input.ty);
            }
        }
        let speaks = ["Lang", "RefusalNames"]
            .iter()
            .any(|one| names.0.iter().any(|name| name == one));
        if speaks {
            let path = self.path(&signature.ident.to_string());
            let of = names.0;
            self.found.sayers.push(Sayer {
                path,
                of,
                is_of_words,
            });
        }
    }

    /// The phrases of a table: `name: "中文", "English";`. One with arguments in brackets is a function
    /// like others.
    fn phrases(&mut self, tokens: TokenStream) {
        let (mut name, mut texts, mut takes) = (None, Vec::new(), None);
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) => name = Some(word.to_string()),
                TokenTree::Literal(text) => {
                    let text: LitStr = syn::parse_str(&text.to_string()).unwrap();
                    texts.push(text.value());
                }
                TokenTree::Group(group) => takes = Some(types(group.stream())),
                TokenTree::Punct(sign) if sign.as_char() == '#' => drop(tokens.next()),
                TokenTree::Punct(sign) if sign.as_char() == ';' => {
                    let path = self.path(&name.take().unwrap());
                    self.phrase(path, std::mem::take(&mut texts), takes.take());
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    fn pair(&mut self, zh: &str, en: &str) {
        let pairs = self.found.pairs.entry(zh.to_owned()).or_default();
        pairs.insert(en.to_owned());
    }

    /// What stands in a macro that nobody here knows: `pick("中文", "English")` among its tokens.
    fn picks(&mut self, tokens: TokenStream) {
        let mut picks = false;
        for token in tokens {
            if let TokenTree::Group(group) = &token {
                let parse = Punctuated::<LitStr, Token![,]>::parse_terminated;
                match parse.parse2(group.stream()) {
                    Ok(texts) if picks && texts.len() == 2 => {
                        self.pair(&texts[0].value(), &texts[1].value());
                    }
                    _ => self.picks(group.stream()),
                }
            }
            picks = matches!(&token, TokenTree::Ident(word) if word == "pick");
        }
    }

    fn phrase(&mut self, path: String, texts: Vec<String>, takes: Option<Vec<String>>) {
        let Ok([zh, en]) = <[String; 2]>::try_from(texts) else {
            panic!("{path}: not two texts");
        };
        let Some(of) = takes else {
            self.pair(&zh, &en);
            return self.found.phrases.push(Phrase { path, zh, en });
        };
        self.found.literals.template(&zh, &en);
        self.found.sayers.push(Sayer {
            path,
            of,
            is_of_words: true,
        });
    }
}

impl<'ast> Visit<'ast> for Reading<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !item.attrs.iter().any(for_tests) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let mut names = Names(Vec::new());
        names.visit_type(&item.self_ty);
        self.of = names.0.into_iter().next();
        visit::visit_item_impl(self, item);
        self.of = None;
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.vis, &item.sig);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.vis, &item.sig);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let texts = call.args.iter().filter_map(text).collect::<Vec<_>>();
        if let ("pick", [zh, en]) = (call.method.to_string().as_str(), texts.as_slice()) {
            self.pair(zh, en);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        let module = self.module.join("::");
        let mut holds = Names(Vec::new());
        let fields = item.variants.iter().flat_map(|variant| &variant.fields);
        fields.for_each(|field| holds.visit_type(&field.ty));
        let variants = item.variants.iter().map(|one| one.ident.to_string());
        let found = Enum {
            variants: variants.collect(),
            holds: holds.0,
        };
        let path = format!("sanjian::{module}::{}", item.ident);
        self.found.enums.insert(path, found);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        if item
            .path
            .segments
            .last()
            .is_some_and(|word| word.ident == "phrases" || word.ident == "heads")
        {
            self.phrases(item.tokens.clone());
        } else {
            self.picks(item.tokens.clone());
        }
    }
}

/// The names of the types that a phrase is given.
fn types(tokens: TokenStream) -> Vec<String> {
    let inputs = Punctuated::<FnArg, Token![,]>::parse_terminated.parse2(tokens);
    let mut names = Names(Vec::new());
    for input in &inputs.unwrap() {
        names.visit_fn_arg(input);
    }
    names.0
}

/// The text that an expression is.
fn text(of: &Expr) -> Option<String> {
    match of {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// The last words of the paths in a type.
struct Names(Vec<String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0
            .extend(path.segments.last().map(|word| word.ident.to_string()));
        visit::visit_path(self, path);
    }

    fn visit_type(&mut self, of: &'ast Type) {
        visit::visit_type(self, of);
    }
}
