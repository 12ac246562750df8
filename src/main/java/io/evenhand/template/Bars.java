package io.evenhand.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several amounts drawn as one bar, each as long as it is large. What is drawn is numbers: nothing of a value becomes markup. */
final class Bars {
    private static final int COLOURS = 8;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Bars() {}

    /**
     * @param lengths in per cent; one of nought is not drawn, and keeps its colour
     * @throws IllegalArgumentException for anything but numbers from 0 to 100
     */
    static List<Map<String, String>> of(List<String> lengths) {
        List<Map<String, String>> bars = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            BigDecimal length = new BigDecimal(lengths.get(i));
            if (length.signum() < 0 || length.compareTo(WHOLE) > 0) {
                throw new IllegalArgumentException("A bar is from 0 to 100 per cent long, not " + length);
            }
            if (length.signum() > 0) {
                bars.add(Map.of("colour", "c" + i % COLOURS, "length", length.toPlainString()));
            }
        }
        return List.copyOf(bars);
    }

    /** What the name of such a field becomes in a text. */
    static String html(String name) {
        return "<div class=\"bar\">{{#" + name + "}}<div class=\"{{colour}}\" style=\"width: {{length}}%\"></div>{{/"
                + name + "}}</div>";
    }
}
