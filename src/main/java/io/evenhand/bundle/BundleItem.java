package io.evenhand.bundle;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A file of the bundle.
 *
 * @param folder one of ours
 * @param name of letters, digits and {@code . _ -}: it can lead nowhere else, whatever an agreement is called
 * @param content asked for once, when its turn comes
 */
record BundleItem(String folder, String name, Supplier<byte[]> content) {
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern DOTS_FIRST = Pattern.compile("^[.-]+");
    private static final int LONGEST = 120;

    BundleItem {
        name = plain(name);
    }

    String path() {
        return folder + "/" + name;
    }

    boolean isPdf() {
        return name.endsWith(".pdf");
    }

    static String plain(String name) {
        String plain = DOTS_FIRST.matcher(OTHERS.matcher(name).replaceAll("_")).replaceFirst("");
        String ending = plain.substring(Math.max(0, plain.lastIndexOf('.')));
        if (plain.length() > LONGEST) {
            plain = plain.substring(0, LONGEST - ending.length()) + ending;
        }
        return plain.isEmpty() ? "_" : plain;
    }
}
