package io.evenhand.access.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what a browser says of itself: enough to tell one's own devices apart. What it says proves nothing. */
final class Browsers {
    /** The first that is found counts: most browsers also name those that they resemble. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"),
            Map.entry("curl", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Mac OS X", "Mac"),
            Map.entry("Linux", "Linux"));

    private Browsers() {}

    /** @param userAgent the header of this name */
    static String inWords(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        String browser = first(BROWSERS, said);
        String system = first(SYSTEMS, said);
        if (browser.isEmpty()) {
            return system.isEmpty() ? "A browser that does not say which" : "A browser on " + system;
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(List<Map.Entry<String, String>> known, String said) {
        return known.stream()
                .filter(entry -> said.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
