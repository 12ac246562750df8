package io.evenhand.settlement.split.file;

import io.evenhand.settlement.split.file.ColumnMapping.Days;
import io.evenhand.settlement.split.file.ColumnMapping.Decimals;
import io.evenhand.settlement.split.file.RevenueFile.Beginning;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Proposes from the headings and first rows of a file how its columns become ours. A person looks at it before anything is read by it. */
public final class MappingProposal {
    /** What programs that write invoices call our columns, in English and German; the first that a file has is proposed. */
    private static final Map<RevenueColumn, List<String>> HEADINGS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    RevenueColumn.ID,
                    List.of(
                            "id",
                            "line id",
                            "invoice line",
                            "invoice no",
                            "invoice number",
                            "invoice",
                            "document no",
                            "document number",
                            "transaction id",
                            "reference",
                            "rechnungsposition",
                            "rechnungsnummer",
                            "rechnungsnr",
                            "rechnung",
                            "belegnummer",
                            "belegnr",
                            "beleg",
                            "vorgangsnummer")),
            Map.entry(
                    RevenueColumn.KIND,
                    List.of("kind", "type", "transaction type", "art", "typ", "buchungsart", "belegart", "vorgang")),
            Map.entry(
                    RevenueColumn.REVENUE,
                    List.of(
                            "revenue",
                            "revenue type",
                            "category",
                            "product category",
                            "product type",
                            "umsatzart",
                            "erlösart",
                            "kategorie",
                            "warengruppe",
                            "produktgruppe",
                            "leistungsart")),
            Map.entry(
                    RevenueColumn.OCCURRENCE,
                    List.of(
                            "occurrence",
                            "billing type",
                            "recurrence",
                            "billing frequency",
                            "häufigkeit",
                            "turnus",
                            "abrechnungsart",
                            "zahlungsweise")),
            Map.entry(
                    RevenueColumn.DEAL,
                    List.of(
                            "deal",
                            "deal id",
                            "order",
                            "order no",
                            "order number",
                            "opportunity",
                            "project",
                            "contract",
                            "auftrag",
                            "auftragsnummer",
                            "auftragsnr",
                            "bestellnummer",
                            "projekt",
                            "projektnummer",
                            "vertrag",
                            "vertragsnummer")),
            Map.entry(
                    RevenueColumn.COUNTED_ON,
                    List.of(
                            "counted on",
                            "date",
                            "payment date",
                            "paid on",
                            "invoice date",
                            "posting date",
                            "booking date",
                            "zahlungsdatum",
                            "zahlungseingang",
                            "rechnungsdatum",
                            "belegdatum",
                            "buchungsdatum",
                            "datum")),
            Map.entry(RevenueColumn.CURRENCY, List.of("currency", "currency code", "währung", "whg", "waehrung")),
            Map.entry(
                    RevenueColumn.GROSS,
                    List.of(
                            "gross",
                            "net amount",
                            "amount net",
                            "amount without tax",
                            "revenue amount",
                            "amount",
                            "nettobetrag",
                            "betrag netto",
                            "netto",
                            "nettoumsatz",
                            "umsatz",
                            "betrag")),
            Map.entry(
                    RevenueColumn.STREAM,
                    List.of("stream", "subscription", "subscription id", "abonnement", "abo", "abonummer")),
            Map.entry(RevenueColumn.ORDERED_ON, List.of("ordered on", "order date", "bestelldatum", "auftragsdatum")),
            Map.entry(RevenueColumn.REBATES, List.of("rebates", "rebate", "discount", "rabatt", "nachlass", "skonto")),
            Map.entry(RevenueColumn.CREDITS, List.of("credits", "gutschriften")),
            Map.entry(
                    RevenueColumn.LICENCE_COST,
                    List.of("licence cost", "license cost", "lizenzkosten", "einkauf lizenzen")),
            Map.entry(
                    RevenueColumn.THIRD_PARTY_SERVICES,
                    List.of("third party services", "subcontractors", "fremdleistungen", "fremdleistung")),
            Map.entry(RevenueColumn.TRAVEL_EXPENSES, List.of("travel expenses", "travel", "reisekosten", "spesen")),
            Map.entry(
                    RevenueColumn.PAYMENT_FEES,
                    List.of("payment fees", "payment fee", "transaction fee", "zahlungsgebühren", "gebühren")),
            Map.entry(
                    RevenueColumn.REFUND_OF,
                    List.of(
                            "refund of",
                            "original invoice",
                            "original transaction",
                            "ursprungsrechnung",
                            "ursprungsbeleg",
                            "bezugsbeleg",
                            "storno zu",
                            "gutschrift zu")),
            Map.entry(RevenueColumn.RATE, List.of("rate", "exchange rate", "wechselkurs", "umrechnungskurs", "kurs"))));

    /** What files write for our words. */
    private static final Map<RevenueColumn, Map<String, String>> WORDS = Map.of(
            RevenueColumn.KIND,
            Map.ofEntries(
                    Map.entry("invoice", "sale"),
                    Map.entry("payment", "sale"),
                    Map.entry("verkauf", "sale"),
                    Map.entry("umsatz", "sale"),
                    Map.entry("rechnung", "sale"),
                    Map.entry("zahlung", "sale"),
                    Map.entry("rückerstattung", "refund"),
                    Map.entry("erstattung", "refund"),
                    Map.entry("rückzahlung", "refund"),
                    Map.entry("storno", "refund"),
                    Map.entry("credit note", "credit"),
                    Map.entry("credit memo", "credit"),
                    Map.entry("gutschrift", "credit"),
                    Map.entry("cancellation", "churn"),
                    Map.entry("kündigung", "churn")),
            RevenueColumn.REVENUE,
            Map.ofEntries(
                    Map.entry("service", "services"),
                    Map.entry("consulting", "services"),
                    Map.entry("professional services", "services"),
                    Map.entry("dienstleistung", "services"),
                    Map.entry("dienstleistungen", "services"),
                    Map.entry("beratung", "services"),
                    Map.entry("licence", "licences"),
                    Map.entry("license", "licences"),
                    Map.entry("licenses", "licences"),
                    Map.entry("software", "licences"),
                    Map.entry("lizenz", "licences"),
                    Map.entry("lizenzen", "licences"),
                    Map.entry("maintenance", "support"),
                    Map.entry("wartung", "support"),
                    Map.entry("hardware-verkauf", "hardware")),
            RevenueColumn.OCCURRENCE,
            Map.ofEntries(
                    Map.entry("one time", "one-off"),
                    Map.entry("one-time", "one-off"),
                    Map.entry("once", "one-off"),
                    Map.entry("einmalig", "one-off"),
                    Map.entry("subscription", "recurring"),
                    Map.entry("monthly", "recurring"),
                    Map.entry("yearly", "recurring"),
                    Map.entry("wiederkehrend", "recurring"),
                    Map.entry("monatlich", "recurring"),
                    Map.entry("jährlich", "recurring")));

    private MappingProposal() {}

    public static ColumnMapping of(Beginning file) {
        Map<RevenueColumn, String> headings = new EnumMap<>(RevenueColumn.class);
        Set<String> taken = new HashSet<>();
        for (RevenueColumn column : RevenueColumn.values()) {
            HEADINGS.getOrDefault(column, List.of()).stream()
                    .flatMap(known -> file.headings().stream()
                            .filter(heading -> letters(heading).equals(known)))
                    .filter(taken::add)
                    .findFirst()
                    .ifPresent(heading -> headings.put(column, heading));
        }
        Map<RevenueColumn, Map<String, String>> words = new EnumMap<>(RevenueColumn.class);
        for (RevenueColumn column : ColumnMapping.WORDED) {
            Set<String> written = new HashSet<>(values(file, headings.get(column)));
            Map<String, String> own = new TreeMap<>();
            WORDS.getOrDefault(column, Map.of()).forEach((theirs, ours) -> {
                if (written.stream().anyMatch(one -> ColumnMapping.plain(one).equals(theirs))) {
                    own.put(theirs, ours);
                }
            });
            words.put(column, own);
        }
        return new ColumnMapping(
                headings,
                Map.of(),
                days(values(file, headings.get(RevenueColumn.COUNTED_ON))),
                decimals(values(file, headings.get(RevenueColumn.GROSS))),
                words);
    }

    /** "Rechnungs-Nr." is "rechnungsnr", "Line_ID" is "line id". */
    private static String letters(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replace("s-n", "sn")
                .replace(".", "")
                .replaceAll("[_\\- ]+", " ")
                .strip();
    }

    private static List<String> values(Beginning file, @Nullable String heading) {
        int place = heading == null ? -1 : file.headings().indexOf(heading);
        return place < 0
                ? List.of()
                : file.rows().stream()
                        .filter(row -> row.size() > place && !row.get(place).isEmpty())
                        .map(row -> row.get(place))
                        .toList();
    }

    /** The first way in which all can be read. */
    private static Days days(List<String> values) {
        return Arrays.stream(Days.values())
                .filter(way -> values.stream()
                        .allMatch(value -> way.read(value)
                                .flatMap(day -> Optional.ofNullable(CellTexts.day(day)))
                                .isPresent()))
                .findFirst()
                .orElse(Days.DAY_FIRST);
    }

    private static Decimals decimals(List<String> values) {
        boolean comma = values.stream().anyMatch(value -> value.matches(".*,[0-9]{1,2}"));
        Optional<String> point = values.stream()
                .filter(value -> value.matches(".*\\.[0-9]{1,2}"))
                .findFirst();
        return comma && point.isEmpty() ? Decimals.COMMA : Decimals.POINT;
    }
}
