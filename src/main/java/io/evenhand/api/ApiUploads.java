package io.evenhand.api;

import io.evenhand.access.UploadAllowance;
import io.evenhand.verification.Verifications;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiUploads {
    /** A little more than is taken, so that the interface itself says what is too much. */
    @Bean
    UploadAllowance apiVerificationAllowance() {
        return new UploadAllowance(
                VerificationsApi.VERIFICATIONS, DataSize.ofBytes(Verifications.MOST_BYTES + 1_000_000L));
    }
}
