package io.evenhand.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ForeignAgreement;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.AgreementKind;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.workflow.ProcessClaims;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that callers who register the same at the same moment are all answered, as if they had come one after another. */
@WithoutEngine
class RegistrationRaceTests {
    private static final int ROUNDS = 5;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    Referrals referrals;

    @Autowired
    ProcessClaims claims;

    @Autowired
    JdbcTemplate database;

    @RepeatedTest(ROUNDS)
    void aPartnerIsThereOnceWithItsPeople(RepetitionInfo round) throws Exception {
        String id = "partner-" + round.getCurrentRepetition();
        AtTheSameTime.call(() -> {
            partners.register(partner(id, "p-" + id));
            return id;
        });

        assertThat(partners.get(new PartnerId(id)).regions()).containsExactlyInAnyOrder("Saxony", "Bavaria");
        assertThat(partners.peopleOf(new PartnerId(id)))
                .extracting(person -> person.id().value())
                .containsExactly("p-" + id);
    }

    @RepeatedTest(ROUNDS)
    void anAccountIsRegisteredForOneCallerAndKnownToTheOthers(RepetitionInfo round) throws Exception {
        NewAccount account = NewAccount.demo(
                "user-" + round.getCurrentRepetition(), "Nora", null, "nordwind", Role.OPERATIONS, Role.LEGAL);

        assertThat(AtTheSameTime.call(() -> accounts.register(account)))
                .satisfiesOnlyOnce(answer -> assertThat(answer).isInstanceOf(Registration.Registered.class))
                .allMatch(answer ->
                        answer instanceof Registration.Registered || answer instanceof Registration.AlreadyRegistered);
    }

    @RepeatedTest(ROUNDS)
    void aUsernameIsGivenToOneOfTwoWhoWantIt(RepetitionInfo round) throws Exception {
        String username = "wanted-" + round.getCurrentRepetition();
        AtomicLong caller = new AtomicLong();

        assertThat(AtTheSameTime.call(() -> accounts.register(NewAccount.demo(
                        username, "Number " + caller.incrementAndGet(), null, "nordwind", Role.OPERATIONS))))
                .satisfiesOnlyOnce(answer -> assertThat(answer).isInstanceOf(Registration.Registered.class))
                .allMatch(answer ->
                        answer instanceof Registration.Registered || answer instanceof Registration.UsernameTaken);
    }

    @RepeatedTest(ROUNDS)
    void aReferralIsRegisteredForOneCallerAndKnownToTheOthersUnderOneId(RepetitionInfo round) throws Exception {
        partners.register(partner("introducer", "p-introducer"));
        partners.register(partner("deliverer", "p-deliverer"));
        NewReferral referral = referral("REF-" + round.getCurrentRepetition());

        List<RegisterResult> answers = AtTheSameTime.call(() -> referrals.register(referral));

        assertThat(answers)
                .satisfiesOnlyOnce(answer -> assertThat(answer).isInstanceOf(RegisterResult.Registered.class));
        assertThat(answers.stream().map(RegistrationRaceTests::idOf).distinct()).hasSize(1);
        assertThat(database.queryForObject(
                        "select count(*) from seat s join referral r on s.referral_id = r.id"
                                + " where r.reference = ?",
                        Integer.class,
                        referral.reference()))
                .isEqualTo(1);
    }

    private static String idOf(RegisterResult answer) {
        return switch (answer) {
            case RegisterResult.Registered registered -> registered.id().value();
            case RegisterResult.AlreadyRegistered known -> known.id().value();
            case RegisterResult.UnknownPartners unknown -> throw new AssertionError(unknown);
        };
    }

    @RepeatedTest(ROUNDS)
    void anAgreementSignedElsewhereIsRecordedOnce(RepetitionInfo round) throws Exception {
        ForeignAgreement foreign = new ForeignAgreement(
                "NDA-" + round.getCurrentRepetition(),
                AgreementKind.NDA,
                List.of(new PartnerId("one"), new PartnerId("other")),
                "anything",
                LocalDate.of(2026, 1, 1),
                null);

        assertThat(AtTheSameTime.call(() -> agreements.recordForeign(foreign)).stream()
                        .map(AgreementId::value)
                        .distinct())
                .hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void anAgreementOfAReferralIsDraftedOnce(RepetitionInfo round) throws Exception {
        String subject = "referral-" + round.getCurrentRepetition();
        NewAgreement draft = new NewAgreement(
                subject + "-nda", subject, new PartnerId("nordlicht"), SampleTerms.mutualNda(2), "small");

        assertThat(AtTheSameTime.call(() -> agreements.draft(draft)).stream()
                        .map(AgreementId::value)
                        .distinct())
                .hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void oneProcessInstanceHoldsABusinessKey(RepetitionInfo round) throws Exception {
        AtomicLong instance = new AtomicLong();

        assertThat(AtTheSameTime.call(() ->
                        claims.claim("referral", "key-" + round.getCurrentRepetition(), instance.incrementAndGet())))
                .containsOnlyOnce(true);
    }

    @Test
    void aViolationThatIsNoRaceReachesTheCaller() {
        partners.register(partner("first", "p-shared"));

        assertThatThrownBy(() -> partners.register(partner("second", "p-shared")))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(partners.find(new PartnerId("second"))).isEmpty();
    }

    private static NewPartner partner(String id, String personId) {
        return TestPartners.of(
                id,
                "Partner " + id,
                new NewPerson(new PersonId(personId), "Nora", "nora@partner.example", "Partner", Set.of("nda")));
    }

    private static NewReferral referral(String reference) {
        return new NewReferral(
                reference,
                "A warehouse",
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                new PartnerId("introducer"),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId("deliverer")), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D"));
    }
}
