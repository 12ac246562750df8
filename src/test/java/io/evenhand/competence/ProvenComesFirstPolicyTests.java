package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Proves of the ranking, on generated networks with fixed seeds, that nobody ranks lower for being better in one thing while all else is
 * equal, that it does not depend on the order in which partners are read, and that every point has its reason.
 */
class ProvenComesFirstPolicyTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final PartnerId OTHER = new PartnerId("other");
    private static final AreaId ERP = new AreaId("erp");
    private static final AreaId DATA = new AreaId("data");
    private static final Wanted WANTED = new Wanted(List.of("ERP", "Data"), "Saxony", "de", "120 people", 1);
    private static final List<WantedArea> AREAS =
            List.of(new WantedArea("ERP", area(ERP, "ERP")), new WantedArea("Data", area(DATA, "Data")));
    private static final ProvenComesFirstPolicy POLICY = new ProvenComesFirstPolicy(WANTED, AREAS);
    private static final Candidate.Promises NONE = new Candidate.Promises(0, 0, 0, "No promises yet");

    @Test
    void whatIsShownCountsMoreThanWhatIsClaimed() {
        Candidate claims = candidate("a", shared(Map.of(ERP, Level.LEADS), Map.of()));
        Candidate shows = candidate("b", shared(Map.of(ERP, Level.DELIVERS), Map.of(ERP, delivered(1))));

        assertThat(names(List.of(claims, shows))).containsExactly("b", "a");
    }

    @Test
    void noClaimAboutManyAreasPassesByARecordInOne() {
        Candidate shows = candidate("b", shared(Map.of(ERP, Level.DELIVERS), Map.of(ERP, delivered(1))));
        Candidate learns = candidate("a", shared(Map.of(ERP, Level.LEARNING, DATA, Level.LEARNING), Map.of()));
        Candidate claims = candidate("c", shared(Map.of(ERP, Level.LEADS, DATA, Level.LEADS), Map.of()));

        assertThat(names(List.of(learns, claims, shows))).containsExactly("b", "c", "a");
    }

    @Test
    void amongThoseWhoShowAsMuchWhoeverCoversMoreComesFirst() {
        Candidate deep = candidate("a", shared(Map.of(ERP, Level.LEADS), Map.of(ERP, delivered(3))));
        Candidate wide =
                candidate("b", shared(Map.of(ERP, Level.DELIVERS, DATA, Level.DELIVERS), Map.of(ERP, delivered(1))));
        Candidate both = candidate(
                "c",
                shared(
                        Map.of(ERP, Level.DELIVERS, DATA, Level.DELIVERS),
                        Map.of(ERP, delivered(1), DATA, delivered(1))));

        assertThat(POLICY.rank(List.of(deep, wide, both)))
                .extracting(Ranked::name, Ranked::shown, Ranked::covered, Ranked::coverage)
                .containsExactly(
                        tuple("c", 2, 2, "2 of 2 areas shown by its record"),
                        tuple("b", 1, 2, "1 of 2 areas shown by its record, 1 more by its word or little proof"),
                        tuple("a", 1, 1, "1 of 2 areas shown by its record"));
    }

    @Test
    void ofOneAreaItIsSaidWhoOnlyNamesOrLearnsIt() {
        Ranked shows = new Ranked(1, new PartnerId("a"), "a", 1, 1, 1, 9, 9, List.of());
        Ranked says = new Ranked(1, new PartnerId("a"), "a", 0, 1, 1, 9, 9, List.of());
        assertThat(shows.coverage()).isEqualTo("shown by its record");
        assertThat(says.coverage()).isEqualTo("by its word or little proof");
        Wanted erp = new Wanted(List.of("ERP"), "", "", "", null);
        Candidate learns = candidate("l", shared(Map.of(ERP, Level.LEARNING), Map.of()));
        assertThat(new ProvenComesFirstPolicy(erp, AREAS.subList(0, 1)).rank(List.of(learns)))
                .singleElement()
                .satisfies(one -> assertThat(one.coverage()).isEqualTo("named only, or learning"));
    }

    @Test
    void whoeverSharesNeverStandsLowerThanByHidingUnlessItSaysThatItDoesNotDoIt() {
        Random random = new Random(7);
        for (int round = 0; round < 4_000; round++) {
            List<Candidate> network = IntStream.range(0, 5)
                    .mapToObj(number -> new Shape(random).named("partner-" + number))
                    .toList();
            Candidate one = network.get(random.nextInt(network.size()));
            if (one.shared() != null && one.shared().levels().containsValue(Level.NOT_OURS)) {
                continue;
            }
            List<Candidate> hidden = new ArrayList<>(network);
            hidden.set(hidden.indexOf(one), with(one, null));
            assertThat(place(network, one.name()))
                    .as("%s in %s", one, network)
                    .isLessThanOrEqualTo(place(hidden, one.name()));
        }
    }

    @Test
    void whoeverSaysThatTheyDoNotDoItIsNotAskedWhateverTheirRecordShows() {
        Candidate past = candidate("a", shared(Map.of(ERP, Level.NOT_OURS), Map.of(ERP, delivered(3))));

        assertThat(POLICY.rank(List.of(past))).isEmpty();
    }

    @Test
    void ofWhoeverSharesNothingOnlyTheirOwnWordsCount() {
        Candidate closed =
                new Candidate(new PartnerId("a"), "a", Set.of("erp"), Set.of(), Set.of("saxony"), NONE, null);

        Ranked ranked = POLICY.rank(List.of(closed)).getFirst();

        assertThat(ranked.points()).isEqualTo(190);
        assertThat(ranked.reasons())
                .extracting(Ranked.Reason::words)
                .containsExactly(
                        "ERP: among its own words",
                        "Data: says nothing of it",
                        "Works in Saxony",
                        "Shares neither levels, evidence nor load with you: its words count as those of somebody who is"
                                + " learning, its load as if it were stretched",
                        "Track record: No promises yet");
        assertThat(ranked.reasons()).extracting(Ranked.Reason::proof).containsOnlyNulls();
    }

    @Test
    void everyReasonIsSaidInWords() {
        Candidate candidate = new Candidate(
                new PartnerId("a"),
                "a",
                Set.of(),
                Set.of(DATA),
                Set.of("saxony"),
                new Candidate.Promises(4, 3, 1, "4 promises, 75 % kept in time"),
                new Candidate.Shared(
                        Map.of(ERP, Level.LEADS),
                        Map.of(ERP, delivered(1)),
                        Set.of("de"),
                        Set.of(CustomerSize.MEDIUM),
                        new Workload(2, 0, null)));

        assertThat(POLICY.rank(List.of(candidate)).getFirst().reasons())
                .extracting(reason -> reason.points() + " " + reason.words())
                .containsExactly(
                        "520 ERP: says it leads in this, shows 400 points, by the word of one partner, that it delivers this; claims"
                                + " more than it shows",
                        "40 Data: among its own words, shows nothing yet",
                        "150 Works in Saxony",
                        "150 Works in German",
                        "100 Works for customers of 50 to 249 people",
                        "0 Stretched: 2 running, its record supports 1 (one to begin with and 0 confirmed within 24 months)",
                        "0 This is to start within 2 months, and it has no room now",
                        "100 Track record: 4 promises, 75 % kept in time");
    }

    @Test
    void equalPartnersStandByName() {
        List<Candidate> equal = Stream.of("c", "a", "b")
                .map(name -> new Shape(new Random(1)).named(name))
                .toList();
        assertThat(names(equal)).containsExactly("a", "b", "c");
    }

    @Test
    void nobodyRanksLowerForBeingBetterInOneThing() {
        Random random = new Random(20261127);
        for (int round = 0; round < 4_000; round++) {
            List<Candidate> network = IntStream.range(0, 5)
                    .mapToObj(number -> new Shape(random).named("partner-" + number))
                    .toList();
            Candidate one = network.get(random.nextInt(network.size()));
            for (UnaryOperator<Candidate> better : betterments(random)) {
                List<Candidate> changed = new ArrayList<>(network);
                changed.set(changed.indexOf(one), better.apply(one));
                assertThat(place(changed, one.name()))
                        .as("%s in %s", one, network)
                        .isLessThanOrEqualTo(place(network, one.name()));
            }
        }
    }

    @Test
    void theOrderInWhichPartnersAreReadDoesNotMatterAndPointsAreTheSumOfTheirReasons() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            List<Candidate> network = new ArrayList<>(IntStream.range(0, 6)
                    .mapToObj(number -> new Shape(random).named("partner-" + number))
                    .toList());
            List<Ranked> ranked = POLICY.rank(network);
            Collections.shuffle(network, random);

            assertThat(POLICY.rank(network)).isEqualTo(ranked);
            for (Ranked one : ranked) {
                assertThat(one.points())
                        .isEqualTo(one.reasons().stream()
                                .mapToLong(Ranked.Reason::points)
                                .sum());
                assertThat(one.reasons()).noneMatch(reason -> reason.words().isBlank());
                assertThat(one.bar()).isBetween(0L, 1000L);
            }
        }
    }

    /** Each makes a partner better in one thing and leaves all else. */
    private static List<UnaryOperator<Candidate>> betterments(Random random) {
        Evidence more = new Evidence(EvidenceKind.DELIVERY, "Work", OTHER, TODAY.minusDays(random.nextInt(900)), null);
        return List.of(
                one -> with(one, moreShown(one, more)),
                one -> with(one, higher(one)),
                one -> with(one, load(one, -1, 0)),
                one -> with(one, load(one, 0, 1)),
                one -> new Candidate(
                        one.id(),
                        one.name(),
                        one.ownWords(),
                        one.ownAreas(),
                        Set.of("saxony"),
                        one.promises(),
                        one.shared()),
                one -> new Candidate(
                        one.id(),
                        one.name(),
                        one.ownWords(),
                        one.ownAreas(),
                        one.regions(),
                        new Candidate.Promises(
                                one.promises().total() + 1,
                                one.promises().keptInTime() + 1,
                                one.promises().broken(),
                                "more"),
                        one.shared()),
                one -> with(one, spoken(one)));
    }

    private static Candidate with(Candidate one, Candidate.@Nullable Shared shared) {
        return new Candidate(
                one.id(), one.name(), one.ownWords(), one.ownAreas(), one.regions(), one.promises(), shared);
    }

    private static Candidate.@Nullable Shared moreShown(Candidate one, Evidence more) {
        Candidate.Shared shared = one.shared();
        if (shared == null) {
            return null;
        }
        Map<AreaId, Proof> proofs = new HashMap<>(shared.proofs());
        Proof present = proofs.getOrDefault(ERP, Proof.NOTHING);
        long points = present.points()
                + EvidenceFadesPolicy.worth(more, List.of(), TODAY).points();
        int confirmers = present.confirmers() + 1;
        proofs.put(
                ERP,
                new Proof(points, confirmers, Level.shownBy(points, confirmers).orElse(null), List.of()));
        return new Candidate.Shared(shared.levels(), proofs, shared.languages(), shared.sizes(), shared.workload());
    }

    private static Candidate.@Nullable Shared higher(Candidate one) {
        Candidate.Shared shared = one.shared();
        if (shared == null) {
            return null;
        }
        Map<AreaId, Level> levels = new HashMap<>(shared.levels());
        levels.put(DATA, Level.LEADS);
        return new Candidate.Shared(levels, shared.proofs(), shared.languages(), shared.sizes(), shared.workload());
    }

    private static Candidate.@Nullable Shared load(Candidate one, int running, int confirmed) {
        Candidate.Shared shared = one.shared();
        return shared == null
                ? null
                : new Candidate.Shared(
                        shared.levels(),
                        shared.proofs(),
                        shared.languages(),
                        shared.sizes(),
                        new Workload(
                                Math.max(shared.workload().running() + running, 0),
                                shared.workload().confirmed() + confirmed,
                                shared.workload().capacity()));
    }

    private static Candidate.@Nullable Shared spoken(Candidate one) {
        Candidate.Shared shared = one.shared();
        return shared == null
                ? null
                : new Candidate.Shared(
                        shared.levels(),
                        shared.proofs(),
                        Set.of("de"),
                        Set.of(CustomerSize.values()),
                        shared.workload());
    }

    /** A partner of any shape. */
    private record Shape(Random random) {
        Candidate named(String name) {
            Set<String> words = new HashSet<>();
            if (random.nextInt(3) == 0) {
                words.add("erp");
            }
            int total = random.nextInt(9);
            int kept = random.nextInt(total + 1);
            return new Candidate(
                    new PartnerId(name),
                    name,
                    words,
                    random.nextBoolean() ? Set.of(DATA) : Set.of(),
                    random.nextBoolean() ? Set.of("saxony") : Set.of("bavaria"),
                    new Candidate.Promises(total, kept, random.nextInt(total - kept + 1), total + " promises"),
                    random.nextInt(4) == 0 ? null : some());
        }

        private Candidate.Shared some() {
            Map<AreaId, Level> levels = new HashMap<>();
            Map<AreaId, Proof> proofs = new HashMap<>();
            for (AreaId area : List.of(ERP, DATA)) {
                if (random.nextBoolean()) {
                    levels.put(area, Level.values()[random.nextInt(Level.values().length)]);
                }
                proofs.put(
                        area,
                        Proof.of(
                                ArbitraryEvidence.some(random, TODAY),
                                ArbitraryEvidence.releases(random, TODAY),
                                TODAY));
            }
            return new Candidate.Shared(
                    levels,
                    proofs,
                    random.nextBoolean() ? Set.of("de") : Set.of(),
                    random.nextBoolean() ? Set.of(CustomerSize.MEDIUM) : Set.of(),
                    new Workload(
                            random.nextInt(5), random.nextInt(4), random.nextBoolean() ? random.nextInt(5) : null));
        }
    }

    private static int place(List<Candidate> network, String name) {
        return POLICY.rank(network).stream()
                .filter(ranked -> ranked.name().equals(name))
                .findFirst()
                .map(Ranked::place)
                .orElse(Integer.MAX_VALUE);
    }

    private static List<String> names(List<Candidate> network) {
        return POLICY.rank(network).stream().map(Ranked::name).toList();
    }

    private static Candidate candidate(String name, Candidate.Shared shared) {
        return new Candidate(new PartnerId(name), name, Set.of(), Set.of(), Set.of(), NONE, shared);
    }

    private static Candidate.Shared shared(Map<AreaId, Level> levels, Map<AreaId, Proof> proofs) {
        return new Candidate.Shared(levels, proofs, Set.of(), Set.of(), new Workload(0, 0, null));
    }

    private static Proof delivered(int times) {
        return Proof.of(
                Collections.nCopies(times, new Evidence(EvidenceKind.DELIVERY, "Work", OTHER, TODAY, null)),
                List.of(),
                TODAY);
    }

    private static AreaView area(AreaId id, String name) {
        return new AreaView(id, 0, name, "Field", null, null);
    }
}
