//! Paper: state in, bytes out.
