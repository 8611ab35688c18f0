//! What the operating system and the disk said, in words.

use crate::{chinese, phrases};

phrases! {
    not_found: "没有这个文件或文件夹", "no such file or folder";
    removed: "文件被人删除了", "somebody removed the file";
    not_permitted: "没有权限（属他人，或写保护）", "not permitted (it is somebody else's, or write-protected)";
    write_protected: "盘写保护", "the disk is write-protected";
    is_a_folder: "是文件夹，不是文件", "it is a folder, no file";
    no_folder: "不是文件夹，或路径中有一段不是文件夹", "it, or a part of the path, is no folder";
    exists: "已存在", "it exists already";
    disk_full: "盘满", "the disk is full";
    plain_file: "请指定普通的文件或文件夹；批量要从管道读入，文件名写 -。", "Name a plain file or folder; to read a batch from a pipe, write - for the file.";
    /// Something else than a file stands there.
    no_file(path: &str): "不是文件（链接、文件夹、管道或设备），没有打开：{path}", "No file, but a link, a folder, a pipe or a device; it was not opened: {path}";
    /// A file operation that did not happen: what, where, why.
    undone(undone: &str, op: &str, path: &str, why: &str): "{undone}：{why}：{path}", "Cannot {op} {path}: {why}";
    /// A full disk: how much room is needed, and where.
    full(room: &str, at: &str): "盘满：至少腾出 {room} 后再试；所在：{at}", "The disk is full: free at least {room} and try again; it is where {at} lies";
}

// Their English words stand beside the type itself.
chinese! {
    device_error: "设备读写出错（盘坏、松动或已拔出）";
    reported(said: &str): "操作系统报错（{said}）";
    outside(path: &str): "{path} 在数据文件夹之外";
    not_read: "读不出";
    not_locked: "锁不上";
    not_removed: "删不掉";
    not_confirmed: "磁盘没有确认写入";
    not_written: "写不了";
}
