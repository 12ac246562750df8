package io.evenhand.relationship.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Proves which rows are one customer, that the earliest evidence counts, and that merging loses nothing by which a customer is recognised. */
class RowGroupsTests {
    private static final String EVIDENCE = Sha256.of("invoice");

    private record Row(int year, String... identifiers) {
        Entry entry() {
            return new Entry(List.copyOf(new TreeSet<>(List.of(identifiers))), EVIDENCE, LocalDate.of(year, 1, 1));
        }
    }

    private static RowGroups merged(List<Row> rows) {
        RowGroups groups = new RowGroups(new CustomerIndex(new byte[32]));
        for (int i = 0; i < rows.size(); i++) {
            groups.add(rows.get(i).entry(), i + 2L);
        }
        groups.merge();
        return groups;
    }

    private static List<Integer> kept(Row... rows) {
        RowGroups groups = merged(List.of(rows));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            kept.add(groups.kept(i));
        }
        return kept;
    }

    @Test
    void rowsThatShareADomainATaxNumberOrANameAreOne() {
        assertThat(kept(new Row(2024, "domain:a", "name:x"), new Row(2019, "domain:a", "name:y")))
                .containsExactly(1, 1);
        assertThat(kept(new Row(2019, "domain:a", "tax:1"), new Row(2024, "tax:1")))
                .containsExactly(0, 0);
        assertThat(kept(new Row(2019, "name:x"), new Row(2019, "name:x", "tax:1")))
                .containsExactly(0, 0);
        assertThat(kept(new Row(2019, "name:x"), new Row(2019, "name:y"))).containsExactly(0, 1);
    }

    @Test
    void theyAreOneByWayOfOthersToo() {
        assertThat(kept(
                        new Row(2022, "name:x"),
                        new Row(2021, "domain:a", "name:x"),
                        new Row(2020, "domain:a", "name:y"),
                        new Row(2023, "name:y", "tax:1")))
                .containsExactly(2, 2, 2, 2);
    }

    @Test
    void namesakesWithDomainsOrTaxNumbersOfTheirOwnAreNotOneAndANameAloneJoinsNeither() {
        assertThat(kept(
                        new Row(2019, "domain:a", "name:x"),
                        new Row(2020, "domain:b", "name:x"),
                        new Row(2018, "name:x"),
                        new Row(2017, "name:x")))
                .containsExactly(0, 1, 3, 3);
        assertThat(kept(
                        new Row(2019, "domain:a", "tax:1"),
                        new Row(2020, "domain:a", "tax:2"),
                        new Row(2018, "domain:a", "name:x")))
                .containsExactly(0, 1, 2);
        assertThat(merged(List.of(new Row(2019, "domain:a", "name:x"), new Row(2020, "domain:b", "name:x")))
                        .apart())
                .isEqualTo(1);
    }

    /** An entry holds two names: of a third, nobody could tell any more. */
    @Test
    void aThirdNameStaysAnEntryOfItsOwn() {
        assertThat(kept(
                        new Row(2019, "domain:a", "name:x"),
                        new Row(2020, "domain:a", "name:y"),
                        new Row(2021, "domain:a", "name:z")))
                .containsExactly(0, 0, 2);
    }

    @Test
    void ofRandomListsNothingIsLostAndEveryGroupFitsIntoOneEntry() {
        Random random = new Random(20_261_127);
        for (int round = 0; round < 500; round++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(12); i++) {
                Set<String> identifiers = new TreeSet<>();
                identifiers.add("name:" + random.nextInt(5));
                if (random.nextInt(3) == 0) {
                    identifiers.add("name:" + random.nextInt(5));
                }
                if (random.nextBoolean()) {
                    identifiers.add("domain:" + random.nextInt(4));
                }
                if (random.nextInt(3) == 0) {
                    identifiers.add("tax:" + random.nextInt(3));
                }
                rows.add(new Row(2000 + random.nextInt(20), identifiers.toArray(String[]::new)));
            }
            requireSound(rows);
        }
    }

    private static void requireSound(List<Row> rows) {
        RowGroups groups = merged(rows);
        RowGroups again = merged(rows);
        for (int i = 0; i < rows.size(); i++) {
            int kept = groups.kept(i);
            assertThat(again.kept(i)).isEqualTo(kept);
            assertThat(groups.kept(kept)).isEqualTo(kept);
            assertThat(rows.get(kept).year()).isLessThanOrEqualTo(rows.get(i).year());
            Set<String> all = new TreeSet<>();
            for (int other = 0; other < rows.size(); other++) {
                if (groups.kept(other) == kept) {
                    all.addAll(List.of(rows.get(other).identifiers()));
                }
            }
            // It is a whole entry, or the record would not take it.
            Entry whole = new Entry(List.copyOf(all), EVIDENCE, LocalDate.EPOCH);
            int[] missing = groups.missing(kept);
            assertThat(missing.length == 0 ? rows.get(kept).identifiers().length : missing.length)
                    .isEqualTo(whole.identifiers().size());
        }
    }
}
