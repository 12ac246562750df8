package io.evenhand.workflow;

/**
 * How many open tasks wait at somebody's organisation.
 *
 * @param yours that they may decide
 * @param late of those, past their time
 * @param others that only colleagues may decide
 */
public record WaitingCount(long yours, long late, long others) {}
