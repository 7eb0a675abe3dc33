package dev.rollcall.rest.json;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.rest.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object of a request into a tree, within the limits that every body has. */
@Provider
@SingletonBean
public class ComplexReader implements MessageBodyReader<Complex> {

    private final RequestLimits limits;

    @Context
    private @Nullable ResourceInfo resource;

    /** Takes how much a body may hold. */
    @Inject
    public ComplexReader(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Complex.class && isJson(mediaType);
    }

    private static boolean isJson(MediaType mediaType) {
        return mediaType.getSubtype().equals("json") || mediaType.getSubtype().endsWith("+json");
    }

    /**
     * Reads the body.
     *
     * @throws Refusal with {@link Reason#INVALID_SYNTAX} when it is no JSON object, {@link Reason#PAYLOAD_TOO_LARGE}
     *     when it is too long
     */
    @Override
    public Complex readFrom(
            Class<Complex> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream entityStream) {
        return JsonBody.read(entityStream, jsonLimits());
    }

    private JsonLimits jsonLimits() {
        LongBody longBody = resource == null || resource.getResourceClass() == null
                ? null
                : resource.getResourceClass().getAnnotation(LongBody.class);
        return longBody == null ? limits.json() : limits.longJson().endless(longBody.lists());
    }
}
