package io.evenhand.api;

import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers every request of the interface that is turned away, wherever that happens, with a problem as RFC 9457 describes it. */
@Component
@ConditionalOnWebApplication
class Problems implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    @Nullable
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!ApiPaths.isOurs(request)) {
            return null;
        }
        try {
            write(response, refusal(thrown));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static Refusal refusal(Exception thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal;
            case NoHandlerFoundException unknown -> Refusal.notFound();
            case HttpRequestMethodNotSupportedException method ->
                Problem.METHOD_NOT_ALLOWED.because("Use " + String.join(" or ", supported(method)) + " here.");
            case HttpMediaTypeNotSupportedException media ->
                Problem.MEDIA_TYPE_NOT_SUPPORTED.because(
                        "Send the body as application/json; a bank statement as application/xml or text/csv; a document"
                                + " to be checked as application/pdf or, with its evidence, as multipart/form-data.");
            case HttpMediaTypeNotAcceptableException media ->
                Problem.NOT_ACCEPTABLE.because("Accept application/json, and application/pdf for documents.");
            case HttpMessageNotReadableException unreadable ->
                Problem.MALFORMED.because("The request has no body. Send one JSON object.");
            case MaxUploadSizeExceededException large -> Problem.TOO_LARGE.because(BodyLimit.DOCUMENTS.remedy());
            case MultipartException unreadable ->
                Problem.MALFORMED.because("The form cannot be read: it is cut off, or not multipart/form-data.");
            case MethodArgumentTypeMismatchException argument ->
                Problem.MALFORMED.because("The value of " + argument.getName() + " cannot be read.");
            case ServletRequestBindingException missing ->
                Problem.MALFORMED.because("The request is not complete: something required is missing.");
            default -> {
                // The message may hold what was sent; the kind of failure and its place are enough to look for it.
                LOG.error(
                        "A request to the API failed with {}", thrown.getClass().getName(), thrown);
                yield Problem.FAULT.because("It has been noted. Nothing says that the request was carried out;"
                        + " read again before you repeat it.");
            }
        };
    }

    private static List<String> supported(HttpRequestMethodNotSupportedException refused) {
        String[] methods = refused.getSupportedMethods();
        return methods == null ? List.of("another method") : List.of(methods);
    }

    /** Writes the problem, unless an answer is on its way already. */
    static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.problem().number());
        response.setContentType(TYPE);
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Evenhand\"");
        }
        Integer seconds = refusal.retryAfterSeconds();
        if (seconds != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        response.getOutputStream().write(ApiJson.bytes(body(refusal)));
    }

    private static Map<String, Object> body(Refusal refusal) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", refusal.problem().type());
        body.put("title", refusal.problem().title());
        body.put("status", refusal.problem().number());
        body.put("detail", refusal.detail());
        if (!refusal.fields().isEmpty()) {
            body.put("errors", refusal.fields().stream().map(Problems::error).toList());
        }
        return body;
    }

    private static Map<String, String> error(FieldProblem field) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("pointer", field.pointer());
        error.put("detail", field.problem());
        error.put("remedy", field.remedy());
        return error;
    }
}
