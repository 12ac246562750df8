package io.evenhand.workflow;

/**
 * A human task no longer waits: it was decided, or nobody needs to decide it any more. Published in the transaction that records it,
 * once.
 *
 * @param how never {@link HumanTaskState#OPEN}
 */
public record HumanTaskEnded(long taskKey, HumanTaskState how) {}
