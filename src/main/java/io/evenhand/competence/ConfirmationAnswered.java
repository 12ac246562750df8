package io.evenhand.competence;

import java.util.UUID;

/** A partner said whether it confirms another's work. */
public record ConfirmationAnswered(UUID eventId, String confirmation) {}
