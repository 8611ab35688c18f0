//! A made-up project's rates, for the tests of every format.

use super::RatesBook;
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::domain::zone::Zone;
use crate::rates::{Counts, Level, RatesTable, RowKey, Targets};
use crate::report::ReportHeading;
use crate::text::words::SchemeName;
use chrono::DateTime;

pub struct Sample {
    pub scheme: SchemeName,
    pub targets: Targets,
    pub all: RatesTable,
    pub by_month: RatesTable,
    pub by_crew: RatesTable,
    pub by_trade: RatesTable,
    pub by_building: RatesTable,
}

fn counts(part: u64, whole: u64, excellence: (u64, u64)) -> Counts {
    let ratio = |part, whole| Ratio { part, whole };
    let stage = |name: &str| (name.to_owned(), ratio(part, whole));
    Counts {
        first_pass: ratio(part, whole),
        excellence: ratio(excellence.0, excellence.1),
        accepted: whole,
        finally: ratio(whole, whole),
        rework: ratio(whole - part, whole),
        points: ratio(part * 40, whole * 42),
        stages: ["self", "mutual", "handover", "acceptance"]
            .map(stage)
            .into(),
        ..Counts::default()
    }
}

fn table(groups: &[(&str, Counts)]) -> RatesTable {
    let mut table = RatesTable::new();
    for level in [Level::Lot, Level::Unit] {
        table.insert(
            RowKey { level, group: None },
            counts(2399, 2500, (1020, 2500)),
        );
    }
    for (name, counts) in groups {
        let group = Some((*name).to_owned());
        table.insert(
            RowKey {
                level: Level::Lot,
                group,
            },
            counts.clone(),
        );
    }
    table
}

impl Sample {
    pub fn made() -> Self {
        let target = |text| Some(Decimal::parse(text).unwrap());
        let mut all = table(&[]);
        all.insert(
            RowKey {
                level: Level::Item,
                group: None,
            },
            counts(58, 60, (25, 58)),
        );
        all.insert(
            RowKey {
                level: Level::Division,
                group: None,
            },
            Counts::default(),
        );
        let months = [
            ("2026-01", 380, 400),
            ("2026-02", 190, 200),
            ("2026-04", 580, 600),
            ("2026-05", 599, 600),
            ("2026-06", 650, 700),
        ];
        let mut by_month: Vec<_> = months
            .map(|(month, part, whole)| (month, counts(part, whole, (whole * 41 / 100, whole))))
            .into();
        by_month.push(("2026-03", Counts::default()));
        Self {
            scheme: SchemeName {
                title: "GBJ 300-88（分项标准用于检验批）".into(),
                short: "GBJ 300-88".into(),
            },
            targets: Targets {
                first_pass: target("96"),
                excellence: target("40"),
            },
            all,
            by_month: table(&by_month),
            by_crew: table(&[
                ("钢筋一班", counts(900, 912, (400, 912))),
                ("模板二班", counts(700, 760, (200, 700))),
                ("=HYPERLINK(1)", counts(1, 2, (0, 0))),
                ("a,\"b\"", Counts::default()),
                ("", counts(3, 4, (1, 4))),
            ]),
            by_trade: table(&[
                ("钢筋", counts(9, 9, (5, 9))),
                (
                    "现浇结构位置和尺寸偏差及外观质量（含预应力），后浇带两侧各五百毫米范围内另行划分",
                    counts(9, 12, (5, 9)),
                ),
            ]),
            by_building: table(&[
                ("1#住宅楼", counts(90, 99, (5, 9))),
                ("地下车库", counts(9, 9, (5, 9))),
            ]),
        }
    }

    pub fn heading(&self) -> ReportHeading<'_> {
        ReportHeading {
            zone: Some(Zone::default()),
            code: "T1",
            name: "滨江花园三期（A 标段）",
            scheme: &self.scheme,
            targets: &self.targets,
            from: None,
            to: None,
            unverified: false,
            made_at: DateTime::parse_from_rfc3339("2026-07-01T08:00:00+08:00").unwrap(),
        }
    }

    pub fn book(&self) -> RatesBook<'_> {
        RatesBook {
            heading: self.heading(),
            all: &self.all,
            by_month: &self.by_month,
            by_crew: &self.by_crew,
            by_trade: &self.by_trade,
            by_building: &self.by_building,
        }
    }
}
