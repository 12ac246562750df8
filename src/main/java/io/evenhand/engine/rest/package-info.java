/**
 * The part of Camunda's Orchestration Cluster REST API 8.8 that the Java client, Camunda Process Test and the
 * application use, in front of the embedded engine. What the official API has and this does not is refused with 501.
 */
@NullMarked
package io.evenhand.engine.rest;

import org.jspecify.annotations.NullMarked;
