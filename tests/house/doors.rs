//! By which doors a workspace can be changed: what is public of it, and takes it to be changed or
//! writes by itself.

use crate::source::Source;
use syn::visit::{self, Visit};
use syn::{ExprMethodCall, FnArg, ImplItemFn, ItemImpl, Type, Visibility};

/// Verbs of a disk, a store or its rooms that write.
const WRITING: [&str; 11] = [
    "append",
    "change_unfinished",
    "create_dir_all",
    "create_new",
    "discard",
    "hand_over",
    "open_append",
    "put",
    "put_with_record",
    "remove",
    "replace",
];

/// The public methods of a workspace in a file that change it, and where the file is known to write,
/// those that write as it stands.
pub fn of_workspace(source: &Source, is_writer: bool) -> Vec<String> {
    let mut doors = Doors {
        is_writer,
        inside: false,
        found: Vec::new(),
    };
    doors.visit_file(&source.code);
    doors.found
}

struct Doors {
    is_writer: bool,
    inside: bool,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Doors {
    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let of = match item.self_ty.as_ref() {
            Type::Path(path) => path.path.is_ident("Workspace"),
            _ => false,
        };
        self.inside = of && item.trait_.is_none();
        visit::visit_item_impl(self, item);
        self.inside = false;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        let changes = matches!(
            item.sig.inputs.first(),
            Some(FnArg::Receiver(me)) if me.mutability.is_some() && me.reference.is_some()
        );
        let mut writes = Writes(false);
        writes.visit_block(&item.block);
        let is_open = matches!(item.vis, Visibility::Public(_));
        if self.inside && is_open && (changes || self.is_writer && writes.0) {
            self.found.push(item.sig.ident.to_string());
        }
    }
}

struct Writes(bool);

impl<'ast> Visit<'ast> for Writes {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.0 |= WRITING.contains(&call.method.to_string().as_str());
        visit::visit_expr_method_call(self, call);
    }
}
