package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.Mutability;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;
import java.util.Map;

/**
 * What a write leaves of the extensions of a resource as it was: immutable attributes (RFC 7643, 7), and values whose
 * definition the directory has taken away or changed. The latter nobody sees, until they are defined again.
 */
public final class Lasting {

    private final ResourceType type;
    private final Complex before;

    private Lasting(ResourceType type, Complex before) {
        this.type = type;
        this.before = before;
    }

    /** Returns what lasts of the attributes {@code before} a write. */
    public static Lasting of(ResourceType type, Complex before) {
        return new Lasting(type, before);
    }

    /**
     * Returns {@code after} with everything that lasts and is missing in it.
     *
     * @throws Refusal {@code mutability} when an immutable attribute has another value
     */
    Complex keptIn(Complex after) {
        Complex kept = after;
        for (Map.Entry<String, Value> holder : before.asMap().entrySet()) {
            String urn = holder.getKey();
            if (urn.indexOf(':') >= 0 && holder.getValue() instanceof Complex data) {
                kept = keptIn(kept, urn, data);
            }
        }
        requireUnchanged(kept);
        return kept;
    }

    private Complex keptIn(Complex after, String urn, Complex data) {
        Schema extension = type.extension(urn);
        Complex holder = after.complex(urn);
        for (Map.Entry<String, Value> entry : data.asMap().entrySet()) {
            Attribute attribute =
                    extension == null ? null : extension.attributes().named(entry.getKey());
            boolean lasts = attribute == null
                    || !attribute.fits(entry.getValue())
                    || attribute.mutability() == Mutability.IMMUTABLE;
            if (lasts && holder.get(entry.getKey()) == null) {
                holder = holder.with(entry.getKey(), entry.getValue());
            }
        }
        return holder.isEmpty() ? after : after.with(urn, holder);
    }

    /**
     * Checks a resource that was changed attribute by attribute.
     *
     * @throws Refusal {@code mutability} when an immutable attribute is gone or has another value
     */
    public void requireUnchanged(Complex after) {
        for (Schema extension : type.extensions()) {
            Complex data = before.complex(extension.id());
            for (Attribute attribute : extension.attributes()) {
                Value value = data.get(attribute.name());
                if (attribute.mutability() == Mutability.IMMUTABLE
                        && value != null
                        && attribute.fits(value)
                        && !value.equals(after.complex(extension.id()).get(attribute.name()))) {
                    throw Refusal.of(
                            Reason.MUTABILITY,
                            "The attribute '" + extension.id() + ":" + attribute + "' is immutable and has a value.");
                }
            }
        }
    }
}
