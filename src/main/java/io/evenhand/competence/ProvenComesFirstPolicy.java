package io.evenhand.competence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who comes first: whoever covers more of what is wanted; then by points, each of which has its reason in words. What is shown weighs more
 * than what is said, so better evidence never ranks lower when all else is equal. Whoever covers nothing is not named. Equal partners stand
 * by name.
 */
final class ProvenComesFirstPolicy {
    static final long SAYS_OWN_WORDS = 80;
    static final long REGION = 150;
    static final long LANGUAGE = 150;
    static final long SIZE = 100;
    static final long ROOM = 100;
    static final long STRETCHED = -200;
    static final long SOON_WITHOUT_ROOM = -100;
    static final int SOON_MONTHS = 2;
    static final long PROMISES = 200;

    private static final Map<Level, Long> SAID =
            Map.of(Level.NOT_OURS, 0L, Level.LEARNING, 40L, Level.DELIVERS, 100L, Level.LEADS, 120L);

    private final Wanted wanted;
    private final List<WantedArea> areas;

    ProvenComesFirstPolicy(Wanted wanted, List<WantedArea> areas) {
        this.wanted = wanted;
        this.areas = areas;
    }

    List<Ranked> rank(List<Candidate> candidates) {
        List<Weighed> weighed = candidates.stream()
                .map(this::weigh)
                .filter(one -> one.covered > 0)
                .sorted(Comparator.comparingInt((Weighed one) -> one.covered)
                        .thenComparingLong(one -> one.points)
                        .reversed()
                        .thenComparing(one -> one.candidate.name().toLowerCase(Locale.ROOT))
                        .thenComparing(one -> one.candidate.id().value()))
                .toList();
        long most = weighed.stream().mapToLong(Weighed::points).max().orElse(0);
        List<Ranked> ranked = new ArrayList<>();
        for (Weighed one : weighed) {
            ranked.add(new Ranked(
                    ranked.size() + 1,
                    one.candidate.id(),
                    one.candidate.name(),
                    one.covered,
                    one.points,
                    most <= 0 ? 0 : Math.max(one.points, 0) * 1000 / most,
                    one.reasons));
        }
        return ranked;
    }

    private Weighed weigh(Candidate candidate) {
        List<Ranked.Reason> reasons = new ArrayList<>();
        int covered = 0;
        for (WantedArea area : areas) {
            Ranked.Reason reason = fit(candidate, area);
            reasons.add(reason);
            covered += reason.points() > 0 ? 1 : 0;
        }
        region(candidate).ifPresent(reasons::add);
        Candidate.Shared shared = candidate.shared();
        if (shared == null) {
            reasons.add(new Ranked.Reason("Shares neither levels nor evidence with you", 0));
        } else {
            language(shared).ifPresent(reasons::add);
            size(shared).ifPresent(reasons::add);
            load(shared.workload(), reasons);
        }
        reasons.add(promises(candidate.promises()));
        return new Weighed(
                candidate,
                covered,
                reasons.stream().mapToLong(Ranked.Reason::points).sum(),
                reasons);
    }

    private static Ranked.Reason fit(Candidate candidate, WantedArea area) {
        boolean named = candidate.ownWords().contains(Words.bare(area.word()))
                || area.area() != null
                        && candidate.ownAreas().contains(area.area().id());
        Candidate.Shared shared = candidate.shared();
        if (shared == null || area.area() == null) {
            return named
                    ? new Ranked.Reason(area.name() + ": among its own words", SAYS_OWN_WORDS)
                    : new Ranked.Reason(area.name() + ": says nothing of it", 0);
        }
        AreaId id = area.area().id();
        Level says = shared.levels().get(id);
        Proof proof = shared.proofs().getOrDefault(id, Proof.NOTHING);
        if (says == Level.NOT_OURS) {
            return new Ranked.Reason(area.name() + ": does not do this", 0, proof);
        }
        long said = Math.max(says == null ? 0 : SAID.getOrDefault(says, 0L), named ? SAYS_OWN_WORDS : 0);
        return new Ranked.Reason(words(area, says, named, proof), said + proof.bar(), proof);
    }

    private static String words(WantedArea area, @Nullable Level says, boolean named, Proof proof) {
        String claim = says != null ? "says it " + says.words() : named ? "among its own words" : "says nothing of it";
        Level shown = proof.level();
        String evidence = proof.points() == 0
                ? "shows nothing yet"
                : "shows " + proof.points() + " points" + (shown == null ? "" : ", that it " + shown.words());
        return area.name() + ": " + claim + ", " + evidence
                + (proof.isLessThan(says) && proof.points() > 0 ? "; claims more than it shows" : "");
    }

    private Optional<Ranked.Reason> region(Candidate candidate) {
        if (wanted.region().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                candidate.regions().contains(Words.bare(wanted.region()))
                        ? new Ranked.Reason("Works in " + wanted.region(), REGION)
                        : new Ranked.Reason("Does not name " + wanted.region() + " among its regions", 0));
    }

    private Optional<Ranked.Reason> language(Candidate.Shared shared) {
        if (wanted.language().isEmpty()) {
            return Optional.empty();
        }
        String language = Languages.name(wanted.language());
        return Optional.of(
                shared.languages().contains(wanted.language())
                        ? new Ranked.Reason("Works in " + language, LANGUAGE)
                        : new Ranked.Reason("Says nothing of " + language, 0));
    }

    private Optional<Ranked.Reason> size(Candidate.Shared shared) {
        return CustomerSize.read(wanted.companySize())
                .map(size -> shared.sizes().contains(size)
                        ? new Ranked.Reason("Works for customers of " + size.words(), SIZE)
                        : new Ranked.Reason("Says nothing of customers of " + size.words(), 0));
    }

    private void load(Workload load, List<Ranked.Reason> reasons) {
        reasons.add(new Ranked.Reason(load.words(), load.hasRoom() ? ROOM : load.isStretched() ? STRETCHED : 0));
        Integer months = wanted.months();
        if (months != null && months <= SOON_MONTHS && !load.hasRoom()) {
            reasons.add(new Ranked.Reason(
                    "This is to start within " + SOON_MONTHS + " months, and it has no room now", SOON_WITHOUT_ROOM));
        }
    }

    private static Ranked.Reason promises(Candidate.Promises promises) {
        long points =
                promises.total() == 0 ? 0 : PROMISES * (promises.keptInTime() - promises.broken()) / promises.total();
        return new Ranked.Reason("Track record: " + promises.words(), points);
    }

    private record Weighed(Candidate candidate, int covered, long points, List<Ranked.Reason> reasons) {}
}
