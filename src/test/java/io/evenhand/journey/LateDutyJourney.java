package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementState;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.LookalikeResult;
import io.evenhand.protection.LookalikeView;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.protection.Lookalikes;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.protection.WindowPage;
import io.evenhand.protection.WindowPages;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.TestPartners;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The check of duties has passed, the terms of the referral are being signed, and the deliverer is bound about a customer of whom people may
 * yet say that it is the same.
 */
abstract class LateDutyJourney extends TasklistJourney {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String INTRODUCER = "hansekontor";
    static final String BOUND = "polderdata";

    @Autowired
    private Lookalikes lookalikes;

    @Autowired
    private WindowPages pages;

    @Autowired
    protected HumanTasks humanTasks;

    @Autowired
    private Partners partners;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /** Of letters alone, so that no two tests resemble one another. */
    private final String word = run.chars()
            .map(c -> "bcdfgklmnprstvxz".charAt(Character.digit(c, 16)))
            .collect(StringBuilder::new, (text, c) -> text.append((char) c).append('u'), StringBuilder::append)
            .toString();

    final String holder = "protected-" + run;
    private String window;

    /** Under which processes it begins: those of today. */
    void processes() {}

    @BeforeEach
    void theTermsAreBeingSigned() throws Exception {
        processes();
        begin(Samples.fresh("one-off-project", this::aboutACustomerOfItsOwn));
        partners.register(TestPartners.of(
                holder,
                "Verborgen " + run,
                new NewPerson(new PersonId(holder + ".one"), "Nora", "nora@example.com", "Director", Set.of())));
        Registration unused =
                accounts().register(NewAccount.demo(holder + ".one", "Nora", holder + ".one", holder, Role.OPERATIONS));
        window = ((RegistrationResult.Registered) protections.register(List.of(new NewWindow(
                        "OLD-" + run,
                        "elsewhere-" + run,
                        false,
                        new PartnerId(holder),
                        new PartnerId(BOUND),
                        new CustomerIdentity(word + " Logistik SE", "AT", word + ".at", null),
                        Conduct.ACCEPT,
                        today().minusDays(10),
                        today().plusDays(900)))))
                .windowIds()
                .getFirst();
        people.decideAbout("nda", "sign-agreement", "sign", "").decideAbout("nda", "sign-agreement", "sign", "");
        goOnUntil("sign-agreement");
    }

    private void aboutACustomerOfItsOwn(ObjectNode sample) {
        ObjectNode customer = (ObjectNode) sample.get("customer");
        customer.put("legalName", word + " GmbH").put("domain", word + ".de").remove("taxId");
    }

    final void say(Answer answer) {
        LookalikeView question = lookalikes.of(anybodyOf(BOUND)).stream()
                .filter(view -> view.referralId().equals(referral.value()))
                .findFirst()
                .orElseThrow();
        assertThat(lookalikes.answer(anybodyOf(BOUND), question.id(), answer, "We asked them."))
                .isInstanceOf(LookalikeResult.Recorded.class);
    }

    final void signEverything() {
        await("all to have signed").atMost(PATIENCE).until(() -> {
            for (HumanTaskView task : openTasks()) {
                switch (task.elementId()) {
                    case "sign-agreement" -> decide(task, "sign", "", Map.of());
                    // The terms are drafted side by side: those of one may still be read when the others are signed.
                    case "review-draft" -> decide(task, "accept", "", Map.of());
                    default -> {}
                }
            }
            return is(AgreementKind.REVENUE_SHARE, AgreementState.IN_FORCE)
                    && is(AgreementKind.CUSTOMER_PROTECTION, AgreementState.SEALED);
        });
    }

    private boolean is(AgreementKind kind, AgreementState state) {
        return agreements
                .find(referral.value(), kind)
                .filter(agreement -> agreement.state() == state)
                .isPresent();
    }

    /** Neither the introducer's history nor its mails, nor its tasks, nor the page of anybody else, say to whom the partner is bound. */
    final void assertThatNobodyElseLearnsTowardsWhom() {
        assertThat(history()).noneMatch(this::namesTheHolder);
        assertThat(history()).anyMatch(what -> what.contains("is bound about this customer"));
        assertThat(letters(INTRODUCER))
                .anyMatch(letter -> letter.contains("has to clear whether it is free"))
                .noneMatch(this::namesTheHolder);
        assertThat(letters(BOUND)).anyMatch(letter -> letter.contains("Verborgen " + run));
        assertThat(pages.show(anybodyOf(INTRODUCER), window)).isEmpty();
        WindowPage itsPage = pages.show(of(holder), window).orElseThrow();
        assertThat(itsPage.asked()).isEmpty();
        assertThat(itsPage.history())
                .extracting(WindowPage.Happened::what)
                .as("in which referrals the bound partner works is for it alone until it asks for release")
                .noneMatch(what -> what.contains("in the way of a referral") || what.contains("stopped a referral"));
    }

    private boolean namesTheHolder(String text) {
        return text.contains(run) && (text.contains("Verborgen") || text.contains(holder) || text.contains("OLD-"));
    }

    private List<String> letters(String partner) {
        return file.partner(partner).people().stream()
                .flatMap(
                        person -> database
                                .queryForList(
                                        "select letter from notice_mail where username = ?", String.class, person.id())
                                .stream())
                .filter(letter ->
                        letter.contains("Verborgen " + run) || letter.contains("has to clear whether it is free"))
                .toList();
    }

    final HumanTaskView awaitTask(String element, String partner) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.openOf(List.of(partner), 50).stream()
                                .filter(task -> task.elementId().equals(element))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    final void decide(String element, String partner, String decision, String reason) {
        HumanTaskView task = awaitTask(element, partner);
        await(decision)
                .atMost(PATIENCE)
                .until(() -> humanTasks.complete(
                                task.taskKey(),
                                partner.equals(holder)
                                        ? holder + ".one"
                                        : anybodyOf(partner).username(),
                                new TaskAnswer(decision, reason, Map.of()))
                        instanceof CompletionResult.Completed);
    }

    final String denied(HumanTaskView task, String decision, String reason) {
        CompletionResult result = humanTasks.complete(
                task.taskKey(), anybodyOf(BOUND).username(), new TaskAnswer(decision, reason, Map.of()));
        return result instanceof CompletionResult.Denied denied ? denied.reason() : "";
    }

    private Actor of(String partner) {
        return accounts().actor(partner + ".one").orElseThrow();
    }
}
