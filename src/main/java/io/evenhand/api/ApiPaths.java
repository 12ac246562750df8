package io.evenhand.api;

import jakarta.servlet.http.HttpServletRequest;

/** Where the interface is. */
final class ApiPaths {
    static final String V1 = "/api/v1";
    static final String PATTERN = V1 + "/**";
    static final String[] OPEN = {V1 + "/openapi.yaml", V1 + "/openapi.json"};

    private ApiPaths() {}

    static boolean isOurs(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(V1) || path.startsWith(V1 + "/");
    }
}
