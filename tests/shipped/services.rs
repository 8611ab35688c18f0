//! Figures and samples of plumbing, ventilation, electrical work, cabling and lifts, one by one as
//! the standards give them.

use super::hold::{hold, item};
use sanjian::domain::Judge;
use sanjian::domain::limit::Limit;

#[test]
fn plumbing_tests_everything_and_samples_by_the_table() {
    hold(&[
        ("gb50242-2002.drainage", "5.2.1", "2", 2),
        ("gb50242-2002.drainage", "5.2.2-3", "40", 5),
        ("gb50242-2002.drainage", "5.2.5-1", "6", 6),
        ("gb50242-2002.fire-hydrant", "4.3.1", "60", 3),
        ("gb50242-2002.fire-hydrant", "4.3.3-2", "20", 10),
        ("gb50242-2002.fire-hydrant", "4.3.3-2", "60", 18),
        ("gb50242-2002.floor-heating", "8.5.2-4", "12", 12),
        ("gb50242-2002.floor-heating", "8.5.5", "12", 2),
        ("gb50242-2002.heating-test", "8.6.1-1", "2", 2),
        ("gb50242-2002.pipe-sleeves-valves", "3.2.4-1", "5", 1),
        ("gb50242-2002.pipe-sleeves-valves", "3.2.5-1", "40", 4),
        ("gb50242-2002.pipe-sleeves-valves", "3.2.5-3", "6", 6),
        ("gb50242-2002.pipe-sleeves-valves", "3.3.3-1", "3", 3),
        ("gb50242-2002.pipe-supports-steel", "3.3.8-5", "100", 8),
        ("gb50242-2002.radiator", "8.3.1-4", "30", 30),
        ("gb50242-2002.radiator", "8.3.7-3", "30", 5),
        ("gb50242-2002.rainwater", "5.3.1-2", "2", 2),
        ("gb50242-2002.sanitary", "7.2.2-1", "24", 24),
        ("gb50242-2002.test-record", "4.4.3-1", "2", 2),
        ("gb50242-2002.water-supply", "4.2.1-4", "3", 3),
        ("gb50242-2002.water-supply", "4.2.8-5", "160", 13),
    ]);
}

/// Appendix B at the lowest conformity: few are all looked at, and from 60 on fewer again.
#[test]
fn ventilation_takes_its_own_plans() {
    let by_plan_one = [
        ("3", 3),
        ("14", 3),
        ("15", 4),
        ("24", 5),
        ("29", 6),
        ("34", 7),
        ("39", 8),
        ("44", 9),
        ("59", 10),
        ("60", 7),
        ("1000", 7),
    ];
    for (there, needed) in by_plan_one {
        hold(&[("gb50243-2016.duct-fabrication", "4.2.3-1", there, needed)]);
    }
    hold(&[
        ("gb50243-2016.duct-fabrication", "4.3.1-3", "2", 2),
        ("gb50243-2016.duct-fabrication", "4.3.1-3", "500", 3),
        ("gb50243-2016.duct-install", "6.2.2-1", "9", 9),
        ("gb50243-2016.chilled-water", "9.2.3-5", "2", 2),
        ("gb50243-2016.chilled-water", "9.2.4-1", "6", 6),
        ("gb50243-2016.chilled-water", "9.2.4-5", "59", 10),
        ("gb50243-2016.chilled-water", "9.3.4-2", "59", 3),
        ("gb50243-2016.commissioning", "11.3.2", "80", 3),
        ("gb50243-2016.insulation", "10.2.2", "50", 10),
    ]);
}

#[test]
fn electrical_work_counts_joints_bends_and_fixings() {
    hold(&[
        ("gb50303-2015.cable-tray", "11.1.1-4", "2", 2),
        ("gb50303-2015.cable-tray", "11.1.1-4", "200", 20),
        ("gb50303-2015.cable-tray", "11.2.3-1", "120", 12),
        ("gb50303-2015.conduit", "12.1.4", "3", 3),
        ("gb50303-2015.conduit", "12.2.1-1", "200", 20),
        ("gb50303-2015.conduit", "12.2.6-2", "300", 60),
        ("gb50303-2015.earthing-device", "22.2.2-1", "60", 6),
        ("gb50303-2015.equipotential", "25.2.1", "100", 10),
        ("gb50303-2015.lighting-trial", "21.1.1", "20", 4),
        ("gb50303-2015.lighting-trial", "21.1.2-1", "20", 3),
        ("gb50303-2015.lightning-protection", "24.2.1", "12", 2),
        ("gb50303-2015.lightning-protection", "24.2.5-6", "8", 3),
        ("gb50303-2015.lightning-protection", "24.2.5-6", "100", 30),
        ("gb50303-2015.luminaire", "18.1.1-2", "4", 4),
        ("gb50303-2015.panel", "5.1.6-1", "50", 10),
        ("gb50303-2015.panel", "5.1.4", "7", 7),
        ("gb50303-2015.panel", "5.1.9", "8", 8),
        ("gb50303-2015.switch-socket", "20.2.1-1", "120", 12),
        ("gb50303-2015.wire-connection", "17.1.3-2", "40", 8),
        ("gb50303-2015.wiring", "14.2.3", "30", 30),
        ("gb50303-2015.wiring", "14.2.5-1", "85.5", 9),
    ]);
}

#[test]
fn cabling_tests_all_links_or_a_tenth() {
    hold(&[
        ("gb50339-2013.structured-cabling", "8.0.2-1", "400", 400),
        ("gb50339-2013.structured-cabling", "8.0.2-3", "400", 40),
        ("gb50339-2013.structured-cabling", "8.0.3-1", "400", 1),
        ("gb50339-2013.cable-laying", "50312-1", "200", 13),
    ]);
}

#[test]
fn lifts_count_landings_doors_rails_and_joints() {
    hold(&[
        ("gb50310-2002.civil-handover", "4.2.3-2", "8", 8),
        ("gb50310-2002.civil-handover", "4.2.5-5", "8", 2),
        ("gb50310-2002.civil-handover", "4.2.5-10", "1", 2),
        ("gb50310-2002.door-system", "4.5.4-2", "8", 8),
        ("gb50310-2002.door-system", "4.5.8-1", "16", 3),
        ("gb50310-2002.guide-rail", "4.4.1", "4", 4),
        ("gb50310-2002.guide-rail", "4.4.4-1", "20", 3),
        ("gb50310-2002.guide-rail", "4.4.5-2", "40", 5),
        ("gb50310-2002.overall", "4.11.3-2", "8", 8),
        ("gb50310-2002.overall", "4.11.8-1", "33", 5),
    ]);
}

/// Noise in the car is asked of passenger and bed lifts only, and by their speed.
#[test]
fn lift_noise_goes_by_kind_and_speed() {
    let most = |id: &str| {
        let found = item("gb50310-2002.overall", id);
        let Judge::Range(range) = &found.judge else {
            panic!("not a range");
        };
        let Some(Limit::Fixed(most)) = &range.max else {
            panic!("no upper end");
        };
        (found.when.join(" "), most.to_string())
    };
    let want = [
        ("4.11.7-1", "machine-room", "80"),
        ("4.11.7-2", "passenger-bed", "55"),
        ("4.11.7-3", "passenger-bed passenger-bed-fast", "65"),
        ("4.11.7-4", "machine-room-fast", "85"),
        ("4.11.7-5", "passenger-bed-fast", "60"),
    ];
    for (id, when, figure) in want {
        assert_eq!(most(id), (when.to_owned(), figure.to_owned()), "{id}");
    }
}
