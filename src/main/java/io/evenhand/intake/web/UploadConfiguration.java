package io.evenhand.intake.web;

import io.evenhand.intake.IntakeSettings;
import jakarta.servlet.MultipartConfigElement;
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
    MultipartConfigElement multipartConfigElement(IntakeSettings settings) {
        DataSize most = DataSize.ofBytes(settings.maxFileSize().toBytes() + 2 * UploadLimit.FIELDS_BYTES);
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setMaxFileSize(most);
        limits.setMaxRequestSize(most);
        limits.setFileSizeThreshold(DataSize.ofKilobytes(256));
        return limits.createMultipartConfig();
    }
}
