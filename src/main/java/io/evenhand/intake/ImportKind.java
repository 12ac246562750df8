package io.evenhand.intake;

import static io.evenhand.intake.Column.optional;
import static io.evenhand.intake.Column.required;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file can hold, with the columns that are read of it. */
public enum ImportKind {
    PARTNERS(
            "Partners",
            "Organisations of the network. Known ones are changed where the file says something else.",
            List.of(
                    required(
                            "id",
                            "The short name: lower case letters, digits and hyphens. It cannot be changed later.",
                            "nordwind"),
                    optional("external_id", "The id in your own system, exactly as it is there.", "0015g00000AbCdE"),
                    required(
                            "legal_name",
                            "As registered; of an individual, first and family name.",
                            "Nordwind Consulting GmbH"),
                    optional(
                            "registration",
                            "The public register and the number in it; empty only for an individual.",
                            "Amtsgericht Rostock, HRB 12345"),
                    optional(
                            "individual",
                            "“yes” for a person in business alone, whom no register names; otherwise empty.",
                            ""),
                    required("address", "Street, postcode and town, in one line.", "Hafenstraße 1, 18055 Rostock"),
                    required("country", "Two letters.", "DE"),
                    required("notice_email", "Where notices under agreements are sent.", "legal@nordwind.example"),
                    optional("regions", "Where the partner works, separated by semicolons.", "Saxony; Bavaria"),
                    optional(
                            "competencies",
                            "What the partner delivers, separated by semicolons.",
                            "ERP; Data migration"))),
    PEOPLE(
            "People",
            "People of a partner, and what they may sign. Nobody is removed and no authority is ended by a file: that is done on the"
                    + " person's page.",
            List.of(
                    optional("external_id", "The id in your own system, exactly as it is there.", "0035g00000XyZaB"),
                    optional(
                            "id",
                            "The id of a person who is here already, to change them; leave it empty for a new one.",
                            ""),
                    optional("partner", "The partner's short name; your own when it is left empty.", "nordwind"),
                    required("name", "First and last name.", "Anna Berg"),
                    required(
                            "email",
                            "A known address of the partner changes that person.",
                            "anna.berg@nordwind.example"),
                    required("title", "What the person is.", "Managing director"),
                    optional(
                            "may_sign",
                            "Kinds of agreement, separated by semicolons: nda, revenue-share, customer-protection.",
                            "nda; revenue-share"),
                    optional("may_sign_from", "The first day; today when it is left empty.", "2026-12-01"),
                    optional("may_sign_until", "The last day; no end when it is left empty.", "2027-11-30"),
                    optional(
                            "may_sign_up_to",
                            "The most that a deal may be worth, with its currency; any deal when it is left empty.",
                            "50000.00 EUR"),
                    optional(
                            "may_sign_jointly",
                            "Yes for people who sign only together with another; no when it is left empty.",
                            "no"))),
    CUSTOMERS(
            "Customers",
            "Customers whom you are about to introduce, by the id that your CRM gives them, so that a file of referrals can name them."
                    + " Only your own organisation's imports read this list; nobody else is shown it. Leave out whom you will not introduce.",
            List.of(
                    required("customer_id", "The id in your own system, exactly as it is there.", "0015g00000QqRrS"),
                    required("name", "By which people call the customer.", "Adler"),
                    required(
                            "legal_name",
                            "As registered: one customer, not a group of them.",
                            "Adler Lebensmittel GmbH"),
                    required("domain", "The customer's own internet domain, in lower case.", "adler-food.example"),
                    optional("tax_id", "VAT or tax number.", "DE123456789"),
                    required("country", "Two capital letters.", "DE"),
                    required("contact_name", "Whom to talk to.", "Eva Adler"),
                    required("contact_email", "The contact's address.", "eva@adler-food.example"))),
    REFERRALS(
            "Open referrals",
            "Referrals that your partner introduces, one a row. Each begins at once: its first candidates are asked as soon as it is"
                    + " imported. One that is here already is left as it is.",
            ReferralColumns.ALL);

    private static final int MOST_REFERRALS = 500;

    private final String title;
    private final String purpose;
    private final List<Column> columns;

    ImportKind(String title, String purpose, List<Column> columns) {
        this.title = title;
        this.purpose = purpose;
        this.columns = columns;
    }

    public String title() {
        return title;
    }

    public String purpose() {
        return purpose;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The lower-case word used in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Every referral begins at once and asks people, so that a file holds only as many as they can look at. */
    public int mostRows(IntakeSettings settings) {
        return this == REFERRALS ? Math.min(settings.maxRows(), MOST_REFERRALS) : settings.maxRows();
    }

    /** The steward looks after partners, administrators after their people, operations introduce referrals. */
    public boolean isFor(Actor actor) {
        boolean ofPartner = !actor.partnerId().equals(Actor.HOST);
        return switch (this) {
            case PARTNERS -> actor.isSteward();
            case PEOPLE -> actor.isSteward() || (ofPartner && actor.has(Role.ADMINISTRATOR));
            case CUSTOMERS, REFERRALS -> ofPartner && actor.has(Role.OPERATIONS);
        };
    }
}
