//! Phrases of the page that says what is held up.

use crate::phrases;

phrases! {
    title: "卡在哪", "What is held up";
    whole: "全工程", "The whole project";
    here: "此对象", "This subject";
    place: "同一部位", "The same place";
    go_back: "返回", "Go back";
    held: "卡住的", "Held up";
    name: "名称", "Name";
    by_what: "卡在", "By what";
    crew: "班组", "Crew";
    since: "自何日", "Since";
    see_whole: "看全工程", "See the whole project";
}
