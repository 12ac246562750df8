package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.CannotTakeEffect;
import io.evenhand.agreement.CertifyResult;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.ForeignAgreement;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.agreement.PartnerChange;
import io.evenhand.agreement.ProposeChangeResult;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Window;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that protection windows follow the changes of their agreement, from the day on which these say so, and never into a conflict. */
@WithoutEngine
class WindowChangesTests {
    private static final PartnerId HOLDER = new PartnerId("nordlicht-w");
    private static final PartnerId BOUND = new PartnerId("harbour-w");
    private static final PartnerId OTHER = new PartnerId("gdansk-w");
    private static final PartnerId RIVAL = new PartnerId("acropolis-w");
    private static final PartnerId THIRD = new PartnerId("tejo-w");

    @Autowired
    Protections protections;

    @Autowired
    ContradictionInForce contradiction;

    @Autowired
    WindowPages pages;

    @Autowired
    WindowRenewals renewals;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Transfers transfers;

    @Autowired
    NoticeDecisions decisions;

    @Autowired
    EarlyReleases releases;

    @Autowired
    Agreements agreements;

    @Autowired
    Changes changes;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String subject = UUID.randomUUID().toString();
    private CustomerProtectionTerms terms;
    private AgreementId agreement;
    private LocalDate end;

    @BeforeEach
    void aPromiseHolds() {
        for (PartnerId partner : List.of(HOLDER, BOUND, OTHER, RIVAL, THIRD)) {
            partners.register(partner(partner));
            Registration unused = accounts.register(NewAccount.of(
                    "p-" + partner,
                    "Nora Berg",
                    "a long secret of a test",
                    "p-" + partner,
                    partner.value(),
                    Role.OPERATIONS));
            assertThat(partners.authorise(
                            partner,
                            List.of(new PersonId("p-" + partner)),
                            new ToBeSigned("customer-protection", null, LocalDate.now(clock))))
                    .isTrue();
        }
        assertThat(agreements.recordForeign(new ForeignAgreement(
                        "NDA-of-windows", AgreementKind.NDA, List.of(HOLDER, BOUND, OTHER), "work", today(), null)))
                .isNotNull();
        // A customer of its own for each test: windows about one customer stand against each other.
        terms = begun(SampleTerms.protection(2));
        agreement = agreements.draft(new NewAgreement("W-" + subject.substring(0, 8), subject, HOLDER, terms, "small"));
        close(agreement);
        end = terms.window().endsOn();
        assertThat(protections.register(
                        List.of(window(BOUND, HOLDER, number(), terms.window().startsOn(), end))))
                .isInstanceOf(RegistrationResult.Registered.class);
    }

    @Test
    void anAgreementOpensItsWindowsExactlyOnceWhenItComesIntoForceWithAllThatWasSigned() {
        assertThat(duties()).singleElement().returns(number(), Duty::agreement);
        WindowPage page = pages.show(
                        actor(HOLDER, Role.OPERATIONS), duties().getFirst().windowId())
                .orElseThrow();
        assertThat(page.rules()).isEqualTo(WindowRules.of(terms, BOUND.value()));
        assertThat(page.rules().signed()).isTrue();
        assertThat(page.sentences()).isNotEmpty().anyMatch(sentence -> sentence.contains("telephone"));
        assertThat(page.document()).isNotNull();
        assertThat(page.history())
                .singleElement()
                .returns("opened the window, as signed in " + number(), WindowPage.Happened::what);
    }

    @Test
    void aRenewalIsOfferedFromTheWindowAndHasOneChangeAtATime() {
        String window = duties().getFirst().windowId();
        LocalDate longer = longer();
        assertThat(renewals.propose(actor(RIVAL, Role.OPERATIONS), window, longer, "Longer."))
                .isInstanceOf(WindowResult.Unknown.class);
        assertThat(renewals.propose(actor(HOLDER, Role.OPERATIONS), window, longer.plusDays(1), "Longer."))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("whole number of months"));
        assertThat(renewals.propose(actor(HOLDER, Role.OPERATIONS), window, longer, "Longer."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(renewals.propose(actor(BOUND, Role.OPERATIONS), window, longer, "Longer."))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("under way"));
    }

    @Test
    void whatWasReleasedStaysReleasedWhenTheAgreementIsRenewed() {
        String window = duties().getFirst().windowId();
        assertThat(releases.release(actor(HOLDER, Role.OPERATIONS), window, "The project is over."))
                .isInstanceOf(WindowResult.Done.class);
        signed(new ChangeRequest.Renew(longer()));
        assertThat(duties()).singleElement().returns(end, Duty::endsOn);
    }

