package io.evenhand.signing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningConfiguration.Settings.class)
class SigningConfiguration {
    /** A signature of ours with its certificates and a local timestamp takes about 5 kB. */
    private static final int RESERVED_FOR_LOCAL_BYTES = 8 * 1024;

    /** Authorities outside send longer chains. */
    private static final int RESERVED_FOR_REMOTE_BYTES = 20 * 1024;

    /**
     * @param timestampUrls RFC 3161 authorities, asked in order until one answers; none means the local clock, which proves
     *     nothing between adversaries
     */
    @ConfigurationProperties("evenhand.signing")
    record Settings(@DefaultValue List<URI> timestampUrls) {}

    @Bean
    KeyVault keyVault(@Value("${evenhand.data}") Path data, Clock clock) {
        return KeyFolder.open(data.resolve("keys"), clock);
    }

    @Bean
    Signing signing(KeyVault vault, Settings settings, Clock clock) {
        return create(vault, settings.timestampUrls(), clock);
    }

    static Signing create(KeyVault vault, List<URI> timestampUrls, Clock clock) {
        return timestampUrls.isEmpty()
                ? new Signing(
                        vault,
                        new LocalTimestamps(SigningIdentity.of(vault, KeyRole.TIMESTAMP), clock),
                        RESERVED_FOR_LOCAL_BYTES,
                        clock)
                : new Signing(vault, new RemoteTimestamps(timestampUrls), RESERVED_FOR_REMOTE_BYTES, clock);
    }
}
