package io.evenhand.wording.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The documents of the last previews, so many bytes of them; those that nobody looked at for longest are forgotten first. */
final class KeptPreviews {
    private final long mostBytes;
    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    KeptPreviews(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized void put(String key, byte[] pdf) {
        byte[] before = kept.put(key, pdf);
        bytes += pdf.length - (before == null ? 0 : before.length);
        var eldest = kept.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }

    synchronized Optional<byte[]> get(String key) {
        return Optional.ofNullable(kept.get(key));
    }
}
