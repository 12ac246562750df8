package io.evenhand.relationship.commitment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which rows of a list are about one customer: those that share a tax number, a domain or a name, directly or by way of others, as long as
 * one entry can hold all that they are recognised by. So nothing is lost by merging: two namesakes with domains of their own stay two. A row
 * that fits to several, such as a name alone among namesakes, joins none of them.
 *
 * <p>Takes some forty bytes for each row. The same list gives the same groups: tax numbers count first, then domains, then names, each in the
 * order of the rows.
 */
final class RowGroups {
    private static final int NONE = -1;
    private static final int SEVERAL = -2;
    private static final List<String> WORDS = List.of("", "tax number", "domain", "name");
    private static final byte TAX = 1;
    private static final byte DOMAIN = 2;
    private static final byte NAME = 3;

    private final CustomerIndex index;
    private int[] parents = new int[1 << 12];
    private int[] days = new int[1 << 12];
    private int[] lines = new int[1 << 12];
    private int[] tax = new int[1 << 12];
    private int[] domain = new int[1 << 12];
    private int[] name = new int[1 << 12];
    private int[] otherName = new int[1 << 12];
    private byte[] sizes = new byte[1 << 12];
    private byte[] by = new byte[1 << 12];
    private int count;
    private int[] kept = new int[0];

    RowGroups(CustomerIndex index) {
        this.index = index;
    }

    int count() {
        return count;
    }

    void add(Entry entry, long line) {
        if (count == days.length) {
            grow();
        }
        int row = count++;
        parents[row] = row;
        days[row] = (int) entry.evidenceDate().toEpochDay();
        lines[row] = (int) line;
        tax[row] = NONE;
        domain[row] = NONE;
        name[row] = NONE;
        otherName[row] = NONE;
        sizes[row] = (byte) entry.identifiers().size();
        by[row] = 0;
        for (String identifier : entry.identifiers()) {
            int number = index.put(identifier, row);
            if (identifier.startsWith("tax:")) {
                tax[row] = number;
            } else if (identifier.startsWith("domain:")) {
                domain[row] = number;
            } else if (name[row] == NONE) {
                name[row] = number;
            } else {
                otherName[row] = number;
            }
        }
    }

    private void grow() {
        int wider = 2 * days.length;
        parents = Arrays.copyOf(parents, wider);
        days = Arrays.copyOf(days, wider);
        lines = Arrays.copyOf(lines, wider);
        tax = Arrays.copyOf(tax, wider);
        domain = Arrays.copyOf(domain, wider);
        name = Arrays.copyOf(name, wider);
        otherName = Arrays.copyOf(otherName, wider);
        sizes = Arrays.copyOf(sizes, wider);
        by = Arrays.copyOf(by, wider);
    }

    /** Finds the groups, and of each the row with the earliest evidence; of the same day, the first. */
    void merge() {
        for (int row = 0; row < count; row++) {
            if (tax[row] >= 0) {
                join(row, index.firstRow(tax[row]), TAX);
            }
        }
        int[] loose = new int[index.count()];
        Arrays.fill(loose, NONE);
        int[] soleTax = soles(tax, domain);
        for (int row = 0; row < count; row++) {
            joinByDomain(row, soleTax, loose);
        }
        soleTax = soles(tax, name, otherName);
        int[] soleDomain = soles(domain, name, otherName);
        for (int row = 0; row < count; row++) {
            joinByName(row, name[row], soleTax, soleDomain, loose);
            joinByName(row, otherName[row], soleTax, soleDomain, loose);
        }
        kept = new int[count];
        Arrays.fill(kept, NONE);
        for (int row = 0; row < count; row++) {
            int group = group(row);
            if (kept[group] == NONE || days[row] < days[kept[group]]) {
                kept[group] = row;
            }
        }
    }

    private void joinByDomain(int row, int[] soleTax, int[] loose) {
        int number = domain[row];
        if (number >= 0 && soleTax[number] != SEVERAL) {
            join(row, index.firstRow(number), DOMAIN);
        } else if (number >= 0 && tax[group(row)] == NONE) {
            joinLoose(row, number, loose, DOMAIN);
        }
    }

