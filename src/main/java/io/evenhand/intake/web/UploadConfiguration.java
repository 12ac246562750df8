package io.evenhand.intake.web;

import io.evenhand.access.UploadAllowance;
import io.evenhand.intake.IntakeSettings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much of a form with files the server reads at all: somewhat more than {@link UploadLimit} lets pass, which can say why. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class UploadConfiguration {
    @Bean
    MultipartConfigElement multipartConfigElement(IntakeSettings settings, ObjectProvider<UploadAllowance> allowances) {
        long largest = allowances.stream()
                .mapToLong(allowance -> allowance.most().toBytes())
                .reduce(settings.maxFileSize().toBytes(), Math::max);
        DataSize most = DataSize.ofBytes(largest + 2 * UploadLimit.FIELDS_BYTES);
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setMaxFileSize(most);
        limits.setMaxRequestSize(most);
        limits.setFileSizeThreshold(DataSize.ofKilobytes(256));
        return limits.createMultipartConfig();
    }
}
