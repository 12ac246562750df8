package io.evenhand.desk;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * The files that pages are made of. A file's address carries the hash of its content, so browsers may keep it for good. No other
 * address is taken for a file: or each link of each page would be looked for among the files of the program.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DeskFiles implements WebMvcConfigurer {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        files(registry, "/assets/**", "classpath:/static/assets/");
        files(registry, "/vendor/**", "classpath:/static/vendor/");
        files(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
    }

    private static void files(ResourceHandlerRegistry registry, String addresses, String location) {
        registry.addResourceHandler(addresses)
                .addResourceLocations(location)
                .setCacheControl(FOR_GOOD)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
