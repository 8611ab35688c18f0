//! Phrases of the doctor. Which of them is said when is decided above.

use crate::phrases;

phrases! {
    title: "体检：磁盘、时钟、终端、字体、密钥", "Doctor: disk, clock, terminal, fonts, keys";
    head_part: "部分", "Part";
    found: "情况", "Found";
    head_advice: "怎么办", "What to do";
    all_sound: "没有发现问题。", "Nothing is wrong.";
    again: "又查了一遍。", "Looked at everything again.";
    program: "程序", "Program";
    folder: "数据文件夹", "Data folder";
    disk: "磁盘", "Disk";
    projects: "工程", "Projects";
    clock: "时钟", "Clock";
    terminal: "终端", "Terminal";
    fonts: "PDF 字体", "Fonts for PDF";
    keys: "密钥", "Keys";
    settings: "设置文件", "Settings";
    /// Reports of faults of the program.
    reports(count: usize, folder: &str): "有 {count} 份程序出错报告，在 {folder}", "{count} reports of faults of the program lie in {folder}";
    hand_on: "看一遍，交给维护者，然后可以删去。", "Look at them, hand them to the maintainers, then they may go.";
    no_folder: "还没有，第一次保存时建立", "not there yet; it is made when something is first saved";
    folder_fine: "能读能写，只有本人能看", "can be read and written, by the user alone";
    other_folder: "检查路径和权限，或用 --data 换一个数据文件夹。", "Check the path and who owns it, or use another data folder with --data.";
    open: "别的用户看得到里面", "other users can look into it";
    close_it: "去掉别人的权限（chmod 700），里面有人员、签字密钥。", "Take the rights of others away (chmod 700): people and keys are in it.";
    /// Room that is left.
    room(free: &str): "剩余 {free}", "{free} are free";
    /// A file system on a disk of this machine.
    on_disk(name: &str): "文件系统 {name}，在本机磁盘上", "file system {name}, on a disk of this machine";
    /// One on a stick or a share.
    elsewhere(name: &str): "文件系统 {name}：移动盘、共享或用户程序提供的，断电时可能丢、别人可能看到，不存密钥", "file system {name}: a stick, a share or served by a program; a power cut may lose what was written, others may read it, no keys are kept there";
    /// One in memory.
    in_memory(name: &str): "文件系统 {name} 在内存里：关机就没有了", "file system {name} is in memory: all of it goes when the machine is switched off";
    own_disk: "把数据文件夹放到本机磁盘上（--data），移动盘只用来交换。", "Keep the data folder on a disk of this machine (--data); use sticks for exchange only.";
    /// How long a save takes.
    synced(millis: &str): "写一条并由磁盘确认用 {millis} 毫秒", "writing an entry until the disk confirms it takes {millis} ms";
    slow: "每答一项都要等：换一个快一些的磁盘，或停下占用磁盘的程序。", "Every answer waits so long: use a faster disk, or stop what keeps it busy.";
    not_synced: "磁盘没有确认写入", "the disk did not confirm what was written";
    no_projects: "还没有工程", "no project yet";
    /// Projects without damage.
    projects_fine(count: usize): "{count} 个工程，打开没有发现损坏（逐字节：sanjian verify）", "{count} projects, nothing damaged on opening (byte by byte: sanjian verify)";
    /// A project that another process has open.
    held(code: &str, process: &str): "{code} 由另一个程序（进程 {process}）打开着，这里只读", "{code} is open in another program (process {process}); here it is read-only";
    /// What lies beside the records of a project.
    parked(code: &str, waiting: usize, refused: usize): "{code}：等前面的才能接上的 {waiting} 件，没有通过校验、未取入的 {refused} 件", "{code}: {waiting} pieces of others wait for what comes before them, {refused} were refused";
    look_at_refused: "再交换一次；仍在的，从来源那台重新导出。", "Exchange once more; what still lies there has to be exported again where it came from.";
    /// Checks in progress.
    begun(code: &str, count: usize): "{code}：正在填写的检查 {count} 次，答案都在", "{code}: {count} checks in progress, their answers are there";
    set_clock: "校准时钟和时区。", "Set the clock and the time zone.";
    /// Another zone than the site's.
    zone(code: &str, here: &str, site: &str): "本机 {here}，{code} 工地 {site}：日期按工地算", "here {here}, the site of {code} {site}: days go by the site";
    no_terminal: "不在终端里，没有查", "no terminal to look at";
    /// A terminal and its size.
    size(name: &str, columns: u16, lines: u16): "{name}，{columns}×{lines}", "{name}, {columns}×{lines}";
    /// Colours of a terminal.
    colours(colours: u32): "{colours} 色", "{colours} colours";
    no_colours: "无颜色", "no colours";
    /// A terminal that is too small.
    small(columns: u16, lines: u16): "窗口 {columns}×{lines}，页面要 80×24", "the window has {columns}×{lines}, pages want 80×24";
    enlarge: "放大窗口，或缩小字号。", "Enlarge the window, or take a smaller font.";
    /// A locale without UTF-8.
    not_utf8(locale: &str): "语言环境 {locale} 不是 UTF-8，汉字可能乱码", "the locale {locale} is not UTF-8: Chinese may come out wrong";
    set_locale: "设 LANG=zh_CN.UTF-8（或 C.UTF-8）后重开终端。", "Set LANG=zh_CN.UTF-8 (or C.UTF-8) and open the terminal again.";
    /// How wide doubtful signs are.
    width(drawn: u16, taken: u16): "± 占 {drawn} 列，程序按 {taken} 列画", "± takes {drawn} columns, the program takes it for {taken}";
    set_width: "在屏幕上按 F5，改「± ≥ … 的宽度」。", "Press F5 on the screen and change \"Width of ± ≥ …\".";
    no_font: "没有可以嵌入 PDF 的中文字体", "no Chinese font that may be embedded in a PDF";
    no_keys: "本机没有签字密钥", "no keys for signing on this device";
    /// Keys that are as they should be.
    keys_fine(count: usize): "{count} 把，均由口令封存，只有本人能读", "{count}, each wrapped by its PIN, for the user alone to read";
    /// A key whose file is open.
    key_open(kid: &str): "{kid}：别的用户能读这把密钥的文件", "{kid}: other users can read the file of this key";
    close_key: "去掉别人的权限（chmod 600）；若可能已被拷走，登记新密钥。", "Take the rights of others away (chmod 600); if somebody may have copied it, enrol a new key.";
    /// A key whose file is damaged.
    key_damaged(kid: &str): "{kid}：密钥文件损坏，用不了", "{kid}: the file of this key is damaged and of no use";
    new_key: "登记新密钥（sanjian people enrol）；以前的签字不受影响。", "Enrol a new key (sanjian people enrol); earlier signatures are not affected.";
    no_settings: "没有设置文件，全部用默认", "no file of settings: everything is as the program thinks best";
    mend_settings: "改好，或删去这个文件。", "Mend it, or remove the file.";
}
