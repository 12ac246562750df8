package io.evenhand.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves on the database what changes to partners and people are made, and which are refused. */
@WithoutEngine
class PartnerChangesTests {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor STEWARD = new Actor("steward", "Sam", null, Actor.HOST, Set.of(Role.STEWARD));

    private final PartnerId partner = new PartnerId("changes-" + NUMBER.incrementAndGet());
    private final Actor administrator = new Actor("tess", "Tess", "tess", partner.value(), Set.of(Role.ADMINISTRATOR));

    @Autowired
    PartnerChanges changes;

    @Autowired
    PartnerListings listings;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Clock clock;

    @BeforeEach
    void aPartner() {
        assertThat(changes.addPartner(STEWARD, partner.value(), facts("First", "Bavaria")))
                .isEqualTo(new ChangeResult.Changed(partner.value()));
    }

    @Test
    void aChangeOnAnOlderVersionIsRefusedAndChangesNothing() {
        long version = partners.get(partner).version();
        assertThat(changes.changePartner(administrator, partner, version, facts("Second", "Tyrol")))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(changes.changePartner(administrator, partner, version, facts("Third", "Saxony")))
                .isEqualTo(new ChangeResult.Stale());
        assertThat(partners.get(partner).legalName()).isEqualTo("Second");
        assertThat(partners.get(partner).regions()).containsExactly("Tyrol");
    }

    @Test
    void regionsAloneMakeANewVersionAndSavingTheSameDoesNot() {
        long version = partners.get(partner).version();
        assertThat(changes.changePartner(administrator, partner, version, facts("First", "Bavaria")))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(partners.get(partner).version()).isEqualTo(version);
        assertThat(changes.changePartner(administrator, partner, version, facts("First", "bavaria", "Köln", "Koln")))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(partners.get(partner).version()).isGreaterThan(version);
        assertThat(partners.get(partner).regions()).containsExactlyInAnyOrder("bavaria", "Köln");
    }

    @Test
    void ofTwoWhoChangeTheSameVersionAtOnceOneIsRefused() throws Exception {
        long version = partners.get(partner).version();
        AtomicInteger caller = new AtomicInteger();
        List<ChangeResult> answers = AtTheSameTime.call(() -> changes.changePartner(
                administrator, partner, version, facts("Name " + caller.incrementAndGet(), "Bavaria")));
        assertThat(answers).satisfiesOnlyOnce(answer -> assertThat(answer).isInstanceOf(ChangeResult.Changed.class));
        assertThat(answers)
                .allMatch(answer -> answer instanceof ChangeResult.Changed || answer instanceof ChangeResult.Stale);
    }

    @Test
    void peopleOfTheSameNameEachGetAnIdOfTheirOwn() throws Exception {
        List<String> ids = AtTheSameTime.call(this::add);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(partners.peopleOf(partner)).hasSameSizeAs(ids);
    }

    @Test
    void authorityHoldsFromItsFirstDayToItsLastAndIsGivenOnlyOnceAPeriod() {
        PersonId person = new PersonId(add());
        LocalDate today = today();
        assertThat(give(person, "nda", today, today.plusDays(9))).isInstanceOf(ChangeResult.Changed.class);
        assertThat(give(person, "nda", today.plusDays(9), null)).isInstanceOf(ChangeResult.Invalid.class);
        assertThat(give(person, "nda", today.plusDays(10), null)).isInstanceOf(ChangeResult.Changed.class);
        assertThat(give(person, "revenue-share", today, today.minusDays(1))).isInstanceOf(ChangeResult.Invalid.class);
        assertThat(give(person, "anything", today, null)).isInstanceOf(ChangeResult.Invalid.class);

        assertThat(partners.signatoriesOf(partner, new ToBeSigned("nda", null, today.minusDays(1))))
                .isEmpty();
        assertThat(partners.signatoriesOf(partner, new ToBeSigned("nda", null, today.plusDays(9))))
                .isNotEmpty();
        assertThat(partners.signatoriesOf(partner, new ToBeSigned("nda", null, today.plusDays(10))))
                .isNotEmpty();

        PersonView present = partners.person(person).orElseThrow();
        assertThat(changes.endAuthority(administrator, partner, person, present.version(), 0, today.minusDays(1)))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(partners.signatoriesOf(partner, new ToBeSigned("nda", null, today)))
                .isEmpty();
        assertThat(changes.endAuthority(
                        administrator,
                        partner,
                        person,
                        partners.person(person).orElseThrow().version(),
                        0,
                        today))
                .isInstanceOf(ChangeResult.Invalid.class);
    }

