package io.evenhand.matrix;

import io.evenhand.access.AccessChange;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.SignInSessions;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonAccounts;
import io.evenhand.partner.PersonId;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Wording;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestSeats;
import io.evenhand.wording.Releases;
import io.evenhand.wording.SubmitResult;
import io.evenhand.wording.draft.DraftChange;
import io.evenhand.wording.draft.DraftOpenings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Three partners and what belongs to each: the askers' own; a counterparty, in whose referral the askers' partner delivers; and a
 * stranger. Everything is made by the use cases themselves, but for tasks and for the state of a document, which only a process makes.
 */
final class Cast {
    private static final Map<Whose, String> PARTNERS = Map.of(
            Whose.OWN, "matrix-own",
            Whose.COUNTERPARTY, "matrix-counterparty",
            Whose.STRANGER, "matrix-stranger");

    private final Map<Whose, Map<Sample, String>> things = new EnumMap<>(Whose.class);
    /** What is a person's own. */
    private final Map<Who, Map<Sample, String>> ofThemselves = new EnumMap<>(Who.class);

    private final Map<Who, String> secrets = new EnumMap<>(Who.class);

    private final AutowireCapableBeanFactory house;
    private final Partners partners;
    private final PersonAccounts people;
    private final Accounts accounts;
    private final SignInSessions signIns;
    private final Referrals referrals;
    private final Agreements agreements;
    private final Archive archive;
    private final JdbcTemplate database;

    Cast(AutowireCapableBeanFactory house) {
        this.house = house;
        this.partners = house.getBean(Partners.class);
        this.people = house.getBean(PersonAccounts.class);
        this.accounts = house.getBean(Accounts.class);
        this.signIns = house.getBean(SignInSessions.class);
        this.referrals = house.getBean(Referrals.class);
        this.agreements = house.getBean(Agreements.class);
        this.archive = house.getBean(Archive.class);
        this.database = house.getBean(JdbcTemplate.class);
    }

    /** The one thing of its kind that belongs to these. */
    String of(Sample sample, Who who, Whose whose) {
        Map<Sample, String> own = whose == Whose.OWN ? ofThemselves.getOrDefault(who, Map.of()) : Map.of();
        if (own.containsKey(sample)) {
            return Objects.requireNonNull(own.get(sample));
        }
        return Objects.requireNonNull(
                Objects.requireNonNull(things.get(whose)).get(sample), () -> sample + " of " + whose + " was not made");
    }

    void enter() {
        for (Whose whose : Whose.values()) {
            people(whose);
        }
        for (Who who : Who.values()) {
            if (who != Who.NOBODY) {
                accounts.register(NewAccount.demo(
                        who.username(),
                        "Matrix " + who,
                        Who.OF_PARTNER.contains(who) ? who.username() : null,
                        Who.OF_PARTNER.contains(who) ? partner(Whose.OWN) : Actor.HOST,
                        who.role()));
                put(who, Sample.SESSION, signIns.begin(who.username(), "Firefox", "192.0.2.1"));
            }
        }
        for (Whose whose : Whose.values()) {
            referral(whose);
        }
        for (Whose whose : Whose.values()) {
            String about = Objects.requireNonNull(
                    Objects.requireNonNull(things.get(whose)).get(Sample.REFERRAL));
            put(
                    whose,
                    Sample.SIMILAR,
                    SimilarCustomerEndpoints.sample(house, partner(whose), partner(counterpart(whose)), about));
        }
        put(Whose.OWN, Sample.INVITATION, invitation());
        for (Whose whose : Whose.values()) {
            Map<Sample, String> deal = new DealOfPartners(house, partner(whose), partner(counterpart(whose))).begin();
            deal.forEach((sample, value) -> put(whose, sample, value));
            put(
                    whose,
                    Sample.CLAIM,
                    ClaimOfPartners.stated(
                            house,
                            Objects.requireNonNull(deal.get(Sample.AGREEMENT)),
                            partner(whose),
                            partner(counterpart(whose))));
            MoneyOfPartners money = MoneyOfPartners.made(house, partner(whose), partner(counterpart(whose)));
            put(whose, Sample.PAYMENT_FILE, money.file());
            put(whose, Sample.MATCH, money.match());
            put(whose, Sample.NETTING, money.netting());
            put(whose, Sample.BANK_DETAILS, money.change());
            ListsOfPartners lists = ListsOfPartners.made(house, partner(whose), partner(counterpart(whose)));
            put(whose, Sample.COMMITMENT, lists.commitment());
            put(whose, Sample.COMPARISON, lists.comparison());
            put(
                    whose,
                    Sample.JUDGED,
                    ListsOfPartners.judged(
                            house,
                            partner(whose),
                            partner(counterpart(whose)),
                            of(Sample.REFERRAL, Who.NOBODY, whose),
                            7_000_200L + whose.ordinal()));
        }
        for (Whose whose : Whose.values()) {
            put(
                    whose,
                    Sample.HANDED_IN,
                    HandedInOfPartners.judged(
                            house,
                            partner(whose),
                            of(Sample.REFERRAL, Who.NOBODY, whose),
                            7_000_300L + whose.ordinal()));
        }
        CompetenceOfPartners competence = new CompetenceOfPartners(house);
        competence.area(accounts.actor(Who.STEWARD.username()).orElseThrow());
        for (Whose whose : Whose.values()) {
            put(whose, Sample.CERTIFICATE, competence.certificate(partner(whose)));
            put(whose, Sample.CONFIRMATION, competence.reference(partner(whose), partner(counterpart(whose))));
            WindowOfPartners window = WindowOfPartners.opened(house, partner(whose), partner(counterpart(whose)));
            put(whose, Sample.WINDOW, window.window());
            put(whose, Sample.WINDOW_REQUEST, window.request());
        }
        put(Whose.OWN, Sample.WORDING, wording());
        for (Whose whose : Whose.values()) {
            put(whose, Sample.WORDING_DRAFT, draft(whose));
        }
        personal();
    }

