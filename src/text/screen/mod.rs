//! Phrases of the screen, one file a page. A phrase without its other language does not compile.

pub mod bar;
pub mod blocked;
pub mod check;
pub mod conclude;
pub mod evidence;
pub mod exchange;
pub mod figure;
pub mod form;
pub mod help;
pub mod issues;
pub mod keys;
pub mod list;
pub mod overview;
pub mod planning;
pub mod projects;
pub mod rates;
pub mod registers;
pub mod rulings;
pub mod settle;
pub mod signing;
pub mod standing;
pub mod subject;
pub mod tables;
pub mod theme;
pub mod tree;
pub mod why;
