//! Phrases of the page that says what is held up.

use crate::phrases;

phrases! {
    title: "卡在哪", "What is held up";
    whole: "全工程", "The whole project";
    here: "此对象", "This subject";
    place: "同一部位", "The same place";
    go_back: "返回", "Go back";
    see_whole: "看全工程", "See the whole project";
}
