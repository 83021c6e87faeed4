/// The guild over HTTP, under `/api/v1`: translates requests to calls of the layers below and their answers to JSON.
@NullMarked
package dev.dbguild.api.rest;

import org.jspecify.annotations.NullMarked;
