//! Phrases of the question whether to leave while something goes on.

use crate::phrases;

phrases! {
    title: "旁边的事还没有做完", "Something is still going on";
    stop: "停下它，留在这里", "Stop it and stay";
    stop_and_leave: "停下它，离开（F10 也行）", "Stop it and leave (or F10)";
    or_go_on: "Esc 让它接着做。", "Esc lets it go on.";
}
