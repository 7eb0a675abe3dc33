package dev.rollcall.domain.user;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.value.Complex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator says to connect a user with a directory.
 *
 * @param externalId the user's identifier in the identity provider; empty when it is not known or stays
 */
public record ConnectRequest(DirectoryId directory, Optional<String> externalId) {

    private static final String DIRECTORY = "directoryId";
    private static final String EXTERNAL_ID = "externalId";
    private static final Set<String> FIELDS = Set.of(DIRECTORY, EXTERNAL_ID);

    /**
     * Reads the body.
     *
     * @throws Refusal with every field that is wrong
     */
    public static ConnectRequest read(Complex body) {
        List<Refusal.Field> wrong = new ArrayList<>();
        body.names().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> wrong.add(new Refusal.Field(name, "The field " + name + " is not known.")));
        String directory = body.text(DIRECTORY).orElse("");
        if (directory.isEmpty()) {
            wrong.add(new Refusal.Field(DIRECTORY, "The field directoryId must be the id of a user directory."));
        }
        Optional<String> externalId = body.text(EXTERNAL_ID);
        if (body.get(EXTERNAL_ID) != null
                && !externalId.filter(ConnectRequest::isIdentifier).isPresent()) {
            wrong.add(new Refusal.Field(
                    EXTERNAL_ID,
                    "The field externalId must be a text of 1 to " + ResourceCheck.MAX_NAME_LENGTH + " characters."));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return new ConnectRequest(new DirectoryId(directory), externalId);
    }

    private static boolean isIdentifier(String text) {
        return !text.isBlank()
                && text.length() <= ResourceCheck.MAX_NAME_LENGTH
                && text.codePoints()
                        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
