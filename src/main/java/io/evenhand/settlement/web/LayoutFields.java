package io.evenhand.settlement.web;

import io.evenhand.settlement.bank.CsvLayout;
import io.evenhand.text.FileEncoding;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The form in which somebody says how a bank writes CSV: what each field is called, and how a layout is read from it. */
enum LayoutFields {
    BOOKED_ON("bookedOn", "Day of booking", ""),
    VALUE_ON("valueOn", "Value date", "optional"),
    AMOUNT("amount", "Amount with its sign", "or two columns, below"),
    CREDIT("credit", "What came in", "if it has a column of its own"),
    DEBIT("debit", "What went out", "if it has a column of its own"),
    CURRENCY("currency", "Currency", "or the account’s one currency, below"),
    ONLY_CURRENCY("onlyCurrency", "The account’s currency, such as EUR", "if no column says it"),
    ACCOUNT("ownAccount", "Your own account", "optional; rows of other accounts are refused"),
    BALANCE("balance", "Balance after the row", "optional; amounts must agree with it"),
    COUNTERPARTY("counterparty", "Who paid or was paid", "optional"),
    COUNTERPARTY_IBAN("counterpartyIban", "Their account", "optional"),
    END_TO_END_ID("endToEndId", "End-to-end reference", "optional"),
    BANK_REFERENCE("bankReference", "The bank’s own reference", "optional"),
    TEXT("text", "Text for the payee", "optional; one column a line where there are several");

    private final String field;
    private final String label;
    private final String hint;

    LayoutFields(String field, String label, String hint) {
        this.field = field;
        this.label = label;
        this.hint = hint;
    }

    public String field() {
        return field;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    /** What the form begins with; the currency of most accounts here, and days and amounts as the layout has them. */
    static Map<LayoutFields, String> blank() {
        Map<LayoutFields, String> values = new EnumMap<>(LayoutFields.class);
        Arrays.stream(values()).forEach(field -> values.put(field, ""));
        values.put(ONLY_CURRENCY, "EUR");
        return values;
    }

    static Map<LayoutFields, String> of(CsvLayout layout) {
        Map<LayoutFields, String> values = new EnumMap<>(LayoutFields.class);
        values.put(BOOKED_ON, layout.bookedOn());
        values.put(VALUE_ON, layout.valueOn());
        values.put(AMOUNT, layout.amount());
        values.put(CREDIT, layout.credit());
        values.put(DEBIT, layout.debit());
        values.put(CURRENCY, layout.currency());
        values.put(ONLY_CURRENCY, layout.onlyCurrency());
        values.put(ACCOUNT, layout.account());
        values.put(BALANCE, layout.balance());
        values.put(COUNTERPARTY, layout.counterparty());
        values.put(COUNTERPARTY_IBAN, layout.counterpartyIban());
        values.put(END_TO_END_ID, layout.endToEndId());
        values.put(BANK_REFERENCE, layout.bankReference());
        values.put(TEXT, String.join("\n", layout.text()));
        return values;
    }

    /** What somebody typed. */
    static Map<LayoutFields, String> sent(Map<String, String> form) {
        Map<LayoutFields, String> values = new EnumMap<>(LayoutFields.class);
        for (LayoutFields field : values()) {
            values.put(field, form.getOrDefault(field.field, "").strip());
        }
        return values;
    }

    /** @throws IllegalArgumentException with what is wrong, for people */
    static CsvLayout layout(Map<LayoutFields, String> values, Map<String, String> form) {
        return new CsvLayout(
                values.getOrDefault(BOOKED_ON, ""),
                values.getOrDefault(VALUE_ON, ""),
                values.getOrDefault(AMOUNT, ""),
                values.getOrDefault(CREDIT, ""),
                values.getOrDefault(DEBIT, ""),
                values.getOrDefault(CURRENCY, ""),
                values.getOrDefault(ONLY_CURRENCY, ""),
                values.getOrDefault(ACCOUNT, ""),
                values.getOrDefault(BALANCE, ""),
                values.getOrDefault(COUNTERPARTY, ""),
                values.getOrDefault(COUNTERPARTY_IBAN, ""),
                values.getOrDefault(END_TO_END_ID, ""),
                values.getOrDefault(BANK_REFERENCE, ""),
                lines(values.getOrDefault(TEXT, "")),
                Choice.of(CsvLayout.DayForm.class, form.getOrDefault("days", ""), "Choose how days are written."),
                Choice.of(
                        CsvLayout.DecimalMark.class,
                        form.getOrDefault("decimals", ""),
                        "Choose what stands before the cents."),
                Choice.of(FileEncoding.class, form.getOrDefault("encoding", ""), "Choose how letters are written."));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
