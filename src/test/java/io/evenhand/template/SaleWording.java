package io.evenhand.template;

import java.util.Map;

/** A small agreement of files alone that the lint finds nothing in, to be spoilt in one place. */
final class SaleWording {
    static final String DECLARATIONS = """
            name: sale
            title: {en: Sale Agreement}
            fields:
              parties: {type: list, label: {en: Parties}, least: 2}
              parties.partnerId: {type: text, label: {en: Partner}}
              parties.legalName: {type: text, label: {en: Name}}
              effectiveOn: {type: date, label: {en: Effective date}, negotiable: true}
              price: {type: money, label: {en: Price}, negotiable: true}
              payDays: {type: number, label: {en: Days for payment}, least: 1, most: 90, default: 30, negotiable: true}
              delivery:
                type: choice
                label: {en: Delivery}
                words: {en: {post: by post, pickup: by pickup}}
              warranty: {type: group, label: {en: Warranty}, optional: true}
              warranty.months: {type: number, label: {en: Months of warranty}, least: 1}
            """;

    static final String TEXT = """
            ::: cover

            # Sale Agreement {#top}

            ::: key-terms Key terms | Term | Agreed
            - Effective date | {{effectiveOn}}
            - Price | {{price}}, paid within {{payDays}} days
            - Delivery | {{delivery}}
            :::

            :::

            ## Meaning of words {#definitions}

            - **goods** means what is sold.

            ## Price {#price}

            The buyer pays {{price}} for the goods within the payment time of {{payDays}} days after {{effectiveOn}}.

            {#costs} The seller bears the cost of sending them {{delivery}}.
            {{#warranty}}

            ## Warranty {#warranty}

            The seller mends the goods for {{warranty.months}} months, as clause [](#price) says of its costs.
            {{/warranty}}

            ## What outlasts the end {#survival}

            Clauses [](#definitions){{#warranty}}, [](#warranty){{/warranty}} and [](#costs) go on to apply.

            {{> signatures}}
            """;

    private static final String COSTS = "{#costs} The seller bears the cost of sending them {{delivery}}.";

    private static final String SIGNATURES = """
            ::: signatures
            ## Signatures {-}

            {{#parties}}
            ::: signature
            **{{legalName}}**

            ::: signature-box
            :::
            :::
            {{/parties}}
            :::
            """;

    /** The clause on costs in two texts. */
    static final String POSITIONS = """
            clauses:
              - clause: costs
                label: Costs
                standard: The seller bears them
                fallbacks:
                  - {position: shared, label: In equal parts, approvedBy: nobody}
                why: Who sends knows what it costs.
            """;

    private SaleWording() {}

    /** With a clause in two texts, to both of which the text refers. */
    static Wording withPositions() {
        return of(DECLARATIONS, TEXT.replace(COSTS, "{{> costs}}"))
                .with("playbook/clauses.yaml", POSITIONS)
                .with("clauses/costs.en.md", COSTS + "\n")
                .with(
                        "clauses/costs/shared.en.md",
                        "{#costs} The parties bear the cost of sending them in equal parts.\n");
    }

    static Wording clean() {
        return of(DECLARATIONS, TEXT);
    }

    static Wording of(String declarations, String text) {
        return Wording.of(Map.of(
                "sale.yaml",
                declarations,
                "sale.en.md",
                text,
                "clauses/signatures.en.md",
                SIGNATURES,
                "style.css",
                "body { color: black; }\n"));
    }

    /** With another paragraph in the clause on the price. */
    static Wording saying(String paragraph) {
        return of(DECLARATIONS, TEXT.replace("{#costs}", paragraph + "\n\n{#costs}"));
    }

    static Wording replacing(String one, String other) {
        if (!TEXT.contains(one)) {
            throw new IllegalArgumentException("The text does not contain " + one);
        }
        return of(DECLARATIONS, TEXT.replace(one, other));
    }

    static Wording declaring(String one, String other) {
        if (!DECLARATIONS.contains(one)) {
            throw new IllegalArgumentException("The declarations do not contain " + one);
        }
        return of(DECLARATIONS.replace(one, other), TEXT);
    }
}
