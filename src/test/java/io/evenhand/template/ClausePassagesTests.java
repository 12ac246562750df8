package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Proves that a clause is held against a document by what it says in every document, and by nothing that stands there only sometimes. */
class ClausePassagesTests {
    @Test
    void whatIsFilledInDividesAndWhatStandsOnlySometimesIsLeftOut() {
        assertThat(ClausePassages.of("""
                ## Assignment {#assignment}

                1. Neither party assigns the agreement without the consent of {{other.name}}, which is not refused without reason.
                {{#affiliates}}
                2. A company of the same group may take it over at any time.
                {{/affiliates}}
                {{^affiliates}}Not even to a company of its group, whatever it is called.{{/affiliates}}
                3. It stays bound.
                """))
                .containsExactly(
                        "Neither party assigns the agreement without the consent of",
                        ", which is not refused without reason.",
                        "It stays bound.");
    }
}
