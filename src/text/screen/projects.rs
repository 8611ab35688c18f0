//! Phrases of the projects of a data folder, and of making one.

use crate::phrases;

phrases! {
    unverified: "未核实", "unverified";
    title: "工程", "Projects";
    none: "这个数据文件夹里还没有工程。", "This data folder holds no project yet.";
    folder: "数据文件夹", "Data folder";
    code: "编号", "Code";
    name: "名称", "Name";
    lots: "检验批 已验收/全部", "Lots accepted/all";
    first_pass: "一次验收合格", "First pass";
    here: "（当前）", " (open)";
    make: "1 新建工程", "1 Make a project";
    tables: "2 导入工程表、人员表", "2 Import the project table and the people";
    sample: "3 样例工程（看一看、练一练）", "3 The sample project, to look and to practise";
    exchange: "4 与其它设备交换（移动盘、文件夹）", "4 Exchange with another device, by a stick or a folder";
    quit: "5 退出", "5 Quit";
    make_first: "先新建工程，再导入表。", "Make the project first; its tables come next.";

    make_title: "新建工程", "New project";
    scheme: "评定标准", "Grading";
    scale: "规模", "Size";
    not_said: "未填", "not said";
    outline: "采用目标", "Targets of";
    own_targets: "自定", "our own";
    target_first_pass: "一次验收合格率目标 %", "First pass, %";
    target_excellence: "优良率目标 %", "Excellence, %";
    make_it: "建立", "Make it";
    make_hint: "编号和名称必填，目标可空。选择处按左右键或空格换；逐格按 Enter，到「建立」再按一次。", "Code and name are needed, targets may stay empty. Left, Right or Space turns a choice; Enter goes from field to field and on the last line makes the project.";
    needs_code: "请填编号。", "A code is needed.";
    needs_name: "请填名称。", "A name is needed.";
    odd_characters: "含有看不见的字符，请重新输入。", "It has invisible characters; type it again.";
    not_a_percentage: "目标按百分数填：96 表示 96 %；0 到 100，可空。", "A target is a percentage: 96 means 96 %; from 0 to 100, or empty.";
    /// Projects were here, and nothing of them is left.
    missed(count: usize): "本机在这里保存过的工程，有 {count} 个一条记录也没有了：文件夹被删或移走。按 4 从移动盘或另一台电脑取回；不要了就不用管。", "Projects that this machine saved here and of which no record is left: {count}. The folder was deleted or moved away; 4 fetches them from a stick or another laptop. Leave it if none is wanted.";
    /// What waits in a project.
    lots_of(accepted: usize, lots: usize): "{accepted}/{lots} 批", "{accepted}/{lots} lots";
}
