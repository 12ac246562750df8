package io.evenhand.claim.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.claim.SecondRule;
import io.evenhand.claim.SecondRules;
import io.evenhand.claim.TestClaims;
import io.evenhand.money.Money;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** The form shows what stands, so that sending it as it is takes the second person from nobody. */
@WithoutEngine
class SecondPersonPageTests {
    @Autowired
    TestClaims house;

    @Autowired
    SecondRules rules;

    private SecondPersonController page;
    private Actor administrator;

    @BeforeEach
    void anAdministrator() {
        page = new SecondPersonController(rules);
        administrator = new Actor("admin", "Vera Hill", "v", house.pair().respondent, Set.of(Role.ADMINISTRATOR));
    }

    private Model shown() {
        Model model = new ExtendedModelMap();
        assertThat(page.show(administrator, model)).isEqualTo("claim/second-person");
        return model;
    }

    private Object send(String amount, String currency) {
        var next = new RedirectAttributesModelMap();
        String view =
                page.say(administrator, amount, currency, new ExtendedModelMap(), new MockHttpServletResponse(), next);
        assertThat(view).startsWith("redirect:");
        return Objects.requireNonNull(next.getFlashAttributes().get("said"));
    }

    private Object sendAsItIs() {
        Model model = shown();
        return send(String.valueOf(model.getAttribute("amount")), String.valueOf(model.getAttribute("currency")));
    }

    private List<SecondRule> standing() {
        return rules.show(administrator).orElseThrow().rules();
    }

    @Test
    void whatIsSentAsItStandsRecordsNothing() {
        assertThat(sendAsItIs()).asString().contains("Nothing was changed");
        assertThat(standing()).isEmpty();
        assertThat(send("5000.00", "CHF")).asString().contains("Recorded");
        assertThat(shown().asMap()).containsEntry("amount", "5000.00").containsEntry("currency", "CHF");
        assertThat(sendAsItIs()).asString().contains("Nothing was changed");
        assertThat(standing()).extracting(SecondRule::from).containsExactly(Money.of("5000.00", "CHF"));
        assertThat(send("", "CHF")).asString().contains("Recorded");
        assertThat(shown().asMap()).containsEntry("amount", "").containsEntry("currency", "EUR");
        assertThat(standing()).hasSize(2);
    }
}
