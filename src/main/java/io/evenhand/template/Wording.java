package io.evenhand.template;

import io.evenhand.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files of wording that belong together: what is linted, shown in a preview, released and kept as one. Immutable; equal where every file is
 * equal.
 *
 * @param files texts with LF line ends by their names, as they lie under {@code templates/}: "nda.yaml", "clauses/law.en.md"
 */
public record Wording(SortedMap<String, String> files) implements WordingSource {
    public Wording {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static Wording of(Map<String, String> files) {
        return new Wording(new TreeMap<>(files));
    }

    @Override
    public Optional<String> read(String name) {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    /** The same files, of which one reads otherwise or is new. */
    public Wording with(String name, String text) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.put(name, text);
        return of(changed);
    }

    /** SHA-256 over every name and text, as 64 lower-case hexadecimal digits. */
    public String hash() {
        MessageDigest digest = Sha256.begin();
        files.forEach((name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
