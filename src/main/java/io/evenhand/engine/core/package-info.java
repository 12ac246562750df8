/**
 * The process engine itself: commands go in, their responses and a stream of records come out, and nothing that was
 * acknowledged is lost. The REST front and the read model stand on the three interfaces {@link Commands},
 * {@link EngineControl} and {@link ReadModel}.
 */
@NullMarked
package io.evenhand.engine.core;

import org.jspecify.annotations.NullMarked;
