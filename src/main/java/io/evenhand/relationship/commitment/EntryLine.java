package io.evenhand.relationship.commitment;

import java.time.LocalDate;
import java.util.Arrays;

/** An entry as the private file holds it: its number, evidence, day and identifiers, separated by tabs. */
record EntryLine(long number, Entry entry) {
    String written() {
        return number + "\t" + entry.evidence() + "\t" + entry.evidenceDate() + "\t"
                + String.join("\t", entry.identifiers());
    }

    /**
     * @throws IllegalArgumentException when it is none
     * @throws java.time.DateTimeException when its day is none
     */
    static EntryLine read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 4) {
            throw new IllegalArgumentException("cut short");
        }
        return new EntryLine(
                Long.parseLong(fields[0]),
                new Entry(Arrays.asList(fields).subList(3, fields.length), fields[1], LocalDate.parse(fields[2])));
    }
}
