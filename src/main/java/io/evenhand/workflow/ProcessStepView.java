package io.evenhand.workflow;

import java.time.Instant;

/** A step of a process that was taken. */
public record ProcessStepView(String processId, String elementId, String businessId, Instant takenAt) {}
