//! The native chart of months: first-pass and excellence rate as lines, each target as its own
//! dashed line. Months without a rate are gaps, never zero.

use crate::rates::{Counts, RowKey, Targets};
use crate::report::cell::id;
use crate::text::{Lang, sheet, words};
use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Color,
};

const FIRST_PASS: Color = Color::RGB(0x001F_4E79);
const GRID: Color = Color::RGB(0x00D9_D9D9);
const EXCELLENCE: Color = Color::RGB(0x00C5_5A11);
const HEIGHT: u32 = 420;

/// Where the months stand.
pub struct Months<'a> {
    pub sheet: &'a str,
    /// First and last row.
    pub lines: (u32, u32),
    /// The column of an id.
    pub place: &'a dyn Fn(&str) -> u16,
    pub rows: &'a [(&'a RowKey, &'a Counts)],
    pub targets: &'a Targets,
}

impl Months<'_> {
    pub fn chart(&self, lang: Lang) -> Chart {
        let mut chart = Chart::new(ChartType::Line);
        chart.title().set_name(sheet::chart(lang));
        self.rate(
            &mut chart,
            id::FIRST_PASS_RATE,
            sheet::first_pass_series(lang),
            FIRST_PASS,
            ChartMarkerType::Circle,
        );
        self.rate(
            &mut chart,
            id::EXCELLENCE_RATE,
            words::excellence_rate(lang),
            EXCELLENCE,
            ChartMarkerType::Diamond,
        );
        if self.targets.first_pass.is_some() {
            self.target(
                &mut chart,
                id::FIRST_PASS_TARGET,
                sheet::first_pass_target(lang),
                FIRST_PASS,
            );
        }
        if self.targets.excellence.is_some() {
            self.target(
                &mut chart,
                id::EXCELLENCE_TARGET,
                sheet::excellence_target(lang),
                EXCELLENCE,
            );
        }
        chart.x_axis().set_name(sheet::month(lang));
        chart
            .y_axis()
            .set_name("%")
            .set_min(self.floor())
            .set_max(100)
            .set_num_format("0");
        chart
            .y_axis()
            .set_major_gridlines_line(ChartLine::new().set_color(GRID));
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart
            .show_empty_cells_as(ChartEmptyCells::Gaps)
            .set_height(HEIGHT);
        chart
    }

    fn rate(
        &self,
        chart: &mut Chart,
        column: &str,
        name: &str,
        color: Color,
        marker: ChartMarkerType,
    ) {
        let filled = ChartFormat::new()
            .set_solid_fill(ChartSolidFill::new().set_color(color))
            .clone();
        let line = ChartLine::new().set_color(color).set_width(2.25).clone();
        let series = chart.add_series();
        series
            .set_name(name)
            .set_categories(self.cells(id::GROUP))
            .set_values(self.cells(column));
        series.set_format(ChartFormat::new().set_line(&line));
        series.set_marker(
            ChartMarker::new()
                .set_type(marker)
                .set_size(7)
                .set_format(&mut filled.clone()),
        );
    }

    fn target(&self, chart: &mut Chart, column: &str, name: &str, color: Color) {
        let line = ChartLine::new()
            .set_color(color)
            .set_width(1.5)
            .set_dash_type(ChartLineDashType::Dash)
            .clone();
        let series = chart.add_series();
        series
            .set_name(name)
            .set_categories(self.cells(id::GROUP))
            .set_values(self.cells(column));
        series.set_format(ChartFormat::new().set_line(&line));
        series.set_marker(ChartMarker::new().set_none());
    }

    fn cells(&self, column: &str) -> (&str, u32, u16, u32, u16) {
        let (column, (first, last)) = ((self.place)(column), self.lines);
        (self.sheet, first, column, last, column)
    }

    /// Where the axis of per cent starts: a ten clearly below the lowest figure, so that rates near
    /// 100 can be told apart and none lies on the axis.
    fn floor(&self) -> u32 {
        let rates = self
            .rows
            .iter()
            .flat_map(|(_, counts)| [counts.first_pass.percent(), counts.excellence.percent()]);
        let targets = [&self.targets.first_pass, &self.targets.excellence];
        let targets = targets
            .into_iter()
            .map(|target| target.as_ref().map(ToString::to_string));
        let figures = rates
            .chain(targets)
            .flatten()
            .filter_map(|figure| figure.split('.').next()?.parse::<u32>().ok());
        figures.min().unwrap_or(0).saturating_sub(5) / 10 * 10
    }
}
