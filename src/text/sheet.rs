//! Headings and notes of the rates tables on paper and in spreadsheets.
