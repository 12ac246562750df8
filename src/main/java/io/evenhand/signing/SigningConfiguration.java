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
import org.springframework.jdbc.core.JdbcOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningConfiguration.Settings.class)
class SigningConfiguration {
    /** A local timestamp with its certificate takes about 2 kB. */
    private static final int LOCAL_TIMESTAMP_BYTES = 4 * 1024;

    /** Authorities outside send longer chains. */
    private static final int REMOTE_TIMESTAMP_BYTES = 16 * 1024;

    /**
     * @param timestampUrls RFC 3161 authorities, asked in order until one answers; none means the local clock, which proves
     *     nothing between adversaries
     * @param publicUrl the address under which the public reaches this installation; certificates name it
     */
    @ConfigurationProperties("evenhand.signing")
    record Settings(
            @DefaultValue List<URI> timestampUrls,
            @DefaultValue("") String publicUrl) {}

    @Bean
    KeyVault keyVault(@Value("${evenhand.data}") Path data, Settings settings, Clock clock) {
        return KeyFolder.open(keys(data), clock, PublicAddresses.of(settings.publicUrl()));
    }

    @Bean
    PartnerCertificates partnerCertificates(@Value("${evenhand.data}") Path data, Clock clock) {
        return new PartnerCertificates(keys(data), clock);
    }

    @Bean
    CertificateRegister certificateRegister(JdbcOperations database) {
        return new JdbcCertificateRegister(database);
    }

    @Bean
    CertificateAuthority certificateAuthority(
            KeyVault vault, CertificateRegister register, Settings settings, Clock clock) {
        return new CertificateAuthority(vault, register, PublicAddresses.of(settings.publicUrl()), clock);
    }

    @Bean
    Revocations revocations(KeyVault vault, CertificateRegister register, Clock clock) {
        return new Revocations(vault, register, clock);
    }

    @Bean
    Signing signing(
            KeyVault vault,
            CertificateAuthority authority,
            PartnerCertificates partners,
            Settings settings,
            Clock clock) {
        return create(vault, authority, partners, OutsideRevocations.none(), settings.timestampUrls(), clock);
    }

    static Signing create(
            KeyVault vault,
            CertificateAuthority authority,
            PartnerCertificates partners,
            OutsideRevocations outside,
            List<URI> timestampUrls,
            Clock clock) {
        boolean local = timestampUrls.isEmpty();
        TimestampAuthority timestamps = local
                ? new LocalTimestamps(() -> vault.current(KeyRole.TIMESTAMP), clock)
                : new RemoteTimestamps(timestampUrls);
        int bytes = local ? LOCAL_TIMESTAMP_BYTES : REMOTE_TIMESTAMP_BYTES;
        return new Signing(vault, authority, partners, outside, timestamps, bytes, clock);
    }

    private static Path keys(Path data) {
        return data.resolve("keys");
    }
}
