package io.evenhand.ceremony.web;

import io.evenhand.ceremony.Visitor;
import io.evenhand.ceremony.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A controller that names a {@link Visitor} among its parameters gets whoever a link brought; where there is nobody, the page says so. */
@Component
@ControllerAdvice
@ConditionalOnWebApplication
class VisitorArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final Visits visits;

    VisitorArgument(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Visitor.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Visitor visitor = VisitCookie.of(request)
                .flatMap(secret -> visits.find(secret, request.getRemoteAddr(), agent(request)))
                .orElseThrow(NoVisitException::new);
        requireSamePage(request, visitor);
        return visitor;
    }

    /**
     * A browser has one visit, and maybe several windows: a form is for the agreement that its page showed, and not for that of a link which
     * was opened in another window since.
     */
    static void requireSamePage(HttpServletRequest request, Visitor visitor) {
        boolean decides = request.getMethod().equals("POST")
                && request.getRequestURI().contains(OutsideSigningController.PAGE + "/");
        if (decides && !visitor.signatureId().equals(request.getParameter("signature"))) {
            throw new OtherPageException();
        }
    }

    static String agent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    }

    @ExceptionHandler(NoVisitException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String gone(NoVisitException gone, Model model) {
        model.addAttribute("token", gone.token());
        return "ceremony/gone";
    }

    @ExceptionHandler(OtherPageException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String other() {
        return "ceremony/other";
    }
}
