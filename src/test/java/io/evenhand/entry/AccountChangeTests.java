package io.evenhand.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.AccessChange;
import io.evenhand.access.AccountChanges;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonFacts;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.testing.AtTheSameTime;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

/** Proves how administrators change the access of their people, that somebody is always left to do it, and who is out when they leave. */
class AccountChangeTests extends AccessHouse {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    @Autowired
    AccountChanges changes;

    @Autowired
    PartnerChanges partnerChanges;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void rolesHoldFromTheNextRequestOn() throws Exception {
        MockHttpSession omars = signedIn(omar);
        open("/partners/" + partner + "/access", omars).andExpect(status().isForbidden());
        send(
                person(omar) + "/account/roles",
                signedIn(nora),
                "username",
                omar,
                "roles",
                "administrator",
                "roles",
                "legal");

        open("/partners/" + partner + "/access", omars).andExpect(status().isOk());
        assertThat(actor(omar).roles()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.LEGAL);
        assertThat(happened(omar)).startsWith("roles_changed");
    }

    @Test
    void nobodyIsLeftWithoutARoleOrMadeSteward() {
        assertThat(roles(nora, omar)).isInstanceOf(AccessChange.Refused.class);
        assertThat(roles(nora, omar, Role.STEWARD, Role.LEGAL)).isInstanceOf(AccessChange.Refused.class);
        assertThat(actor(omar).roles()).containsExactly(Role.OPERATIONS);
    }

    @Test
    void theLastAdministratorCannotRemoveThemselves() throws Exception {
        assertThat(roles(nora, nora, Role.LEGAL)).isInstanceOf(AccessChange.Refused.class);
        assertThat(changes.close(actor(nora), partner, nora, nora)).isInstanceOf(AccessChange.Refused.class);
        send(person(nora) + "/account/close", signedIn(nora), "username", nora).andExpect(status().isFound());
        assertThat(page(person(nora), signedIn(nora))).contains("Close the account");

        assertThat(roles(nora, omar, Role.ADMINISTRATOR)).isInstanceOf(AccessChange.Changed.class);
        assertThat(roles(nora, nora, Role.LEGAL)).isInstanceOf(AccessChange.Changed.class);
        assertThat(roles(nora, omar, Role.LEGAL)).isInstanceOf(AccessChange.NotAllowed.class);
        assertThat(changes.close(actor("sam-" + network), partner, omar, omar))
                .isInstanceOf(AccessChange.Changed.class);
    }

    @Test
    void whoGivesUpLookingAfterThePartnerIsNotLeftOnAPageThatIsNoLongerTheirs() throws Exception {
        assertThat(roles(nora, omar, Role.ADMINISTRATOR)).isInstanceOf(AccessChange.Changed.class);
        MockHttpSession noras = signedIn(nora);
        send(person(nora) + "/account/roles", noras, "username", nora, "roles", "legal")
                .andExpect(result -> assertThat(result.getResponse().getRedirectedUrl())
                        .startsWith("/partners/" + partner)
                        .doesNotContain("people"));
        open("/partners/" + partner, noras).andExpect(status().isOk());
    }

    @Test
    void nobodyResetsTheirOwnAccessAndLocksThemselvesOut() throws Exception {
        MockHttpSession noras = signedIn(nora);
        send(person(nora) + "/account/reset", noras, "username", nora).andExpect(status().isFound());

        open("/account", noras).andExpect(status().isOk());
        signIn(nora, PASSWORD).andExpect(redirectedUrl("/"));
        assertThat(page(person(nora), noras)).doesNotContain("Reset access");
        assertThat(page(person(omar), noras)).contains("Reset access");
    }

    @Test
    void thePagesAskTheDatabaseTheSameNumberOfTimesHoweverManyPeopleGetIn() throws Exception {
        MockHttpSession noras = signedIn(nora);
        List<String> pages = List.of("/partners/" + partner, "/partners/" + partner + "/access", person(omar));
        List<Long> few = pages.stream().map(page -> statements(page, noras)).toList();
        for (int i = 0; i < 6; i++) {
            ChangeResult added = partnerChanges.addPerson(
                    actor(nora),
                    new PartnerId(partner),
                    new PersonFacts("More " + network, "Counsel", "more@example.com"));
            String id = ((ChangeResult.Changed) added).id();
            accounts.register(NewAccount.demo(id, "More", id, partner, Role.LEGAL, Role.FINANCE));
        }

        assertThat(pages.stream().map(page -> statements(page, noras))).containsExactlyElementsOf(few);
    }

