//! Rows that close a table without being of it: a total, who drew it up, what is remarked. They are known
//! by the word they begin with; what a table's rows mean is not known here.

use unicode_normalization::UnicodeNormalization;

/// A row that begins with nothing but one of these sums up the others.
const TOTALS: [&str; 8] = [
    "合计", "小计", "总计", "共计", "累计", "total", "subtotal", "sum",
];
/// Whoever signs below a table stands behind one of these and a colon; so does what is remarked.
const LABELS: [&str; 22] = [
    "制表",
    "制表人",
    "制表日期",
    "编制",
    "编制人",
    "编制日期",
    "填表",
    "填表人",
    "填报人",
    "填表日期",
    "审核",
    "审核人",
    "复核",
    "复核人",
    "校核",
    "审批",
    "批准",
    "批准人",
    "日期",
    "备注",
    "说明",
    "注",
];

/// Whether a row with these cells closes a table.
pub fn is_closing<'c>(cells: impl IntoIterator<Item = &'c str>) -> bool {
    let mut filled = cells.into_iter().filter(|cell| !cell.is_empty());
    let first: String = filled.next().unwrap_or_default().nfkc().collect();
    let first: String = first.split_whitespace().collect();
    match first.split_once(':') {
        Some((label, _)) if LABELS.contains(&label) => true,
        Some((label, "")) => is_total(label),
        _ => is_total(&first),
    }
}

fn is_total(text: &str) -> bool {
    TOTALS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::is_closing;

    #[test]
    fn totals_and_signatures_close_a_table_and_rows_do_not() {
        for closing in [
            &["合计", "", "", "36"][..],
            &["", "合 计：", "4批"],
            &["制表人：李四", "", "日期：2026-3-1"],
            &["审核:"],
            &["注：以上为暂定"],
            &["Total", "3"],
        ] {
            assert!(is_closing(closing.iter().copied()), "{closing:?}");
        }
        for row in [
            &["U1", "合计"][..],
            &["1", "主体结构"],
            &["合计层"],
            &["注浆"],
            &["审核人"],
            &[],
        ] {
            assert!(!is_closing(row.iter().copied()), "{row:?}");
        }
    }
}
