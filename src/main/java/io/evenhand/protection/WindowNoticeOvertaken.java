package io.evenhand.protection;

import java.util.UUID;

/** Nobody needs to answer any more: what was asked about has changed. */
public record WindowNoticeOvertaken(UUID eventId, WindowNoticeId notice) {}
