package io.evenhand.ceremony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.SignatureMark.Drawn;
import io.evenhand.signing.SignatureMark.Point;
import io.evenhand.signing.SignatureMark.Printed;
import io.evenhand.signing.SignatureMark.Stroke;
import io.evenhand.signing.SignatureMark.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mark as JSON: as it is kept, and as a page sends what was drawn. */
public final class MarkFormat {
    /** More than the most points can take. */
    public static final int LONGEST = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private MarkFormat() {}

    static String write(SignatureMark mark) {
        ObjectNode node = JSON.createObjectNode();
        switch (mark) {
            case Printed ignored -> node.put("way", "printed");
            case Typed typed -> node.put("way", "typed").put("text", typed.text());
            case Drawn drawn -> {
                node.put("way", "drawn").put("ratio", drawn.widthToHeight());
                ArrayNode strokes = node.putArray("strokes");
                for (Stroke stroke : drawn.strokes()) {
                    ArrayNode numbers = strokes.addArray();
                    stroke.points()
                            .forEach(point -> numbers.add(rounded(point.x())).add(rounded(point.y())));
                }
            }
        }
        return node.toString();
    }

    static SignatureMark read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return switch (node.path("way").asText()) {
                case "typed" -> new Typed(node.path("text").asText());
                case "drawn" -> drawn(node);
                default -> new Printed();
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored mark cannot be read", e);
        }
    }

    /** What was drawn on a page: {@code {"ratio": 3, "strokes": [[x, y, x, y, …], …]}}. Empty when it is no drawing, whoever sent it. */
    public static Optional<SignatureMark> drawing(String json) {
        if (json.isBlank() || json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(drawn(JSON.readTree(json)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Drawn drawn(JsonNode node) {
        List<Stroke> strokes = new ArrayList<>();
        for (JsonNode numbers : node.path("strokes")) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i + 1 < numbers.size(); i += 2) {
                points.add(new Point(number(numbers.get(i)), number(numbers.get(i + 1))));
            }
            if (!points.isEmpty()) {
                strokes.add(new Stroke(points));
            }
        }
        return new Drawn(number(node.path("ratio")), strokes);
    }

    private static double number(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("no number");
        }
        return node.asDouble();
    }

    /** Finer than any hand. */
    private static double rounded(double fraction) {
        return Math.round(fraction * 10_000) / 10_000.0;
    }
}
