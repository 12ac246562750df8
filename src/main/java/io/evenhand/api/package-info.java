/**
 * The programming interface over HTTP: referrals, agreements, documents, tasks and partners for programs that act with a token. It
 * spans rooms and keeps their rules: whatever the desk does not show or allow is not here either. Nobody uses this room.
 */
@NullMarked
package io.evenhand.api;

import org.jspecify.annotations.NullMarked;
