/**
 * What can be asked about processes: the engine's records, folded into one table for each kind of thing that the
 * Orchestration Cluster API can search. Kept in memory, bounded by {@link io.evenhand.engine.read.Retention}, saved with
 * the engine's snapshots.
 */
@NullMarked
package io.evenhand.engine.read;

import org.jspecify.annotations.NullMarked;
