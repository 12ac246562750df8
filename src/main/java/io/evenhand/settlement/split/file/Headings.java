package io.evenhand.settlement.split.file;

import io.evenhand.table.LineProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file's first line says of its columns, and what is wrong with that. */
final class Headings {
    private static final int LOOKED_AT = 200;

    private Headings() {}

    /** As our own columns are compared: "Counted on" is "counted_on". */
    static String own(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
    }

    /** Whether a file with these headings is in our own columns. */
    static boolean areOwn(List<String> headings) {
        return problems(headings, null, 1).isEmpty();
    }

    /** @param mapping absent where the headings must be our own @param line that they stand in */
    static List<LineProblem> problems(List<String> headings, @Nullable ColumnMapping mapping, long line) {
        return mapping == null ? ofOwn(headings, line) : ofMapped(headings, mapping, line);
    }

    private static List<LineProblem> ofOwn(List<String> headings, long line) {
        List<String> header = headings.stream().map(Headings::own).toList();
        List<LineProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : header.subList(0, Math.min(header.size(), LOOKED_AT))) {
            if (name.isEmpty()) {
                problems.add(new LineProblem(line, "", "", "a column has no name", "name it, or remove it"));
            } else if (!seen.add(name)) {
                problems.add(new LineProblem(line, "", name, "this column is there twice", "remove one"));
            } else if (!RevenueColumn.titles().contains(name)) {
                problems.add(new LineProblem(
                        line,
                        "",
                        name,
                        "there is no column of that name",
                        "remove it, or use one of " + String.join(", ", RevenueColumn.titles())));
            }
        }
        for (RevenueColumn column : RevenueColumn.values()) {
            if (column.isRequired() && !header.contains(column.title())) {
                problems.add(new LineProblem(
                        line,
                        "",
                        "",
                        "the column \"%s\" is missing".formatted(column.title()),
                        "add it: " + column.help()));
            }
        }
        return problems;
    }

    private static List<LineProblem> ofMapped(List<String> headings, ColumnMapping mapping, long line) {
        List<String> plain = headings.stream().map(ColumnMapping::plain).toList();
        List<LineProblem> problems = new ArrayList<>();
        mapping.headings().forEach((column, heading) -> {
            String wanted = ColumnMapping.plain(heading);
            long times = plain.stream().filter(wanted::equals).count();
            if (times == 0) {
                problems.add(new LineProblem(
                        line,
                        column.title(),
                        heading,
                        "the mapping names this column, and the file does not have it",
                        "choose another column, or take the file that the mapping was made for"));
            } else if (times > 1) {
                problems.add(new LineProblem(
                        line, column.title(), heading, "this column is there twice", "rename or remove one"));
            }
        });
        mapping.missing()
                .forEach(missing -> problems.add(
                        new LineProblem(line, "", "", "the mapping is not complete", "mend it: " + missing)));
        return problems;
    }
}