    private void joinByName(int row, int number, int[] soleTax, int[] soleDomain, int[] loose) {
        if (number >= 0 && soleTax[number] != SEVERAL && soleDomain[number] != SEVERAL) {
            join(row, index.firstRow(number), NAME);
        } else if (number >= 0 && tax[group(row)] == NONE && domain[group(row)] == NONE) {
            joinLoose(row, number, loose, NAME);
        }
    }

    /** With others that say as little, where nobody knows to which of several they belong. */
    private void joinLoose(int row, int number, int[] loose, byte kind) {
        if (loose[number] == NONE) {
            loose[number] = row;
        } else {
            join(row, loose[number], kind);
        }
    }

    /** Of each identifier, the one value that the groups in which it stands have of a kind; {@link #SEVERAL} where they differ. */
    private int[] soles(int[] values, int[]... identifiers) {
        int[] soles = new int[index.count()];
        Arrays.fill(soles, NONE);
        for (int row = 0; row < count; row++) {
            int value = values[group(row)];
            for (int[] identifier : identifiers) {
                int number = identifier[row];
                if (number >= 0 && value >= 0 && soles[number] != value) {
                    soles[number] = soles[number] == NONE ? value : SEVERAL;
                }
            }
        }
        return soles;
    }

    private void join(int row, int other, byte kind) {
        int one = group(row);
        int two = group(other);
        if (one == two || !fit(one, two)) {
            return;
        }
        int into = Math.min(one, two);
        int from = Math.max(one, two);
        parents[from] = into;
        tax[into] = Math.max(tax[into], tax[from]);
        domain[into] = Math.max(domain[into], domain[from]);
        addName(into, name[from]);
        addName(into, otherName[from]);
        by[row] = by[row] == 0 ? kind : by[row];
        by[other] = by[other] == 0 ? kind : by[other];
    }

    private void addName(int group, int number) {
        if (number >= 0 && number != name[group] && number != otherName[group]) {
            if (name[group] == NONE) {
                name[group] = number;
            } else {
                otherName[group] = number;
            }
        }
    }

    private boolean fit(int one, int two) {
        return same(tax[one], tax[two]) && same(domain[one], domain[two]) && names(one, two) <= 2;
    }

    private static boolean same(int one, int other) {
        return one == NONE || other == NONE || one == other;
    }

    private int names(int one, int two) {
        int names = (name[one] >= 0 ? 1 : 0) + (otherName[one] >= 0 ? 1 : 0);
        for (int number : new int[] {name[two], otherName[two]}) {
            if (number >= 0 && number != name[one] && number != otherName[one]) {
                names++;
            }
        }
        return names;
    }

    private int group(int row) {
        int here = row;
        while (parents[here] != here) {
            parents[here] = parents[parents[here]];
            here = parents[here];
        }
        return here;
    }

    /** The row whose evidence counts for the customer of a row. */
    int kept(int row) {
        return kept[group(row)];
    }

    int line(int row) {
        return lines[row];
    }

    /** What made a row of several one of them, in words: "domain". */
    String by(int row) {
        return WORDS.get(by[row]);
    }

    /** The numbers of the identifiers that others of its group have, and the row that is kept has not; empty for most. */
    int[] missing(int row) {
        int group = group(row);
        int[] all = Arrays.stream(new int[] {tax[group], domain[group], name[group], otherName[group]})
                .filter(number -> number >= 0)
                .toArray();
        return all.length == sizes[kept[group]] ? new int[0] : all;
    }

    /** How many customers share an identifier with one that stands before them, and stay another. */
    int apart() {
        BitSet apart = new BitSet();
        for (int row = 0; row < count; row++) {
            for (int number : new int[] {tax[row], domain[row], name[row], otherName[row]}) {
                if (number >= 0 && group(index.firstRow(number)) != group(row)) {
                    apart.set(group(row));
                }
            }
        }
        return apart.cardinality();
    }
}
