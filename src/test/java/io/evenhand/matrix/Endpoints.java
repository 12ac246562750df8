package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.FINANCE;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.SIGNATORY;
import static io.evenhand.matrix.Who.STEWARD;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is promised of every address. An address that is missing here fails the tests with its name.
 *
 * <p>To add one: say who gets through, and whose data it is about; see {@link Endpoint}. A form needs what its controller insists on
 * before it looks at anything else (400 is no answer of the matrix); where a complete form would be long, leave it incomplete and say
 * {@code .answers(422)}. What is signed in by a header of its own rather than by a browser says {@code .enteredBy(…)}. Whatever a
 * request changes is rolled back. A variable in an address, or a value in a form, that names something of a partner is a {@link Sample}:
 * add a new kind there, make one for each partner in {@link Cast}, and name it in {@link #VARIABLES}.
 */
final class Endpoints {
    /** What stands for a variable, by the part of the address up to it. */
    static final Map<String, Sample> VARIABLES = Map.ofEntries(
            entry("/partners/{id}", Sample.PARTNER),
            entry("/similar-customers/{id}", Sample.SIMILAR),
            entry("/partners/{id}/people/{person}", Sample.PERSON),
            entry("/referrals/{id}", Sample.REFERRAL),
            entry("/referrals/{id}/documents/{hash}", Sample.DOCUMENT),
            entry("/tasks/{key}", Sample.TASK),
            entry("/signing-questions/{id}", Sample.QUESTION),
            entry("/account/sessions/{id}", Sample.SESSION),
            entry("/invitations/{token}", Sample.INVITATION),
            entry("/referrals/{id}/promises/{promise}", Sample.PROMISE),
            entry("/agreements/{id}", Sample.AGREEMENT),
            entry("/claims/{id}", Sample.CLAIM),
            entry("/api/v1/claims/{id}", Sample.CLAIM),
            entry("/wording/proposals/{id}", Sample.WORDING),
            entry("/wording/drafts/{id}", Sample.WORDING_DRAFT),
            entry("/agreements/{id}/documents/{hash}", Sample.SEALED),
            entry("/agreements/{id}/evidence/{hash}", Sample.EVIDENCE),
            entry("/agreements/{id}/changes/{change}", Sample.CHANGE),
            entry("/partners/{id}/record/{source}", Sample.FACT),
            entry("/account/tokens/{id}", Sample.TOKEN),
            entry("/import/{kind}/{id}", Sample.IMPORT),
            entry("/mail/{id}", Sample.MAIL),
            entry("/calendar/{file}", Sample.CALENDAR),
            entry("/api/v1/partners/{id}", Sample.PARTNER),
            entry("/api/v1/referrals/{id}", Sample.REFERRAL),
            entry("/agreements/{id}/revenue/reports/{report}", Sample.REPORT),
            entry("/agreements/{id}/settlement/{period}", Sample.PERIOD),
            entry("/agreements/{id}/settlement/{period}/objections/{objection}", Sample.OBJECTION),
            entry("/api/v1/agreements/{id}/periods/{period}", Sample.SEALED_PERIOD),
            entry("/agreements/{id}/revenue/files/{file}", Sample.REVENUE_FILE),
            entry(CompetenceEndpoints.CONFIRMATION, Sample.CONFIRMATION),
            entry(CompetenceEndpoints.CERTIFICATE, Sample.CERTIFICATE),
            entry("/finance/payments/{id}", Sample.PAYMENT_FILE),
            entry("/finance/reconciliation/{match}", Sample.MATCH),
            entry("/finance/netting/{netting}", Sample.NETTING),
            entry("/finance/bank-details/{id}", Sample.BANK_DETAILS),
            entry("/api/v1/finance/payment-files/{id}", Sample.PAYMENT_FILE),
            entry("/api/v1/agreements/{id}", Sample.AGREEMENT),
            entry("/api/v1/agreements/{id}/documents/{hash}", Sample.SEALED),
            entry("/api/v1/agreements/{id}/revenue/reports/{report}", Sample.REPORT),
            entry("/api/v1/tasks/{key}", Sample.TASK),
            entry("/relationships/commitments/{id}", Sample.COMMITMENT),
            entry("/relationships/comparisons/{id}", Sample.COMPARISON),
            entry("/protection/{id}", Sample.WINDOW),
            entry("/protection/{id}/release/{exception}", Sample.WINDOW_REQUEST));

    /** Variables that name nothing of anybody's. */
    static final Map<String, String> CONSTANTS = Map.ofEntries(
            entry("/referrals/{id}/diagrams/{diagram}", "referral"),
            entry(Agreement.CHANGE, "end"),
            entry(Endpoints.NEW_AGREEMENT, "of-nobody"),
            entry("/import/{kind}", "customers"),
            entry("/incidents/{key}", "1"),
            entry("/finance/rules/{rule}", "reference"),
            entry("/wording/{name}", "nda"),
            entry(CompetenceEndpoints.AREA, CompetenceOfPartners.AREA),
            entry(WordingEndpoints.ONE, "en"),
            entry(WordingEndpoints.ONE + "/versions/{number}", "1"),
            entry(WordingEndpoints.DRAFT + "/history/{number}", "1"),
            entry(WordingEndpoints.DRAFT + "/submission/samples/{sample}", "standard"),
            entry(WordingEndpoints.DRAFT + "/preview/{hash}", "0".repeat(64)),
            entry(WordingEndpoints.DRAFT + "/preview/{hash}/pages/{number}", "1"),
            entry(WordingEndpoints.WORD + "/{draft}", "of-nobody"),
            entry("/api/v1/agreements/{id}/word/returned/{draft}", "of-nobody"),
            entry("/agreements/{id}/revenue/reports/{report}/lines/{number}", "1"),
            entry("/agreements/{id}/revenue/rates/{rate}", "unknown"),
            entry("/sign-in/with/{provider}", "nowhere"),
            entry("/account/sign-on/{provider}", "nowhere"),
            entry("/account/second-factor/sign-on/{provider}", "nowhere"),
            entry("/invitations/{token}/sign-on/{provider}", "nowhere"),
            entry("/api/v1/wordings/{name}", "nda"),
            entry("/api/v1/wordings/{name}/{language}", "en"),
            entry("/api/v1/wordings/{name}/{language}/versions/{number}", "1"),
            entry("/api/v1/partners/{id}/external-ids/{system}", "crm"),
            entry("/api/v1/referrals/{id}/external-ids/{system}", "crm"),
            entry("/claims/{id}/evidence/{number}", "1"),
            entry("/api/v1/claims/{id}/evidence/{number}", "1"),
            entry("/sign/link/{token}", "of-nobody"),
            entry("/sign/document/pages/{number}", "1"),
            entry("/tasks/{key}/signing/pages/{number}", "1"),
            entry("/relationships/comparisons/{id}/files/{step}", "begin"),
            entry("/api/v1/comparisons/{id}/files/{step}", "begin"));

    private static final String NEW_AGREEMENT = "/agreements/new/{kind:[a-z][a-z0-9-]*}";
    private static final String PERSON = "/partners/{id}/people/{person}";

    static final List<Endpoint> ALL = Stream.of(
                    door(),
                    account(),
                    SingleSignOnEndpoints.all(),
                    work(),
                    SigningEndpoints.all(),
                    referral(),
                    Agreement.all(),
                    WordingEndpoints.all(),
                    CompetenceEndpoints.all(),
                    SimilarCustomerEndpoints.all(),
                    Revenue.all(),
                    Settlement.all(),
                    MoneyEndpoints.all(),
                    ClaimEndpoints.all(),
                    ClaimEndpoints.forPrograms(),
                    ProtectionEndpoints.all(),
                    partners(),
                    people(),
                    mail(),
                    imports(),
                    RelationshipEndpoints.all(),
                    RelationshipEndpoints.api(),
                    ApiEndpoints.all())
            .flatMap(List::stream)
            .toList();

    private Endpoints() {}

    /** The door. */
    private static List<Endpoint> door() {
        return List.of(
                get("/sign-in").anyone(),
                post("/sign-in").anyone().form("username", "nobody.at.all").form("password", "wrong"),
                post("/sign-out").anyone(),
                get("/sign-in/code").signedIn(),
                post("/sign-in/code").signedIn().form("code", "000000"),
                get("/invitations/{token}").anyone(),
                post("/invitations/{token}").anyone().form("password", "short").answers(422),
                get("/pki/authority.crt").anyone(),
                get("/pki/revocations.crl").anyone(),
                post("/pki/ocsp").anyone().withoutToken(),
                get("/pki/ocsp/**").anyone(),
                get("/verify").anyone(),
                post("/verify").anyone().answers(422),
                get("/limits").anyone(),
                get("/error").anyone().answers(200, 500),
                post("/error").anyone().answers(200, 500),
                get("/actuator/health").anyone(),
                get("/actuator/health/**").anyone().answers(200, 404));
    }

    /** One's own account. */
    private static List<Endpoint> account() {
        return List.of(
                get("/account").signedIn(),
                get("/account/events").signedIn(),
                get("/access-events").by(STEWARD),
                get("/exchange-rates").signedIn(),
                post("/exchange-rates").by(STEWARD).answers(422),
                post("/account/sessions/{id}/end").ofOneself(),
                post("/account/sessions/end-others").signedIn(),
                get("/account/second-factor").signedIn(),
                post("/account/second-factor/begin")
                        .signedIn()
                        .form("password", "wrong")
                        .answers(422),
                post("/account/second-factor/confirm").signedIn().form("code", "000000"),
                post("/account/second-factor/codes").signedIn().form("code", "000000"),
                post("/account/second-factor/remove").signedIn().form("code", "000000"),
                get("/password").signedIn(),
                post("/password")
                        .signedIn()
                        .form("present", "wrong")
                        .form("replacement", "a long new secret")
                        .form("repeated", "another")
                        .answers(422),
                get("/account/tokens").signedIn(),
                post("/account/tokens").signedIn().form("label", "").answers(422),
                // Who signs has no token of their own, and what stands for it is a colleague's.
                post("/account/tokens/{id}/revoke").ofOneself().except(SIGNATORY, Outcome.NOT_FOUND));
    }

    /** One's own mail, deadlines and calendar; and how everybody's mail is delivered. */
    private static List<Endpoint> mail() {
        return List.of(
                get("/mail").signedIn(),
                get("/mail/{id}").ofOneself(),
                get("/mail/{id}/html").ofOneself(),
                post("/mail/{id}/again").ofOneselfAndTheSteward(),
                get("/mail-delivery").by(STEWARD),
                get("/notices").signedIn(),
                post("/notices").signedIn().form("wish", "SUMMARY"),
                post("/notices/calendar").signedIn(),
                post("/notices/calendar/stop").signedIn(),
                get("/deadlines.ics").signedIn(),
                // Its address is the secret.
                get("/calendar/{file}").anyone());
    }

    /** Files: a kind is for a role, and a file for who uploaded it. */
    private static List<Endpoint> imports() {
        return List.of(
                get("/import").signedIn(),
                get("/import/{kind}").by(OPERATIONS),
                post("/import/{kind}").by(OPERATIONS).answers(422),
                get("/import/{kind}/template.csv").by(OPERATIONS),
                post("/import/customers/forget").by(OPERATIONS),
                get("/import/{kind}/{id}").ofOneself().by(OPERATIONS).roleFirst(),
                post("/import/{kind}/{id}")
                        .ofOneself()
                        .by(OPERATIONS)
                        .roleFirst()
                        .form("fingerprint", "of other findings")
                        .answers(409),
                get("/import/{kind}/{id}/rejected.csv")
                        .ofOneself()
                        .by(OPERATIONS)
                        .roleFirst());
    }

    /** Work and referrals. */
    private static List<Endpoint> work() {
        return List.of(
                get("/").signedIn(),
                get("/assurance").by(OPERATIONS, FINANCE, LEGAL, SIGNATORY, ADMINISTRATOR),
                get("/assurance/promises").by(OPERATIONS, FINANCE, LEGAL, SIGNATORY, ADMINISTRATOR),
                get("/assurance/customers").by(OPERATIONS, FINANCE, LEGAL, SIGNATORY, ADMINISTRATOR),
                get("/assurance/shares").by(OPERATIONS, FINANCE, LEGAL, SIGNATORY, ADMINISTRATOR),
                get("/tasks/{key}").ofOwnPartner(),
                post("/tasks/{key}").ofOwnPartner().by(LEGAL).answers(422),
                get("/tasks/{key}/document").ofOwnPartner(),
                get("/tasks/{key}/proposal").ofOwnPartner().by(LEGAL),
                post("/tasks/{key}/proposal")
                        .ofOwnPartner()
                        .by(LEGAL)
                        .form("version", "1")
                        .answers(422),
                get("/agreements").signedIn(),
                get("/agreements/new").by(OPERATIONS, LEGAL, ADMINISTRATOR),
                get(NEW_AGREEMENT).by(OPERATIONS, LEGAL, ADMINISTRATOR).answers(404),
                post(NEW_AGREEMENT).by(OPERATIONS, LEGAL, ADMINISTRATOR).answers(404),
                post(NEW_AGREEMENT + "/pages")
                        .by(OPERATIONS, LEGAL, ADMINISTRATOR)
                        .answers(404),
                get("/referrals").signedIn(),
                get("/referrals/{id}").ofParticipants(),
                get("/referrals/{id}/diagrams/{diagram}.bpmn").ofParticipants(),
                get("/referrals/{id}/documents/{hash}").ofParticipants(),
                get("/referrals/{id}/evidence.zip").ofParticipants(),
                get("/referrals/{id}/consent").ofOwnPartner().except(STEWARD, Outcome.NOT_FOUND),
                get("/incidents").by(STEWARD),
                post("/incidents/{key}/retry").by(STEWARD));
    }

    /** What operations do with a referral beside its tasks: the steward sees it all and does none of it. */
    private static List<Endpoint> referral() {
        return List.of(
                get("/referrals/new").by(OPERATIONS),
                post("/referrals/new").by(OPERATIONS).answers(422),
                get("/referrals/{id}/withdrawal").ofOwnAmongParticipants().by(OPERATIONS),
                post("/referrals/{id}/withdrawal")
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .form("reason", "The customer waits."),
                get("/referrals/{id}/need").ofOwnAmongParticipants().by(OPERATIONS),
                post("/referrals/{id}/need")
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .answers(422),
                ofDeal(get("/referrals/{id}/promise")).ofParticipants().by(OPERATIONS),
                ofDeal(post("/referrals/{id}/promise"))
                        .ofParticipants()
                        .by(OPERATIONS)
                        .form("ask", "false")
                        .answers(422),
                ofDeal(get("/referrals/{id}/promises/{promise}/waiver"))
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS),
                ofDeal(post("/referrals/{id}/promises/{promise}/waiver"))
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .form("reason", "It is not needed."),
                ofDeal(get("/referrals/{id}/deliverer"))
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS),
                ofDeal(post("/referrals/{id}/deliverer"))
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .answers(422),
                ofDeal(get("/referrals/{id}/departure"))
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS),
                ofDeal(post("/referrals/{id}/departure"))
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS)
                        .form("reason", "We have no people."),
                ofDeal(get("/referrals/{id}/people"))
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, LEGAL, ADMINISTRATOR),
                ofDeal(post("/referrals/{id}/people"))
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, LEGAL, ADMINISTRATOR)
                        .answers(422));
    }

    private static Endpoint ofDeal(Endpoint endpoint) {
        return endpoint.about("/referrals/{id}", Sample.DEAL);
    }

    /** Agreements in force. */
    private static final class Agreement {
        static final String CLAIM = "/agreements/{id}/claim-notice";
        static final String CHANGE = "/agreements/{id}/change/{kind:amendment|renewal|end|notice}";

        static List<Endpoint> all() {
            return List.of(
                    get("/agreements/{id}").ofParticipants(),
                    get("/agreements/{id}/documents/{hash}").ofParticipants(),
                    get("/agreements/{id}/evidence/{hash}").ofParticipants(),
                    get("/agreements/{id}/change").ofParticipants().by(OPERATIONS, LEGAL),
                    get(CLAIM).ofParticipants().by(OPERATIONS, LEGAL),
                    // Nothing was filled in.
                    post(CLAIM).ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                    post(CLAIM + "/pages")
                            .ofParticipants()
                            .by(OPERATIONS, LEGAL)
                            .answers(422),
                    get(CHANGE).ofParticipants().by(OPERATIONS, LEGAL),
                    post(CHANGE)
                            .ofParticipants()
                            .by(OPERATIONS, LEGAL)
                            .form("base", "other terms")
                            .answers(302),
                    post("/agreements/{id}/signing/order")
                            .ofParticipants()
                            .by(OPERATIONS)
                            .form("order", "all-at-once")
                            .answers(409),
                    post("/agreements/{id}/signing/withdraw")
                            .ofParticipants()
                            .by(OPERATIONS)
                            .form("reason", "We changed our mind.")
                            .answers(409),
                    post("/agreements/{id}/changes/{change}/withdraw")
                            .ofOwnAmongParticipants()
                            .by(OPERATIONS, LEGAL));
        }
    }

    /** Revenue of an agreement: all parties read, and the biller, who delivers, reports. */
    private static final class Revenue {
        private static final String PAGE = "/agreements/{id}/revenue";
        private static final String REPORT = PAGE + "/reports/{report}";
        private static final String FILE = PAGE + "/files/{file}";

        static List<Endpoint> all() {
            return Stream.of(
                            get(PAGE).ofParticipants(),
                            get(PAGE + "/template.csv").ofParticipants(),
                            get("/agreements/{id}/what-if").ofParticipants(),
                            post("/agreements/{id}/what-if").ofParticipants(),
                            post(PAGE)
                                    .ofOthersAmongParticipants()
                                    .by(OPERATIONS, FINANCE)
                                    .answers(422),
                            post(PAGE + "/nothing")
                                    .ofOthersAmongParticipants()
                                    .by(OPERATIONS, FINANCE)
                                    .answers(422),
                            get(PAGE + "/rates").ofParticipants(),
                            // Its terms ask for no agreed rates.
                            post(PAGE + "/rates").ofParticipants().by(FINANCE).answers(422),
                            post(PAGE + "/rates/{rate}/accept")
                                    .ofParticipants()
                                    .by(FINANCE)
                                    .answers(422),
                            get(FILE).ofOthersAmongParticipants().by(OPERATIONS, FINANCE),
                            post(FILE + "/mapping").ofOthersAmongParticipants().by(OPERATIONS, FINANCE),
                            post(FILE + "/file").ofOthersAmongParticipants().by(OPERATIONS, FINANCE),
                            get(REPORT).ofParticipants(),
                            get(REPORT + "/lines/{number}").ofParticipants(),
                            post(REPORT + "/attest")
                                    .ofOthersAmongParticipants()
                                    .by(FINANCE)
                                    .form("hash", "of another report")
                                    .answers(409),
                            post(REPORT + "/withdraw")
                                    .ofOthersAmongParticipants()
                                    .by(OPERATIONS, FINANCE)
                                    .answers(409))
                    .map(endpoint -> endpoint.about("/agreements/{id}", Sample.SHARE))
                    .toList();
        }
    }

    /** Periods of an agreement: all parties read; the one who introduced objects, and the biller answers. */
    private static final class Settlement {
        private static final String PAGE = "/agreements/{id}/settlement";
        private static final String PERIOD = PAGE + "/{period}";
        private static final String OBJECTION = PERIOD + "/objections/{objection}";

        static List<Endpoint> all() {
            return Stream.of(
                            get(PAGE).ofParticipants(),
                            get(PERIOD).ofParticipants(),
                            get(PERIOD + "/draft.pdf").ofParticipants(),
                            get(PERIOD + "/lines.csv").ofParticipants(),
                            get(PERIOD + "/statement.pdf").ofParticipants().about(PERIOD, Sample.SEALED_PERIOD),
                            post(PERIOD + "/objections")
                                    .ofOwnAmongParticipants()
                                    .by(OPERATIONS, FINANCE)
                                    .form("line", "INV-4")
                                    .form("reason", "It was 60.00."),
                            post(OBJECTION + "/answer")
                                    .ofOthersAmongParticipants()
                                    .by(FINANCE)
                                    .form("reason", "It is all there."),
                            post(OBJECTION + "/withdraw")
                                    .ofOwnAmongParticipants()
                                    .by(OPERATIONS, FINANCE))
                    .map(endpoint -> endpoint.about("/agreements/{id}", Sample.SHARE))
                    .toList();
        }
    }

    /** Partners: organisations are known to everybody, their people are not. */
    private static List<Endpoint> partners() {
        return List.of(
                get("/partners").signedIn(),
                get("/partners/{id}").signedIn(),
                get("/partners/new").by(STEWARD),
                post("/partners/new").by(STEWARD).form("version", "0").answers(422),
                get("/partners/{id}/edit").ofOwnAmongPublic().by(ADMINISTRATOR, STEWARD),
                post("/partners/{id}/edit")
                        .ofOwnAmongPublic()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0")
                        .answers(422),
                get("/partners/{id}/tax").ofOwnAmongPublic().by(ADMINISTRATOR, STEWARD),
                post("/partners/{id}/tax")
                        .ofOwnAmongPublic()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("known", "0")
                        .answers(422),
                get("/partners/{id}/certificate").ofOwnAmongPublic().by(ADMINISTRATOR),
                post("/partners/{id}/certificate")
                        .ofOwnAmongPublic()
                        .by(ADMINISTRATOR)
                        .answers(422),
                post("/partners/{id}/certificate/take-out").ofOwnAmongPublic().by(ADMINISTRATOR),
                get("/partners/{id}/add-person").ofOwnAmongPublic().by(ADMINISTRATOR, STEWARD),
                post("/partners/{id}/add-person")
                        .ofOwnAmongPublic()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0")
                        .answers(422),
                get("/partners/{id}/record").signedIn(),
                post("/partners/{id}/record/{source}/remark")
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .form("decision", "contest")
                        .form("words", "We were in time."),
                get("/partners/{id}/access").ofOwnPartner().by(ADMINISTRATOR, STEWARD),
                post("/partners/{id}/access/second-factor")
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("required", "true"));
    }

    /** A partner's people and their access. */
    private static List<Endpoint> people() {
        return List.of(
                get(PERSON).ofOwnPartner().by(ADMINISTRATOR, STEWARD),
                post(PERSON)
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0")
                        .answers(422),
                post(PERSON + "/authorities")
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0")
                        .form("agreementKind", "nda")
                        .form("from", "2026-11-24"),
                post(PERSON + "/authorities/end")
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0")
                        .form("number", "0")
                        .form("lastDay", "2026-11-24")
                        .answers(422),
                post(PERSON + "/leave")
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0")
                        .form("leftOn", "2026-11-24"),
                post(PERSON + "/return")
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("version", "0"),
                post(PERSON + "/invitation")
                        .ofOwnPartner()
                        .by(ADMINISTRATOR, STEWARD)
                        .form("roles", "legal"),
                post(PERSON + "/invitation/withdraw").ofOwnPartner().by(ADMINISTRATOR, STEWARD),
                ofAccount("/account/roles").form("roles", "finance"),
                ofAccount("/account/close"),
                ofAccount("/account/open"),
                ofAccount("/account/reset"));
    }

    private static Endpoint ofAccount(String change) {
        return post(PERSON + change).ofOwnPartner().by(ADMINISTRATOR, STEWARD).form("username", Sample.ACCOUNT);
    }
}
