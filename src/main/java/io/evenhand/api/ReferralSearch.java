package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralFilter.Part;
import io.evenhand.referral.ReferralOrder;
import io.evenhand.referral.ReferralPhase;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list of referrals asks for. A program that asks for something that is not there is told so, rather than given
 * more than it meant.
 *
 * @param after where the page before ended; null for the first
 */
record ReferralSearch(ReferralFilter filter, ReferralOrder order, ReferralOrder.@Nullable Place after, int limit) {
    static final int MOST = 100;
    static final int USUAL = 50;

    private static final Set<String> KNOWN = Set.of(
            "q",
            "state",
            "phase",
            "partner",
            "part",
            "mine",
            "waitsLongerThan",
            "changedSince",
            "sort",
            "limit",
            "cursor",
            "externalSystem",
            "externalId");
    private static final int LONGEST_WORDS = 100;

    /** @throws Refusal naming every parameter that will not do */
    static ReferralSearch of(Map<String, String> parameters, Actor actor) {
        return new Reading(parameters, actor).search();
    }

    /** Where to go on after this place. It says nothing but what the reader was shown, and opens nothing to anybody else. */
    static String cursor(ReferralOrder order, ReferralOrder.Place place) {
        String text = order.code() + " " + place.at() + " " + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Reading {
        private final Map<String, String> parameters;
        private final Actor actor;
        private final List<FieldProblem> problems = new ArrayList<>();

        private Reading(Map<String, String> parameters, Actor actor) {
            this.parameters = parameters;
            this.actor = actor;
        }

        private ReferralSearch search() {
            parameters.keySet().stream()
                    .filter(name -> !KNOWN.contains(name))
                    .forEach(name -> wrong(
                            name,
                            "is no parameter here",
                            "use " + String.join(", ", KNOWN.stream().sorted().toList())));
            ReferralOrder order = given("sort")
                    .map(code -> ReferralOrder.of(code)
                            .orElseGet(() -> wrong(
                                    "sort",
                                    "is no order",
                                    "use registeredAt or changedAt, with a minus for the latest first")))
                    .orElse(ReferralOrder.NEWEST_FIRST);
            ReferralFilter filter = ReferralFilter.NONE
                    .withWords(words())
                    .withStates(states())
                    .withMine(flag("mine"))
                    .withWaitsLongerThan(duration())
                    .withChangedSince(moment());
            Optional<PartnerId> partner = given("partner")
                    .map(text -> PartnerId.read(text)
                            .orElseGet(() -> wrong(
                                    "partner", "is no partner's id", "use lower case letters, digits and hyphens")));
            Part part = given("part")
                    .map(code -> Codes.find(Part.class, code)
                            .orElseGet(
                                    () -> wrong("part", "is neither introducer nor deliverer", "use one of the two")))
                    .orElse(null);
            PartnerId whose = partner.orElseGet(() -> part == null ? null : own());
            ReferralOrder.Place after = order == null ? null : place(order);
            int limit = limit();
            if (!problems.isEmpty()) {
                throw Refusal.malformed(problems);
            }
            return new ReferralSearch(
                    filter.withPartner(whose, part), java.util.Objects.requireNonNull(order), after, limit);
        }

        private @Nullable PartnerId own() {
            return PartnerId.read(actor.partnerId())
                    .orElseGet(() -> wrong("part", "is no partner's", "name the partner, too"));
        }

        private String words() {
            String q = given("q").orElse("");
            if (q.length() > LONGEST_WORDS || ReferralFilter.wordsOf(q).size() > ReferralFilter.MOST_WORDS) {
                wrong("q", "is too long", "use at most 8 words and 100 characters");
                return "";
            }
            return q;
        }

        private Set<ReferralState> states() {
            Set<ReferralState> states = EnumSet.noneOf(ReferralState.class);
            given("state")
                    .ifPresent(codes -> List.of(codes.split(","))
                            .forEach(code -> Codes.find(ReferralState.class, code)
                                    .ifPresentOrElse(
                                            states::add,
                                            () -> wrong("state", "is no state", "use the codes that referrals show"))));
            given("phase")
                    .ifPresent(code -> Codes.find(ReferralPhase.class, code)
                            .ifPresentOrElse(
                                    phase -> states.addAll(phase.states()),
                                    () -> wrong(
                                            "phase", "is no phase", "use introduced, agreeing, active, won or ended")));
            return states;
        }

        private boolean flag(String name) {
            String given = given(name).orElse("false");
            if (!given.equals("true") && !given.equals("false")) {
                wrong(name, "is neither true nor false", "use one of the two");
            }
            return given.equals("true");
        }

        private @Nullable Duration duration() {
            String text = given("waitsLongerThan").orElse(null);
            try {
                return text == null ? null : Duration.parse(text);
            } catch (DateTimeException wrong) {
                return wrong("waitsLongerThan", "is no length of time", "write P7D or PT12H");
            }
        }

        private @Nullable Instant moment() {
            String text = given("changedSince").orElse(null);
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException wrong) {
                return wrong("changedSince", "is no moment", "write it in UTC, such as 2026-11-24T10:00:00Z");
            }
        }

        private int limit() {
            String text = given("limit").orElse(String.valueOf(USUAL));
            int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
            if (limit < 1 || limit > MOST) {
                wrong("limit", "is no number from 1 to " + MOST, "write a number in that range");
            }
            return limit;
        }

        private ReferralOrder.@Nullable Place place(ReferralOrder order) {
            String cursor = given("cursor").orElse(null);
            if (cursor == null) {
                return null;
            }
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
                if (parts.length == 3 && parts[0].equals(order.code())) {
                    return new ReferralOrder.Place(
                            Instant.parse(parts[1]), UUID.fromString(parts[2]).toString());
                }
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                // Told below, as a cursor of another order is.
            }
            return wrong(
                    "cursor", "is no cursor of this list", "use the nextCursor of the page before, with the same sort");
        }

        private Optional<String> given(String name) {
            return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        private <T> @Nullable T wrong(String name, String problem, String remedy) {
            problems.add(new FieldProblem(name, problem, remedy));
            return null;
        }
    }
}
