//! What a contract is: the shape that the walk reads by, declared in source or read from a file.

#[macro_use]
mod declare;
pub mod description;
pub(crate) mod node;
mod shape;
pub(crate) mod topic;

pub(crate) use shape::{
    Article, Choice, Kind, Member, Node, NodeVisitor, Nothing, Object, ObjectVisitor, Step, Wanted, Warnings,
    width,
};
