package io.evenhand.verification.web;

import io.evenhand.access.UploadAllowance;
import io.evenhand.verification.Verifications;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class VerifyWeb {
    /** The files, and the certificate of an authority beside them. */
    static final DataSize MOST = DataSize.ofBytes(Verifications.MOST_BYTES + 1_000_000L);

    @Bean
    UploadAllowance verificationAllowance() {
        return new UploadAllowance(VerifyController.ADDRESS, MOST);
    }
}
