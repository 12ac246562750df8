package io.evenhand.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a process that was taken.
 *
 * @param diagramHash of the diagram that it was taken on; null when that is not known
 */
public record ProcessStepView(
        String processId,
        String elementId,
        String businessId,
        Instant takenAt,
        @Nullable String diagramHash) {}
