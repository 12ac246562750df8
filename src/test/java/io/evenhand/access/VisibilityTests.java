package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves whose data each kind of actor may see. */
class VisibilityTests {
    @Test
    void aPartnersPeopleSeeWhatTheirOrganisationTakesPartIn() {
        Visibility visibility = Visibility.of(actor("contoso", Role.ADMINISTRATOR));

        assertThat(visibility.covers(List.of("fabrikam", "contoso"))).isTrue();
        assertThat(visibility.covers(List.of("fabrikam"))).isFalse();
        assertThat(visibility.covers(List.of())).isFalse();
        assertThat(visibility.covers("contoso")).isTrue();
        assertThat(visibility.covers("contoso2")).isFalse();
        assertThat(visibility.partnerIds()).containsExactly("contoso");
    }

    @Test
    void theHostsStewardSeesEverything() {
        Visibility visibility = Visibility.of(actor(Actor.HOST, Role.STEWARD));

        assertThat(visibility.covers(List.of("fabrikam"))).isTrue();
        assertThat(visibility.covers(List.of())).isTrue();
    }

    @Test
    void othersOfTheHostSeeNothingOfThePartners() {
        Visibility visibility = Visibility.of(actor(Actor.HOST, Role.ADMINISTRATOR));

        assertThat(visibility.covers(List.of("fabrikam", Actor.HOST))).isFalse();
    }

    @Test
    void aStewardIsOnlyOfTheHost() {
        assertThat(Visibility.of(actor("contoso", Role.STEWARD)).everything()).isFalse();
    }

    private static Actor actor(String partnerId, Role role) {
        return new Actor("somebody", "Somebody", null, partnerId, Set.of(role));
    }
}
