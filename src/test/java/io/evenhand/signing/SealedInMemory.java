package io.evenhand.signing;

import io.evenhand.document.DocumentHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A memory of sealed documents for tests that need no database. */
final class SealedInMemory implements SealedDocuments {
    private final Map<DocumentHash, Instant> watched = new ConcurrentHashMap<>();
    private final Map<DocumentHash, DocumentHash> renewed = new ConcurrentHashMap<>();

    @Override
    public void watch(DocumentHash hash, Instant lookAt) {
        watched.putIfAbsent(hash, lookAt);
    }

    @Override
    public List<DocumentHash> due(Instant now, String after, int most) {
        return watched.entrySet().stream()
                .filter(one ->
                        !one.getValue().isAfter(now) && one.getKey().hex().compareTo(after) > 0)
                .map(Map.Entry::getKey)
                .sorted(java.util.Comparator.comparing(DocumentHash::hex))
                .limit(most)
                .toList();
    }

    @Override
    public void lookAgain(DocumentHash hash, Instant at) {
        watched.replace(hash, at);
    }

    @Override
    public void failed(DocumentHash hash, Instant again) {
        watched.replace(hash, again);
    }

    @Override
    public void forget(DocumentHash hash) {
        watched.remove(hash);
    }

    @Override
    public boolean renewed(DocumentHash hash, DocumentHash into, Instant at) {
        watched.remove(hash);
        return renewed.putIfAbsent(hash, into) == null;
    }

    @Override
    public Optional<DocumentHash> renewedInto(DocumentHash hash) {
        return Optional.ofNullable(renewed.get(hash));
    }
}
