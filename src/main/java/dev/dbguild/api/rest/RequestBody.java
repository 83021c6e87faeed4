package dev.dbguild.api.rest;

/// A JSON object a caller sends: read by [ReadStrictJson], which says exactly what is wrong with a bad one.
interface RequestBody {}