    @Test
    void aRenewalLengthensTheWindowAsSoonAsItIsSigned() {
        signed(new ChangeRequest.Renew(longer()));

        assertThat(duties()).singleElement().returns(longer(), Duty::endsOn);
    }

    @Test
    void anEndShortensIt() {
        signed(new ChangeRequest.End(today().plusDays(9)));

        assertThat(duties()).singleElement().returns(today().plusDays(9), Duty::endsOn);
    }

    @Test
    void otherTermsHoldFromTheirDayOn() {
        AgreementId later = signed(amend(today().plusDays(3), PartnerChange.NONE, "{\"window\":{\"months\":12}}"));
        assertThat(duties()).singleElement().returns(end, Duty::endsOn);

        bringForward(later);
        assertThat(changes.takeEffect(later)).isNotNull();
        assertThat(duties())
                .singleElement()
                .returns(terms.window().startsOn().plusMonths(12).minusDays(1), Duty::endsOn);
    }

    @Test
    void anotherConductIsAnotherDuty() {
        Conduct other = terms.conduct() == Conduct.SOLICIT ? Conduct.ACCEPT : Conduct.SOLICIT;
        signed(amend(
                today(),
                PartnerChange.NONE,
                "{\"conduct\":\"%s\",\"passiveSalesAllowed\":%s}"
                        .formatted(other == Conduct.SOLICIT ? "solicit" : "accept", other == Conduct.SOLICIT)));

        assertThat(duties()).singleElement().returns(other, Duty::conduct);
    }

    @Test
    void whoTakesAPlaceIsBoundFromTheDayAndWhoLeavesNoLonger() {
        signed(amend(today(), new PartnerChange(BOUND, OTHER), "{}"));

        assertThat(duties()).hasSize(2);
        assertThat(dutyOf(BOUND).endsOn()).isEqualTo(today().minusDays(1));
        assertThat(dutyOf(OTHER).endsOn()).isEqualTo(end);
        assertThat(dutyOf(OTHER).protectedPartner()).isEqualTo(HOLDER);
    }

