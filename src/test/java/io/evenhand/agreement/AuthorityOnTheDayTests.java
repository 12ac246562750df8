package io.evenhand.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves that a document is signed only by who has authority on that day, and that the refusal says why. */
@WithoutEngine
class AuthorityOnTheDayTests {
    private static final PartnerId OURS = new PartnerId("day-ours");
    private static final PartnerId THEIRS = new PartnerId("day-theirs");
    private static final PersonId SIGNER = new PersonId("p-day-ours");
    private static final Actor STEWARD = new Actor("steward", "Sam", null, Actor.HOST, Set.of(Role.STEWARD));
    private static final Actor OUR_SIGNER =
            new Actor("nora", "Nora Berg", SIGNER.value(), OURS.value(), Set.of(Role.SIGNATORY));

    @Autowired
    Agreements agreements;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    Partners partners;

    @Autowired
    PartnerChanges changes;

    @Autowired
    Clock clock;

    @BeforeEach
    void bothMaySign() {
        partners.register(partner(OURS));
        partners.register(partner(THEIRS));
        assertThat(partners.authorise(OURS, List.of(SIGNER), new ToBeSigned("nda", null, today())))
                .isTrue();
    }

    @Test
    void whoseAuthorityEndedYesterdayDoesNotSignTodayAndReadsWhy() {
        String signature = requested("ended");
        end();

        assertThat(documents.sign(signature, OUR_SIGNER, "sign", ""))
                .isEqualTo(Decided.refused("The authority of Nora Berg to sign a non-disclosure agreement ended on "
                        + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                                .format(today().minusDays(1))
                        + "; somebody else has to sign, or an administrator has to give it anew."));

        assertThat(partners.authorise(OURS, List.of(SIGNER), new ToBeSigned("nda", null, today())))
                .isTrue();
        assertThat(documents.sign(signature, OUR_SIGNER, "sign", "")).isEqualTo(Decided.recorded());
    }

    @Test
    void whatWasSignedWhileAuthorityHeldStaysSignedWhenItIsSaidAgain() {
        String signature = requested("signed");
        assertThat(documents.sign(signature, OUR_SIGNER, "sign", "")).isEqualTo(Decided.recorded());
        end();
        assertThat(documents.sign(signature, OUR_SIGNER, "sign", "")).isEqualTo(Decided.recorded());
    }

    @Test
    void noSignatureIsAskedOfSomebodyWhoseAuthorityEnded() {
        end();
        assertThat(documents.certify(negotiated("nobody"))).isEqualTo(new CertifyResult.NoSignatory(OURS));
    }

    private void end() {
        var person = partners.person(SIGNER).orElseThrow();
        for (int number = 0; number < person.authorities().size(); number++) {
            if (person.authorities().get(number).holdsOn(today())) {
                assertThat(changes.endAuthority(STEWARD, OURS, SIGNER, person.version(), number, today().minusDays(1)))
                        .isInstanceOf(ChangeResult.Changed.class);
            }
        }
    }

    private String requested(String subject) {
        AgreementId id = negotiated(subject);
        if (!(documents.certify(id) instanceof CertifyResult.Certified certified)) {
            throw new AssertionError("Not certified");
        }
        String signature = certified.signatureIds().get(0);
        assertThat(documents.request(signature, clock.instant().plus(Duration.ofDays(14))))
                .isEqualTo(OURS);
        return signature;
    }

    private AgreementId negotiated(String subject) {
        AgreementId id = agreements.draft(new NewAgreement(subject, subject, OURS, terms(), "small"));
        Actor other = new Actor("hana", "Hana", null, THEIRS.value(), Set.of(Role.LEGAL));
        assertThat(negotiations.review(id, THEIRS, other, "accept", "", Optional.empty()))
                .isEqualTo(Decided.recorded());
        return id;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Terms terms() {
        String written = new String(TermsFormat.canonical(SampleTerms.mutualNda(2)), StandardCharsets.UTF_8);
        try {
            return TermsFormat.parse(written.replace("\"nordlicht\"", "\"" + OURS + "\"")
                    .replace("\"harbour\"", "\"" + THEIRS + "\"")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private static NewPartner partner(PartnerId id) {
        return new NewPartner(
                id,
                "The " + id,
                "HRB 1",
                "Ring 1, Munich",
                "DE",
                "legal@example.com",
                List.of(),
                List.of(),
                List.of(new NewPerson(
                        new PersonId("p-" + id), "Nora Berg", "nora@" + id + ".example", "Director", Set.of("nda"))));
    }
}