    /** The NDA in which everybody's agreements were drafted, with one clause said otherwise. */
    private String wording() {
        Releases releases = house.getBean(Releases.class);
        Wording present = releases.wording("nda", "en", 1).orElseThrow();
        String text = present.read("nda.en.md").orElseThrow();
        Wording changed = present.with("nda.en.md", text + "\nNobody talks about this agreement in lifts.\n");
        SubmitResult result = releases.submit(
                "nda",
                "en",
                changed,
                accounts.actor(Who.LEGAL.username()).orElseThrow(),
                "Talking in lifts has cost us a customer.");
        return ((SubmitResult.Submitted) result).id().value();
    }

    private String draft(Whose whose) {
        Actor lawyer = new Actor(
                partner(whose) + ".lawyer",
                "Lena " + whose,
                partner(whose) + ".lawyer",
                partner(whose),
                Set.of(Role.LEGAL));
        DraftChange opened = house.getBean(DraftOpenings.class).open(lawyer, "nda.en", "", "About lifts.");
        return ((DraftChange.Done) opened).id();
    }

    /** Whose deals the askers' partner delivers, and who delivers theirs; with a stranger's it has nothing to do. */
    private static Whose counterpart(Whose whose) {
        return whose == Whose.COUNTERPARTY ? Whose.OWN : Whose.COUNTERPARTY;
    }

    private void personal() {
        ThingsOfPeople things = new ThingsOfPeople(house);
        for (Whose whose : Whose.values()) {
            String account = of(Sample.ACCOUNT, Who.NOBODY, whose);
            put(whose, Sample.MAIL, things.mail(account));
            put(whose, Sample.CALENDAR, things.calendar(account));
            put(whose, Sample.TOKEN, things.token(account).id());
            put(whose, Sample.IMPORT, things.file(partner(whose) + ".uploader", partner(whose)));
        }
        for (Who who : Who.values()) {
            if (who == Who.NOBODY) {
                continue;
            }
            put(who, Sample.MAIL, things.copyOfMail(of(Sample.MAIL, Who.NOBODY, Whose.OWN), who.username()));
            if (who == Who.OPERATIONS) {
                put(who, Sample.IMPORT, things.file(who.username()));
            }
            // Nobody signs by a token.
            if (who != Who.SIGNATORY) {
                ThingsOfPeople.Token token = things.token(who.username());
                put(who, Sample.TOKEN, token.id());
                secrets.put(who, token.secret());
            }
        }
    }

    /** With what a program of somebody's signs in; whoever can have no token sends what is none. */
    RequestPostProcessor program(Who who) {
        String secret = secrets.getOrDefault(who, "evh_none");
        return request -> {
            request.addHeader("Authorization", "Bearer " + secret);
            return request;
        };
    }

    private void put(Who who, Sample sample, String value) {
        ofThemselves
                .computeIfAbsent(who, ignored -> new EnumMap<>(Sample.class))
                .put(sample, value);
    }

    private void people(Whose whose) {
        String partner = partner(whose);
        String person = partner + ".person";
        partners.register(TestPartners.of(
                partner,
                "Matrix " + whose,
                new NewPerson(new PersonId(person), "Anna " + whose, "anna@example.com", "Counsel", Set.of()),
                new NewPerson(new PersonId(partner + ".guest"), "Gus " + whose, "gus@example.com", "Sales", Set.of())));
        // Not called like the person, as it need not be.
        String account = partner + ".account";
        accounts.register(NewAccount.demo(account, "Anna " + whose, person, partner, Role.FINANCE));
        put(whose, Sample.PARTNER, partner);
        put(whose, Sample.PERSON, person);
        put(whose, Sample.ACCOUNT, account);
        put(whose, Sample.SESSION, signIns.begin(account, "Firefox", "192.0.2.1"));
    }

