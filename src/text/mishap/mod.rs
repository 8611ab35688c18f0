//! What went wrong, in words: phrases for `failure`, which knows the cases and chooses among them.

pub mod broken;
pub mod damage;
pub mod expected;
pub mod fault;
pub mod key;
pub mod listing;
pub mod paper;
pub mod strict;
pub mod system;
pub mod table;

use crate::phrases;

phrases! {
    no_project: "数据文件夹中还没有工程。", "The data folder holds no project yet.";
    make_project: "新建：sanjian project new --code 编号 --name 名称；看样例：sanjian demo", "Make one: sanjian project new --code CODE --name NAME; see a sample: sanjian demo";
    many_projects: "数据文件夹中有几个工程。", "The data folder holds several projects.";
    name_one: "用 --project 指定一个：", "Name one with --project: ";
    no_such_project: "没有这个工程", "There is no such project";
    there_are: "现有：", "There are: ";
    project_exists: "已有同编号的工程", "A project of this code exists";
    other_code: "换一个编号。", "Choose another code.";
    no_such_check: "没有这条检查记录", "There is no such check";
    not_signable: "这条记录不是可签的检查、处置或不合格项步骤", "This record is no check, ruling or step of an issue that could be signed";
    no_such_subject: "工程中没有这个编号", "The project has no subject";
    see_codes: "用 project show 查看全部编号。", "See all codes with: project show";
    no_such_checklist: "没有这张检查表", "There is no such checklist";
    see_checklists: "用 checklist list 查看全部。", "See them all with: checklist list";
    file_exists: "文件已存在，未覆盖", "The file exists and was not overwritten";
    other_name: "换一个文件名。", "Choose another name.";
    internal: "程序内部错误", "A fault of this program";
    watching_signals: "等候系统信号时", "while watching for signals";
    taking_terminal: "接管终端时", "while taking the terminal over";
    reading_keys: "读按键时", "while reading keys";
    drawing: "画屏幕时", "while drawing the screen";
    /// A file of an export was being made.
    making(file: &str): "生成 {file} 时", "while making {file}";
    report_it: "已保存的记录不受影响，请把这句话报告给维护者。", "Saved records are not affected; please report this sentence.";
    close_that_one: "先关闭那一个。", "Close that one first.";
    asked_to_read: "工程只为阅读而打开。", "The project was opened only to be read.";
    protected: "数据文件夹写保护，或属他人：只能看、导出，不能记录。", "The data folder is write-protected or somebody else's: it can be read and exported from, nothing can be recorded.";
    lift_protection: "要记录，请解除写保护，或用 --data 换一个数据文件夹。", "To record, lift the protection, or use another data folder with --data.";
    not_beside: "本机要先换设备号，这件事不能在旁边做：请单独再做一次。", "This device has to take another id first, which cannot be done beside other work: do it again by itself.";
    unreadable: "有记录读不出：不在余下的记录上判定，也不记录。", "Some records cannot be read: nothing is judged or recorded on what is left.";
    fetch_records: "检查磁盘与权限；用 sanjian verify 查看哪一处，再从其它副本取回。", "Check the disk and who owns the files; see where with: sanjian verify, and fetch the records from another copy.";
    full: "盘满，转为只读；已保存的都在。", "The disk is full, read-only from here; what was saved is there.";
    free_some: "腾出至少 64 MiB 后重新打开。", "Free at least 64 MiB and open again.";
    disk_refuses: "磁盘拒绝写入，转为只读；已保存的都在。", "The disk refuses writing, read-only from here; what was saved is there.";
    check_disk: "检查磁盘，或换一个数据文件夹。", "Check the disk, or use another data folder.";
    gone: "工程的文件夹被删去或移走了，转为只读：以前保存的记录也不在这里了。", "The project's folder was removed or moved, read-only from here: what was saved before is not here any more either.";
    fetch_project: "把文件夹放回原处，或从移动盘、导出、另一台笔记本取回，再重新打开。", "Put the folder back, or fetch it from a stick, an export or another laptop, and open again.";
    not_saved: "这一条没有保存。", "This entry was not saved.";
    not_confirmed: "这一条写下了，磁盘没有确认：可能已保存。重新打开后先查看有没有，再决定是否重做。", "This entry was written and the disk did not confirm it: it may be saved. Open again and look whether it is there before you do it again.";
    damaged: "数据损坏", "Damaged data";
    see_damage: "用 sanjian verify 查看全部损坏之处。", "See all damage with: sanjian verify";
    no_content: "缺少内容文件", "A content file is missing";
    disk_full: "盘满，", "The disk is full. ";
    free_or_elsewhere: "腾出空间或换一个地方再输出；已保存的记录不受影响。", "Free some room or write them elsewhere; records that were saved are not affected.";
    /// Faults of a checklist follow.
    faulty_checklist(count: usize): "检查表有 {count} 处错误，什么都没有改动。改正后再来：", "The checklist has {count} faults; nothing was changed. Mend them and try again:";
    /// Another process writes.
    held(process: &str): "工程已由另一程序打开（进程 {process}），此处只读。", "Another instance writes to this project (process {process}); here it is read-only.";
    /// What the store did not write or read.
    store_refuses(why: &str): "没有写入或读出：{why}", "The store refuses: {why}";
    /// A result that was not printed to its end.
    cut_short(why: &str): "{why}：结果没有写完。", "The results could not be written to their end: {why}.";
    /// Where a batch stopped.
    stopped(line: u64, recorded: u64): "停在第 {line} 行：前面已记录 {recorded} 条，都在；从第 {line} 行起没有处理完。", "Stopped in line {line}: {recorded} before it were recorded and are there; from line {line} on nothing is done.";
}
