package dev.lectern.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds an operation as Spring MVC does, but looks at the path of each before it looks at media
 * types: nearly all operations are those of other paths.
 */
final class PathsFirst extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo info, HttpServletRequest request) {
        var paths = info.getPathPatternsCondition();
        if (info.getMethodsCondition().getMatchingCondition(request) == null
                || (paths != null && paths.getMatchingCondition(request) == null)) {
            return null;
        }
        return super.getMatchingMapping(info, request);
    }
}
