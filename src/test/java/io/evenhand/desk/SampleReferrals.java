package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.desk.ReferralPage.Diagram;
import io.evenhand.desk.ReferralPage.Document;
import io.evenhand.desk.ReferralPage.Entry;
import io.evenhand.desk.ReferralPage.Failure;
import io.evenhand.desk.ReferralPage.Participant;
import io.evenhand.desk.ReferralPage.Possible;
import io.evenhand.desk.ReferralPage.Promise;
import io.evenhand.desk.ReferralPage.Relative;
import io.evenhand.desk.ReferralPage.Signer;
import io.evenhand.desk.ReferralPage.Step;
import io.evenhand.desk.ReferralRow.State;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralPhase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Referrals as the desk would read them, in every state that its pages must show well. Nordwind introduces, others deliver. */
class SampleReferrals implements ReferralReading, ReferralListing {
    static final String HASH = "9f2c61d0a4b85e37c1f6508d2be94a7713dd0c5e8a6f42b19037ce54d8ab6f10";
    private static final Instant NOW = Instant.parse("2026-11-24T10:12:00Z");

    /** Moved by a test, to let a page that is open see news. */
    volatile boolean ndaSigned = true;

    private final Map<String, List<String>> participants = Map.of(
            "r-1", List.of("nordwind", "contoso", "litware"),
            "r-2", List.of("nordwind", "tailspin"),
            "r-3", List.of("contoso", "nordwind"),
            "r-4", List.of("nordwind", "litware"),
            "r-9", List.of("fabrikam", "adatum"));

    @Override
    public ListPage page(Actor actor, ReferralFilter filter, int page) {
        List<ReferralRow> rows = matching(actor, filter);
        return new ListPage(rows, 1, rows.size(), yours(rows));
    }

    @Override
    public Board board(Actor actor, ReferralFilter filter) {
        List<ReferralRow> rows = matching(actor, filter);
        return new Board(
                Arrays.stream(ReferralPhase.values())
                        .map(phase -> {
                            List<ReferralRow> its = rows.stream()
                                    .filter(row -> phaseOf(row.id()) == phase)
                                    .toList();
                            // One has many more than it shows.
                            boolean many = phase == ReferralPhase.WON && !its.isEmpty();
                            return new Column(phase, many ? 312 : its.size(), its);
                        })
                        .toList(),
                yours(rows));
    }

    @Override
    public List<Choice> partners(Actor actor) {
        return List.of(new Choice("contoso", "Contoso Systems"), new Choice("nordwind", "Nordwind Consulting"));
    }

    /** Enough of a search to type into. */
    private List<ReferralRow> matching(Actor actor, ReferralFilter filter) {
        return Stream.of("r-1", "r-2", "r-3", "r-4", "r-9")
                .filter(id -> mayShow(actor, id))
                .map(this::row)
                .filter(row -> filter.words().stream().allMatch(row.title().toLowerCase(Locale.ROOT)::contains))
                .filter(row -> row.yours() || !filter.mine())
                .filter(row -> filter.states().isEmpty()
                        || filter.states().containsAll(phaseOf(row.id()).states()))
                .toList();
    }

    private static long yours(List<ReferralRow> rows) {
        return rows.stream().filter(ReferralRow::yours).count();
    }

    private static ReferralPhase phaseOf(String id) {
        return switch (id) {
            case "r-1" -> ReferralPhase.AGREEING;
            case "r-2" -> ReferralPhase.INTRODUCED;
            case "r-3" -> ReferralPhase.WON;
            case "r-4" -> ReferralPhase.ENDED;
            default -> ReferralPhase.ACTIVE;
        };
    }

    @Override
    public Optional<ReferralPage> show(Actor actor, String referralId) {
        return mayShow(actor, referralId) ? Optional.of(page(actor, referralId)) : Optional.empty();
    }

