package io.evenhand.competence;

import java.util.UUID;

/** A partner is asked to confirm another's work. */
public record ConfirmationAsked(UUID eventId, String confirmation) {}
