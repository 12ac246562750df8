package io.evenhand.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Proves when the embedded engine starts, that only its client may call it, and that it ends with the application. */
class EmbeddedInitializerTests {
    @TempDir
    Path data;

    private static GenericApplicationContext initialized(Map<String, Object> properties) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        new EmbeddedInitializer().initialize(context);
        context.refresh();
        return context;
    }

    private static String property(GenericApplicationContext context, String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Test
    void theClientIsPointedToAnEngineThatOnlyItMayCall() throws Exception {
        try (GenericApplicationContext context = initialized(Map.of("evenhand.data", data.toString()))) {
            URI topology = URI.create(property(context, "camunda.client.rest-address") + "/v2/topology");
            assertThat(topology.getHost())
                    .isEqualTo(InetAddress.getLoopbackAddress().getHostAddress());
            HttpRequest.Builder request = HttpRequest.newBuilder(topology);
            assertThat(status(request)).isEqualTo(401);
            String pair = property(context, "camunda.client.auth.username") + ":"
                    + property(context, "camunda.client.auth.password");
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            assertThat(status(request)).isEqualTo(200);
            assertThat(context.getBean(Clock.class)).isInstanceOf(EngineClock.class);
        }
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void theEngineEndsWithTheApplicationAndTheCredentialStays() throws Exception {
        Map<String, Object> properties = Map.of("evenhand.data", data.toString());
        String password;
        try (GenericApplicationContext context = initialized(properties)) {
            password = property(context, "camunda.client.auth.password");
            assertThatThrownBy(() -> initialized(properties))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("is in use by another Evenhand");
        }
        try (GenericApplicationContext context = initialized(properties)) {
            assertThat(property(context, "camunda.client.auth.password")).isEqualTo(password);
        }
        Path credential = data.resolve("engine/credential");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credential)))
                .isEqualTo("rw-------");
    }

    @Test
    void aTemporaryEngineLeavesTheDataFolderAlone() throws Exception {
        try (GenericApplicationContext context = initialized(
                Map.of("evenhand.data", data.resolve("unused").toString(), "evenhand.engine.temporary", true))) {
            assertThat(property(context, "camunda.client.rest-address")).startsWith("http://");
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aClusterOfTheUsersOrNoClientSwitchesItOff() {
        for (Map<String, Object> said : java.util.List.<Map<String, Object>>of(
                Map.of("camunda.client.rest-address", "https://camunda.example"),
                Map.of("camunda.client.grpc-address", "https://camunda.example"),
                Map.of("camunda.client.mode", "saas"),
                Map.of("camunda.client.enabled", "false"),
                Map.of("evenhand.engine.enabled", "false"))) {
            try (GenericApplicationContext context = initialized(said)) {
                assertThat(context.getBeanProvider(Clock.class).getIfAvailable())
                        .as("%s", said)
                        .isNull();
            }
        }
    }

    @Test
    void aBuildWithoutTheEngineAsksForACluster() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setClassLoader(new FilteredClassLoader("io.camunda.zeebe.stream"));
            assertThatThrownBy(() -> new EmbeddedInitializer().initialize(context))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessage("This build of Evenhand has no Camunda engine of its own: name your Camunda 8.8 cluster"
                            + " with --camunda.client.rest-address=<address>.");
        }
    }

    @Test
    void aPortInUseIsSaidInASentenceAndTheFolderIsFreeAgain() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Object> properties =
                    Map.of("evenhand.data", data.toString(), "evenhand.engine.port", other.getLocalPort());
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> initialized(properties))
                        .isInstanceOf(EngineUnavailableException.class)
                        .hasMessageStartingWith("Port " + other.getLocalPort() + " is in use");
            }
        }
    }
}
