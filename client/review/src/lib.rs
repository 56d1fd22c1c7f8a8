//! What contributions are worth, reckoned from the data itself, without a chain.
//!
//! Whoever runs it with the same data and the same settings gets the same values, on however many threads: sums have a
//! fixed order, chance comes from a counter, and logarithms are taken in software. Only the logistic regression, which
//! is a library's, and a command of the user's may differ in the last digits from machine to machine.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `points.rs` | rows with features and labels, and their scale |
//! | `nearest.rs`, `parallel.rs` | which rows are nearest to which; work on several threads, taken in order |
//! | `shapley.rs` | exact Shapley values of single rows, for k nearest neighbours |
//! | `coalition.rs`, `random.rs` | values of contributors: left out one by one, or added in orders by chance |
//! | `neighbours.rs`, `logistic.rs` | what some contributors are worth together |
//! | `duplicates.rs` | rows that are others' rows |
//! | `weights.rs` | the rule by which values become whole numbers |
//! | `task.rs`, `report.rs` | all of it by settings; what is told of it, and its hash |

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "a test that overflows fails"))]

mod coalition;
mod duplicates;
mod error;
mod logistic;
mod nearest;
mod neighbours;
mod parallel;
mod points;
mod random;
mod report;
mod shapley;
mod task;
mod weights;

pub use coalition::{Estimate, MonteCarlo, Sampled, Utility, leave_one_out, monte_carlo};
pub use duplicates::{Twin, byte_shingles, feature_shingles, twins};
pub use error::{Error, Result};
pub use logistic::Logistic;
pub use neighbours::{Goal, Neighbours};
pub use points::{MAX_CLASSES, Points, Scale};
pub use random::permutation;
pub use report::{Datum, Overlap, Report, Settings, Test, VERSION, Valued, canonical, decimal, number};
pub use shapley::knn_shapley;
pub use task::{Judge, Method, Scaling, Task, drop_twins};
pub use weights::{RULE, SCALE, weight};

/// How much of it is done, and of how much.
pub type Watch<'a> = &'a (dyn Fn(u64, u64) + Sync);