    /** The counterparty's is one in which the askers' partner delivers; the others' have one participant alone. */
    private void referral(Whose whose) {
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + whose,
                "A warehouse of " + whose,
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                new PartnerId(partner(whose)),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(partner(Whose.OWN))), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        String referral = ((RegisterResult.Registered) result).id().value();
        if (whose == Whose.COUNTERPARTY) {
            TestSeats.fill(database, referral, partner(Whose.OWN));
        }
        consent(whose, referral);
        AgreementId agreement = agreements.draft(new NewAgreement(
                "REF-" + whose + "-nda", referral, new PartnerId(partner(whose)), SampleTerms.mutualNda(2), "small"));
        put(whose, Sample.REFERRAL, referral);
        put(whose, Sample.DOCUMENT, sealed(whose, agreement));
        put(whose, Sample.TASK, task(whose, agreement));
        put(whose, Sample.SIGNING, signing(whose, agreement));
        put(whose, Sample.SHOWN, shown(whose));
        put(whose, Sample.QUESTION, question(whose, agreement));
    }

    /** What shows that the customer consented to be named. */
    private void consent(Whose whose, String referral) {
        DocumentHash shown =
                archive.store(("Consent of " + whose).getBytes(StandardCharsets.UTF_8), "text/plain", "consent.txt");
        String consent = "consent-" + whose;
        database.update(
                "insert into customer_consent (id, referral_id, given_on, given_by, form, document, file_name, recorded_by, recorded_at)"
                        + " values (?, ?, '2026-11-20', 'Ada Adler', 'MAIL', ?, 'consent.txt', 'Anna', '2026-11-20 10:00:00')",
                consent,
                referral,
                shown.hex());
        database.update("update referral set consent_id = ? where id = ?", consent, referral);
    }

    private String sealed(Whose whose, AgreementId agreement) {
        byte[] document = house.getBean(Signing.class).certify(TestDocuments.pdfWithoutTerms(), List.of());
        DocumentHash hash = archive.store(document, "application/pdf", whose + ".pdf");
        database.update(
                "update agreement set state = 'SEALED', document_hash = ?, document_pages = 1 where id = ?",
                hash.hex(),
                agreement.value());
        database.update(
                "insert into signature_request (id, version, agreement_id, position, partner_id, signatory_id, field_name, state,"
                        + " reminders, requested_at, ended_at) values (?, 0, ?, 1, ?, ?, 'one', 'SIGNED', 0,"
                        + " '2026-11-24 10:00:00', '2026-11-24 10:00:00')",
                "signature-" + whose,
                agreement.value(),
                partner(whose),
                partner(whose) + ".person");
        return hash.hex();
    }

    private String signing(Whose whose, AgreementId agreement) {
        long key = 7_000_100L + whose.ordinal();
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id, subject,"
                        + " partner_id, role, state, created_at) values (?, 0, 'agreement', 1, 'sign-agreement', ?, ?, ?,"
                        + " 'signatory', 'OPEN', '2026-11-24 10:00:00')",
                key,
                agreement.value(),
                "signature-" + whose,
                partner(whose));
        return Long.toString(key);
    }

    private String shown(Whose whose) {
        DocumentHash hash = archive.store(blankPage(), "application/pdf", "shown.pdf");
        database.update(
                "insert into signing_shown (id, signature_id, person_id, sha256, shown_at) values (?, ?, ?, ?, '2026-11-24 10:00:00')",
                "shown-" + whose,
                "signature-" + whose,
                Who.SIGNATORY.username(),
                hash.hex());
        return hash.hex();
    }

    private static byte[] blankPage() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.setDocumentId(1L);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String question(Whose whose, AgreementId agreement) {
        String id = "question-" + whose;
        database.update(
                "insert into signing_question (id, version, signature_id, agreement_id, partner_id, person_id, asked_of, question,"
                        + " asked_at) values (?, 0, ?, ?, ?, ?, ?, 'Why?', '2026-11-24 10:00:00')",
                id,
                "signature-" + whose,
                agreement.value(),
                partner(whose),
                partner(whose) + ".person",
                partner(whose));
        return id;
    }

    private String task(Whose whose, AgreementId agreement) {
        long key = 7_000_000L + whose.ordinal();
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id, subject,"
                        + " partner_id, role, state, created_at) values (?, 0, 'agreement', 1, 'review-draft', ?, '', ?, 'legal',"
                        + " 'OPEN', '2026-11-24 10:00:00')",
                key,
                agreement.value(),
                partner(whose));
        return Long.toString(key);
    }

    private String invitation() {
        Actor administrator = accounts.actor(Who.ADMINISTRATOR.username()).orElseThrow();
        String partner = partner(Whose.OWN);
        AccessChange change = people.invite(
                administrator,
                new PartnerId(partner),
                new PersonId(partner + ".guest"),
                Set.of(Role.LEGAL),
                token -> token);
        return ((AccessChange.Issued) change).link();
    }

    private void put(Whose whose, Sample sample, String value) {
        things.computeIfAbsent(whose, ignored -> new EnumMap<>(Sample.class)).put(sample, value);
    }

    private static String partner(Whose whose) {
        return Objects.requireNonNull(PARTNERS.get(whose));
    }
}
