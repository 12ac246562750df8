package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.LineMemory;
import io.evenhand.terms.RevenueShareTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the engine remembers of one agreement, read when it asks and written only when told to: a dry run writes nothing. */
final class StoredMemory {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate database;
    private final String agreementId;
    private final Map<Key, Optional<long[]>> kept = new HashMap<>();
    private final Set<Key> stored = new HashSet<>();
    private final Set<Key> changed = new HashSet<>();

    StoredMemory(JdbcTemplate database, String agreementId) {
        this.database = database;
        this.agreementId = agreementId;
    }

    private record Key(LineMemory.Kind kind, String nameKey) {}

    /**
     * As the engine uses it under these terms. Lines and streams are the same whatever the terms say of them; what is counted of a deal
     * belongs to the rule as it reads.
     */
    LineMemory under(RevenueShareTerms terms) {
        return new LineMemory() {
            @Override
            public long @Nullable [] find(Kind kind, String name) {
                return StoredMemory.this.find(key(kind, name));
            }

            @Override
            public void keep(Kind kind, String name, long[] numbers) {
                Key key = key(kind, name);
                kept.put(key, Optional.of(numbers.clone()));
                changed.add(key);
            }

            private Key key(Kind kind, String name) {
                return new Key(kind, Fingerprints.of(kind == Kind.DEAL ? rule(name) + "\n" + name : name));
            }

            /** Names of deals begin with the id of the rule, which holds no slash. */
            private String rule(String name) {
                String id = name.substring(0, Math.max(0, name.indexOf('/')));
                return terms.rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .map(rule -> terms.parties() + " " + rule)
                        .collect(Collectors.joining());
            }
        };
    }

    private long @Nullable [] find(Key key) {
        Optional<long[]> found = kept.get(key);
        if (found == null) {
            read(key.kind(), List.of(key.nameKey()));
            found = kept.computeIfAbsent(key, nothing -> Optional.empty());
        }
        return found.map(long[]::clone).orElse(null);
    }

    /** Reads lines that will be asked for, many at once. */
    void expectLines(Collection<String> ids) {
        List<String> names = ids.stream().distinct().map(Fingerprints::of).toList();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            read(LineMemory.Kind.LINE, names.subList(from, Math.min(names.size(), from + AT_ONCE)));
        }
        names.forEach(name -> kept.putIfAbsent(new Key(LineMemory.Kind.LINE, name), Optional.empty()));
    }

    private void read(LineMemory.Kind kind, List<String> names) {
        List<Object> arguments = new ArrayList<>(List.of(agreementId, kind.name()));
        arguments.addAll(names);
        database.query(
                "select name_key, numbers from revenue_memory where agreement_id = ? and kind = ? and name_key in ("
                        + String.join(", ", Collections.nCopies(names.size(), "?")) + ")",
                row -> {
                    Key key = new Key(kind, row.getString(1));
                    kept.put(key, Optional.of(numbers(row.getString(2))));
                    stored.add(key);
                },
                arguments.toArray());
    }

    /** Writes what changed. */
    void write() {
        write(
                "update revenue_memory set numbers = ? where agreement_id = ? and kind = ? and name_key = ?",
                changed.stream().filter(stored::contains).toList());
        write(
                "insert into revenue_memory (numbers, agreement_id, kind, name_key) values (?, ?, ?, ?)",
                changed.stream().filter(key -> !stored.contains(key)).toList());
        stored.addAll(changed);
        changed.clear();
    }

    private void write(String statement, List<Key> keys) {
        database.batchUpdate(statement, keys, AT_ONCE, (row, key) -> {
            row.setString(1, text(kept.getOrDefault(key, Optional.empty()).orElseThrow()));
            row.setString(2, agreementId);
            row.setString(3, key.kind().name());
            row.setString(4, key.nameKey());
        });
    }

    private static String text(long[] numbers) {
        return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    private static long[] numbers(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }
}
