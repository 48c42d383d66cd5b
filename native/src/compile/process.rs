//! One process between the steps of compiling. Reference: `compile/process.py`.

use crate::json::{Object, Text, Value};

/// One release as it was held: what the ledger knows of it, and its JSON text.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// Its number in the order of arrival.
    pub seq: u64,
    /// The process it belongs to.
    pub ocid: &'a str,
    /// Its id, made by us where none was published.
    pub release_id: &'a str,
    /// The published date, as text.
    pub date: &'a str,
    /// JSON.
    pub raw: &'a str,
}

/// What is remembered of one release of a process.
#[derive(Debug, Clone)]
pub struct Mark<'a> {
    /// See [`Held`].
    pub release_id: &'a str,
    /// See [`Held`].
    pub date: &'a str,
    /// Its tags.
    pub tags: Vec<Text<'a>>,
}

/// An object that merging by id replaced or mixed with another, as it stood in its own release.
#[derive(Debug, Clone)]
pub struct Collision<'a> {
    /// Names of the fields that lead to the list it stood in.
    pub path: Vec<Text<'a>>,
    /// The object.
    pub object: Object<'a>,
    /// The release it stood in.
    pub release_id: &'a str,
    /// True: the same id stands twice in one list of one release (MK-021). False: another organisation (MK-022).
    pub same_release: bool,
    /// Ids, as published, of the objects of lists that it stood in, outermost first; null for one without an id.
    pub holders: Vec<Value<'a>>,
}

/// A compiled release and what the rules lost on the way.
#[derive(Debug, Clone)]
pub struct Merged<'a> {
    /// As the rules of merging ask, without contact points.
    pub release: Object<'a>,
    /// What was lost.
    pub collisions: Vec<Collision<'a>>,
    /// By the text of an id that several awards of one release bear, those awards as they stood in the last release
    /// that gives the id; it lacks an id whose awards cannot be told apart.
    pub awards_apart: Vec<(String, Vec<Object<'a>>)>,
}

/// A compiled process, ready to become rows. `marks` is in order of merging.
#[derive(Debug, Clone)]
pub struct Process<'a> {
    /// Its ocid.
    pub ocid: &'a str,
    /// Its releases.
    pub marks: Vec<Mark<'a>>,
    /// What they say together.
    pub merged: Merged<'a>,
}
