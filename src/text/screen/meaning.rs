//! What the function keys mean, each one thing on every page.

use crate::phrases;

phrases! {
    title: "功能键：处处同义", "Function keys: the same on every page";
    help: "帮助", "Help";
    help_long: "这里能用的键，和手册中讲这里的一页", "the keys that work here, and the page of the manual about it";
    why: "为什么", "Why";
    why_long: "条文、数据、算式；打开时发现了什么；卡在哪里", "clause, figures, arithmetic; what opening found; what is in the way";
    find: "查找", "Find";
    find_long: "查找一切：对象、人员、不合格项、条文、资料、命令；在填文件、文件夹的格里，找那个文件", "anything: subjects, people, issues, clauses, papers, commands; in a field for a file or folder, that file";
    undo: "撤销", "Undo";
    undo_long: "收回上一次改动，可连续", "take the last change back, again and again";
    settings: "设置", "Settings";
    settings_long: "颜色、语言、提示音、鼠标、符号", "colours, language, tones, mouse, signs";
    change: "更改", "Change";
    change_long: "改眼前的：设计值、栏目、人员、划分、处置、同意或拒签、照片的画法", "what is in sight: design value, words of a paper, person, plan, ruling, agreeing or refusing, how photos are drawn";
    sit: "我是", "I am";
    sit_long: "现在由谁使用", "who sits here now";
    proceed: "办", "Do it";
    proceed_long: "填好、作结论、预览、导入、保存、新增、本级验收、通知、核对盘", "form filled in, conclude, preview, import, save, add, accept, give notice, check a stick";
    narrow: "只看", "Show only";
    narrow_long: "列表少看或全看：未完、期间、已关闭、待办、已选、种类", "less or more of a list: unfinished, period, closed, due, chosen, kind";
    quit: "离开", "Leave";
    quit_long: "输入的都已保存", "all that was entered is saved";
    sign: "签字", "Sign";
    sign_long: "检查、不合格项的每一步；小键盘 * 也行", "checks, the steps of an issue; * of the number pad too";
    evidence: "佐证", "Evidence";
    evidence_long: "照片、文件：看、附上", "photos and files: see them, attach them";
}
