//! Names of keys' actions: the short ones stand in the bar, the long ones on the help page.

use crate::phrases;

phrases! {
    everywhere: "处处可用", "Everywhere";
    in_lists: "在列表中", "In lists";
    in_popups: "在弹出框中", "In popups";
    in_checks: "检查时", "While checking";
    in_choices: "凭观察判定的项目", "Items judged by looking";
    in_numbers: "输入读数时", "While typing readings";
    in_forms: "填表时", "In forms";

    type_figure: "输入数字、负号、小数点（全角也行）", "Digits, minus, point (full-width ones too)";
    erase_reading: "退格；空白时去掉最后一个读数", "Erase; in an empty field take the last reading back";
    pass: "符合", "Pass";
    pass_long: "全部符合；资料：齐全", "All conform; documents: all present";
    excellent: "优良", "Excellent";
    excellent_long: "全部符合，且此项优良", "All conform and the item is excellent";
    fail: "不符合", "Fail";
    fail_long: "不符合；资料：缺", "Does not conform; documents: missing";
    details: "计数", "Counts";
    details_long: "填写查了几处、几处不符合；资料：编号和日期", "Fill in counts; documents: number and date";
    cycle_long: "符合、优良、不符合轮换", "From pass to excellent to fail";
    not_applicable: "不适用", "N/A";
    not_applicable_long: "此项不适用，写明理由", "The item does not occur, with the reason";
    next_open: "记下/下一项", "Take/next";
    take_long: "记下读数；没有输入时到下一个未完的项", "Take the reading; with nothing typed go to the next unfinished row";
    undo: "撤销", "Undo";
    undo_long: "撤销上一次改动，可连续撤销", "Undo the last change, again and again";
    design: "设计值", "Design";
    design_long: "改为报实测值：先输一次设计值；再按一次改回报偏差", "Type measured sizes after giving the design value once; once more for deviations";
    next_open_long: "到下一个未完的项", "Go to the next unfinished row";
    clear_long: "清空此项的答案（可撤销）", "Take the whole answer back (can be undone)";
    conclude: "作结论", "Conclude";
    conclude_long: "作结论：先看缺什么，再选人", "Conclude: see what is missing, then choose who";
    type_text: "打字", "Type";
    next_field: "下一格", "Next";
    next_field_long: "保存这一格，到下一格；最后一格后回到检查项", "Save this field and go to the next; after the last, back to the item";
    field_below: "下一格", "The next field";
    field_above: "上一格", "The field before";
    field_start: "到格首", "Start of the field";
    field_end: "到格尾", "End of the field";
    left: "左移", "A column left";
    right: "右移", "A column right";
    erase: "退格", "Erase";
    delete: "删除", "Delete";
    open: "打开", "Open";
    open_long: "打开所选的一行", "Open the selected row";
    confirm: "确定", "Confirm";
    confirm_long: "选定，继续", "Choose, go on";
    row_above: "上一行", "The row above";
    row_below: "下一行", "The row below";
    page_up: "上一页", "A page up";
    page_down: "下一页", "A page down";
    first_row: "第一行", "The first row";
    last_row: "最后一行", "The last row";
    why: "为什么", "Why";
    why_long: "为什么这样判定：条文、数据、算式", "Why the verdict: clause, figures, arithmetic";
    back: "返回", "Back";
    back_long: "返回上一步，什么也不会丢", "Back one step, nothing is lost";
    help: "帮助", "Help";
    help_long: "此处能用的键", "The keys that work here";
    theme_long: "换颜色：深色、浅色、强光、单色", "Colours: dark, light, sunlight, mono";
    language_long: "中文 / English", "English / 中文";
    quit_long: "退出；输入的都已保存", "Quit; all that was entered is saved";
}
