package dev.rollcall.rest.json;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a tree as the JSON of an answer, whatever JSON media type the answer has. */
@Provider
@SingletonBean
public class ComplexWriter implements MessageBodyWriter<Complex> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Complex.class;
    }

    @Override
    public void writeTo(
            Complex tree,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders,
            OutputStream entityStream) {
        JsonWriter.write(tree, entityStream);
    }
}
