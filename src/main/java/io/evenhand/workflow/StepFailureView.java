package io.evenhand.workflow;

import java.time.Instant;

/**
 * A step at which a process stands because its job failed for the last time.
 *
 * @param reason in the words of the software: for whoever looks after the installation, not for partners
 */
public record StepFailureView(String processId, String elementId, String businessId, String reason, Instant failedAt) {}
