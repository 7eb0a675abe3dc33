package dev.rollcall.domain.user;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a user.
 *
 * @param loginName the new login name; empty to keep the one there is
 * @param attributes a merge patch (RFC 7396) of the local values, not yet checked against a schema
 */
public record UserRequest(Optional<String> loginName, Complex attributes) {

    private static final String LOGIN_NAME = "loginName";
    private static final String ATTRIBUTES = "attributes";
    private static final Set<String> FIELDS = Set.of(LOGIN_NAME, ATTRIBUTES);

    /**
     * Reads the body that makes a local user, which must have a login name.
     *
     * @throws Refusal with every field that is wrong
     */
    public static UserRequest create(Complex body) {
        return read(body.get(LOGIN_NAME) == null ? body.with(LOGIN_NAME, Null.NULL) : body);
    }

    /**
     * Reads the body that changes a user.
     *
     * @throws Refusal with every field that is wrong
     */
    public static UserRequest change(Complex body) {
        return read(body);
    }

    private static UserRequest read(Complex body) {
        List<Refusal.Field> wrong = new ArrayList<>();
        body.names().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> wrong.add(new Refusal.Field(name, "The field " + name + " is not known.")));
        Optional<String> loginName = Optional.ofNullable(body.get(LOGIN_NAME)).map(value -> loginName(value, wrong));
        Complex attributes = attributes(body.get(ATTRIBUTES), wrong);
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return new UserRequest(loginName, attributes);
    }

    private static String loginName(Value value, List<Refusal.Field> wrong) {
        String name = value instanceof Text text ? text.text().strip() : "";
        try {
            ResourceCheck.check(CoreSchemas.USER, Complex.of("userName", new Text(name)), UnknownAttributes.REJECT);
        } catch (Refusal refusal) {
            wrong.add(new Refusal.Field(
                    LOGIN_NAME,
                    "The field loginName must be a text of 1 to " + ResourceCheck.MAX_NAME_LENGTH + " characters."));
        }
        return name;
    }

    private static Complex attributes(@Nullable Value value, List<Refusal.Field> wrong) {
        if (value == null || value instanceof Complex) {
            return value == null ? Complex.empty() : (Complex) value;
        }
        wrong.add(new Refusal.Field(ATTRIBUTES, "The field attributes must be an object."));
        return Complex.empty();
    }
}
