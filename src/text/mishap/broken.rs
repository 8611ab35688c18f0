//! What is said when the program broke, and the lines of the report of it.

use crate::phrases;

phrases! {
    broke: "程序出错，停下了。已保存的记录和已答的项都在：重新打开，接着做。", "The program broke and stopped. Saved records and answers are there: open it again and go on.";
    /// Where the report lies.
    lies_in(path: &str): "出错报告写在 {path}：里面没有人名、读数和文件夹名，可以先看一遍。", "A report of it lies in {path}: no names, no readings, no folders of yours are in it, see for yourself.";
    is_below: "出错报告没能写下，就在下面：请抄下或拍下。", "The report could not be written and stands below: please copy it.";
    hand_it_on: "把报告交给维护者，并写一句当时在做什么；机器有没有毛病，用 sanjian doctor 查。", "Hand the report to the maintainers, with a sentence on what you were doing; sanjian doctor looks whether the machine is at fault.";
    title: "三检 程序出错报告", "sanjian: report of a fault of the program";
    holds: "不含人名、读数、工程内容和用户文件夹的路径。", "Holds no names, no readings, nothing of a project and no path of the user's.";
    program: "程序", "program";
    system: "系统", "system";
    time: "时间", "time";
    command: "命令", "command";
    page: "页面", "page";
    thread: "线程", "thread";
    place: "源码位置", "place in the source";
    kind: "错误", "fault";
    withheld: "（原话可能含有数据，未写入）", "(withheld: the message may hold data)";
    backtrace: "调用栈：", "backtrace:";
}
