//! How each engine is told where the tables of facts lie.

use crate::report::facts::v2::column::{FactKind, FactTable};
use crate::report::facts::v2::tables::written;
use crate::text::facts as say;
use crate::text::head::Phrase;

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// DuckDB.
    Duckdb,
    /// ClickHouse, and chdb.
    Clickhouse,
    /// Spark SQL.
    Spark,
    /// DataFusion.
    Datafusion,
    /// Doris, and with `FILES()` StarRocks.
    Doris,
    /// Hive, and what reads its tables: Trino, Impala, AnalyticDB.
    Hive,
}

impl Engine {
    /// What is typed for each, and what people call it.
    pub const WORDS: &[(&str, &str)] = &[
        ("duckdb", "DuckDB"),
        ("clickhouse", "ClickHouse"),
        ("spark", "Spark"),
        ("datafusion", "DataFusion"),
        ("doris", "Doris"),
        ("hive", "Hive"),
    ];

    const ALL: [Engine; 6] = [
        Engine::Duckdb,
        Engine::Clickhouse,
        Engine::Spark,
        Engine::Datafusion,
        Engine::Doris,
        Engine::Hive,
    ];

    /// The engine of a word.
    pub fn of(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|(known, _)| *known == word)?;
        Self::ALL.get(at).copied()
    }

    /// What has to be known beside its lines: whether they were tried.
    pub fn note(self) -> Phrase {
        match self {
            Engine::Duckdb => say::tested_always,
            Engine::Clickhouse | Engine::Spark | Engine::Datafusion => say::tested_by_hand,
            Engine::Doris | Engine::Hive => say::never_tested,
        }
    }

    /// The statements that make the tables in a folder known to it; that of points only where it was written.
    pub fn tables(self, folder: &str, with_readings: bool) -> Vec<String> {
        let folder = folder.replace('\'', "''");
        let folder = folder.trim_end_matches('/');
        let tables = written(with_readings).flat_map(|table| self.table(table, folder));
        let before = (self == Engine::Spark).then(|| {
            "SET spark.sql.sources.partitionColumnTypeInference.enabled = false".to_owned()
        });
        before.into_iter().chain(tables).collect()
    }

    fn table(self, table: &FactTable, folder: &str) -> Vec<String> {
        let name = table.name;
        let files = format!("{folder}/{name}/*/*.parquet");
        match self {
            Engine::Duckdb => vec![format!(
                "CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}', hive_partitioning = true, hive_types_autocast = false)"
            )],
            // It would take an id of digits for a number.
            Engine::Clickhouse => vec![format!(
                "CREATE VIEW {name} AS SELECT extract(_path, 'pid=([^/]*)') AS pid, * FROM file('{files}', Parquet) SETTINGS use_hive_partitioning = 0"
            )],
            Engine::Spark => vec![format!(
                "CREATE TEMPORARY VIEW {name} USING parquet OPTIONS (path '{folder}/{name}')"
            )],
            Engine::Datafusion => vec![format!(
                "CREATE EXTERNAL TABLE {name} STORED AS PARQUET PARTITIONED BY (pid) LOCATION '{folder}/{name}/'"
            )],
            Engine::Doris => vec![format!(
                "CREATE VIEW {name} AS SELECT * FROM S3('uri' = '{files}', 'format' = 'parquet', 'path_partition_keys' = 'pid', 's3.endpoint' = '…', 's3.access_key' = '…', 's3.secret_key' = '…')"
            )],
            Engine::Hive => vec![
                format!(
                    "CREATE EXTERNAL TABLE {name} ({}) PARTITIONED BY (pid STRING) STORED AS PARQUET LOCATION '{folder}/{name}'",
                    columns(table)
                ),
                format!("MSCK REPAIR TABLE {name}"),
            ],
        }
    }
}

fn columns(table: &FactTable) -> String {
    let columns = table.columns.iter().map(|column| {
        let kind = match column.kind {
            FactKind::Text => "STRING",
            FactKind::Day => "DATE",
            FactKind::Flag => "INT",
            FactKind::Number => "BIGINT",
            FactKind::Decimal => "DECIMAL(18,6)",
        };
        format!("{} {kind}", column.name)
    });
    columns.collect::<Vec<_>>().join(", ")
}
