package io.evenhand.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The referral files that the program brings along, those that tests do not name included. */
public final class ShippedSamples {
    private ShippedSamples() {}

    /** Each as a path on the class path. */
    public static Stream<String> paths() {
        return Stream.of("referrals", "network").flatMap(ShippedSamples::paths);
    }

    private static Stream<String> paths(String folder) {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath:samples/" + folder + "/*.json");
            return Stream.of(found).map(file -> "/samples/" + folder + "/" + file.getFilename());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
