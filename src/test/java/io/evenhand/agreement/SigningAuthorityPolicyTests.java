package io.evenhand.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.partner.Mailbox;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.terms.AgreementKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may give a signature, by value and manner, and in which words everybody else is refused. */
class SigningAuthorityPolicyTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final PersonId NORA = new PersonId("nora");
    private static final Money FIFTY = Money.of("50000.00", "EUR");

    @Test
    void whoeverSignsAloneWithoutLimitSignsWhateverItIsWorth() {
        PersonView nora = nora(authority(null, false));
        assertThat(alone(Money.of("9000000.00", "USD")).refusal(nora)).isEmpty();
        assertThat(alone(null).refusal(nora)).isEmpty();
        assertThat(jointly(null, Set.of()).refusal(nora)).isEmpty();
    }

    @Test
    void aLimitHoldsToTheCentAndSaysWhatExceededIt() {
        PersonView nora = nora(authority(FIFTY, false));
        assertThat(alone(FIFTY).refusal(nora)).isEmpty();
        assertThat(alone(Money.of("50000.01", "EUR")).refusal(nora))
                .contains(
                        "The authority of Nora Berg to sign a revenue-share agreement reaches deals worth up to 50000.00 EUR;"
                                + " this one is estimated at 50000.01 EUR.");
    }

    @Test
    void withALimitNobodySignsWhatHasNoValueOrOneInAnotherCurrency() {
        PersonView nora = nora(authority(FIFTY, false));
        assertThat(alone(null).refusal(nora).orElseThrow())
                .endsWith("nobody has said what this one is worth, so it takes authority without limit.");
        assertThat(alone(Money.of("1.00", "USD")).refusal(nora).orElseThrow())
                .endsWith(
                        "this one is estimated in USD, and amounts are not converted here, so it takes authority without limit.");
    }

    @Test
    void whoSignsJointlyDoesNotSignWhereThereIsOnePlace() {
        PersonView nora = nora(authority(null, true));
        assertThat(jointly(FIFTY, Set.of()).refusal(nora)).isEmpty();
        assertThat(alone(FIFTY).refusal(nora))
                .contains(
                        "The authority of Nora Berg to sign a revenue-share agreement is held jointly with another, and this document"
                                + " has one place for your side: somebody has to sign who may do so alone.");
    }

    @Test
    void nobodySignsForBothOfTwo() {
        assertThat(jointly(FIFTY, Set.of(NORA)).refusal(nora(authority(null, false))))
                .contains("Nora Berg has signed already; the other signature has to be somebody else's.");
    }

    @Test
    void aloneUpToAnAmountAndJointlyBeyondItIsTwoAuthorities() {
        PersonView nora = nora(authority(FIFTY, false), authority(null, true));
        assertThat(alone(FIFTY).refusal(nora)).isEmpty();
        Money more = Money.of("80000.00", "EUR");
        assertThat(alone(more).refusal(nora)).isPresent();
        assertThat(jointly(more, Set.of()).refusal(nora)).isEmpty();
    }

    @Test
    void anAuthorityOfAnotherDayOrKindIsNone() {
        SigningAuthority ended = new SigningAuthority("revenue-share", null, DAY.minusDays(1), null, false);
        SigningAuthority later = new SigningAuthority("revenue-share", DAY.plusDays(3), null, null, false);
        SigningAuthority other = new SigningAuthority("nda", null, null, null, false);
        assertThat(alone(FIFTY).refusal(nora(ended)).orElseThrow()).contains("ended on 26 November 2026");
        assertThat(alone(FIFTY).refusal(nora(later)).orElseThrow()).contains("begins on 30 November 2026");
        assertThat(alone(FIFTY).refusal(nora(other)))
                .contains("Nora Berg has no authority to sign a revenue-share agreement.");
    }

    private static SigningAuthority authority(@Nullable Money limit, boolean jointly) {
        return new SigningAuthority("revenue-share", null, null, limit, jointly);
    }

    @Test
    void whoIsAskedForTheOtherSignatureOfTheirSideSignsInTheirOwnPlace() {
        assertThat(new SigningAuthorityPolicy(
                                AgreementKind.REVENUE_SHARE,
                                new ToBeSigned("revenue-share", null, DAY),
                                true,
                                Set.of(),
                                Set.of(NORA),
                                List.of())
                        .refusal(nora(authority(null, true))))
                .hasValue("Nora Berg is asked for the other signature of your side:"
                        + " sign in your own place, and leave this one to your colleague.");
    }

    @Test
    void whoReadsTheMailboxOfAnotherWhoSignsDoesNotSign() {
        PersonId hana = new PersonId("hana");
        for (String address : List.of("nora@example.com", " Nora@Example.com", "nora+sign@example.com")) {
            assertThat(sharing(new Mailbox(hana, "Hana Sato", address)).refusal(nora(authority(null, false))))
                    .hasValue("Nora Berg has the same mail address as Hana Sato, who signs this too:"
                            + " everybody who signs needs an address of their own.");
        }
        assertThat(sharing(new Mailbox(hana, "Hana Sato", "hana@example.com")).refusal(nora(authority(null, false))))
                .isEmpty();
        assertThat(sharing(new Mailbox(NORA, "Nora Berg", "nora@example.com")).refusal(nora(authority(null, false))))
                .isEmpty();
    }

    @Test
    void itIsSaidByWhatRightSomebodySigns() {
        SigningAuthority alone = new SigningAuthority(
                "revenue-share", DAY.minusDays(1), DAY.plusDays(1), Money.of("50000.00", "EUR"), false);
        assertThat(alone(Money.of("10.00", "EUR")).right(nora(authority(null, true), alone)))
                .hasValueSatisfying(right -> assertThat(right)
                        .startsWith(
                                "Authority to sign a revenue-share agreement, alone, for deals worth up to 50000.00 EUR, from ")
                        .contains(", until "));
        assertThat(alone(null).right(nora(authority(null, true), alone)))
                .hasValue("Authority to sign a revenue-share agreement, jointly");
    }

    private static SigningAuthorityPolicy sharing(Mailbox other) {
        return new SigningAuthorityPolicy(
                AgreementKind.REVENUE_SHARE,
                new ToBeSigned("revenue-share", null, DAY),
                false,
                Set.of(),
                Set.of(),
                List.of(other));
    }

    private static SigningAuthorityPolicy alone(@Nullable Money value) {
        return policy(value, false, Set.of());
    }

    private static SigningAuthorityPolicy jointly(@Nullable Money value, Set<PersonId> signedBy) {
        return policy(value, true, signedBy);
    }

    private static SigningAuthorityPolicy policy(@Nullable Money value, boolean jointly, Set<PersonId> signedBy) {
        return new SigningAuthorityPolicy(
                AgreementKind.REVENUE_SHARE,
                new ToBeSigned("revenue-share", value, DAY),
                jointly,
                signedBy,
                Set.of(),
                List.of());
    }

    private static PersonView nora(SigningAuthority... authorities) {
        return new PersonView(
                NORA,
                0,
                new PartnerId("nordlicht"),
                "Nora Berg",
                "nora@example.com",
                "Director",
                null,
                List.of(authorities));
    }
}