    private long statements(String address, MockHttpSession session) {
        Statistics statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(page(address, session)).contains("Nora Berg");
            return statistics.getPrepareStatementCount();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void aClosedAdministratorDoesNotCount() {
        assertThat(roles(nora, omar, Role.ADMINISTRATOR)).isInstanceOf(AccessChange.Changed.class);
        assertThat(changes.close(actor(nora), partner, omar, omar)).isInstanceOf(AccessChange.Changed.class);

        assertThat(changes.close(actor(nora), partner, nora, nora)).isInstanceOf(AccessChange.Refused.class);
    }

    @Test
    void twoAdministratorsWhoRemoveEachOtherAtTheSameMomentLeaveOne() throws Exception {
        assertThat(roles(nora, omar, Role.ADMINISTRATOR)).isInstanceOf(AccessChange.Changed.class);
        Actor one = actor(nora);
        Actor other = actor(omar);
        AtomicInteger turn = new AtomicInteger();
        List<AccessChange> answers = AtTheSameTime.call(() -> turn.getAndIncrement() % 2 == 0
                ? changes.close(one, partner, omar, omar)
                : changes.close(other, partner, nora, nora));

        assertThat(answers).hasAtLeastOneElementOfType(AccessChange.Refused.class);
        assertThat(List.of(
                        accounts.actor(nora).isPresent(), accounts.actor(omar).isPresent()))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void anAccountIsChangedOnlyAtItsOwnPersonAndPartner() {
        Actor tess = actor("tess-" + network);
        assertThat(changes.close(tess, partner, omar, omar)).isInstanceOf(AccessChange.Unknown.class);
        assertThat(changes.close(tess, stranger, omar, omar)).isInstanceOf(AccessChange.Unknown.class);
        assertThat(changes.close(actor(nora), partner, anna, omar)).isInstanceOf(AccessChange.Unknown.class);
        assertThat(changes.close(actor(omar), partner, nora, nora)).isInstanceOf(AccessChange.NotAllowed.class);
        assertThat(accounts.actor(omar)).isPresent();
    }

    @Test
    void whoLeavesIsOutAlsoUnderAnAccountOfAnotherName() throws Exception {
        accounts.register(NewAccount.demo("a.roth-" + network, "Anna Roth", anna, partner, Role.SIGNATORY));
        MockHttpSession annas = signedIn("a.roth-" + network);
        open("/account", annas).andExpect(status().isOk());
        assertThat(partnerChanges.leave(actor(nora), new PartnerId(partner), new PersonId(anna), 0, TODAY))
                .isInstanceOf(ChangeResult.Changed.class);

        open("/account", annas).andExpect(redirectedUrl("/sign-in"));
        signIn("a.roth-" + network, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        assertThat(happened("a.roth-" + network)).contains("account_closed");
    }

    @Test
    void theLastAdministratorIsNotLetGoButByTheSteward() {
        accounts.register(NewAccount.demo("nora.two-" + network, "Nora", nora, partner, Role.LEGAL));
        assertThat(roles(nora, omar, Role.ADMINISTRATOR)).isInstanceOf(AccessChange.Changed.class);
        assertThat(changes.close(actor(omar), partner, nora, nora)).isInstanceOf(AccessChange.Changed.class);
        Actor delegate = new Actor("x", "X", "x", partner, Set.of(Role.ADMINISTRATOR));

        assertThat(partnerChanges.leave(delegate, new PartnerId(partner), new PersonId(omar), 0, TODAY))
                .isInstanceOfSatisfying(
                        ChangeResult.Invalid.class,
                        invalid -> assertThat(invalid.problems().get("leftOn")).contains("last administrator"));
        assertThat(partnerChanges.leave(actor("sam-" + network), new PartnerId(partner), new PersonId(omar), 0, TODAY))
                .isInstanceOf(ChangeResult.Changed.class);
    }

    @Test
    void whoComesBackKeepsTheirIdAndGetsNoAuthorityBackByItself() {
        PartnerId at = new PartnerId(partner);
        PersonId person = new PersonId(omar);
        partnerChanges.authorise(actor(nora), at, person, 0, new SigningAuthority("nda", TODAY.minusDays(30), null));
        long version = version();
        assertThat(partnerChanges.comeBack(actor(nora), at, person, version)).isInstanceOf(ChangeResult.Invalid.class);
        partnerChanges.leave(actor(nora), at, person, version, TODAY.minusDays(2));
        assertThat(partnerChanges.comeBack(actor("tess-" + network), at, person, version()))
                .isInstanceOf(ChangeResult.Unknown.class);
        assertThat(partnerChanges.comeBack(actor(nora), at, person, version()))
                .isInstanceOf(ChangeResult.Changed.class);

        PersonView back = partners.person(person).orElseThrow();
        assertThat(back.leftOn()).isNull();
        assertThat(back.maySign(new ToBeSigned("nda", null, TODAY.minusDays(3))))
                .isTrue();
        assertThat(back.maySign(new ToBeSigned("nda", null, TODAY.minusDays(2))))
                .isFalse();
        assertThat(back.maySign(new ToBeSigned("nda", null, TODAY))).isFalse();
        assertThat(accounts.actor(omar)).isEmpty();
    }

    private long version() {
        return partners.person(new PersonId(omar)).orElseThrow().version();
    }

    private AccessChange roles(String by, String of, Role... roles) {
        return changes.changeRoles(actor(by), partner, of, of, Set.of(roles));
    }

    private String person(String person) {
        return "/partners/" + partner + "/people/" + person;
    }
}
