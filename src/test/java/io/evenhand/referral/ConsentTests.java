package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.Introductions.GivenConsent;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that a consent is kept with its day, person, form and file, that it counts once named, and who reads what of it. */
@WithoutEngine
class ConsentTests {
    @Autowired
    Introductions introductions;

    @Autowired
    ReferralDesk desk;

    @Autowired
    Referrals referrals;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId nordwind = new PartnerId("nordwind-" + network);
    private final PartnerId contoso = new PartnerId("contoso-" + network);
    private final Actor nora = new Actor("nora", "Nora Lind", "p-nora", nordwind.value(), Set.of(Role.OPERATIONS));
    private final Actor ivo = new Actor("ivo", "Ivo Keller", "p-ivo", contoso.value(), Set.of(Role.OPERATIONS));
    private ReferralId referral;

    @BeforeEach
    void aReferral() {
        partners.register(TestPartners.of(nordwind.value(), "Nordwind " + network));
        partners.register(TestPartners.of(contoso.value(), "Contoso " + network));
        referral = register("REF-" + network);
    }

    private ReferralId register(String reference) {
        RegisterResult result = referrals.register(new NewReferral(
                reference,
                "A warehouse",
                new Customer(
                        "Kunde", "Kunde 3 GmbH", "www.kunde-3.example", null, "DE", "Ada Adler", "ada@kunde-3.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                nordwind,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(contoso), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        return ((RegisterResult.Registered) result).id();
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    private NewConsent consent(@Nullable FiledDocument file) {
        return new NewConsent(today(), " Ada Adler, managing director ", "call", file);
    }

    private String kept(NewConsent written) {
        return ((ConsentResult.Kept) introductions.keep(referral, nora, written)).consentId();
    }

    private DecisionResult given(ReferralId id, Optional<String> consent) {
        return introductions.recordConsent(id, nora, "given", "", consent);
    }

    @Test
    void theIntroducerReadsAllOfItAndADelivererLessOnceTheCustomerIsDisclosed() {
        FiledDocument mail = new FiledDocument(
                "C:\\mails\\yes.eml",
                "From: a@x.example\r\nTo: b@y.example\r\nSubject: yes\r\n\r\nWe agree."
                        .getBytes(StandardCharsets.UTF_8));
        String id = kept(consent(mail));
        assertThat(introductions.consent(referral, nora)).isEmpty();
        assertThat(given(referral, Optional.of(id))).isInstanceOf(DecisionResult.Recorded.class);

        LocalDate day = LocalDate.parse(today());
        assertThat(introductions.consent(referral, nora))
                .contains(new GivenConsent(
                        day, ConsentForm.CALL, "Ada Adler, managing director", "yes.eml", "Nora Lind"));
        assertThat(introductions.shown(referral, nora).orElseThrow().content()).isEqualTo(mail.content());
        assertThat(introductions.shown(referral, ivo)).isEmpty();
        assertThat(introductions.consent(referral, ivo)).isEmpty();
        database.update("update referral set disclosed_at = registered_at where id = ?", referral.value());
        assertThat(introductions.consent(referral, ivo))
                .contains(new GivenConsent(day, ConsentForm.CALL, null, null, null));
        assertThat(desk.history(referral))
                .extracting(HistoryView::what)
                .contains("recorded the customer’s consent of " + day + ", on the telephone")
                .noneMatch(line -> line.contains("Ada"));
    }

    @Test
    void aConsentThatNobodyKeptOrOfAnotherReferralDoesNotCount() {
        assertThat(given(referral, Optional.empty())).isInstanceOf(DecisionResult.Refused.class);
        assertThat(given(referral, Optional.of("of-nobody"))).isInstanceOf(DecisionResult.Refused.class);
        assertThat(given(register("OTHER-" + network), Optional.of(kept(consent(null)))))
                .isInstanceOf(DecisionResult.Refused.class);
    }

    @Test
    void theFirstConsentStands() {
        String first = kept(consent(null));
        assertThat(given(referral, Optional.of(first))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(given(referral, Optional.of(kept(new NewConsent(today(), "Somebody else", "mail", null)))))
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(introductions.consent(referral, nora).orElseThrow().givenBy())
                .isEqualTo("Ada Adler, managing director");
    }

    @Test
    void whatWillNotDoIsToldByItsFieldAndNotKept() {
        String tomorrow = LocalDate.parse(today()).plusDays(1).toString();
        assertThat(introductions.keep(referral, nora, new NewConsent(tomorrow, "Ada", "call", null)))
                .isEqualTo(new ConsentResult.Unfit(
                        "givenOn", "Nobody has consented in the future: give the day on which it was."));
        assertThat(field(new NewConsent("31 March", "Ada", "call", null))).isEqualTo("givenOn");
        assertThat(field(new NewConsent(today(), " ", "call", null))).isEqualTo("givenBy");
        assertThat(field(new NewConsent(today(), "A".repeat(201), "call", null)))
                .isEqualTo("givenBy");
        assertThat(field(new NewConsent(today(), "Ada", "hearsay", null))).isEqualTo("form");
        assertThat(field(consent(new FiledDocument("yes.pdf", new byte[] {'P', 'K', 3, 4}))))
                .isEqualTo("file");
        assertThat(field(consent(new FiledDocument("yes.txt", new byte[10 * 1024 * 1024 + 1]))))
                .isEqualTo("file");
        assertThat(database.queryForObject(
                        "select count(*) from customer_consent where referral_id = ?", Integer.class, referral.value()))
                .isZero();
    }

    private String field(NewConsent written) {
        return ((ConsentResult.Unfit) introductions.keep(referral, nora, written)).field();
    }
}
