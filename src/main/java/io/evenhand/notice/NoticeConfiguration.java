package io.evenhand.notice;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
class NoticeConfiguration {
    /** There is one once {@code spring.mail.host} is set; until then mail stays on its page. */
    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailServer mailServer(JavaMailSenderImpl settings, NoticeProperties properties) {
        if (properties.from() == null) {
            throw new MailSettingsException("spring.mail.host names a mail server, but evenhand.notice.from is not set;"
                    + " write the sender's address, such as evenhand@example.com.");
        }
        return new MailServer(settings);
    }

    /** Where there is no mail server, a folder can take its place. */
    @Bean
    @ConditionalOnProperty("evenhand.notice.folder")
    @ConditionalOnMissingBean(MailCarrier.class)
    MailFolder mailFolder(@Value("${evenhand.notice.folder}") Path folder, Clock clock) {
        return new MailFolder(folder, clock);
    }
}
