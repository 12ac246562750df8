package io.evenhand.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The interface's description in OpenAPI: open to everybody, because it says nothing of anybody. */
@RestController
@ConditionalOnWebApplication
class DescriptionApi {
    private final byte[] yaml;
    private final byte[] json;

    DescriptionApi() {
        this.yaml = file();
        this.json = ApiJson.bytes(read(yaml));
    }

    @GetMapping(path = ApiPaths.V1 + "/openapi.yaml")
    ResponseEntity<byte[]> yaml() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(yaml);
    }

    @GetMapping(path = ApiPaths.V1 + "/openapi.json")
    ResponseEntity<byte[]> json() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    private static Map<String, Object> read(byte[] yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
    }

    private static byte[] file() {
        try (InputStream in = Objects.requireNonNull(
                DescriptionApi.class.getResourceAsStream("/api/openapi.yaml"), "The description is missing")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
