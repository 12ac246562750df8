package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.LineMemory;
import io.evenhand.settlement.split.file.LineFile;
import io.evenhand.terms.RevenueShareTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the engine remembers of one agreement, read when it asks and written only when told to: a dry run writes nothing. What was read or
 * changed lies outside of the heap, so that a run of any length fits.
 */
final class StoredMemory implements AutoCloseable {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate database;
    private final String agreementId;
    private final boolean writes;
    private final LineFile kept = new LineFile();
    private final Map<Key, long[]> changed = new LinkedHashMap<>();

    /** What is expected now and is not in the database. */
    private final Map<LineMemory.Kind, Set<String>> absent = new EnumMap<>(LineMemory.Kind.class);

    /** @param writes whether what changes is to be written in the end */
    StoredMemory(JdbcTemplate database, String agreementId, boolean writes) {
        this.database = database;
        this.agreementId = agreementId;
        this.writes = writes;
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
                kept.keep(kind, key.nameKey(), numbers);
                if (writes) {
                    changed.put(key, numbers.clone());
                }
            }

            @Override
            public void expect(Kind kind, Collection<String> names) {
                StoredMemory.this.expect(
                        kind,
                        names.stream().map(name -> key(kind, name).nameKey()).toList());
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
        long[] found = kept.find(key.kind(), key.nameKey());
        if (found != null || absent.getOrDefault(key.kind(), Set.of()).contains(key.nameKey())) {
            return found;
        }
        read(key.kind(), List.of(key.nameKey()));
        return kept.find(key.kind(), key.nameKey());
    }

    /** Reads lines that will be asked for next, whatever their terms, many at once. */
    void expectLines(Collection<String> ids) {
        // Only of what is asked for next, so that it does not grow.
        absent.clear();
        expect(
                LineMemory.Kind.LINE,
                ids.stream().distinct().map(Fingerprints::of).toList());
    }

    private void expect(LineMemory.Kind kind, List<String> nameKeys) {
        Set<String> known = absent.getOrDefault(kind, Set.of());
        List<String> asked = nameKeys.stream()
                .filter(name -> !known.contains(name) && kept.find(kind, name) == null)
                .toList();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            read(kind, asked.subList(from, Math.min(asked.size(), from + AT_ONCE)));
        }
        Set<String> missing = absent.computeIfAbsent(kind, one -> new HashSet<>());
        asked.stream().filter(name -> kept.find(kind, name) == null).forEach(missing::add);
    }

    private void read(LineMemory.Kind kind, List<String> names) {
        List<Object> arguments = new ArrayList<>(List.of(agreementId, kind.name()));
        arguments.addAll(names);
        database.query(
                "select name_key, numbers from revenue_memory where agreement_id = ? and kind = ? and name_key in ("
                        + String.join(", ", Collections.nCopies(names.size(), "?")) + ")",
                row -> {
                    kept.keep(kind, row.getString(1), numbers(row.getString(2)));
                },
                arguments.toArray());
    }

    /** Writes what changed. */
    void write() {
        database.batchUpdate(
                "insert into revenue_memory (numbers, agreement_id, kind, name_key) values (?, ?, ?, ?)"
                        + " on duplicate key update numbers = values(numbers)",
                List.copyOf(changed.entrySet()),
                AT_ONCE,
                (row, one) -> {
                    row.setString(1, text(one.getValue()));
                    row.setString(2, agreementId);
                    row.setString(3, one.getKey().kind().name());
                    row.setString(4, one.getKey().nameKey());
                });
        changed.clear();
    }

    @Override
    public void close() {
        kept.close();
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