    @Test
    void whoHasLeftSignsNothingIsNobodysContactAndCannotSignIn() {
        PersonId person = new PersonId(add());
        accounts.register(NewAccount.of(
                person.value(), "Lena", "a long enough secret", person.value(), partner.value(), Role.SIGNATORY));
        assertThat(give(person, "nda", today(), null)).isInstanceOf(ChangeResult.Changed.class);
        long version = partners.person(person).orElseThrow().version();

        assertThat(changes.leave(administrator, partner, person, version, today().plusDays(1)))
                .isInstanceOf(ChangeResult.Invalid.class);
        assertThat(changes.leave(administrator, partner, person, version, today()))
                .isInstanceOf(ChangeResult.Changed.class);

        assertThat(partners.signatoriesOf(partner, new ToBeSigned("nda", null, today())))
                .isEmpty();
        assertThat(partners.peopleOf(partner)).isEmpty();
        assertThat(partners.authorise(partner, List.of(person), new ToBeSigned("nda", null, today())))
                .isFalse();
        assertThat(accounts.actor(person.value())).isEmpty();
        assertThat(listings.list(administrator, "First").stream()
                        .filter(listed -> listed.id().equals(partner)))
                .extracting(PartnerListings.Listed::people)
                .containsExactly(new PartnerListings.Headcount(0, 0));
    }

    @Test
    void nobodyMarksThemselvesAsLeft() {
        PersonId person = new PersonId(add());
        Actor self = new Actor("lena", "Lena", person.value(), partner.value(), Set.of(Role.ADMINISTRATOR));
        assertThat(changes.leave(self, partner, person, 0, today())).isInstanceOf(ChangeResult.Invalid.class);
    }

    @Test
    void aStrangersPersonAnswersAsAnUnknownOne() {
        PersonId person = new PersonId(add());
        Actor stranger = new Actor("ivo", "Ivo", null, "somebody-else", Set.of(Role.ADMINISTRATOR));
        PersonFacts facts = new PersonFacts("X", "X", "x@example.com");
        assertThat(changes.changePerson(stranger, partner, person, 0, facts)).isEqualTo(new ChangeResult.Unknown());
        assertThat(changes.changePerson(stranger, partner, new PersonId("no-one"), 0, facts))
                .isEqualTo(new ChangeResult.Unknown());
        assertThat(changes.changePartner(stranger, partner, 0, facts("X", "X")))
                .isEqualTo(new ChangeResult.NotAllowed());
    }

    private String add() {
        ChangeResult added =
                changes.addPerson(administrator, partner, new PersonFacts("Léna Groß", "Counsel", "lena@example.com"));
        return added instanceof ChangeResult.Changed changed ? changed.id() : added.toString();
    }

    private ChangeResult give(PersonId person, String kind, LocalDate from, @Nullable LocalDate until) {
        long version = partners.person(person).orElseThrow().version();
        return changes.authorise(administrator, partner, person, version, new SigningAuthority(kind, from, until));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void aPersonInNoRegisterIsAPartnerWhoseAgreementsSaySo() {
        var person = new PartnerId(partner.value() + "-alone");
        assertThat(changes.addPartner(STEWARD, person.value(), alone("", true)))
                .isEqualTo(new ChangeResult.Changed(person.value()));

        assertThat(partners.get(person).registration()).isNull();
        assertThat(partners.get(person).party().individual()).isTrue();
    }

    @Test
    void aCompanyWhoseNumberWasForgottenDoesNotBecomeAPerson() {
        assertThat(changes.addPartner(STEWARD, partner.value() + "-none", alone("", false)))
                .isInstanceOfSatisfying(
                        ChangeResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .containsEntry(
                                        "registration",
                                        "Enter the register and the number in it, or say that this is a person in no register."));
        assertThat(changes.addPartner(STEWARD, partner.value() + "-both", alone("HRB 1", true)))
                .isInstanceOfSatisfying(
                        ChangeResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .containsEntry(
                                        "registration",
                                        "Leave this empty for a person in no register, or take the tick away."));
    }

    private static PartnerFacts alone(String registration, boolean individual) {
        return new PartnerFacts(
                "Mia Kern", registration, individual, "Ring 1, Munich", "de", "mia@example.com", List.of(), List.of());
    }

    private static PartnerFacts facts(String name, String... regions) {
        return new PartnerFacts(
                name, "HRB 1", false, "Ring 1, Munich", "de", "legal@example.com", List.of(regions), List.of("ERP"));
    }
}
