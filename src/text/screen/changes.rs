//! Phrases of what a form would change.

use crate::phrases;

phrases! {
    title: "将作以下改动", "What will change";
    hint: "Enter 保存；Esc 回去改。", "Enter saves it; Esc goes back to the form.";
    nothing: "没有改动。", "Nothing was changed.";
    /// That they are saved.
    saved(count: usize): "已保存 {count} 处改动。", "Changes saved: {count}.";
}
