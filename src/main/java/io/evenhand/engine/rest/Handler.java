package io.evenhand.engine.rest;

/** Answers one call. */
@FunctionalInterface
interface Handler {
    /** @throws Problem when the call cannot be fulfilled */
    Reply handle(Request request);
}
