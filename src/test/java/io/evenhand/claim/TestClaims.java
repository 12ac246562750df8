package io.evenhand.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes pairs of partners of a test's own: one protected, the other bound by a promise that says what a breach costs. */
@Component
public class TestClaims {
    private final Partners partners;
    private final Accounts accounts;
    private final Agreements agreements;
    private final ClaimStatements statements;
    private final Protections protections;
    private final JdbcTemplate database;
    private final Clock clock;

    TestClaims(
            Partners partners,
            Accounts accounts,
            Agreements agreements,
            ClaimStatements statements,
            Protections protections,
            JdbcTemplate database,
            Clock clock) {
        this.partners = partners;
        this.accounts = accounts;
        this.agreements = agreements;
        this.statements = statements;
        this.protections = protections;
        this.database = database;
        this.clock = clock;
    }

    public Pair pair() {
        return new Pair(UUID.randomUUID().toString().substring(0, 8));
    }

    /** The claimant was promised thirty per cent of what a breach brings in a year, at most EUR 90,000.00. */
    public final class Pair {
        private final String run;
        public final String claimant;
        public final String respondent;
        public final Actor claims;
        public final Actor answers;
        public final AgreementId agreement;
        public final String subject = UUID.randomUUID().toString();

        private Pair(String run) {
            this.run = run;
            claimant = "safe-" + run;
            respondent = "bound-" + run;
            partners.register(TestPartners.of(claimant, "Safe GmbH", people(claimant)));
            partners.register(TestPartners.of(respondent, "Bound GmbH", people(respondent)));
            claims = actor(claimant);
            answers = actor(respondent);
            agreement =
                    agreements.draft(new NewAgreement("P-" + run, subject, new PartnerId(claimant), terms(), "small"));
            database.update("update agreement set state = 'IN_FORCE' where id = ?", agreement.value());
        }

        private static NewPerson[] people(String partner) {
            return new NewPerson[] {
                new NewPerson(
                        new PersonId(partner + ".acts"),
                        "Ada " + partner,
                        partner + "@example.com",
                        "Counsel",
                        Set.of()),
                new NewPerson(
                        new PersonId(partner + ".money"),
                        "Petra",
                        "money." + partner + "@example.com",
                        "Counsel",
                        Set.of())
            };
        }

        private CustomerProtectionTerms terms() {
            CustomerProtectionTerms sample = SampleTerms.protection(2);
            String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                    .replace("\"nordlicht\"", "\"" + claimant + "\"")
                    .replace("\"harbour\"", "\"" + respondent + "\"")
                    .replace("\"" + sample.effectiveOn() + "\"", "\"" + today().minusMonths(6) + "\"");
            try {
                return (CustomerProtectionTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
            } catch (MalformedTermsException e) {
                throw new AssertionError(e);
            }
        }

        /** Somebody of operations, finance and legal at once, with an account. */
        public Actor actor(String partner) {
            String person = partner + ".acts";
            var unused = accounts.register(NewAccount.demo(person, "Ada " + partner, person, partner, Role.OPERATIONS));
            return new Actor(person, "Ada " + partner, person, partner, Set.of(Role.OPERATIONS, Role.FINANCE));
        }

        /** The claimant states that a breach brought this revenue, of which thirty per cent are claimed. */
        public ClaimId state(String revenue) {
            return ((ClaimResult.Recorded) tryToState(claims, revenue)).claim();
        }

        public ClaimResult tryToState(Actor actor, String revenue) {
            return tryToState(actor, revenue, ClaimSubject.AGREEMENT);
        }

        public ClaimResult tryToState(Actor actor, String revenue, ClaimSubject about) {
            try {
                return stateOf(actor, revenue, about, today());
            } catch (MalformedTermsException e) {
                throw new AssertionError(String.valueOf(e.problems()), e);
            }
        }

        /** @param on the day of the breach */
        public ClaimResult stateOf(Actor actor, String revenue, ClaimSubject about, LocalDate on)
                throws MalformedTermsException {
            return statements.state(actor, agreement, request(revenue, on), about);
        }

        /** A window of the claimant against the respondent, as registered when the promise came into force. */
        public String window() {
            return window(false, subject);
        }

        /** The interim promise of another referral, made in the same agreement. */
        public String interimWindow() {
            return window(true, "other-" + run);
        }

        private String window(boolean interim, String referral) {
            RegistrationResult result = protections.register(List.of(new NewWindow(
                    "P-" + run,
                    referral,
                    interim,
                    new PartnerId(claimant),
                    new PartnerId(respondent),
                    new CustomerIdentity("Adler " + run, "DE", run + ".example", null),
                    Conduct.SOLICIT,
                    today().minusMonths(6),
                    today().plusMonths(18))));
            return ((RegistrationResult.Registered) result).windowIds().getFirst();
        }

        /** What the respondent promised the claimant to deliver until yesterday, in no referral that is kept here. */
        public String promise() {
            String id = UUID.randomUUID().toString();
            Timestamp due = Timestamp.from(clock.instant().minus(Duration.ofDays(1)));
            database.update(
                    "insert into promise (id, version, subject, once_key, kind, obliged_id, owed_to_id, what, state, begun_at, due_at,"
                            + " escalate_at, grace, accept_within, answer_within)"
                            + " values (?, 0, ?, ?, 'DELIVER', ?, ?, 'Deliver the plan', 'OPEN', ?, ?, ?, 'P3D', 'P14D', 'P5D')",
                    id,
                    subject,
                    "deliver-" + run,
                    respondent,
                    claimant,
                    due,
                    due,
                    due);
            return id;
        }

        /** It was not kept in time. */
        public void miss(String promise) {
            database.update("update promise set overdue_at = ? where id = ?", Timestamp.from(clock.instant()), promise);
        }

        private ClaimRequest request(String revenue, LocalDate on) {
            String damages = revenue.isEmpty()
                    ? ""
                    : ",\"damages\":{\"part\":{\"revenue\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}}"
                            .formatted(revenue);
            return new ClaimRequest("en", respondent, json("""
                    {"clause":"4. The promise","happened":{"from":"%s","what":"They called the customer of %s."},
                     "demands":[%s],"answer":{"days":21,"person":"Nora Lind","email":"nora@example.com"},
                     "sender":{"name":"Nora Lind","capacity":"Counsel"}%s}
                    """.formatted(
                            on, run, revenue.isEmpty() ? "\"stop\"" : "\"damages\"", damages)));
        }
    }

    private static JsonObject json(String text) {
        try {
            return (JsonObject)
                    JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    public static Actor steward() {
        return new Actor("the.steward", "Stella Steward", null, Actor.HOST, Set.of(Role.STEWARD));
    }

    public static Actor stranger() {
        return new Actor("a.stranger", "Sten Stranger", null, "a-stranger", Set.of(Role.OPERATIONS));
    }

    /** What begins and ends like a PDF. */
    public static byte[] pdf(String what) {
        return ("%PDF-1.7\n" + what + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static void assertRecorded(ClaimResult result) {
        assertThat(result).isInstanceOf(ClaimResult.Recorded.class);
    }

    static List<String> words(ClaimPage page) {
        return page.happened().stream().map(ClaimPage.Happened::what).toList();
    }
}
