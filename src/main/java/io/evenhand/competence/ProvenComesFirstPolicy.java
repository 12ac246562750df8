package io.evenhand.competence;

import io.evenhand.text.BareWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who comes first: whoever shows that it delivers in more of the wanted areas; then whoever covers more of them, which is to show anything
 * in them or to say that it delivers there; then by points, each of which has its reason in words. So what is shown weighs more than what
 * is said: no claim about many areas passes by a record in one. Better evidence never ranks lower when all else is equal, and whoever
 * shares never stands lower than it would by hiding. Whoever neither says nor shows any of it is not named. Equal partners stand by name.
 *
 * <p>Of whoever shares nothing, nothing that it hides is in here. Everybody who hides is ranked as the least favourable of what could be
 * hidden: learning, and stretched. So hiding brings nothing, and tells nothing.
 */
final class ProvenComesFirstPolicy {
    /** As much as of somebody who says that it is learning. */
    static final long SAYS_OWN_WORDS = 40;

    static final long REGION = 150;
    static final long LANGUAGE = 150;
    static final long SIZE = 100;
    static final long ROOM = 300;
    static final long AT_ITS_LIMIT = 200;
    static final long ROOM_SOON = 100;
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
                .filter(Weighed::comesIntoQuestion)
                .sorted(Comparator.comparingInt((Weighed one) -> one.shown)
                        .thenComparingInt(one -> one.covered)
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
                    one.shown,
                    one.covered,
                    areas.size(),
                    one.points,
                    most <= 0 ? 0 : Math.max(one.points, 0) * 1000 / most,
                    one.reasons));
        }
        return ranked;
    }

    private Weighed weigh(Candidate candidate) {
        List<Ranked.Reason> reasons = new ArrayList<>();
        int shown = 0;
        int covered = 0;
        boolean inQuestion = false;
        for (WantedArea area : areas) {
            Fit fit = fit(candidate, area);
            reasons.add(fit.reason);
            shown += fit.shown ? 1 : 0;
            covered += fit.covered ? 1 : 0;
            inQuestion |= fit.reason.points() > 0;
        }
        region(candidate).ifPresent(reasons::add);
        Candidate.Shared shared = candidate.shared();
        if (shared == null) {
            reasons.add(new Ranked.Reason(
                    "Shares neither levels, evidence nor load with you: its words count as those of somebody who is learning, its"
                            + " load as if it were stretched",
                    0));
        } else {
            language(shared).ifPresent(reasons::add);
            size(shared).ifPresent(reasons::add);
            load(shared.workload(), reasons);
        }
        reasons.add(promises(candidate.promises()));
        return new Weighed(
                candidate,
                shown,
                covered,
                inQuestion,
                reasons.stream().mapToLong(Ranked.Reason::points).sum(),
                reasons);
    }

    private static Fit fit(Candidate candidate, WantedArea area) {
        boolean named = candidate.ownWords().contains(BareWords.of(area.word()))
                || area.area() != null
                        && candidate.ownAreas().contains(area.area().id());
        Candidate.Shared shared = candidate.shared();
        if (shared == null || area.area() == null) {
            return Fit.none(
                    named
                            ? new Ranked.Reason(area.name() + ": among its own words", SAYS_OWN_WORDS)
                            : new Ranked.Reason(area.name() + ": says nothing of it", 0));
        }
        AreaId id = area.area().id();
        Level says = shared.levels().get(id);
        Proof proof = shared.proofs().getOrDefault(id, Proof.NOTHING);
        if (says == Level.NOT_OURS) {
            return Fit.none(new Ranked.Reason(area.name() + ": does not do this", 0, proof));
        }
        long said = Math.max(says == null ? 0 : SAID.getOrDefault(says, 0L), named ? SAYS_OWN_WORDS : 0);
        boolean shown = proof.showsDelivery();
        boolean covered = proof.level() != null || says != null && says.compareTo(Level.DELIVERS) >= 0;
        return new Fit(
                new Ranked.Reason(words(area, says, named, proof), said + proof.bar(), proof), shown, shown || covered);
    }

    private static String words(WantedArea area, @Nullable Level says, boolean named, Proof proof) {
        String claim = says != null ? "says it " + says.words() : named ? "among its own words" : "says nothing of it";
        Level shown = proof.level();
        String evidence = proof.points() == 0
                ? "shows nothing yet"
                : "shows " + proof.words() + (shown == null ? "" : ", that it " + shown.words());
        return area.name() + ": " + claim + ", " + evidence
                + (!proof.isLessThan(says)
                        ? ""
                        : proof.points() > 0 ? "; claims more than it shows" : ": its word only");
    }

    private Optional<Ranked.Reason> region(Candidate candidate) {
        if (wanted.region().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                candidate.regions().contains(BareWords.of(wanted.region()))
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
        reasons.add(new Ranked.Reason(load.words(), load.hasRoom() ? ROOM : load.isStretched() ? 0 : AT_ITS_LIMIT));
        Integer months = wanted.months();
        if (months != null && months <= SOON_MONTHS) {
            reasons.add(
                    load.hasRoom()
                            ? new Ranked.Reason(
                                    "This is to start within " + SOON_MONTHS + " months, and it has room now",
                                    ROOM_SOON)
                            : new Ranked.Reason(
                                    "This is to start within " + SOON_MONTHS + " months, and it has no room now", 0));
        }
    }

    private static Ranked.Reason promises(Candidate.Promises promises) {
        long points =
                promises.total() == 0 ? 0 : PROMISES * (promises.keptInTime() - promises.broken()) / promises.total();
        return new Ranked.Reason("Track record: " + promises.words(), points);
    }

    /** @param shown whether its record shows that it delivers there @param covered whether it shows anything there, or says that it delivers */
    private record Fit(Ranked.Reason reason, boolean shown, boolean covered) {
        static Fit none(Ranked.Reason reason) {
            return new Fit(reason, false, false);
        }
    }

    private record Weighed(
            Candidate candidate,
            int shown,
            int covered,
            boolean comesIntoQuestion,
            long points,
            List<Ranked.Reason> reasons) {}
}