    @Override
    public Optional<byte[]> diagram(Actor actor, String referralId, String diagramId) {
        if (!mayShow(actor, referralId)) {
            return Optional.empty();
        }
        String process = diagramId.equals("referral") ? "referral" : "agreement";
        try (InputStream xml = SampleReferrals.class.getResourceAsStream("/bpmn/" + process + ".bpmn")) {
            return Optional.ofNullable(xml == null ? null : xml.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean mayIntroduceAnew(Actor actor, String referralId) {
        return false;
    }

    @Override
    public Optional<DocumentFile> document(Actor actor, String referralId, String hash) {
        return mayShow(actor, referralId) && hash.equals(HASH)
                ? Optional.of(new DocumentFile(
                        "EH-2026-0001 Vertraulichkeit – Müller.pdf",
                        "application/pdf",
                        "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    private boolean mayShow(Actor actor, String referralId) {
        return participants.containsKey(referralId) && Visibility.of(actor).covers(participants.get(referralId));
    }

    private ReferralRow row(String id) {
        return switch (id) {
            case "r-1" ->
                new ReferralRow(
                        id,
                        "REF-2026-" + id.substring(2),
                        "Warehouse control for a food wholesaler, three sites, go-live in spring",
                        "Adler Lebensmittel GmbH, Rostock",
                        "Nordwind Consulting",
                        List.of("Contoso Systems", "Litware Services"),
                        new State("Agreeing terms", Tone.WAITING),
                        NOW.minusSeconds(5_400),
                        "Sign the revenue share as Nordwind Consulting",
                        true);
            case "r-2" ->
                new ReferralRow(
                        id,
                        "REF-2026-" + id.substring(2),
                        "Identity and access for a hospital group",
                        null,
                        "Nordwind Consulting",
                        List.of(),
                        new State("Offered", Tone.MOVING),
                        NOW.minusSeconds(90_000),
                        "Tailspin Security answers the offer by 27 November",
                        false);
            case "r-3" ->
                new ReferralRow(
                        id,
                        "REF-2026-" + id.substring(2),
                        "Yearly licences and support for a municipal utility",
                        "Stadtwerke Beispielstadt",
                        "Contoso Systems",
                        List.of("Nordwind Consulting"),
                        new State("Won", Tone.GOOD),
                        NOW.minusSeconds(900_000),
                        "Nothing; the agreements run",
                        false);
            case "r-4" ->
                new ReferralRow(
                        id,
                        "REF-2026-" + id.substring(2),
                        "Data warehouse move",
                        null,
                        "Nordwind Consulting",
                        List.of("Litware Services"),
                        new State("Refused: a deliverer is bound", Tone.BAD),
                        NOW.minusSeconds(1_900_000),
                        "Nothing; this referral has ended",
                        false);
            default ->
                new ReferralRow(
                        id,
                        "REF-2026-" + id.substring(2),
                        "Of others",
                        "Secret customer",
                        "Fabrikam",
                        List.of("Adatum"),
                        new State("Active", Tone.MOVING),
                        NOW,
                        "Nothing",
                        false);
        };
    }

    private ReferralPage page(Actor actor, String id) {
        Diagram referral = new Diagram(
                "referral",
                "Referral",
                false,
                List.of(
                        new Step("agree-revenue-share", "Agree and sign the revenue share", "in its own process"),
                        new Step("agree-protection", "Agree and sign the customer protection", "in its own process")),
                List.of(
                        "referral-registered",
                        "claim-referral",
                        "claimed",
                        "assess-need",
                        "screen-referral",
                        "screened",
                        "check-introducer-duty",
                        "introducer-bound",
                        "open-seats",
                        "fill-seats",
                        "seat-opened",
                        "offer-to-next-partner",
                        "candidate-left",
                        "answer-offer",
                        "offer-accepted",
                        "seat-filled",
                        "find-nda",
                        "nda-in-force",
                        "prepare-nda",
                        "agree-nda",
                        "nda-agreed",
                        "record-consent",
                        "consent-given",
                        "list-deliverers",
                        "check-deliverers",
                        "disclose-customer",
                        "claim-prior"),
                List.of());
        Diagram nda = new Diagram(
                "a-1",
                "NDA",
                true,
                List.of(),
                List.of("agreement-called", "assess-deviation", "certify-document", "seal-document", "put-in-force"),
                List.of());
        Diagram share = new Diagram(
                "a-2",
                "Revenue share",
                false,
                List.of(new Step(
                        "sign-agreement",
                        "Sign the agreement",
                        "waits for Nora Berg of Nordwind Consulting since 10:12")),
                List.of(
                        "agreement-called",
                        "assess-deviation",
                        "choose-approval",
                        "approval-needed",
                        "open-review",
                        "review-draft",
                        "review-result",
                        "certify-document"),
                List.of());
        Diagram protection = new Diagram(
                "a-3",
                "Customer protection",
                false,
                List.of(new Step("review-draft", "Review the draft", "waits for Contoso Systems until 1 December")),
                List.of("agreement-called", "assess-deviation"),
                List.of(new Failure(
                        "certify-document",
                        "Certify document",
                        NOW.minusSeconds(600),
                        actor.isSteward() ? "Template customer-protection.en.md has no field <region>" : null)));
        return new ReferralPage(
                row(id),
                List.of(new ReferralPage.ExternalName("hubspot", "deal <7>")),
                List.of(
                        new Participant("Nordwind Consulting", "introduces and bills"),
                        new Participant("Contoso Systems", "delivers the software"),
                        new Participant("Litware Services", "delivers the installation")),
                List.of(referral, nda, share, protection),
                history(),
                ndaSigned ? List.of(document()) : List.of(),
                List.of(),
                promises(),
                List.of(new Relative("r-3", "REF-2026-3", "Continues", "Won")),
                new IntroductionPart(
                        "Given on 2026-03-31, by mail.",
                        null,
                        List.of("Nora Lind"),
                        true,
                        true,
                        List.of(new IntroductionPart.Prior(
                                "Contoso Systems",
                                "Invoice 4711, 2025-03-31",
                                "Not accepted: the promise stands",
                                "Nora Lind",
                                "The invoice is to another company.",
                                Tone.BAD,
                                "/agreements/a-1/claim-notice"))),
                new Possible(true, false, true, true, false));
    }

    private static List<Promise> promises() {
        return List.of(
                new Promise(
                        "p-1",
                        "Bring Contoso Systems and the customer together",
                        "Nordwind Consulting",
                        "Contoso Systems",
                        NOW.minusSeconds(90_000),
                        "1 day late",
                        Tone.BAD,
                        false,
                        null,
                        71L,
                        false,
                        false),
                new Promise(
                        "p-2",
                        "Migrate the stock data into the test system",
                        "Litware Services",
                        "Nordwind Consulting",
                        NOW.plusSeconds(600_000),
                        "Shown, to be accepted",
                        Tone.WAITING,
                        false,
                        "Protocol of 20 November, signed by the customer <b>twice</b>",
                        72L,
                        false,
                        true),
                new Promise(
                        "p-3",
                        "Report the revenue of the first period",
                        "Contoso Systems",
                        "Nordwind Consulting",
                        NOW.minusSeconds(900_000),
                        "Kept, in time",
                        Tone.GOOD,
                        true,
                        null,
                        null,
                        false,
                        false));
    }

    private static Document document() {
        return new Document(
                "Mutual non-disclosure agreement",
                "EH-2026-0001",
                2,
                6,
                List.of(
                        new Signer("Nora Berg", "Nordwind Consulting", NOW.minusSeconds(90_000)),
                        new Signer("Ivo Keller", "Contoso Systems", NOW.minusSeconds(88_000)),
                        new Signer("Mina Sato", "Litware Services", NOW.minusSeconds(86_000))),
                HASH,
                NOW.minusSeconds(86_000),
                "EH-2026-0001 Vertraulichkeit – Müller.pdf",
                "3d3a4e0c-5f3b-4b1e-9d6e-0a4a2f9d7c11");
    }

    private static List<Entry> history() {
        return List.of(
                new Entry(NOW, "certified the revenue share, which can now be signed", "Evenhand", null, Tone.MOVING),
                new Entry(
                        NOW.minusSeconds(3_000),
                        "accepted the revenue share for Contoso Systems",
                        "Ivo Keller",
                        "The cap of 15 % in the second year is what we asked for <script>alert(1)</script>",
                        Tone.GOOD),
                new Entry(
                        NOW.minusSeconds(5_400),
                        "disclosed the customer to two deliverers",
                        "Evenhand",
                        null,
                        Tone.MOVING),
                new Entry(NOW.minusSeconds(86_000), "put the NDA in force", "Evenhand", null, Tone.GOOD),
                new Entry(
                        NOW.minusSeconds(180_000),
                        "declined the offer for Tailspin Security",
                        "Ada Okafor",
                        "No capacity before May",
                        Tone.BAD),
                new Entry(NOW.minusSeconds(200_000), "registered the referral", "Nora Berg", null, Tone.NEUTRAL));
    }
}
