package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralFilter.Part;
import io.evenhand.referral.ReferralPhase;
import io.evenhand.referral.ReferralState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

/** Proves that an address says all that a page shows, that it can be read again, and that what it says wrongly is told. */
@Execution(ExecutionMode.CONCURRENT)
class ReferralQueryTests {
    private static final Actor NORA = new Actor("nora", "Nora Berg", "p-1", "nordwind", Set.of(Role.OPERATIONS));
    private static final Actor STEWARD = new Actor("sam", "Sam", null, Actor.HOST, Set.of(Role.STEWARD));

    @Test
    void nothingAskedForIsEverything() {
        ReferralQuery query = read("/referrals?q=&state=&partner=&role=&late=&page=");

        assertThat(query.filter()).isEqualTo(ReferralFilter.NONE);
        assertThat(query.isFiltered()).isFalse();
        assertThat(query.ignored()).isEmpty();
        assertThat(query.address()).isEqualTo("/referrals");
    }

    @Test
    void everythingAskedForIsInTheFilter() {
        ReferralFilter filter =
                read("/referrals?q=Ware house&state=agreeing&partner=contoso&role=deliverer&mine=true&late=7")
                        .filter();

        assertThat(filter)
                .isEqualTo(ReferralFilter.NONE
                        .withWords("ware house")
                        .withStates(ReferralPhase.AGREEING.states())
                        .withPartner(new PartnerId("contoso"), Part.DELIVERER)
                        .withMine(true)
                        .withWaitsLongerThan(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/referrals?view=board&q=a+b&state=only-nda-refused&partner=contoso&role=introducer&mine=true&late=30",
                "/referrals?q=50%25+%26+more%3D1+%2B+{x}+%C3%BC&page=3",
                "/referrals?state=won&page=2"
            })
    void anAddressIsReadAgainAsItWasWritten(String address) {
        ReferralQuery query = read(address);

        assertThat(read(query.address())).isEqualTo(query);
        assertThat(query.ignored()).isEmpty();
    }

    @Test
    void aStateAloneAndItsPhaseAreNotTheSame() {
        assertThat(read("/referrals?state=won").filter().states())
                .containsExactlyInAnyOrder(ReferralState.WON, ReferralState.CLOSED);
        assertThat(read("/referrals?state=only-won").filter().states()).containsExactly(ReferralState.WON);
    }

    @Test
    void everyChoiceOfAStateIsUnderstood() {
        assertThat(ReferralQuery.stateChoices())
                .hasSize(26)
                .allSatisfy(choice -> assertThat(
                                read("/referrals?state=" + choice.code()).ignored())
                        .isEmpty());
    }

    @Test
    void aPartWithoutAPartnerIsThatOfTheViewersOrganisation() {
        assertThat(read("/referrals?role=introducer").filter())
                .isEqualTo(ReferralFilter.NONE.withPartner(new PartnerId("nordwind"), Part.INTRODUCER));
        ReferralQuery query = read("/referrals?role=introducer", STEWARD);
        assertThat(query.filter()).isEqualTo(ReferralFilter.NONE);
        assertThat(query.ignored()).containsExactly("Choose a partner to see what they introduce or deliver.");
    }

    @ParameterizedTest
    @CsvSource({
        "view=cards, There is no view “cards”.",
        "state=foo, There is no state “foo”.",
        "state=only-foo, There is no state “only-foo”.",
        "partner=Not an id, There is no partner “Not an id”.",
        "role=boss, A partner introduces or delivers; “boss” is neither.",
        "mine=1, “Waits for me” is true or false; not “1”.",
        "'late=7,5', 'Choose overdue, 3, 7, 14 or 30 days; not “7,5”.'",
        "late=99999999999999999999, 'Choose overdue, 3, 7, 14 or 30 days; not “99999999999999999999”.'",
        "late=%s, 'Choose overdue, 3, 7, 14 or 30 days; not “%s”.'",
        "page=0, There is no page “0”.",
        "page=-1, There is no page “-1”.",
        "page=99999999999, There is no page “99999999999”.",
        "page=two, There is no page “two”."
    })
    void whatAnAddressSaysWronglyIsLeftOutAndTold(String part, String told) {
        String[] nameAndValue = part.split("=", 2);
        ReferralQuery query = ReferralQuery.of(Map.of(nameAndValue[0], nameAndValue[1]), NORA);

        assertThat(query.filter()).isEqualTo(ReferralFilter.NONE);
        assertThat(query.page()).isOne();
        assertThat(query.ignored()).containsExactly(told);
        assertThat(query.address()).isEqualTo("/referrals");
    }

    @Test
    void whatIsTooLongIsCutAndTold() {
        assertThat(ReferralQuery.of(Map.of("q", "1 2 3 4 5 6 7 8 9"), NORA)
                        .filter()
                        .words())
                .hasSize(8);
        ReferralQuery query = ReferralQuery.of(Map.of("q", "x".repeat(5_000)), NORA);
        assertThat(query.q()).hasSize(100);
        assertThat(query.ignored()).containsExactly("Only the first 100 characters are searched for.");
    }

    @Test
    void anotherViewOrFilterBeginsAtItsFirstPage() {
        ReferralQuery query = read("/referrals?q=a&page=3");

        assertThat(query.asBoard()).isEqualTo("/referrals?view=board&q=a");
        assertThat(query.addressOfMine()).isEqualTo("/referrals?q=a&mine=true");
        assertThat(query.addressOfPage(4)).isEqualTo("/referrals?q=a&page=4");
        assertThat(query.addressOfAll()).isEqualTo("/referrals");
        assertThat(query.unless("abc")).isEqualTo("/referrals?q=a&page=3&version=abc");
        assertThat(query.asListOf(ReferralPhase.WON)).isEqualTo("/referrals?q=a&state=won");
    }

    private static ReferralQuery read(String address) {
        return read(address, NORA);
    }

    /** As a server reads it. */
    private static ReferralQuery read(String address, Actor actor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString(address.replace("{", "%7B").replace("}", "%7D"))
                .build()
                .getQueryParams()
                .forEach((name, values) ->
                        parameters.put(name, URLDecoder.decode(values.getFirst(), StandardCharsets.UTF_8)));
        return ReferralQuery.of(parameters, actor);
    }
}
