//! Phrases of the lines around every page.

use crate::phrases;

phrases! {
    program: "三检", "sanjian";
    saved: "已保存", "Saved";
    read_only: "只读", "read-only";
    may_write: "另一程序已关闭：现在可以记录了。", "The other instance has closed: you can record now.";
    clock_in_doubt: "时钟不可信", "clock in doubt";
    too_small: "窗口太小：至少要 60 列 20 行。请放大窗口或缩小字号。", "The window is too small: 60 columns by 20 lines at least. Enlarge it or choose a smaller type.";
    too_small_keys: "放大以前按键不起作用，已输入的都在。F1 帮助，F10 退出。", "Keys do nothing until then, and nothing typed is lost. F1 helps, F10 quits.";
    it_is: "现在是", "It is";
    no_such_key: "这里没有这个键；F1 看能用的键。", "That key does nothing here; F1 shows those that do.";
    no_paste_here: "这里没有可粘贴的格。", "There is no field to paste into here.";
    at_the_start: "已在最前页；F10 退出。", "This is the first page; F10 quits.";
    not_now: "现在用不上这个键；下面一行是能用的键。", "That key does nothing now; the line below has those that do.";
    no_why: "这里没有判定可解释。", "There is no verdict to explain here.";
    entering: "正在打开工程……", "Opening the project ...";
    goes_on_beside: "开始了，在旁边做；可以接着检查，做完会说。F10 可停下。", "Begun, beside the screen: go on checking, you will be told. F10 stops it.";
    one_at_a_time: "旁边还有事在做：等它完，或按 F10 停下它。", "Something is still going on beside the screen: wait for it, or F10 stops it.";
    stopping: "正在停下……", "Stopping ...";
    /// How far something is that goes on beside the screen.
    so_far(words: &str, percent: usize, seconds: u64): "{words} {percent} % 约 {seconds} 秒", "{words} {percent} % ~{seconds} s";
    /// How far the records of a project are that are read again.
    going_over(percent: u64): "正在核对记录 {percent} %", "Checking the records {percent} %";
    counted_anew: "保存的状态不能用：已重读全部记录，重新汇总。", "What was kept could not be used: all records were read again and counted anew.";
    making_sample: "正在生成样例工程……", "Making the sample project ...";
}
