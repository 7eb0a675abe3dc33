package dev.rollcall.domain;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that Rollcall refuses, with the reason and a sentence for the administrator who has to mend it. The one
 * exception of the domain; the REST adapter turns the reason into a status (RFC 7644, 3.12; RFC 9457).
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A sentence quotes what was sent, which may be as long as a body; its beginning and its end say what is wrong. */
    private static final int LONGEST = 1_000;

    /** Why a single field of an administrator's request was refused; {@code field} is a dotted path. */
    public record Field(String field, String detail) {}

    private final Reason reason;
    private final transient @Nullable ResourceId existing;
    private final transient List<Field> fields;
    private final transient @Nullable Explanation explanation;

    /**
     * What only the log of the directory says about a refusal.
     *
     * @param sentence the decision, which may name other directories
     * @param about the person that stands against the request
     * @param owner the directory whose user that is; null for a local user
     */
    public record Explanation(
            String sentence,
            @Nullable UserId about,
            @Nullable DirectoryId owner) {}

    private Refusal(
            Reason reason,
            String detail,
            @Nullable ResourceId existing,
            List<Field> fields,
            @Nullable Explanation explanation) {
        super(shortened(detail), null, false, false);
        this.reason = reason;
        this.existing = existing;
        this.fields = fields;
        this.explanation = explanation;
    }

    /**
     * Returns a refusal; {@code detail} is one full sentence and reveals nothing of another directory. A very long one is
     * cut in the middle.
     */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, null, List.of(), null);
    }

    /** Returns the 409 of a resource that is there already, so that a client whose answer got lost can join it. */
    public static Refusal alreadyThere(ResourceId existing, String detail) {
        return new Refusal(Reason.UNIQUENESS, detail, existing, List.of(), null);
    }

    /** Returns the refusal of an administrator's request with every field that is wrong. */
    public static Refusal ofFields(List<Field> fields) {
        String detail = fields.size() == 1 ? fields.get(0).detail() : fields.size() + " fields are wrong; see errors.";
        return new Refusal(Reason.INVALID_VALUE, detail, null, List.copyOf(fields), null);
    }

    /** Returns the same refusal with what the log is to say about it. */
    public Refusal explained(Explanation why) {
        return new Refusal(reason, detail(), existing, fields, why);
    }

    private static String shortened(String sentence) {
        int rest = sentence.length() - LONGEST / 2;
        return sentence.length() <= LONGEST
                ? sentence
                : sentence.substring(0, LONGEST / 2) + "…" + sentence.substring(rest);
    }

    /** Returns why the request is refused. */
    public Reason reason() {
        return reason;
    }

    /** Returns the sentence for the administrator. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Returns the resource of the caller's own directory that stands in the way, if there is one. */
    public Optional<ResourceId> existing() {
        return Optional.ofNullable(existing);
    }

    /** Returns what the log is to say; empty where the sentence of the answer says it all. */
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(explanation);
    }

    /** Returns the fields that are wrong; empty outside the admin API. */
    public List<Field> fields() {
        return fields;
    }
}
