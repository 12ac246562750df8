package io.evenhand.desk;

import io.evenhand.access.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Has {@link ContractReadings} log who reads, between the moment at which it is known that something is shown and that at which it is: a page
 * before it is drawn, a file before its first byte; only a file that its controller writes piece by piece right after. A page that asks
 * whether it is still the latest, and is, shows nothing and costs nothing.
 */
@ControllerAdvice
@ConditionalOnWebApplication
class ReadingsOnPages implements ResponseBodyAdvice<Object>, HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> ROOMS = Set.of(
            "io.evenhand.desk",
            "io.evenhand.word.web",
            "io.evenhand.wording.web",
            "io.evenhand.settlement.web",
            "io.evenhand.protection.web");

    private final ContractReadings readings;

    ReadingsOnPages(ContractReadings readings) {
        this.readings = readings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView shown) {
        if (handler instanceof HandlerMethod method
                && isOfOurs(method.getBeanType())
                && (shown == null ? method.isVoid() : isPage(shown))) {
            read(request);
        }
    }

    private static boolean isPage(ModelAndView shown) {
        String view = shown.getViewName();
        return view != null && !view.startsWith("redirect:");
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return isOfOurs(method.getContainingClass());
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null && request instanceof ServletServerHttpRequest asked) {
            read(asked.getServletRequest());
        }
        return body;
    }

    private static boolean isOfOurs(Class<?> controller) {
        return ROOMS.contains(controller.getPackageName());
    }

    private void read(HttpServletRequest request) {
        if (request.getAttribute(Actor.class.getName()) instanceof Actor actor
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables) {
            readings.shown(
                    actor,
                    String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                    variables);
        }
    }
}
