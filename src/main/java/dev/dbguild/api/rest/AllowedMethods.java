package dev.dbguild.api.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which methods a path takes: what the `Allow` header of a 405 must say.
@Singleton
public final class AllowedMethods {
    private final BeanManager beans;

    @Inject
    public AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    List<String> of(String path) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> methods(type, path))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> methods(Class<?> resource, String path) {
        String root = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .filter(method -> path.matches(pattern(root, method.getAnnotation(Path.class))))
                .map(AllowedMethods::name)
                .filter(Objects::nonNull);
    }

    private static String pattern(String root, @Nullable Path below) {
        String template = below == null ? root : root + "/" + below.value();
        return template.replaceAll("\\{[^}]+}", "[^/]+") + "/?";
    }

    private static @Nullable String name(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return http.value();
            }
        }
        return null;
    }
}
