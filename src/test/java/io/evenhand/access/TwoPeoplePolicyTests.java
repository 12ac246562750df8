package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two people decide is decided by two people, whatever accounts they have. */
class TwoPeoplePolicyTests {
    @Test
    void anotherPersonIsTheSecond() {
        assertThat(TwoPeoplePolicy.second(actor("otto", "p-otto"), "petra", "p-petra"))
                .isEqualTo(TwoPeoplePolicy.FITS);
    }

    @Test
    void thePersonWhoWasFirstIsNotTheSecondWithWhateverAccount() {
        assertThat(TwoPeoplePolicy.second(actor("petra", "p-petra"), "petra", "p-petra"))
                .isEqualTo(TwoPeoplePolicy.SAME_PERSON);
        assertThat(TwoPeoplePolicy.second(actor("petra.private", "p-petra"), "petra", "p-petra"))
                .isEqualTo(TwoPeoplePolicy.SAME_PERSON);
        assertThat(TwoPeoplePolicy.second(actor("petra", null), "petra", null)).isEqualTo(TwoPeoplePolicy.SAME_PERSON);
    }

    @Test
    void anAccountOfNobodyIsNeitherTheFirstNorTheSecondAndHearsWhatToDo() {
        assertThat(TwoPeoplePolicy.first(actor("nobody", null))).isEqualTo(TwoPeoplePolicy.NO_PERSON);
        assertThat(TwoPeoplePolicy.second(actor("nobody", null), "petra", "p-petra"))
                .isEqualTo(TwoPeoplePolicy.NO_PERSON);
        assertThat(TwoPeoplePolicy.NO_PERSON.words()).contains("Ask an administrator");
    }

    @Test
    void nobodyIsTheSecondAfterSomebodyWhoIsNotKnown() {
        assertThat(TwoPeoplePolicy.second(actor("otto", "p-otto"), "petra", null))
                .isEqualTo(TwoPeoplePolicy.FIRST_UNKNOWN);
        assertThat(TwoPeoplePolicy.FIRST_UNKNOWN.words()).contains("Turn it down");
    }

    private static Actor actor(String username, @Nullable String person) {
        return new Actor(username, username, person, "nordwind", Set.of(Role.FINANCE));
    }
}
