package dev.rollcall.persistence.query;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.time.Instant;

/**
 * What every table of resources holds of each: a row without what only that table has.
 *
 * @param document the attributes as JSON
 */
public record StoredResource(String id, Meta meta, String document) {

    /** The columns that {@link #of} reads, as JPQL. */
    static final String COLUMNS = "r.id, r.version, r.created, r.lastModified, r.document";

    /** The most characters of a document that is read with others, however many these are. */
    static final int SHORT = 16 * 1024;

    /** The same columns with no document where it is longer than {@link #SHORT}. */
    static final String SHORT_COLUMNS =
            COLUMNS.replace("r.document", "case when length(r.document) > " + SHORT + " then '' else r.document end");

    static StoredResource of(Object[] row) {
        Meta meta = new Meta((Instant) row[2], (Instant) row[3], new Version((Long) row[1]));
        return new StoredResource((String) row[0], meta, (String) row[4]);
    }

    /** Returns whether the document was too long to be read with {@link #SHORT_COLUMNS}. */
    boolean isLong() {
        return document.isEmpty();
    }

    /** Returns the resource with the attributes of the document. */
    public Resource toResource(ResourceType type) {
        return new Resource(type, new ResourceId(id), meta, JsonReader.readStored(document));
    }
}
