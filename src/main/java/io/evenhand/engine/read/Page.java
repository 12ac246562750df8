package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search, a copy that later changes do not touch.
 *
 * @param total how many rows match, on all pages together
 * @param startCursor names the first item, empty when there is none
 * @param endCursor names the last item, empty when there is none
 */
public record Page(List<ObjectNode> items, long total, Optional<String> startCursor, Optional<String> endCursor) {}
