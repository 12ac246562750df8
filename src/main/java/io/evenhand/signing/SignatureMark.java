package io.evenhand.signing;

import java.util.List;

/** What a person put into the box as their own hand. It is for the eye: what proves the signature is the certificate. */
public sealed interface SignatureMark {
    /** Nothing but the name as printed. */
    record Printed() implements SignatureMark {}

    /** The name as the person typed it. */
    record Typed(String text) implements SignatureMark {
        public static final int LONGEST = 80;

        public Typed {
            if (text.isBlank() || text.length() > LONGEST) {
                throw new IllegalArgumentException("A typed signature has 1 to " + LONGEST + " characters");
            }
        }
    }

    /**
     * Drawn by hand. Coordinates are fractions of the drawing area, 0 to 1 from its upper left corner.
     *
     * @param widthToHeight of the drawing area, so that the hand is not distorted
     */
    record Drawn(double widthToHeight, List<Stroke> strokes) implements SignatureMark {
        public static final int MOST_POINTS = 5_000;

        public Drawn {
            strokes = List.copyOf(strokes);
            if (!(widthToHeight >= 0.1 && widthToHeight <= 20)) {
                throw new IllegalArgumentException("The drawing area is no rectangle to write in: " + widthToHeight);
            }
            int points =
                    strokes.stream().mapToInt(stroke -> stroke.points().size()).sum();
            if (points == 0 || points > MOST_POINTS) {
                throw new IllegalArgumentException(
                        "A drawn signature has 1 to " + MOST_POINTS + " points, not " + points);
            }
        }
    }

    /** One line, from pen down to pen up. */
    record Stroke(List<Point> points) {
        public Stroke {
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y) {
        public Point {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException("A point outside of the drawing area: " + x + ", " + y);
            }
        }
    }
}
