//! The region as a graph.
