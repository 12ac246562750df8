package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Revenue-share agreements that are in force, each with partners of its own: one introduces, the other delivers and bills. */
public final class TestShares {
    static final String HEADER =
            "id,kind,revenue,occurrence,deal,ordered_on,counted_on,currency,gross,rebates,refund_of";

    private final String introducer;
    private final String biller;
    private final LocalDate begins;

    public TestShares(LocalDate begins) {
        this(
                "in-" + UUID.randomUUID().toString().substring(0, 8),
                "bills-" + UUID.randomUUID().toString().substring(0, 8),
                begins);
    }

    public TestShares(String introducer, String biller, LocalDate begins) {
        this.introducer = introducer;
        this.biller = biller;
        this.begins = begins;
    }

    public String introducer() {
        return introducer;
    }

    public String biller() {
        return biller;
    }

    public Actor of(String partner, Role... roles) {
        return new Actor(partner + ".acts", "Petra " + partner, partner + ".petra", partner, Set.of(roles));
    }

    public Actor finance() {
        return of(biller, Role.FINANCE);
    }

    /** Shares by months and a cap. */
    public AgreementId inForce(Agreements agreements, JdbcTemplate database) {
        return inForce(SampleTerms.revenueShare(2), agreements, database);
    }

    public AgreementId inForce(RevenueShareTerms terms, Agreements agreements, JdbcTemplate database) {
        AgreementId id = agreements.draft(new NewAgreement(
                "S-" + UUID.randomUUID().toString().substring(0, 8),
                UUID.randomUUID().toString(),
                new PartnerId(introducer),
                own(terms),
                "small"));
        database.update("update agreement set state = 'IN_FORCE' where id = ?", id.value());
        return id;
    }

    public RevenueShareTerms own(RevenueShareTerms terms) {
        String json = new String(TermsFormat.canonical(terms), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + introducer + "\"")
                .replace("\"harbour\"", "\"" + biller + "\"")
                .replace("\"effectiveOn\":\"" + terms.effectiveOn() + "\"", "\"effectiveOn\":\"" + begins + "\"");
        try {
            return (RevenueShareTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] csv(String... lines) {
        return (HEADER + "\n" + String.join("\n", List.of(lines)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A sale of services, of which the introducer gets 15 %. */
    public static String service(String id, LocalDate day, String gross) {
        return "%s,sale,services,one-off,D-%s,%s,%s,EUR,%s,,".formatted(id, id, day, day, gross);
    }

    public static String refund(String id, String of, LocalDate day, String gross) {
        return "%s,refund,services,one-off,D-%s,%s,%s,EUR,%s,,%s".formatted(id, of, day, day, gross, of);
    }
}
