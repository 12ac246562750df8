package io.evenhand.notice;

import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.notice}.
 *
 * @param deskUrl where people reach the desk, without a path; links in mail begin with it
 * @param from the sender's address; needed once there is a mail server
 * @param zone in which times are written, days end and the morning begins
 * @param summaryHour 0 to 23, when the morning summary goes out
 * @param hold how long something must have waited before people are told by mail
 * @param keep how long a mail that is over is kept
 */
@ConfigurationProperties("evenhand.notice")
record NoticeProperties(
        @DefaultValue("http://localhost:8080") String deskUrl,
        @Nullable String from,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("7") int summaryHour,
        @DefaultValue("PT20S") Duration hold,
        @DefaultValue("P90D") Duration keep) {
    /** @throws MailSettingsException naming the setting and the remedy */
    NoticeProperties {
        deskUrl = deskUrl.endsWith("/") ? deskUrl.substring(0, deskUrl.length() - 1) : deskUrl;
        require(
                isAddressOfDesk(deskUrl),
                "evenhand.notice.desk-url is “" + deskUrl
                        + "”; write where people reach the desk, such as https://desk.example.com.");
        require(
                summaryHour >= 0 && summaryHour <= 23,
                "evenhand.notice.summary-hour is " + summaryHour + "; write an hour from 0 to 23.");
        require(!hold.isNegative(), "evenhand.notice.hold is negative; write a duration such as 20s.");
        require(
                keep.compareTo(Duration.ofDays(1)) >= 0,
                "evenhand.notice.keep is " + keep + "; mail is kept for at least a day, such as 90d.");
        from = from == null || from.isBlank() ? null : from.strip();
        Optional<InternetAddress> sender = from == null ? Optional.empty() : MailAddress.read(from, "Evenhand");
        require(
                from == null || sender.isPresent(),
                "evenhand.notice.from is “" + from + "”; write one e-mail address, such as evenhand@example.com.");
    }

    /** The part after the @ of ids that must be this installation's alone. */
    String host() {
        String host = URI.create(deskUrl).getHost();
        return host == null ? "localhost" : host.toLowerCase(Locale.ROOT);
    }

    String link(String path) {
        return deskUrl + path;
    }

    private static boolean isAddressOfDesk(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new MailSettingsException(message);
        }
    }
}
