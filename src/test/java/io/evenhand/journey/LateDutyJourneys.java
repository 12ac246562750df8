package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.client.api.search.enums.ElementInstanceState;
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
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralState;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * People say that two customers are one when the check of duties has passed and the terms of the referral are being signed: the bound partner
 * resolves it by each of its ways, nothing that stands against the duty takes effect before, and no process stands still over it.
 */
abstract class LateDutyJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INTRODUCER = "hansekontor";
    private static final String BOUND = "polderdata";

    @Autowired
    private Lookalikes lookalikes;

    @Autowired
    private WindowPages pages;

    @Autowired
    private HumanTasks humanTasks;

    @Autowired
    private Partners partners;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /** Of letters alone, so that no two tests resemble one another. */
    private final String word = run.chars()
            .map(c -> "bcdfgklmnprstvxz".charAt(Character.digit(c, 16)))
            .collect(StringBuilder::new, (text, c) -> text.append((char) c).append('u'), StringBuilder::append)
            .toString();

    private final String holder = "protected-" + run;
    private String window;

    @BeforeEach
    void theTermsAreBeingSigned() throws Exception {
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

    @Test
    void nothingTakesEffectAgainstTheDutyUntilTheBoundPartnerGoesOnWithAReason() throws Exception {
        say(Answer.SAME);
        HumanTaskView task = awaitTask("resolve-late-duty", BOUND);
        signEverything();
        await("the protection to wait")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.newElementInstanceSearchRequest()
                                .filter(filter -> filter.elementId("look-again").state(ElementInstanceState.ACTIVE))
                                .send()
                                .join()
                                .items())
                        .isNotEmpty());
        assertThat(agreement(AgreementKind.CUSTOMER_PROTECTION).state()).isEqualTo(AgreementState.SEALED);
        assertThat(desk.state(referral)).isEqualTo(ReferralState.AGREEING);
        assertThat(denied(task, "continue", "")).contains("reason");
        decide("resolve-late-duty", BOUND, "continue", "The duty is about licences only.");
        awaitElement("gone-on");
        later(Duration.ofMinutes(11));

        assertThat(end()).isEqualTo(ReferralState.CLOSED);
        assertThatNobodyElseLearnsTowardsWhom();
    }

    @Test
    void releaseIsAskedForUntilItIsGranted() throws Exception {
        say(Answer.SAME);
        awaitTask("resolve-late-duty", BOUND);
        // Otherwise the time for signing ends the referral before the holder has been silent for long.
        signEverything();
        decide("resolve-late-duty", BOUND, "ask-release", "Would you name a price?");
        decide("decide-late-release", holder, "refuse", "We are in talks ourselves.");
        awaitElement("late-release-refused");
        decide("resolve-late-duty", BOUND, "ask-release", "We ask once more.");
        awaitTask("decide-late-release", holder);
        later(Duration.ofDays(15));
        awaitElement("asked-in-vain");
        decide("resolve-late-duty", BOUND, "ask-release", "And once more.");
        decide("decide-late-release", holder, "grant", "");
        awaitElement("late-release-granted");
        assertThat(dutyDecisions()).containsExactly("RELEASE_ASKED", "RELEASE_REFUSED", "RELEASE_ASKED", "RELEASED");
        assertThatNobodyElseLearnsTowardsWhom();
    }

    @Test
    void theBoundPartnerStopsTheReferral() throws Exception {
        say(Answer.SAME);
        decide("resolve-late-duty", BOUND, "stop", "We keep our word.");
        awaitElement("referral-to-stop");
        awaitState(ReferralState.BOUND);
        assertThat(end()).isEqualTo(ReferralState.BOUND);
        assertThatNobodyElseLearnsTowardsWhom();
    }

    /** What was signed and promised is not called off by one of its parties. */
    @Test
    void whoStopsOnceTheAgreementsBindLeavesAndTheReferralGoesOn() throws Exception {
        goOnUntil("record-outcome");
        long promises = count("promise where subject = '" + referral + "' and state = 'CALLED_OFF'");
        say(Answer.SAME);
        decide("resolve-late-duty", BOUND, "stop", "We keep our word.");
        awaitElement("referral-to-stop");
        await("the seat to be left")
                .atMost(PATIENCE)
                .until(() -> count("seat where referral_id = '" + referral + "' and left_at is not null") == 1);
        assertThat(desk.state(referral)).isEqualTo(ReferralState.ACTIVE);
        assertThat(count("promise where subject = '" + referral + "' and state = 'CALLED_OFF'"))
                .isEqualTo(promises);
    }

    @Test
    void anAnswerThatIsTakenBackLeavesNothingToDecide() throws Exception {
        say(Answer.SAME);
        HumanTaskView task = awaitTask("resolve-late-duty", BOUND);
        say(Answer.ANOTHER);
        awaitElement("not-needed");
        assertThat(humanTasks.open(List.of(task.businessId()))).isEmpty();
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
    }

    @Test
    void aReferralThatEndsOtherwiseLeavesNothingToDecide() throws Exception {
        say(Answer.SAME);
        HumanTaskView task = awaitTask("resolve-late-duty", BOUND);
        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);
        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
        await("the task to go")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(humanTasks.open(List.of(task.businessId()))).isEmpty());
    }

    private void say(Answer answer) {
        LookalikeView question = lookalikes.of(anybodyOf(BOUND)).stream()
                .filter(view -> view.referralId().equals(referral.value()))
                .findFirst()
                .orElseThrow();
        assertThat(lookalikes.answer(anybodyOf(BOUND), question.id(), answer, "We asked them."))
                .isInstanceOf(LookalikeResult.Recorded.class);
    }

    private void signEverything() {
        await("all to have signed").atMost(PATIENCE).until(() -> {
            List<HumanTaskView> open = openTasks().stream()
                    .filter(task -> task.elementId().equals("sign-agreement"))
                    .toList();
            open.forEach(task -> decide(task, "sign", "", Map.of()));
            return open.isEmpty()
                    && agreement(AgreementKind.CUSTOMER_PROTECTION).state() == AgreementState.SEALED;
        });
    }

    /** Neither the introducer's history nor its mails, nor its tasks, nor the page of anybody else, say to whom the partner is bound. */
    private void assertThatNobodyElseLearnsTowardsWhom() {
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

    private HumanTaskView awaitTask(String element, String partner) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.openOf(List.of(partner), 50).stream()
                                .filter(task -> task.elementId().equals(element))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void decide(String element, String partner, String decision, String reason) {
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

    private String denied(HumanTaskView task, String decision, String reason) {
        CompletionResult result = humanTasks.complete(
                task.taskKey(), anybodyOf(BOUND).username(), new TaskAnswer(decision, reason, Map.of()));
        return result instanceof CompletionResult.Denied denied ? denied.reason() : "";
    }

    private Actor of(String partner) {
        return accounts().actor(partner + ".one").orElseThrow();
    }
}
