package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that only what is certainly about different products counts as such. */
class SharedProductsPolicyTests {
    @Test
    void noProductsAreAllProducts() {
        assertThat(SharedProductsPolicy.mayShare(List.of(), List.of("ERP"))).isTrue();
        assertThat(SharedProductsPolicy.mayShare(List.of("ERP"), List.of())).isTrue();
        assertThat(SharedProductsPolicy.isWithin(List.of(), List.of("ERP"))).isFalse();
        assertThat(SharedProductsPolicy.isWithin(List.of("ERP"), List.of())).isTrue();
    }

    @Test
    void oneWordInCommonMayBeOneProduct() {
        assertThat(SharedProductsPolicy.mayShare(List.of("Business Central"), List.of("central  heating")))
                .isTrue();
        assertThat(SharedProductsPolicy.mayShare(List.of("Azure-Infrastruktur"), List.of("AZURE")))
                .isTrue();
        assertThat(SharedProductsPolicy.mayShare(List.of("Telefonanlagen"), List.of("ERP", "Lager")))
                .isFalse();
    }

    @Test
    void aNameWithoutAnyWordTellsNothingApart() {
        assertThat(SharedProductsPolicy.mayShare(List.of("–"), List.of("ERP"))).isTrue();
    }

    @Test
    void fewerProductsReachNoFurther() {
        assertThat(SharedProductsPolicy.isWithin(List.of("erp"), List.of("ERP", "Lager")))
                .isTrue();
        assertThat(SharedProductsPolicy.isWithin(List.of("ERP", "CRM"), List.of("ERP")))
                .isFalse();
    }
}
