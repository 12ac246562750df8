package io.evenhand.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.intake.ImportKind;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerFacts;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/**
 * Proves that a file changes nothing before its dry run was confirmed, and then exactly what that showed; that the same file again
 * changes nothing; that every row and cell that will not do is named; and that nobody imports what is not theirs.
 */
@PagesWithoutEngine
class ImportPagesTests {
    private static final Pattern FINGERPRINT = Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]{64})\"");

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    PartnerChanges changes;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final String sam = "sam-" + network;
    private final String nora = "nora-" + network;
    private final String ada = "ada-" + network;
    private final String ivo = "ivo-" + network;

    @BeforeEach
    void people() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
        register(sam, Actor.HOST, Role.STEWARD);
        register(nora, nordwind, Role.OPERATIONS);
        register(ada, nordwind, Role.ADMINISTRATOR);
        register(ivo, contoso, Role.OPERATIONS);
    }

    private void register(String username, String partner, Role... roles) {
        var unused = accounts.register(
                NewAccount.demo(username, username, partner.equals(Actor.HOST) ? null : username, partner, roles));
    }

    @ParameterizedTest
    @CsvSource({
        "sam, 200, 200, 403, 403",
        "ada, 403, 200, 403, 403",
        "nora, 403, 403, 200, 200",
        "ivo, 403, 403, 200, 200"
    })
    void eachRoleReachesItsOwnKinds(String who, int ofPartners, int ofPeople, int ofCustomers, int ofReferrals)
            throws Exception {
        Map<ImportKind, Integer> expected = Map.of(
                ImportKind.PARTNERS, ofPartners,
                ImportKind.PEOPLE, ofPeople,
                ImportKind.CUSTOMERS, ofCustomers,
                ImportKind.REFERRALS, ofReferrals);
        for (Map.Entry<ImportKind, Integer> entry : expected.entrySet()) {
            String path = "/import/" + entry.getKey().code();
            assertThat(status(page(path, who))).as(path).isEqualTo(entry.getValue());
            assertThat(status(page(path + "/template.csv", who))).isEqualTo(entry.getValue());
            int uploaded = status(upload(entry.getKey(), who, "x"));
            assertThat(uploaded).as(path).isEqualTo(entry.getValue() == 200 ? 422 : 403);
        }
        assertThat(status(page("/import/everything", who))).isEqualTo(404);
        assertThat(status(page("/import", who))).isEqualTo(200);
    }

    @Test
    void aFileWithoutAFormsTokenIsTurnedAway() throws Exception {
        assertThat(status(browser.perform(
                                multipart("/import/partners").file(csv("x")).with(user(sam)))
                        .andReturn()))
                .isEqualTo(403);
    }

    @Test
    void everyTemplateIsAFileThatItsOwnKindReads() throws Exception {
        for (ImportKind kind : ImportKind.values()) {
            String who = kind == ImportKind.PARTNERS || kind == ImportKind.PEOPLE ? "sam" : "nora";
            MvcResult template = page("/import/" + kind.code() + "/template.csv", who);
            assertThat(template.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8");
            String text = text(template)
                    .replace("nordwind\"", nordwind + "\"")
                    .replace("contoso; litware", contoso)
                    .replace("REF-2026-0201", "T-" + network);
            String page = text(dryRun(kind, who, text));
            assertThat(page)
                    .as(kind.code())
                    .doesNotContain("Nothing can be imported")
                    .contains("Import this one");
        }
    }

    @Test
    void partnersAreMadeChangedAndLeftAloneExactlyAsTheDryRunShowed() throws Exception {
        String file = """
                id;external_id;legal_name;registration;address;country;notice_email;regions;competencies
                new-%1$s;SF1-%1$s;Zwölf Säulen GmbH;HRB 1;Straße 1;DE;a@zwoelf.example;Saxony; ERP
                nordwind-%1$s;;Nordwind renamed;HRB 1, Dresden;1 Street, Dresden;DE;legal@partner.example;Saxony;
                bad-%1$s;;Bad;HRB 1;Straße 1;Germany;nobody;;
                contoso-%1$s;;Contoso %1$s;HRB 1, Dresden;1 Street, Dresden;DE;legal@partner.example;Bavaria, Saxony;erp
                """.formatted(network)
                .replace("Saxony;\n", "\"Saxony; Bavaria\";erp\n")
                .replace("Bavaria, Saxony", "\"Bavaria; Saxony\"");
        MvcResult dry = dryRun(ImportKind.PARTNERS, "sam", file);
        String page = text(dry);
        assertThat(page)
                .contains(
                        "Import these 2",
                        "Line 4",
                        "<code>country</code>",
                        "<code>notice_email</code>",
                        "Germany",
                        "Nordwind renamed")
                .contains("legal_name");
        assertThat(partners.find(new PartnerId("new-" + network))).isEmpty();
        assertThat(partners.get(new PartnerId(nordwind)).legalName()).isEqualTo("Nordwind " + network);

        MvcResult imported = confirm(dry, "sam");
        assertThat(text(imported)).contains("2 rows are imported", "Imported");
        assertThat(partners.get(new PartnerId("new-" + network)).legalName()).isEqualTo("Zwölf Säulen GmbH");
        assertThat(partners.get(new PartnerId(nordwind)).legalName()).isEqualTo("Nordwind renamed");
        assertThat(partners.find(new PartnerId("bad-" + network))).isEmpty();

        assertThat(text(dryRun(ImportKind.PARTNERS, "sam", file)))
                .contains("Nothing can be imported yet")
                .containsPattern("Here already, the same</dt><dd>3<");
        assertThat(text(page("/partners?q=SF1-" + network, "sam"))).contains("Zwölf Säulen");
        assertThat(text(page("/partners?q=SF1-" + network, "nora"))).doesNotContain("Zwölf Säulen");
    }

    @Test
    void aConfirmationCountsOnceAndOnlyOnWhatIsStillTrue() throws Exception {
        String file = "id,legal_name,registration,address,country,notice_email\n"
                + "n1-%s,N,R,A,DE,a@b.example\n".formatted(network);
        MvcResult dry = dryRun(ImportKind.PARTNERS, "sam", file);
        assertThat(status(post(dry, "sam", "0".repeat(64)))).isEqualTo(409);
        var made = changes.addPartner(
                accounts.actor(sam).orElseThrow(),
                "n1-" + network,
                new PartnerFacts("N", "R", false, "A", "DE", "other@b.example", List.of(), List.of()));
        assertThat(made).isNotNull();

        MvcResult stale = post(dry, "sam", fingerprint(dry).orElseThrow());
        assertThat(status(stale)).isEqualTo(409);
        assertThat(text(stale)).contains("Something changed since the dry run", "notice_email", "Import this one");
        assertThat(partners.get(new PartnerId("n1-" + network)).noticeEmail()).isEqualTo("other@b.example");

        MvcResult fresh = page(address(dry), "sam");
        String confirmed = fingerprint(fresh).orElseThrow();
        assertThat(status(post(dry, "sam", confirmed))).isEqualTo(302);
        assertThat(status(post(dry, "sam", confirmed))).isEqualTo(302);
        assertThat(partners.get(new PartnerId("n1-" + network)).version()).isEqualTo(1);
    }

    @Test
    void aFileIsItsUploadersAlone() throws Exception {
        MvcResult dry = dryRun(ImportKind.CUSTOMERS, "nora", customers("C1"));
        for (String other : List.of("ivo", "sam", "ada")) {
            assertThat(status(page(address(dry), other))).isIn(403, 404);
            assertThat(status(page(address(dry) + "/rejected.csv", other))).isIn(403, 404);
            assertThat(status(post(dry, other, fingerprint(dry).orElseThrow()))).isIn(403, 404);
        }
        assertThat(status(page("/import/customers/" + UUID.randomUUID(), "nora")))
                .isEqualTo(404);
        assertThat(status(page(address(dry).replace("customers", "referrals"), "nora")))
                .isEqualTo(404);
    }

    @Test
    void peopleComeWithAuthorityForAPeriodAndTheSameFileAgainChangesNothing() throws Exception {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String file = """
                external_id,name,email,title,may_sign,may_sign_from,may_sign_until,may_sign_up_to,may_sign_jointly
                H1,Anna Berg,anna-%1$s@n.example,Managing director,nda; revenue-share,,,,
                H2,Bert Holm,bert-%1$s@n.example,Sales,nda,%2$s,%3$s,50000 EUR,yes
                """.formatted(network, today.plusDays(10), today.plusYears(1));
        MvcResult dry = dryRun(ImportKind.PEOPLE, "ada", file);
        assertThat(text(dry)).contains("Import these 2");
        assertThat(partners.peopleOf(new PartnerId(nordwind))).isEmpty();
        confirm(dry, "ada");
        Map<String, PersonView> people = partners.peopleOf(new PartnerId(nordwind)).stream()
                .collect(Collectors.toMap(PersonView::name, person -> person));
        assertThat(Objects.requireNonNull(people.get("Anna Berg"))
                        .maySign(new ToBeSigned("revenue-share", null, today)))
                .isTrue();
        assertThat(Objects.requireNonNull(people.get("Bert Holm")).maySign(new ToBeSigned("nda", null, today)))
                .isFalse();
        assertThat(Objects.requireNonNull(people.get("Bert Holm"))
                        .maySign(new ToBeSigned("nda", Money.of("50000.00", "EUR"), today.plusDays(10))))
                .isTrue();
        assertThat(Objects.requireNonNull(people.get("Bert Holm"))
                        .maySignAlone(new ToBeSigned("nda", Money.of("50000.00", "EUR"), today.plusDays(10))))
                .isFalse();
        assertThat(Objects.requireNonNull(people.get("Bert Holm"))
                        .maySign(new ToBeSigned("nda", Money.of("50000.01", "EUR"), today.plusDays(10))))
                .isFalse();
        assertThat(Objects.requireNonNull(people.get("Bert Holm"))
                        .maySign(new ToBeSigned("nda", null, today.plusYears(1).plusDays(1))))
                .isFalse();

        assertThat(text(dryRun(ImportKind.PEOPLE, "ada", file))).contains("There is nothing to do");
        // A new address is the same person by the other system's id.
        assertThat(text(dryRun(ImportKind.PEOPLE, "ada", file.replace("anna-", "anne-"))))
                .contains("Import this one", "email");
        assertThat(text(dryRun(
                        ImportKind.PEOPLE,
                        "ada",
                        file.replace(",Sales,nda," + today.plusDays(10), ",Sales,nda," + today.plusDays(11)))))
                .contains("already with other days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contoso-NETWORK|x@n.example|nda|||partner|not a partner whose people you administer",
                "nobody|x@n.example|nda|||partner|not a partner whose people you administer",
                "|x@n.example|mou|||may_sign|no kind of agreement",
                "|x@n.example|nda|30.11.2026||may_sign_from|is no day",
                "|x@n.example|nda|2026-12-01|2026-11-01|may_sign_until|before the first day",
                "|x@n.example|nda|0026-12-01||may_sign_from|this century",
                "|x@n.example||2026-12-01||may_sign|a day is given",
                "|no address|nda|||email|Enter an e-mail address",
                "||nda|||email|is empty"
            })
    void aPersonThatWillNotDoIsRejectedWithItsFieldAndNothingOfItIsDone(
            String partner, String email, String kinds, String from, String until, String column, String problem)
            throws Exception {
        String file = "partner,name,email,title,may_sign,may_sign_from,may_sign_until\n"
                + String.join(
                        ",",
                        orEmpty(partner).replace("NETWORK", network),
                        "X",
                        orEmpty(email),
                        "T",
                        orEmpty(kinds),
                        orEmpty(from),
                        orEmpty(until))
                + "\n";
        MvcResult dry = dryRun(ImportKind.PEOPLE, "ada", file);
        assertThat(text(dry)).contains("Nothing can be imported yet", "<code>" + column + "</code>", problem);
        assertThat(text(page(address(dry) + "/rejected.csv", "ada"))).contains("\"2\",\"" + column + "\"");
        assertThat(partners.peopleOf(new PartnerId(nordwind))).isEmpty();
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void aListTakesNoCustomerThatNoReferralCouldBeAbout() throws Exception {
        String file = "customer_id,name,legal_name,domain,tax_id,country,contact_name,contact_email\n"
                + "C9,Adler,Adler Lebensmittel GmbH,adler-food.example," + "9".repeat(33)
                + ",DE,Eva Adler,eva@adler-food.example\n";
        assertThat(text(dryRun(ImportKind.CUSTOMERS, "nora", file)))
                .contains("tax_id", "is too long", "use at most 32 characters");
    }

    @Test
    void referralsNameCustomersOfTheOwnListAndBeginOnce() throws Exception {
        confirm(dryRun(ImportKind.CUSTOMERS, "nora", customers("C1")), "nora");
        String file = referrals("R1-" + network, "C1", contoso);
        String events = "select count(*) from EVENT_PUBLICATION";
        Long before = database.queryForObject(events, Long.class);
        MvcResult dry = dryRun(ImportKind.REFERRALS, "nora", file);
        assertThat(text(dry)).contains("Import this one", "R1-" + network);
        // Nor does anybody hear of a referral that was only tried.
        assertThat(database.queryForObject(events, Long.class)).isEqualTo(before);
        assertThat(count("referral", "reference", "R1-" + network)).isZero();

        confirm(dry, "nora");
        assertThat(database.queryForObject(events, Long.class)).isGreaterThan(before);
        assertThat(count("referral", "reference", "R1-" + network)).isEqualTo(1);
        assertThat(database.queryForObject(
                        "select customer_domain from referral where reference = ?", String.class, "R1-" + network))
                .isEqualTo("adler-food.example");
        assertThat(text(dryRun(ImportKind.REFERRALS, "nora", file))).contains("There is nothing to do");
        assertThat(text(dryRun(ImportKind.REFERRALS, "nora", file.replace("Forklifts", "Cranes"))))
                .contains("with another need", "a running referral is not changed by a file");

        // The list is its owner's: the same id means nothing to anybody else.
        assertThat(text(dryRun(ImportKind.REFERRALS, "ivo", referrals("R2-" + network, "C1", nordwind))))
                .contains("is no customer of your list");
        assertThat(text(forget())).isEmpty();
        assertThat(text(dryRun(ImportKind.REFERRALS, "nora", referrals("R3-" + network, "C1", contoso))))
                .contains("is no customer of your list");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 %|120 %|introducer_share",
                "15 %|0.15|introducer_share",
                "120000.00|\"1.200,00\"|estimated_value",
                "EUR|Euro|currency",
                "services|advice|covers",
                ",DE,Hamburg|,Germany,Hamburg|governing_law",
                "P3M|soon|timing",
                "CANDIDATE|nobody-at-all|candidates",
                "CANDIDATE|OWN|candidates",
                "Business Central||products",
                "preparing a joint project for a customer||nda_purpose"
            })
    void aReferralThatWillNotDoIsRejectedWithItsColumn(String right, String wrong, String column) throws Exception {
        confirm(dryRun(ImportKind.CUSTOMERS, "nora", customers("C1")), "nora");
        String file = referrals("W-" + network, "C1", contoso)
                .replace(right.replace("CANDIDATE", contoso), orEmpty(wrong).replace("OWN", nordwind));
        assertThat(text(dryRun(ImportKind.REFERRALS, "nora", file)))
                .contains("Nothing can be imported yet", "<code>" + column + "</code>");
    }

    @Test
    void everythingThatIsWrongWithAReferralIsToldAtOnceInWhateverWayItIsWrong() throws Exception {
        confirm(dryRun(ImportKind.CUSTOMERS, "nora", customers("C1")), "nora");
        String file = referrals("X-" + network, "C1", "nobody-at-all")
                .replace("15 %", "a lot")
                .replace(",P3M,", ",soon,")
                .replace(",DE,Hamburg", ",DE,Hamburg");
        assertThat(text(dryRun(ImportKind.REFERRALS, "nora", file)))
                .contains("<code>introducer_share</code>", "<code>candidates</code>", "<code>timing</code>")
                .doesNotContain("<code>customer_id</code> ");
    }

    @Test
    void ofOnePersonOnlyTheNewestFilesAreKeptAndAnImportedOneIsEmptied() throws Exception {
        MvcResult first = dryRun(ImportKind.CUSTOMERS, "nora", customers("C0"));
        confirm(first, "nora");
        assertThat(database.queryForObject(
                        "select octet_length(content) from import_file where username = ?", Long.class, nora))
                .isZero();
        for (int i = 1; i <= 10; i++) {
            dryRun(ImportKind.CUSTOMERS, "nora", customers("C" + i));
        }
        assertThat(count("import_file", "username", nora)).isEqualTo(10);
        assertThat(status(page(address(first), "nora"))).isEqualTo(404);
    }

    @Test
    void ofTwoLinesThatNameTheSameTheSecondIsRejected() throws Exception {
        assertThat(text(dryRun(
                        ImportKind.CUSTOMERS,
                        "nora",
                        customers("C1") + customers("C1").lines().toList().get(1) + "\n")))
                .contains("names the same as line 2", "Line 3", "Import this one");
    }

    @Test
    void scriptsAndFormulasAreShownAsTextAndWrittenHarmless() throws Exception {
        String file = "customer_id,name,legal_name,domain,country,contact_name,contact_email\n"
                + "=1+1,<script>alert(1)</script>,=cmd|' /C calc'!A0,=HYPERLINK(1),DE,@SUM(1),<img src=x>\n";
        MvcResult dry = dryRun(ImportKind.CUSTOMERS, "nora", file);
        assertThat(text(dry)).doesNotContain("<script>alert", "<img src=x>").contains("=HYPERLINK(1)");
        assertThat(text(page(address(dry) + "/rejected.csv", "nora")))
                .contains("\"'=HYPERLINK(1)\"")
                .doesNotContain(",\"=");
        assertThat(text(upload(ImportKind.CUSTOMERS, "nora", "<script>alert(2)</script>\n1\n")))
                .doesNotContain("<script>alert");
    }

    @Test
    void anotherEncodingIsToldAndThenReadWhenItIsChosen() throws Exception {
        byte[] windows =
                customers("C1").replace("Adler Lebensmittel", "Müller Söhne").getBytes(Charset.forName("windows-1252"));
        MvcResult refused = send(ImportKind.CUSTOMERS, "nora", windows, "unicode");
        assertThat(status(refused)).isEqualTo(422);
        assertThat(text(refused)).contains("we do not guess");
        MvcResult taken = send(ImportKind.CUSTOMERS, "nora", windows, "windows-1252");
        assertThat(status(taken)).isEqualTo(302);
        confirm(page(String.valueOf(taken.getResponse().getRedirectedUrl()), "nora"), "nora");
        assertThat(database.queryForObject(
                        "select legal_name from listed_customer where owner_id = ?", String.class, nordwind))
                .isEqualTo("Müller Söhne GmbH");
    }

    @Test
    void thousandsOfRowsShowTheirProgressAndAreImportedTogether() throws Exception {
        String header = customers("C1").lines().findFirst().orElseThrow();
        String row = customers("C1").lines().skip(1).findFirst().orElseThrow();
        String file = header + "\n"
                + IntStream.range(0, 4000)
                        .mapToObj(i -> row.replace("C1", "N" + i))
                        .collect(Collectors.joining("\n"));
        MvcResult uploaded = upload(ImportKind.CUSTOMERS, "nora", file);
        String address = String.valueOf(uploaded.getResponse().getRedirectedUrl());
        MvcResult dry = page(address, "nora");
        for (int i = 0; i < 120 && fingerprint(dry).isEmpty(); i++) {
            assertThat(text(dry)).contains("<progress", "of 4,000 rows", "every 1s");
            Thread.sleep(500);
            dry = page(address, "nora");
        }
        assertThat(text(dry)).contains("Import these 4,000");
        MvcResult imported = confirm(dry, "nora");
        for (int i = 0; i < 120 && !text(imported).contains("4,000 rows are imported"); i++) {
            Thread.sleep(500);
            imported = page(address, "nora");
        }
        assertThat(count("listed_customer", "owner_id", nordwind)).isEqualTo(4000);
    }

    private String customers(String id) {
        return "customer_id,name,legal_name,domain,country,contact_name,contact_email\n" + id
                + ",Adler,Adler Lebensmittel GmbH,adler-food.example,DE,Eva Adler,eva@adler-food.example\n";
    }

    private static String referrals(String reference, String customer, String candidate) {
        return "reference,title,customer_id,need,areas,region,timing,estimated_value,currency,candidates,introducer_share,covers,"
                + "nda_purpose,products,governing_law,courts\n"
                + reference + ",Warehouse control," + customer
                + ",Forklifts wait.,ERP; Warehouse,Saxony,P3M,120000.00,EUR," + candidate
                + ",15 %,services,preparing a joint project for a customer,Business Central,DE,Hamburg\n";
    }

    private long count(String table, String column, String value) {
        return Optional.ofNullable(database.queryForObject(
                        "select count(*) from " + table + " where " + column + " = ?", Long.class, value))
                .orElse(0L);
    }

    private MvcResult dryRun(ImportKind kind, String who, String file) throws Exception {
        MvcResult uploaded = upload(kind, who, file);
        assertThat(status(uploaded)).as(text(uploaded)).isEqualTo(302);
        return page(String.valueOf(uploaded.getResponse().getRedirectedUrl()), who);
    }

    private MvcResult upload(ImportKind kind, String who, String file) throws Exception {
        return send(kind, who, file.getBytes(StandardCharsets.UTF_8), "unicode");
    }

    private MvcResult send(ImportKind kind, String who, byte[] bytes, String encoding) throws Exception {
        return browser.perform(multipart("/import/" + kind.code())
                        .file(new MockMultipartFile("file", "file.csv", "text/csv", bytes))
                        .param("encoding", encoding)
                        .param("system", "hubspot")
                        .with(user(who + "-" + network))
                        .with(csrf()))
                .andReturn();
    }

    private MvcResult forget() throws Exception {
        return browser.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                                "/import/customers/forget")
                        .with(user(nora))
                        .with(csrf()))
                .andReturn();
    }

    private static MockMultipartFile csv(String text) {
        return new MockMultipartFile("file", "file.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private MvcResult confirm(MvcResult dry, String who) throws Exception {
        MvcResult confirmed = post(dry, who, fingerprint(dry).orElseThrow());
        assertThat(status(confirmed)).as(text(confirmed)).isEqualTo(302);
        return page(address(dry), who);
    }

    private MvcResult post(MvcResult dry, String who, String fingerprint) throws Exception {
        return browser.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(address(dry))
                        .param("fingerprint", fingerprint)
                        .with(user(who + "-" + network))
                        .with(csrf()))
                .andReturn();
    }

    private MvcResult page(String path, String who) throws Exception {
        return browser.perform(get(java.net.URI.create(path)).with(user(who + "-" + network)))
                .andReturn();
    }

    private static String address(MvcResult page) {
        return Objects.requireNonNull(page.getRequest().getRequestURI());
    }

    private static Optional<String> fingerprint(MvcResult page) throws Exception {
        Matcher matcher = FINGERPRINT.matcher(text(page));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static int status(MvcResult exchange) {
        return exchange.getResponse().getStatus();
    }

    private static String text(MvcResult exchange) throws Exception {
        return exchange.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
