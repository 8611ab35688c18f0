//! Which functions of the screen look at folders and files by themselves, past the workspace.

use crate::source::Source;
use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMethodCall, ImplItemFn, ItemFn};

/// What can be asked of a path.
const ASKING: [&str; 7] = [
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "metadata",
    "read_dir",
    "try_exists",
];

/// The functions of a file that look, by name.
pub fn of(source: &Source) -> Vec<String> {
    let mut looks = Looks::default();
    looks.visit_file(&source.code);
    looks.found
}

#[derive(Default)]
struct Looks {
    within: String,
    found: Vec<String>,
}

impl Looks {
    fn looked(&mut self) {
        if self.found.last() != Some(&self.within) {
            self.found.push(self.within.clone());
        }
    }
}

impl<'ast> Visit<'ast> for Looks {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.within = item.sig.ident.to_string();
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.within = item.sig.ident.to_string();
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if ASKING.contains(&call.method.to_string().as_str()) {
            self.looked();
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(path) = call.func.as_ref() {
            let mut rooms = path.path.segments.iter().rev().skip(1);
            if rooms.any(|room| room.ident == "outside") {
                self.looked();
            }
        }
        visit::visit_expr_call(self, call);
    }
}
