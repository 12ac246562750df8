package io.evenhand.workflow;

/** A human task waits for somebody from now on. Published in the transaction that records it. */
public record HumanTaskOpened(HumanTaskView task) {}
