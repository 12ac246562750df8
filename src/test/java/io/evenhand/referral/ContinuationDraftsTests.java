package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Share;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves that what an agreement among many was to say is cut down to its introducer and the one that joins, and stays whole. */
class ContinuationDraftsTests {
    private static final String RULE = """
            {"rules":[{"id":"r","steps":[{"fromMonth":1,"shares":[\
            {"partyId":"introducer","share":"10 %"},{"partyId":"delivery","share":"50 %"},{"partyId":"hosting","share":"40 %"}]}],\
            "caps":[{"partyId":"delivery","per":"line","excessToId":"hosting"},{"partyId":"introducer","per":"line","excessToId":"hosting"}],\
            "preferred":[{"partyId":"hosting","share":"5 %"},{"partyId":"delivery","share":"3 %"}],\
            "tiers":{"tiers":[{"shares":[{"partyId":"introducer","share":"10 %"},{"partyId":"delivery","share":"50 %"},{"partyId":"hosting","share":"40 %"}]},\
            {"shares":[{"partyId":"introducer","share":"20 %"},{"partyId":"delivery","share":"30 %"},{"partyId":"hosting","share":"50 %"}]}]},\
            "floors":[{"partyId":"introducer","per":"line","fromId":"delivery"},{"partyId":"hosting","per":"line","fromId":"delivery"},\
            {"partyId":"hosting","per":"period","fromId":"introducer"}]}]}""";

    @Test
    void whoTakesAPlaceHasWhatWasToBeItsAndOwesWhatItWasToOwe() {
        String cut = new ContinuationDrafts(Set.of("delivery"), "second-delivery", null)
                .of(new TermsDrafts("{}", RULE, "{}"))
                .revenueShare();

        assertThat(cut).isEqualTo("""
                        {"rules":[{"id":"r","steps":[{"fromMonth":1,"shares":[\
                        {"partyId":"introducer","share":"1/2"},{"partyId":"second-delivery","share":"1/2"}]}],\
                        "caps":[{"partyId":"second-delivery","per":"line","excessToId":"introducer"}],\
                        "preferred":[{"partyId":"introducer","share":"5 %"},{"partyId":"second-delivery","share":"3 %"}],\
                        "tiers":{"tiers":[{"shares":[{"partyId":"introducer","share":"1/2"},{"partyId":"second-delivery","share":"1/2"}]},\
                        {"shares":[{"partyId":"introducer","share":"7/10"},{"partyId":"second-delivery","share":"3/10"}]}]},\
                        "floors":[{"partyId":"introducer","per":"line","fromId":"second-delivery"}]}]}""");
    }

    @Test
    void whoJoinsBesideTheOthersHasOneShareInEveryTier() {
        String cut = new ContinuationDrafts(Set.of(), "second-delivery", Share.parse("15 %"))
                .of(new TermsDrafts("{}", RULE, "{}"))
                .revenueShare();

        String shares =
                "\"shares\":[{\"partyId\":\"introducer\",\"share\":\"17/20\"},{\"partyId\":\"second-delivery\",\"share\":\"3/20\"}]";
        assertThat(cut.split(java.util.regex.Pattern.quote(shares), -1)).hasSize(4);
        assertThat(cut).contains("\"caps\":[]", "\"floors\":[]").doesNotContain("hosting", "\"delivery\"");
    }
}
