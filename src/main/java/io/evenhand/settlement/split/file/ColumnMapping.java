package io.evenhand.settlement.split.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the columns of a biller's own file become ours.
 *
 * @param headings the file's heading for each of our columns that it has
 * @param fixed what stands in every line of a column that the file does not have, in our words: currency EUR
 * @param days how days are written in text; a workbook's own days need none of it
 * @param decimals how amounts are written in text; a workbook's own numbers need none of it
 * @param words the file's words for ours, in lower case: of KIND "erstattung" is "refund"
 */
public record ColumnMapping(
        Map<RevenueColumn, String> headings,
        Map<RevenueColumn, String> fixed,
        Days days,
        Decimals decimals,
        Map<RevenueColumn, Map<String, String>> words) {
    public static final int LONGEST_HEADING = 200;

    /** Columns whose words the file may have its own for. */
    public static final List<RevenueColumn> WORDED =
            List.of(RevenueColumn.KIND, RevenueColumn.REVENUE, RevenueColumn.OCCURRENCE);

    public ColumnMapping {
        headings = Map.copyOf(headings);
        fixed = Map.copyOf(fixed);
        Map<RevenueColumn, Map<String, String>> lower = new EnumMap<>(RevenueColumn.class);
        words.forEach((column, own) -> {
            Map<String, String> plain = new HashMap<>();
            own.forEach((theirs, ours) -> plain.put(plain(theirs), ours));
            lower.put(column, Map.copyOf(plain));
        });
        words = Map.copyOf(lower);
    }

    /** How a day is written in text. */
    public enum Days {
        YEAR_FIRST("2026-03-31"),
        DAY_FIRST("31.03.2026, 31/03/2026"),
        MONTH_FIRST("03/31/2026");

        private final String example;

        Days(String example) {
            this.example = example;
        }

        public String example() {
            return example;
        }

        /** "2026-03-31"; empty for what is written otherwise. */
        Optional<String> read(String text) {
            String[] parts = text.split("[-./]", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            String year = parts[this == YEAR_FIRST ? 0 : 2];
            String month = parts[this == MONTH_FIRST ? 0 : 1];
            String day = parts[this == YEAR_FIRST ? 2 : this == DAY_FIRST ? 0 : 1];
            boolean sound = year.matches("[0-9]{4}") && month.matches("[0-9]{1,2}") && day.matches("[0-9]{1,2}");
            return sound ? Optional.of("%s-%2s-%2s".formatted(year, month, day).replace(' ', '0')) : Optional.empty();
        }
    }

    /** How an amount is written in text. */
    public enum Decimals {
        POINT("1200.00 or 1,200.00", '.', "[,'\u00A0\u202F ]"),
        COMMA("1200,00 or 1.200,00", ',', "[.'\u00A0\u202F ]");

        private final String example;
        private final char mark;
        private final String grouped;
        private final String separator;

        Decimals(String example, char mark, String separator) {
            this.example = example;
            this.mark = mark;
            this.separator = separator;
            grouped = "[0-9]{1,3}(" + separator + "[0-9]{3})+([" + mark + "][0-9]+)?";
        }

        public String example() {
            return example;
        }

        /** With a point and without groups; empty for what is written otherwise, such as 1.2 with a decimal comma. */
        Optional<String> read(String text) {
            if (text.matches("[0-9]+([" + mark + "][0-9]+)?")) {
                return Optional.of(text.replace(mark, '.'));
            }
            return text.matches(grouped)
                    ? Optional.of(text.replaceAll(separator, "").replace(mark, '.'))
                    : Optional.empty();
        }
    }

    /** What is still missing before a file can be read by it: one sentence for each column. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (RevenueColumn column : RevenueColumn.values()) {
            if (column.isRequired() && !headings.containsKey(column) && !fixed.containsKey(column)) {
                missing.add("%s: choose the file's column, or write what stands in every line (%s)"
                        .formatted(column.title(), column.help()));
            }
        }
        return missing;
    }

    /** Whether a file with these headings has every column that this names. */
    public boolean fits(List<String> fileHeadings) {
        List<String> there = fileHeadings.stream().map(ColumnMapping::plain).toList();
        return headings.values().stream().allMatch(heading -> there.contains(plain(heading)));
    }

    /** The file's headings of which this makes nothing. */
    public List<String> leftOut(List<String> fileHeadings) {
        List<String> used = headings.values().stream().map(ColumnMapping::plain).toList();
        return fileHeadings.stream()
                .filter(heading -> !heading.isBlank() && !used.contains(plain(heading)))
                .toList();
    }

    /** As two headings or words are compared. */
    static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
