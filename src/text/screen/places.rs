//! Phrases of the places that points are drawn from.

use crate::phrases;

phrases! {
    title: "抽取测点", "Places to measure";
    row: "抽取测点", "Places drawn";
    draw: "列出、抽取", "list and draw";
    hint: "列出本批可测的地方（房间、轴线、楼层），用空格、顿号或换行分开；1-24、101-112 这样的一段就是其中每一处。Enter 抽取：种子由程序随机取，先记录、后显示，抽过的不能改。", "List the places of this lot that can be measured (rooms, axes, storeys) with blanks, commas or lines between; 1-24 or 101-112 is every place of it. Enter draws: the program takes a seed by chance, records it, then shows it; no draw can be changed.";
    late: "已经有读数：抽取只管以后的点。", "There are readings already: a draw is about later points only.";
    sealed: "测点由抽取决定，每项取次序的前几处；再抽一次，两次都留在记录里。", "The points are drawn: each item takes the first places of the order. Another draw leaves both on record.";
    not_drawn: "还没有抽取：Enter 列出可测的地方，抽出先量哪几处。不抽也能报数。", "Nothing is drawn: Enter lists the places and draws which are measured. Readings can be typed without it.";
    /// How many places a list has.
    so_many(count: usize, named: &str): "{count} 处：{named}", "{count} places: {named}";
    /// A second draw is asked about.
    once_more(times: usize): "已经抽过 {times} 次；再按 Enter 另抽一次，各次都留在记录里。", "Drawn {times} times already; Enter again draws anew, and all stay on record.";
    /// A draw was recorded.
    recorded(draw: &str): "{draw}。已记录，从第一处量起。", "{draw}. Recorded; begin with the first.";
    /// What is measured next, and after that.
    then(next: &str, later: &str): "现在量：{next}   然后：{later}", "Now: {next}   then: {later}";
}
