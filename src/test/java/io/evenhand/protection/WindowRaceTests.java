package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.protection.RegistrationResult.Contradicts;
import io.evenhand.protection.RegistrationResult.Registered;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Proves that partners who are bound at the same moment, about customers of which they know different parts, never end up with contrary
 * duties: one wins, the others hear of the duty that stands in their way, and none of them hears of a deadlock.
 */
@WithoutEngine
// As many at once inside the database as there are threads.
@TestPropertySource(
        properties = {"spring.datasource.hikari.maximum-pool-size=64", "spring.datasource.hikari.minimum-idle=4"})
class WindowRaceTests {
    private static final int THREADS = 64;
    private static final int ROUNDS = 12;
    private static final int CUSTOMERS = 3;
    private static final int PARTNERS = 2;
    private static final LocalDate START = LocalDate.of(2030, 1, 1);

    private final String run = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Protections protections;

    @Autowired
    Lookalikes lookalikes;

    @Test
    void noTwoContraryDutiesEverResult() throws Exception {
        Random random = new Random(20_301_127);
        for (int round = 0; round < ROUNDS; round++) {
            List<NewWindow> wanted = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                wanted.add(wanted(random, round, i));
            }
            List<RegistrationResult> answers = AtTheSameTime.all(wanted.stream()
                    .<Callable<RegistrationResult>>map(window -> () -> protections.register(List.of(window)))
                    .toList());

            assertThat(answers)
                    .hasAtLeastOneElementOfType(Registered.class)
                    .hasAtLeastOneElementOfType(Contradicts.class);
            List<NewWindow> stand = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                if (answers.get(i) instanceof Registered) {
                    stand.add(wanted.get(i));
                }
            }
            assertThat(contradictions(stand)).isEmpty();
            Map<String, NewWindow> byAgreement = new HashMap<>();
            stand.forEach(window -> byAgreement.put(window.agreement(), window));
            for (int i = 0; i < THREADS; i++) {
                if (answers.get(i) instanceof Contradicts contradicts) {
                    NewWindow refused = wanted.get(i);
                    NewWindow winner = Objects.requireNonNull(
                            byAgreement.get(contradicts.existing().agreement()), "the reason stands");
                    assertThat(areContrary(winner, refused)).isTrue();
                }
            }
        }
    }

    @Test
    void whatAnExceptionLiftsIsRegisteredAndNothingElse() throws Exception {
        for (int round = 0; round < ROUNDS / 3; round++) {
            CustomerIdentity customer = customer(round + 900, 7);
            NewWindow first = window("x" + round, partner("holder", round), partner("bound", round), customer, 0, 100);
            String windowId = ((Registered) protections.register(List.of(first)))
                    .windowIds()
                    .getFirst();
            String released = "released-" + run + round;
            List<Callable<RegistrationResult>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                boolean isReleased = i % 2 == 0;
                int at = round;
                work.add(() -> {
                    if (isReleased) {
                        protections.goOn(windowId, released, "anna", "Not meant.");
                    }
                    return protections.register(List.of(new NewWindow(
                            "y" + run + at + "-" + number,
                            isReleased ? released : "other-" + run + at + "-" + number,
                            false,
                            partner("rival", at),
                            partner("bound", at),
                            customer,
                            Conduct.ACCEPT,
                            START,
                            START.plusDays(50))));
                });
            }
            List<RegistrationResult> answers = AtTheSameTime.all(work);
            for (int i = 0; i < THREADS; i++) {
                assertThat(answers.get(i)).isInstanceOf(i % 2 == 0 ? Registered.class : Contradicts.class);
            }
        }
    }

    /** Whoever says "the same" and whoever promises the opposite are told of one another, whichever was first. */
    @Test
    void anAnswerAndAPromiseDoNotMissOneAnother() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String word = "zx" + letters(run) + letters(Integer.toHexString(round + 16));
            CustomerIdentity known = new CustomerIdentity(word, "DE", word + ".de", null);
            CustomerIdentity alike = new CustomerIdentity(word + " Werke", "AT", word + ".at", null);
            PartnerId bound = partner("b", round);
            PartnerId rival = partner("r", round);
            String referral = "ref-" + run + round;
            NewWindow earlier = new NewWindow(
                    "k" + run + round,
                    "k" + run + round,
                    false,
                    partner("h", round),
                    bound,
                    known,
                    Conduct.SOLICIT,
                    LocalDate.of(2020, 1, 1),
                    null);
            assertThat(protections.register(List.of(earlier))).isInstanceOf(Registered.class);
            lookalikes.look(bound, rival, alike, referral);
            Actor anna = new Actor("anna", "Anna", null, bound.value(), Set.of(Role.OPERATIONS));
            String id = lookalikes.of(anna).getFirst().id();
            NewWindow opposite = new NewWindow(
                    "o" + run + round, referral, false, rival, bound, alike, Conduct.ACCEPT, START, START.plusDays(9));

            List<Object> answers = AtTheSameTime.all(List.of(
                    () -> lookalikes.answer(anna, id, Answer.SAME, "It is."),
                    () -> protections.register(List.of(opposite))));

            Duty duty = lookalikes.find(anna, id).orElseThrow().duty();
            assertThat(answers.get(0)).isEqualTo(new LookalikeResult.Recorded(Optional.of(duty)));
            // Where the promise was first, the answer tells of the duty that it breaks.
            assertThat(answers.get(1) instanceof Registered || answers.get(1).equals(new Contradicts(duty)))
                    .isTrue();
            assertThat(protections.dutyInTheWay(bound, rival, alike, referral)).contains(duty);
        }
    }

    private NewWindow wanted(Random random, int round, int number) {
        int from = random.nextInt(6) * 20;
        return window(
                round + "-" + number,
                partner("p" + random.nextInt(4), round),
                partner("b" + random.nextInt(PARTNERS), round),
                customer(round * CUSTOMERS + random.nextInt(CUSTOMERS), 1 + random.nextInt(7)),
                from,
                from + 10 + random.nextInt(60));
    }

    private NewWindow window(
            String number, PartnerId holder, PartnerId bound, CustomerIdentity customer, int from, int until) {
        return new NewWindow(
                "a" + run + number,
                "f" + run + number,
                false,
                holder,
                bound,
                customer,
                Conduct.SOLICIT,
                START.plusDays(from),
                START.plusDays(until));
    }

    /** Of which somebody knows some parts: its name, its domain, its number. */
    private CustomerIdentity customer(int number, int parts) {
        String word = letters(run) + letters(Integer.toHexString(number + 256));
        return new CustomerIdentity(
                (parts & 1) == 0 ? "Unknown " + UUID.randomUUID() : word + " GmbH",
                "DE",
                (parts & 2) == 0 ? null : "www." + word + ".de",
                (parts & 4) == 0 ? null : run + "-" + (1000 + number));
    }

    private static String letters(String hex) {
        StringBuilder letters = new StringBuilder();
        hex.chars().forEach(c -> letters.append("bacedifoguhajeki".charAt(Character.digit(c, 16))));
        return letters.toString();
    }

    private PartnerId partner(String name, int round) {
        return new PartnerId(name + "-" + run + "-" + round);
    }

    private static List<List<NewWindow>> contradictions(List<NewWindow> stand) {
        List<List<NewWindow>> found = new ArrayList<>();
        for (int i = 0; i < stand.size(); i++) {
            for (int j = i + 1; j < stand.size(); j++) {
                if (areContrary(stand.get(i), stand.get(j))) {
                    found.add(List.of(stand.get(i), stand.get(j)));
                }
            }
        }
        return found;
    }

    private static boolean areContrary(NewWindow one, NewWindow other) {
        Set<String> shared = new HashSet<>(one.customer().identifiers());
        shared.retainAll(other.customer().identifiers());
        return !shared.isEmpty()
                && one.boundPartner().equals(other.boundPartner())
                && !one.protectedPartner().equals(other.protectedPartner())
                && !one.startsOn().isAfter(other.endsOn())
                && !other.startsOn().isAfter(one.endsOn());
    }
}
