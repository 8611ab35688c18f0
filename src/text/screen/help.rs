//! Phrases of the help page.

use crate::phrases;

phrases! {
    title: "帮助：这里能用的键", "Help: the keys that work here";
    filter: "打字只留合适的；Enter 就办", "Type: what fits; Enter: do it";
    rhythm: "报数：数字 Enter 数字 Enter……读数够了自动到下一个实测项；用「上」回到那一项，可以继续加点。每个答案输入后立即保存。", "Readings: number Enter number Enter …; once an item has enough, the next measured item is selected by itself; go back up to add more points. Every answer is saved at once.";
}
