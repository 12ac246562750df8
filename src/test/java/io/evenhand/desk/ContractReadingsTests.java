package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.document.Archive;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.WindowFilter;
import io.evenhand.protection.Windows;
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
import io.evenhand.terms.Conduct;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestSeats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that exactly what is shown of a contract is logged with who reads it: not what was refused, not what names nobody, not a question
 * whether something is new; and that whoever reads where they sign is found beside the others, without being logged twice.
 */
@PagesWithoutEngine
class ContractReadingsTests {
    private static final Pattern VERSION = Pattern.compile("version=([0-9a-f]+)");

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Referrals referrals;

    @Autowired
    Agreements agreements;

    @Autowired
    Protections protections;

    @Autowired
    Windows windows;

    @Autowired
    Archive archive;

    @Autowired
    EvidenceBook evidence;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId nordwind = new PartnerId("nordwind-" + network);
    private final PartnerId contoso = new PartnerId("contoso-" + network);
    private final PartnerId fabrikam = new PartnerId("fabrikam-" + network);
    private ReferralId referral;
    private AgreementId share;
    private AgreementId nda;

    @BeforeEach
    void aDisclosedReferralWithContracts() throws Exception {
        partner(nordwind, "nora");
        partner(contoso, "ivo", "fay", "lex");
        partner(fabrikam, "mina");
        RegisterResult result = referrals.register(new NewReferral(
                "READ-" + network,
                "A warehouse",
                new Customer("Kunde", "Kunde GmbH", "kunde-" + network + ".example", null, "DE", "Ada", "a@k.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                nordwind,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(contoso), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id();
        TestSeats.fill(database, referral.value(), contoso.value());
        database.update(
                "update referral set state = 'ACTIVE', consented_at = registered_at, disclosed_at = registered_at where id = ?",
                referral.value());
        nda = sealed("N-", terms(SampleTerms.mutualNda(2)));
        share = sealed("S-", terms(SampleTerms.revenueShare(2)));
    }

    private void partner(PartnerId partner, String... people) {
        NewPerson[] all = new NewPerson[people.length];
        for (int i = 0; i < people.length; i++) {
            all[i] = new NewPerson(
                    new PersonId(name(people[i])), people[i], people[i] + "@example.org", "Consultant", Set.of());
        }
        partners.register(TestPartners.of(partner.value(), partner + " GmbH", all));
        for (String person : people) {
            var unused = accounts.register(
                    NewAccount.demo(name(person), person, name(person), partner.value(), Role.OPERATIONS));
        }
    }

    private String name(String person) {
        return person + "-" + network;
    }

    private Terms terms(Terms sample) throws Exception {
        return TermsFormat.parse(new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + nordwind + "\"")
                .replace("\"harbour\"", "\"" + contoso + "\"")
                .replace("\"2026-12-01\"", "\"2026-11-01\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    private AgreementId sealed(String prefix, Terms terms) {
        AgreementId id =
                agreements.draft(new NewAgreement(prefix + network, referral.value(), nordwind, terms, "small"));
        database.update(
                "update agreement set state = 'IN_FORCE', document_hash = ?, document_pages = 1 where id = ?",
                archive.store(pdf(prefix + network), "application/pdf", "signed.pdf")
                        .hex(),
                id.value());
        database.update(
                "insert into signature_request (id, version, agreement_id, position, partner_id, signatory_id, field_name,"
                        + " state, reminders, requested_at, ended_at) values (?, 0, ?, 1, ?, ?, 'one', 'SIGNED', 0,"
                        + " '2026-11-24 10:00:00', '2026-11-24 10:00:00')",
                prefix + network,
                id.value(),
                nordwind.value(),
                name("nora"));
        return id;
    }

    private static byte[] pdf(String title) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(title);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String hash(AgreementId id) {
        return String.valueOf(
                database.queryForObject("select document_hash from agreement where id = ?", String.class, id.value()));
    }

    private String asked(String person, String path, int expected) throws Exception {
        return browser.perform(get(path).with(user(name(person))))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private List<String> readers() {
        return database.queryForList(
                "select person_id from disclosure where referral_id = ? and by_contract = true order by disclosed_at",
                String.class,
                referral.value());
    }

    @Test
    void whoReadsTheTextOfAContractIsLoggedAndTheIntroducersOwnPeopleAreNot() throws Exception {
        asked("nora", "/agreements/" + share, 200);
        asked("fay", "/agreements/" + nda, 200);
        assertThat(readers()).isEmpty();
        asked("fay", "/agreements/" + share, 200);
        asked("fay", "/agreements/" + share, 200);
        asked("lex", "/referrals/" + referral.value() + "/documents/" + hash(share), 200);
        asked("ivo", "/referrals/" + referral.value() + "/evidence.zip", 200);
        assertThat(readers()).containsExactly(name("fay"), name("lex"), name("ivo"));
    }

    @Test
    void whatIsNotShownMakesNobodyAReader() throws Exception {
        String folder = "/referrals/" + referral.value() + "/documents/";
        asked("fay", folder + "0".repeat(64), 404);
        asked("fay", folder + hash(nda), 200);
        asked("fay", "/agreements/" + share + "/documents/" + "0".repeat(64), 404);
        asked("fay", "/agreements/" + UUID.randomUUID(), 404);
        asked("fay", "/agreements/no-id", 404);
        // Between the introducer and somebody else, in the same referral.
        database.update(
                "update agreement_party set partner_id = ? where agreement_id = ? and partner_id = ?",
                fabrikam.value(),
                share.value(),
                contoso.value());
        asked("fay", "/agreements/" + share, 404);
        asked("fay", "/referrals/" + referral.value() + "/evidence.zip", 200);
        assertThat(readers()).isEmpty();
    }

    @Test
    void aPageThatAsksWhetherItIsTheLatestShowsNothingAndLogsNothing() throws Exception {
        String page = asked("ivo", "/agreements/" + share, 200);
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).isTrue();
        String poll = "/agreements/" + share + "?version=";
        asked("fay", poll + version.group(1), 204);
        assertThat(readers()).containsExactly(name("ivo"));
        // Whoever makes one up is shown the page, and so has read it.
        asked("fay", poll + "0", 200);
        assertThat(readers()).containsExactly(name("ivo"), name("fay"));
    }

    @Test
    void whoeverHoldsAWindowWithoutAPartInItsReferralIsAReaderLikeOthers() throws Exception {
        var unused = protections.register(List.of(new NewWindow(
                "S-" + network,
                referral.value(),
                false,
                fabrikam,
                contoso,
                new CustomerIdentity("Kunde GmbH", "DE", "kunde-" + network + ".example", null),
                Conduct.SOLICIT,
                LocalDate.of(2026, 1, 1),
                null)));
        String window = windows.list(
                        accounts.actor(name("mina")).orElseThrow(),
                        new WindowFilter(WindowFilter.Side.ANY, WindowFilter.Standing.ALL, "", 0))
                .windows()
                .getFirst()
                .path();
        assertThat(asked("mina", window, 200)).contains("Kunde GmbH");
        // It is not named to whoever was not told.
        assertThat(asked("fay", window, 200)).doesNotContain("Kunde GmbH");
        assertThat(readers()).containsExactly(name("mina"));
        assertThat(asked("nora", "/referrals/" + referral.value(), 200))
                .contains("read who the customer is in a protection window, for " + fabrikam + " GmbH");
    }

    @Test
    void whoReadsWhereTheySignIsFoundBesideTheOthersAndLoggedOnlyInTheEvidence() throws Exception {
        shown(nda, "lex");
        String people = "/referrals/" + referral.value() + "/people";
        browser.perform(get(people).with(user(name("ivo"))))
                .andExpect(content().string(not(containsString("has read the name in a document to sign"))));
        shown(share, "fay");
        browser.perform(get(people).with(user(name("ivo"))))
                .andExpect(content().string(containsString("has read the name in a document to sign")));
        assertThat(readers()).isEmpty();
    }

    private void shown(AgreementId agreement, String person) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> evidence.record(new Happening(
                        "shown:" + person,
                        EvidenceKind.DOCUMENT_SHOWN,
                        agreement.value(),
                        null,
                        name(person),
                        person,
                        contoso + " GmbH",
                        Map.of())));
    }
}