    @Test
    void aRenewalThatWouldBreakAnotherPromiseTakesNoEffect() {
        LocalDate longer = longer();
        assertThat(protections.register(
                        List.of(window(BOUND, RIVAL, "R-" + subject.substring(0, 8), end.plusDays(1), longer))))
                .isInstanceOf(RegistrationResult.Registered.class);

        AgreementId renewal = proposed(new ChangeRequest.Renew(longer));
        close(renewal);
        assertThatThrownBy(() -> changes.takeEffect(renewal))
                .hasMessageContaining("has meanwhile promised the opposite")
                .message()
                .doesNotContain("R-" + subject.substring(0, 8))
                .doesNotContain(RIVAL.value());
        // Only the bound partner is told by which other promise.
        await("the letters").atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(lettersTo("p-" + BOUND)).anyMatch(letter -> letter.contains("R-" + subject.substring(0, 8)));
            assertThat(lettersTo("p-" + HOLDER)).anyMatch(letter -> letter.contains("cannot take effect"));
        });
        assertThat(lettersTo("p-" + HOLDER)).noneMatch(letter -> letter.contains("R-" + subject.substring(0, 8)));
        assertThat(duties())
                .filteredOn(duty -> duty.agreement().equals(number()))
                .singleElement()
                .returns(end, Duty::endsOn);
    }

    @Test
    void ofAttemptsAtOneMomentEachSideIsToldOnce() throws Exception {
        Duty standing = duties().getFirst();
        String attempted = "A-" + subject.substring(0, 8);
        List<CannotTakeEffect> refusals = AtTheSameTime.call(() -> contradiction.refuse(attempted, HOLDER, standing));

        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal).hasMessageContaining("has meanwhile promised the opposite"));
        assertThat(lettersTo("p-" + BOUND).stream().filter(letter -> letter.contains(attempted)))
                .hasSize(1);
        assertThat(lettersTo("p-" + HOLDER).stream().filter(letter -> letter.contains(attempted)))
                .hasSize(1);
    }

    @Test
    void aRenewalWhoseTailWouldBreakAnotherPromiseTakesNoEffect() {
        assertThat(opportunities.record(actor(HOLDER, Role.OPERATIONS), window(), "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        LocalDate tail = protectedUntil();
        LocalDate longer = longer();
        assertThat(longer).isBefore(tail.plusMonths(6));
        // Between the end of the renewed window and that of its tail.
        assertThat(protections.register(List.of(
                        rivals(longer.isAfter(tail) ? longer.plusDays(1) : tail.plusDays(1), tail.plusMonths(6)))))
                .isInstanceOf(RegistrationResult.Registered.class);

        AgreementId renewal = proposed(new ChangeRequest.Renew(longer));
        close(renewal);
        assertThatThrownBy(() -> changes.takeEffect(renewal))
                .hasMessageContaining("has meanwhile promised the opposite");
        assertThat(protectedUntil()).isEqualTo(tail);
        assertThat(renewals.propose(actor(BOUND, Role.OPERATIONS), window(), longer, "Longer."))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("R-" + subject.substring(0, 8)));
    }

    @Test
    void aLongerTailThatWouldBreakAnotherPromiseTakesNoEffect() {
        assertThat(opportunities.record(actor(HOLDER, Role.OPERATIONS), window(), "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        LocalDate tail = protectedUntil();
        assertThat(protections.register(List.of(rivals(tail.plusDays(1), tail.plusMonths(1)))))
                .isInstanceOf(RegistrationResult.Registered.class);

        AgreementId amendment =
                proposed(amend(today(), PartnerChange.NONE, "{\"tailMonths\":%d}".formatted(terms.tailMonths() + 3)));
        close(amendment);
        assertThatThrownBy(() -> changes.takeEffect(amendment))
                .hasMessageContaining("has meanwhile promised the opposite");
        assertThat(protectedUntil()).isEqualTo(tail);
    }

    @Test
    void whoReleasedForAnotherReferralRenewsNoLess() {
        protections.decideRelease(window(), rivalsReferral(), true, "nora", "They may.");
        renewsBesideTheRival();
    }

    @Test
    void whatTheBoundPartnerCalledInapplicableIsRenewedNoLess() {
        protections.goOn(window(), rivalsReferral(), "nora", "The promise is about other work.");
        renewsBesideTheRival();
    }

    private void renewsBesideTheRival() {
        LocalDate longer = longer();
        assertThat(protections.register(List.of(rivals(today(), longer))))
                .isInstanceOf(RegistrationResult.Registered.class);
        assertThat(renewals.propose(actor(BOUND, Role.OPERATIONS), window(), longer, "Longer."))
                .isInstanceOf(WindowResult.Done.class);
        AgreementId renewal = AgreementId.of(Objects.requireNonNull(database.queryForObject(
                "select id from agreement_change where agreement_id = ?", String.class, agreement.value())));
        close(renewal);
        assertThat(changes.takeEffect(renewal)).isNotNull();
        assertThat(dutyOf(BOUND).endsOn()).isEqualTo(longer);
    }

    @Test
    void aPromiseAboutMoreProductsIsLookedAtAnew() {
        NewWindow rivals = rivals(today(), end);
        assertThat(terms.products()).isNotEmpty();
        assertThat(protections.register(List.of(new NewWindow(
                        rivals.agreement(),
                        rivals.referralId(),
                        false,
                        RIVAL,
                        BOUND,
                        rivals.customer(),
                        rivals.conduct(),
                        today(),
                        end,
                        new WindowRules(
                                false, List.of("Xylophones"), null, List.of(), List.of(), 0, "standard", true)))))
                .isInstanceOf(RegistrationResult.Registered.class);

        AgreementId amendment =
                proposed(amend(today(), PartnerChange.NONE, "{\"products\":[\"Xylophones and drums\"]}"));
        close(amendment);
        assertThatThrownBy(() -> changes.takeEffect(amendment))
                .hasMessageContaining("has meanwhile promised the opposite");
        assertThat(pages.show(actor(HOLDER, Role.OPERATIONS), window())
                        .orElseThrow()
                        .rules()
                        .products())
                .isEqualTo(terms.products());
    }

    /** Everything that makes or moves a promise, at the same moment: whatever wins, nobody owes one customer to two. */
    @RepeatedTest(3)
    void noContradictionResultsWhateverHappensAtOnce(RepetitionInfo round) throws Exception {
        LocalDate longer = longer();
        AgreementId renewal = proposed(new ChangeRequest.Renew(longer));
        close(renewal);
        String window = window();
        assertThat(transfers.propose(
                        actor(BOUND, Role.OPERATIONS), window, OTHER.value(), today().plusDays(9), "Why not."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId transfer = WindowNoticeId.of(Objects.requireNonNull(database.queryForObject(
                "select id from window_notice where window_id = ? and state = 'OPEN'", String.class, window)));
        assertThat(decisions.answerTransfer(transfer, 1, actor(HOLDER, Role.OPERATIONS), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        String released = registered(rivals(0, RIVAL, BOUND, end.plusDays(5), end.plusDays(20)));

        List<Callable<Object>> work = new ArrayList<>(List.of(
                () -> inEffect(renewal),
                () -> untilNotRaced(
                        () -> decisions.answerTransfer(transfer, 2, actor(OTHER, Role.OPERATIONS), "consent", "")),
                () -> untilNotRaced(() -> releases.release(actor(RIVAL, Role.OPERATIONS), released, "They may."))));
        for (int i = 0; i < 12; i++) {
            String title = "Opportunity " + i;
            PartnerId by = i % 2 == 0 ? HOLDER : BOUND;
            work.add(() -> opportunities.record(actor(by, Role.OPERATIONS), window, title, today()));
        }
        Random random = new Random(20_301_127L + round.getCurrentRepetition());
        for (int i = 1; work.size() < 64; i++) {
            LocalDate from = end.minusDays(20).plusDays(random.nextInt(400));
            NewWindow wanted = rivals(
                    i,
                    random.nextBoolean() ? RIVAL : THIRD,
                    random.nextBoolean() ? BOUND : OTHER,
                    from,
                    from.plusDays(1 + random.nextInt(60)));
            work.add(() -> protections.register(List.of(wanted)));
        }
        List<Object> answers = AtTheSameTime.all(work);

        assertThat(answers).hasAtLeastOneElementOfType(RegistrationResult.Registered.class);
        assertThat(contradictions()).isEmpty();
    }

    private Object inEffect(AgreementId change) throws Exception {
        try {
            return untilNotRaced(() -> changes.takeEffect(change));
        } catch (IllegalStateException contradicted) {
            assertThat(contradicted).hasMessageContaining("has meanwhile promised the opposite");
            return contradicted;
        }
    }

    /** As a job or a person does it, who tries again where others were faster several times over. */
    private static Object untilNotRaced(Callable<Object> work) throws Exception {
        for (int i = 0; i < 50; i++) {
            try {
                return work.call();
            } catch (ConcurrencyFailureException raced) {
                assertThat(raced).isNotNull();
            }
        }
        throw new AssertionError("always raced");
    }

    /** Pairs of windows that bind one partner to two about this customer on one day. */
    private List<String> contradictions() {
        return database.queryForList(
                "select distinct concat(a.agreement, ' and ', b.agreement) from protection_window a"
                        + " join window_identifier i on i.window_id = a.id"
                        + " join window_identifier j on j.identifier = i.identifier"
                        + " join protection_window b on b.id = j.window_id and b.id > a.id"
                        + " where a.bound_partner = b.bound_partner and a.protected_partner <> b.protected_partner"
                        + " and i.identifier like ?"
                        + " and a.starts_on <= coalesce(b.tail_ends_on, b.ends_on)"
                        + " and b.starts_on <= coalesce(a.tail_ends_on, a.ends_on)"
                        + " and (a.lifted_on is null or a.lifted_on > a.starts_on and a.lifted_on > b.starts_on)"
                        + " and (b.lifted_on is null or b.lifted_on > b.starts_on and b.lifted_on > a.starts_on)",
                String.class,
                "domain:c" + subject.substring(0, 8) + "%");
    }

    private String rivalsReferral() {
        return "r-" + subject.substring(0, 8);
    }

    private String registered(NewWindow window) {
        return ((RegistrationResult.Registered) protections.register(List.of(window)))
                .windowIds()
                .getFirst();
    }

    private NewWindow rivals(int number, PartnerId holder, PartnerId bound, LocalDate from, LocalDate to) {
        String name = "R" + number + "-" + subject.substring(0, 8);
        NewWindow like = window(bound, holder, name, from, to);
        return new NewWindow(name, name, false, holder, bound, like.customer(), like.conduct(), from, to);
    }

    private String window() {
        return dutyOf(BOUND).windowId();
    }

    private LocalDate protectedUntil() {
        return Objects.requireNonNull(pages.show(actor(HOLDER, Role.OPERATIONS), window())
                .orElseThrow()
                .window()
                .tailEndsOn());
    }

    /** What the bound partner promises to another about the customer, in a referral of that one. */
    private NewWindow rivals(LocalDate from, LocalDate to) {
        NewWindow like = window(BOUND, RIVAL, "R-" + subject.substring(0, 8), from, to);
        return new NewWindow(
                like.agreement(), rivalsReferral(), false, RIVAL, BOUND, like.customer(), like.conduct(), from, to);
    }

    private List<String> lettersTo(String username) {
        return database.queryForList("select letter from notice_mail where username = ?", String.class, username);
    }

    /** Its day is today. */
    private void bringForward(AgreementId change) {
        String json = new String(TermsFormat.canonical(agreements.terms(change)), StandardCharsets.UTF_8)
                .replace("\"effectiveOn\":\"" + today().plusDays(3) + "\"", "\"effectiveOn\":\"" + today() + "\"");
        assertThat(database.update(
                        "update terms_version set terms = ? where agreement_id = ?",
                        json.getBytes(StandardCharsets.UTF_8),
                        change.value()))
                .isOne();
    }

    private static ChangeRequest amend(LocalDate from, PartnerChange parties, String patch) {
        return new ChangeRequest.Amend(from, parties, patch);
    }

    private List<Duty> duties() {
        return Promised.in(subject, protections, database);
    }

    private Duty dutyOf(PartnerId bound) {
        return duties().stream()
                .filter(duty -> duty.boundPartner().equals(bound))
                .findFirst()
                .orElseThrow();
    }

    private String number() {
        return agreements.get(agreement).number();
    }

    private NewWindow window(PartnerId bound, PartnerId holder, String number, LocalDate from, LocalDate to) {
        return new NewWindow(
                number,
                subject,
                false,
                holder,
                bound,
                new CustomerIdentity(
                        terms.customer().legalName(),
                        terms.customer().country(),
                        terms.customer().domain(),
                        terms.customer().taxId()),
                terms.conduct(),
                from,
                to);
    }

    private AgreementId proposed(ChangeRequest request) {
        ProposeChangeResult result = changes.propose(agreement, request, actor(HOLDER, Role.OPERATIONS), "Because.");
        assertThat(result).isInstanceOf(ProposeChangeResult.Proposed.class);
        return ((ProposeChangeResult.Proposed) result).change();
    }

    private AgreementId signed(ChangeRequest request) {
        AgreementId change = proposed(request);
        close(change);
        assertThat(changes.takeEffect(change)).isNotNull();
        return change;
    }

    private void close(AgreementId id) {
        for (PartnerId party : negotiations.awaiting(id)) {
            assertThat(negotiations.review(id, party, actor(party, Role.OPERATIONS), "accept", "", Optional.empty()))
                    .isEqualTo(Decided.recorded());
        }
        CertifyResult.Certified certified = (CertifyResult.Certified) documents.certify(id);
        for (String signature : certified.signatureIds()) {
            PartnerId partner = documents.request(signature, clock.instant().plus(Duration.ofDays(14)));
            assertThat(documents.sign(signature, actor(partner, Role.SIGNATORY), "sign", ""))
                    .isEqualTo(Decided.recorded());
        }
        documents.seal(id);
        agreements.putInForce(id);
    }

    /** Begun a hundred days ago, about a customer of this test alone, between partners of these tests alone. */
    /** As the terms count their months: from the first day, for not each month has its number. */
    private LocalDate longer() {
        return new Window(terms.window().startsOn(), terms.window().months() + 6).endsOn();
    }

    private CustomerProtectionTerms begun(CustomerProtectionTerms sample) {
        LocalDate start = today().minusDays(100);
        String customer = "c" + subject.substring(0, 8);
        String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"nordlicht-w\"")
                .replace("\"harbour\"", "\"harbour-w\"")
                .replace("\"effectiveOn\":\"" + sample.effectiveOn() + "\"", "\"effectiveOn\":\"" + start + "\"")
                .replace("\"startsOn\":\"" + sample.window().startsOn() + "\"", "\"startsOn\":\"" + start + "\"")
                .replace(sample.customer().domain(), customer + ".example")
                .replace(sample.customer().legalName(), customer + " AG")
                .replace(String.valueOf(sample.customer().taxId()), customer);
        try {
            return (CustomerProtectionTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Actor actor(PartnerId partner, Role role) {
        return new Actor(partner + "." + role.code(), "Somebody", "p-" + partner, partner.value(), Set.of(role));
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
                        new PersonId("p-" + id),
                        "Nora Berg",
                        "nora@" + id + ".example",
                        "Director",
                        Set.of("customer-protection"))));
    }
}
