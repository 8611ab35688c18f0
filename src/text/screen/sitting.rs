//! Phrases of a sitting: many lots one after the other, and their texts signed together.

use crate::phrases;
use crate::text::Lang;

phrases! {
    waiting: "等您处理", "Wait for you";
    later: "以后再验", "Put off";
    concluded: "已作结论", "Concluded";
    done_for_now: "等您处理的都验过了。", "All that waited for you is done.";
    nothing_to_sign: "没有待您签字的。", "Nothing is to be signed by you.";
    put_off: "这一批以后再验；再按空格收回。", "This lot is put off; the space bar takes that back.";
    taken_back: "收回了，接着验这一批。", "Taken back; this lot is next.";
    hint: "Enter 验这一批，空格以后再验；Esc 离开，下次接着来。", "Enter checks this lot, the space bar puts it off; Esc leaves, and the next time goes on here.";

    together_hint: "每份文字先看到末尾（Enter 打开），再输一次口令按 Enter：看过的一次签完，没看完的不签。不同意的按 F6 单独拒签。", "Read each text to its end (Enter opens it), then type the PIN once and press Enter: those read are all signed, the others are not. F6 refuses one by itself.";
    all_read: "都看过了：输口令按 Enter，一次签完。", "All are read: the PIN and Enter sign them.";
    none_read: "还没有一份看到末尾；按 Enter 打开。", "None is read to its end; Enter opens it.";
    read: "看过", "read";
    unread: "没看完", "not read";
    not_signed: "没签成", "not signed";
    /// Which of the lots is next.
    nth_lot(nth: usize, all: usize): "第 {nth} 批，共 {all} 批", "Lot {nth} of {all}";
    /// What was done where none is next: so many were put off.
    none_next(done: usize, late: usize): "验过 {done} 批，以后再验 {late} 批", "Done: {done}, put off: {late}";
    /// The name of the page, with the same.
    title(nth: usize, all: usize): "连着验 {nth}/{all}", "Sitting {nth}/{all}";
    /// The line of the overview that begins it.
    begin(lots: usize): "连着验：等您处理的 {lots} 批，最后一次签字", "One after the other: {lots} lots wait for you, signed together at the end";
    /// The same where more of them stand in the list under something else.
    begin_all(lots: usize, elsewhere: usize): "连着验：等您处理的 {lots} 批和另列的 {elsewhere} 批，最后一次签字", "One after the other: {lots} lots wait for you and {elsewhere} listed elsewhere, signed together at the end";
    /// The same where one was begun, and texts of it are still to be signed.
    go_on(lots: usize, texts: usize): "接着连着验：还有 {lots} 批，待签字 {texts} 份", "Go on with the sitting: {lots} lots left, {texts} texts to be signed";
    /// The row that leads to the texts.
    sign_all(texts: usize): "一次签这 {texts} 份", "Sign together: {texts}";
    /// Which of the texts is read.
    nth_text(nth: usize, all: usize): "签字文本 {nth}/{all}", "Text {nth}/{all}";
    /// How far they are.
    so_far(signed: usize, read: usize, left: usize): "已签 {signed}   看过 {read}   没看完 {left}", "signed {signed}   read {read}   not read {left}";
}

/// What came of signing them.
pub fn some_signed(lang: Lang, signed: usize, left: usize) -> String {
    match (lang, left) {
        (Lang::Zh, 0) => format!("{signed} 份都已签。"),
        (Lang::Zh, _) => format!("已签 {signed} 份；{left} 份没签，见各行。"),
        (Lang::En, 0) => format!("All {signed} are signed."),
        (Lang::En, _) => format!("{signed} signed; {left} not signed, see their rows."),
    }
}
