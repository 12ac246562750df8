package io.evenhand.protection;

import java.util.UUID;

/** Something is to be told or answered about a window. */
public record WindowNoticeDue(UUID eventId, WindowNoticeId notice) {}
