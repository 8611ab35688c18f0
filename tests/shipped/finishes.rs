//! Samples of floors, decoration, roofs and energy saving, one by one as the standards give them.

use super::hold::{hold, item, library};
use sanjian::domain::quantity::Quantity;
use sanjian::domain::sampling::Rule;

#[test]
fn floors_count_batches_and_areas() {
    hold(&[
        ("gb50209-2010.base-isolation", "4.1.7-1", "12", 3),
        ("gb50209-2010.base-isolation", "4.1.7-5", "12", 4),
        ("gb50209-2010.base-screed", "4.1.7-2", "12", 3),
        ("gb50209-2010.base-screed", "4.1.7-12", "12", 4),
        ("gb50209-2010.base-screed", "4.9.6-2", "4", 4),
        ("gb50209-2010.base-screed", "4.9.7-1", "12", 1),
        ("gb50209-2010.integral-concrete", "5.2.5-1", "1000", 1),
        ("gb50209-2010.integral-concrete", "5.2.5-1", "2000.5", 3),
        ("gb50209-2010.integral-mortar", "5.3.4-2", "60", 1),
        ("gb50209-2010.tile", "6.1.5", "12", 1),
        ("gb50209-2010.tile", "6.2.7-1", "12", 3),
        ("gb50209-2010.tile", "6.2.7-3", "12", 4),
    ]);
}

#[test]
fn decoration_counts_specimens_areas_and_days() {
    hold(&[
        (
            "gb50210-2018.metal-window-door-aluminium",
            "6.3.11-5",
            "100",
            8,
        ),
        (
            "gb50210-2018.metal-window-aluminium-high-rise",
            "6.3.11-5",
            "100",
            10,
        ),
        ("gb50210-2018.plastic-window-high-rise", "6.4.14-5", "40", 6),
        ("gb50210-2018.plastic-window-high-rise", "6.4.14-5", "5", 5),
        ("gb50210-2018.tile-exterior", "10.1.7-2", "6", 2),
        ("gb50210-2018.tile-exterior", "10.1.7-3", "6", 6),
        ("gb50210-2018.curtain-wall-glass", "11.2.1-1", "3", 3),
        ("gb50210-2018.curtain-wall-glass", "11.2.1-4", "40", 1),
        ("gb50210-2018.curtain-wall-glass", "11.2.1-4", "950.5", 10),
        ("gb50210-2018.coating-waterborne", "12.1.6", "5", 5),
        ("gb50210-2018.plastering", "4.2.10-3", "50", 5),
        ("gb50210-2018.railing", "14.5.7-4", "12", 12),
    ]);
}

/// The rows of outside windows of high-rise buildings stand in lists of their own for their
/// larger sample alone (6.1.6).
#[test]
fn outside_windows_of_high_rise_buildings_differ_in_the_sample_only() {
    let lists = &library().rulebook.checklists;
    let mut counted = 0;
    for kind in [
        "metal-window-door-aluminium",
        "metal-window-door-coated-steel",
        "metal-window-door-steel",
        "plastic-window-door",
        "wood-window-door",
    ] {
        let base = format!("gb50210-2018.{kind}");
        let id = format!("{}-high-rise", base.replace("-window-door", "-window"));
        for one in &lists.get(&id).unwrap().checklist.items {
            let other = item(&base, &one.id);
            assert_eq!(one.class, other.class, "{id} {}", one.id);
            assert_eq!(one.judge, other.judge, "{id} {}", one.id);
            assert_eq!(one.requirement, other.requirement, "{id} {}", one.id);
            if let Rule::Stated { .. } = other.sampling.rule {
                assert_eq!(one.sampling, other.sampling, "{id} {}", one.id);
                continue;
            }
            let needed = [90, 30, 4].map(|n| one.sampling.required(Quantity::of(n)));
            assert_eq!(needed, [9, 6, 4], "{id} {}", one.id);
            counted += 1;
        }
    }
    assert!(counted >= 120, "only {counted} items were looked at");
}

#[test]
fn energy_saving_counts_thermal_bridges_and_weak_spots() {
    hold(&[
        ("gb50411-2019.wall", "4.2.19", "20", 5),
        ("gb50411-2019.wall", "4.3.3", "40", 8),
        ("gb50411-2019.wall", "4.3.8", "30", 5),
        ("gb50411-2019.wall-core-test", "f-1", "2", 2),
    ]);
}
