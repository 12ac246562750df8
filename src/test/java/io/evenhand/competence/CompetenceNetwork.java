package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestSeats;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A network of its own for each test: three partners, a product with a feature area, and what happens between them. */
public final class CompetenceNetwork {
    public static final Actor STEWARD = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
    public static final Actor CLERK = new Actor("cleo", "Cleo Clerk", null, Actor.HOST, Set.of(Role.OPERATIONS));

    public final String run = UUID.randomUUID().toString().substring(0, 8);
    public final String nordwind = "nordwind-" + run;
    public final String contoso = "contoso-" + run;
    public final String litware = "litware-" + run;
    public final AreaId erp = new AreaId("erp-" + run);
    public final AreaId shop = new AreaId("erp-shop-" + run);

    private final BeanFactory house;

    public CompetenceNetwork(BeanFactory house) {
        this.house = house;
        Partners partners = house.getBean(Partners.class);
        partners.register(TestPartners.of(nordwind, "Nordwind " + run));
        partners.register(TestPartners.of(contoso, "Contoso " + run));
        partners.register(TestPartners.of(litware, "Litware " + run));
        Areas areas = house.getBean(Areas.class);
        areas.add(STEWARD, new NewArea(erp, "ERP " + run, "ERP", null, List.of("Navision " + run), List.of()));
        areas.add(STEWARD, new NewArea(shop, "ERP " + run + ": Shop", "ERP", erp, List.of(), List.of()));
    }

    public Actor operations(String partner) {
        return actor(partner, Role.OPERATIONS);
    }

    public Actor actor(String partner, Role role) {
        return new Actor(role.code() + "-" + partner, "Olga of " + partner, "p-" + partner, partner, Set.of(role));
    }

    /** A referral in which another partner delivers in these areas. */
    public ReferralId referral(String introducer, String deliverer, String... areas) {
        ReferralId id = ((RegisterResult.Registered) house.getBean(Referrals.class)
                        .register(new NewReferral(
                                "REF-" + UUID.randomUUID(),
                                "A warehouse for somebody",
                                new Customer(
                                        "Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                                new Need(
                                        "Move a warehouse",
                                        String.join(", ", areas),
                                        "Saxony",
                                        "120 people",
                                        "P2M",
                                        null),
                                new PartnerId(introducer),
                                "introducer",
                                List.of(new NewSeat(
                                        "delivery", List.of(areas), List.of(new PartnerId(deliverer)), "P3D")),
                                new TermsDrafts("{}", "{}", "{}"),
                                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D"))))
                .id();
        TestSeats.fill(house.getBean(JdbcTemplate.class), id.value(), deliverer);
        return id;
    }

    /** An NDA of the two is in force. */
    public void agree(String one, String other) throws MalformedTermsException {
        String json = new String(TermsFormat.canonical(SampleTerms.mutualNda(2)), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + one + "\"")
                .replace("\"harbour\"", "\"" + other + "\"");
        AgreementId id = house.getBean(Agreements.class)
                .draft(new NewAgreement(
                        "NDA-" + UUID.randomUUID(),
                        UUID.randomUUID().toString(),
                        new PartnerId(one),
                        TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                        "small"));
        house.getBean(JdbcTemplate.class)
                .update(
                        "update agreement set state = 'IN_FORCE', in_force_at = '2026-11-24 10:00:00' where id = ?",
                        id.value());
    }

    /** What a partner says, with one level for the product. */
    public StatementResult state(String partner, Sharing sharing, @Nullable Level level) {
        Competencies competencies = house.getBean(Competencies.class);
        PartnerId id = new PartnerId(partner);
        long version = Objects.requireNonNull(
                        competencies.show(operations(partner), id).orElseThrow().shared())
                .version();
        return competencies.state(
                operations(partner),
                id,
                version,
                new ProfileFacts(
                        level == null ? Map.of() : Map.of(erp.value(), level), List.of("de"), Set.of(), null, sharing));
    }

    /** Work of a partner, confirmed by another. */
    public void confirmed(String about, String by, LocalDate on) {
        Confirmations confirmations = house.getBean(Confirmations.class);
        String id = ((StatementResult.Recorded) confirmations.askForReference(
                        operations(about),
                        new PartnerId(about),
                        by,
                        new NewReference("A payroll", List.of(erp.value()), on)))
                .id();
        StatementResult unused = confirmations.answer(operations(by), id, 0, List.of(erp.value()), "");
    }
}
