package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.STEWARD;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Lookalikes;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.terms.Conduct;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers that resemble one another: for a partner who knows both, and nobody else; the host's steward is none. */
final class SimilarCustomerEndpoints {
    private static final String ONE = "/similar-customers/{id}";

    private SimilarCustomerEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("/similar-customers").signedIn(),
                get(ONE).ofOwnPartner().except(STEWARD, Outcome.NOT_FOUND),
                post(ONE)
                        .form("answer", "another")
                        .form("reason", "They are in another trade.")
                        .ofOwnPartner()
                        .by(OPERATIONS, LEGAL)
                        .except(STEWARD, Outcome.NOT_FOUND));
    }

    /** A partner is bound about one customer and introduces another that resembles it. */
    static String sample(AutowireCapableBeanFactory house, String partner, String holder, String referral) {
        PartnerId bound = new PartnerId(partner);
        CustomerIdentity known = new CustomerIdentity("Zaunkönig GmbH", "DE", "zaunkoenig.de", null);
        RegistrationResult unused = house.getBean(Protections.class)
                .register(List.of(new NewWindow(
                        "CP-" + partner,
                        "elsewhere-" + partner,
                        false,
                        new PartnerId(holder),
                        bound,
                        known,
                        Conduct.SOLICIT,
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2099, 12, 31))));
        house.getBean(Lookalikes.class)
                .look(
                        bound,
                        bound,
                        new CustomerIdentity("Zaunkoenig Logistik SE", "AT", "zaunkoenig.at", null),
                        referral);
        return Objects.requireNonNull(house.getBean(JdbcTemplate.class)
                .queryForObject("select id from lookalike where bound_partner = ?", String.class, partner));
    }
}
