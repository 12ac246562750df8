package io.evenhand.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The picture of who did what when: a row for what belongs together, a lane for each person. */
final class Timeline {
    /** What the same signature is about and follows so soon is one visit. */
    private static final Duration ONE_VISIT = Duration.ofMinutes(30);

    /** As many as find room beside the words; whoever comes later shares the last. */
    private static final int MOST_LANES = 8;

    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");
    private static final DateTimeFormatter TIME = formatter("HH:mm");
    private static final String SYSTEM = "";

    /** No id of a person has a space. */
    private static final String SOMEBODY = " ";

    private final List<EvidenceEntry> entries;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    Timeline(List<EvidenceEntry> entries) {
        this.entries = entries;
        lanes.put(SYSTEM, new Lane("EH", "c0", "Evenhand", "the system"));
        for (EvidenceEntry entry : entries) {
            String doer = doer(entry);
            if (!lanes.containsKey(doer)) {
                lanes.put(doer, doer.equals(SOMEBODY) ? somebody() : lane(entry));
            }
        }
    }

    private static String doer(EvidenceEntry entry) {
        if (EvidenceWords.isBySomebody(entry)) {
            return SOMEBODY;
        }
        return Objects.requireNonNullElse(entry.person(), SYSTEM);
    }

    private Lane somebody() {
        return new Lane("?", "c" + Math.min(lanes.size(), MOST_LANES - 1), "Somebody", "not known yet who");
    }

    /** @param initials unique among the lanes @param colour class of the colour */
    record Lane(String initials, String colour, String name, String organisation) {}

    record Cell(String colour, boolean marked) {}

    record Did(String who, String what) {}

    record Row(String day, String time, List<Cell> cells, List<Did> did) {}

    List<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    List<Lane> columns() {
        if (lanes.size() <= MOST_LANES) {
            return lanes();
        }
        // What several share must not bear the initials of one of them.
        List<Lane> columns = new ArrayList<>(lanes().subList(0, MOST_LANES - 1));
        columns.add(new Lane("+", "c" + (MOST_LANES - 1), "All others", ""));
        return columns;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<EvidenceEntry> visit = new ArrayList<>();
        for (EvidenceEntry entry : entries) {
            if (!visit.isEmpty() && !belongs(visit.getLast(), entry)) {
                rows.add(row(visit));
                visit.clear();
            }
            visit.add(entry);
        }
        if (!visit.isEmpty()) {
            rows.add(row(visit));
        }
        return rows;
    }

    private static boolean belongs(EvidenceEntry before, EvidenceEntry entry) {
        return Objects.equals(before.signature(), entry.signature())
                && Duration.between(before.moment(), entry.moment()).compareTo(ONE_VISIT) <= 0
                && !before.kind().isEnd()
                && !entry.kind().isEnd();
    }

    private Row row(List<EvidenceEntry> visit) {
        Set<Integer> marked = new TreeSet<>();
        List<Did> did = new ArrayList<>();
        String who = null;
        List<String> what = new ArrayList<>();
        for (EvidenceEntry entry : visit) {
            marked.add(laneOf(doer(entry)));
            String actor = EvidenceWords.who(entry);
            if (who != null && !who.equals(actor)) {
                did.add(new Did(who, listed(what)));
                what.clear();
            }
            who = actor;
            what.add(EvidenceWords.did(entry));
        }
        did.add(new Did(Objects.requireNonNullElse(who, ""), listed(what)));
        Instant from = visit.getFirst().moment();
        Instant to = visit.getLast().moment();
        String begin = TIME.format(from);
        String end = TIME.format(to);
        return new Row(
                DAY.format(from),
                begin.equals(end) ? begin : begin + "–" + end,
                IntStream.range(0, columns().size())
                        .mapToObj(lane -> new Cell(columns().get(lane).colour(), marked.contains(lane)))
                        .toList(),
                did);
    }

    /** "opened the link, entered the code and signed". */
    private static String listed(List<String> what) {
        int last = what.size() - 1;
        return last == 0 ? what.getFirst() : String.join(", ", what.subList(0, last)) + " and " + what.get(last);
    }

    private int laneOf(String doer) {
        int lane = List.copyOf(lanes.keySet()).indexOf(doer);
        return Math.min(lane, MOST_LANES - 1);
    }

    private Lane lane(EvidenceEntry entry) {
        String initials = initials(entry.name());
        String unique = initials;
        for (int i = 2; taken(unique); i++) {
            unique = initials + i;
        }
        return new Lane(unique, "c" + Math.min(lanes.size(), MOST_LANES - 1), entry.name(), entry.organisation());
    }

    private boolean taken(String initials) {
        return lanes.values().stream().anyMatch(lane -> lane.initials().equals(initials));
    }

    private static String initials(String name) {
        var initials = new StringBuilder();
        for (String word : name.split("[\\s-]+")) {
            if (!word.isEmpty() && Character.isLetter(word.codePointAt(0)) && initials.length() < 2) {
                initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return initials.isEmpty() ? "?" : initials.toString();
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
