package io.evenhand.matrix;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.protection.WindowRules;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval.Silence;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A window that protects one partner and binds another, and a request for release in one referral. */
record WindowOfPartners(String window, String request) {
    static WindowOfPartners opened(AutowireCapableBeanFactory house, String holder, String bound) {
        Protections protections = house.getBean(Protections.class);
        LocalDate today = LocalDate.ofInstant(house.getBean(Clock.class).instant(), ZoneOffset.UTC);
        NewWindow window = new NewWindow(
                "WINDOW-" + holder,
                "referral-of-" + holder,
                false,
                new PartnerId(holder),
                new PartnerId(bound),
                new CustomerIdentity("Adler " + holder + " GmbH", "DE", holder + "-adler.example", null),
                Conduct.SOLICIT,
                today.minusDays(30),
                today.plusDays(40),
                new WindowRules(
                        true,
                        List.of("ERP", "Business intelligence"),
                        new ContactApproval(10, Silence.REFUSAL),
                        List.of(new WindowRules.Before(
                                "operates the customer's telephone system", today.minusYears(2))),
                        List.of(ReleaseEvent.WRITTEN_RELEASE, ReleaseEvent.REFERRAL_LOST),
                        3,
                        "standard",
                        true));
        RegistrationResult result = protections.register(List.of(window));
        String id = ((RegistrationResult.Registered) result).windowIds().getFirst();
        String referral = "other-of-" + holder;
        protections.askForRelease(id, referral, "matrix.operations", "The customer asked us for another product.");
        String request = house.getBean(JdbcTemplate.class)
                .queryForObject("select id from window_exception where referral_id = ?", String.class, referral);
        return new WindowOfPartners(id, String.valueOf(request));
    }
}
