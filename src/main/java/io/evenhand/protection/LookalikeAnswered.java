package io.evenhand.protection;

/** Somebody said something about a question whether two customers are one: told in the transaction in which it is kept. */
record LookalikeAnswered(String lookalike) {}
