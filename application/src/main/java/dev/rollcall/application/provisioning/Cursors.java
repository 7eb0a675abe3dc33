package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Position;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.SortKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors (RFC 9865, 2): the place where a page begins or ends, signed together with the directory and the query, so
 * that a cursor is good for nothing else. The server keeps nothing of them, and they do not expire.
 */
@SingletonBean
public class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 32;
    private static final int LONGEST = 4096;
    private static final String SIDE = "s";
    private static final String KEY = "k";
    private static final String ID = "i";

    private final CursorKey key;

    /** Takes the key that all nodes share. */
    @Inject
    public Cursors(CursorKey key) {
        this.key = key;
    }

    /** Returns the cursor of a page that these queries continue with, all of characters that need no escape in a URL. */
    public String write(Call call, List<Query> queries, Boundary boundary) {
        Position position = boundary.position();
        Complex content = Complex.of(SIDE, (Value) new Text(boundary.side().name()))
                .with(KEY, position.key().value())
                .with(ID, new Text(position.id().value()));
        byte[] place = JsonWriter.write(content).getBytes(StandardCharsets.UTF_8);
        byte[] signature = signature(call, queries, place);
        byte[] whole = Arrays.copyOf(signature, SIGNATURE + place.length);
        System.arraycopy(place, 0, whole, SIGNATURE, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * Returns the place that a cursor stands for.
     *
     * @throws Refusal with {@link Reason#INVALID_CURSOR} when it was not written for this directory and these queries
     */
    public Boundary read(Call call, List<Query> queries, String cursor) {
        byte[] whole = decoded(cursor);
        byte[] place = Arrays.copyOfRange(whole, SIGNATURE, whole.length);
        byte[] signature = Arrays.copyOf(whole, SIGNATURE);
        if (!MessageDigest.isEqual(signature, signature(call, queries, place))) {
            throw refusal();
        }
        Complex content = JsonReader.readStored(new String(place, StandardCharsets.UTF_8));
        Value sortKey = content.get(KEY);
        return new Boundary(
                new Position(
                        new SortKey(sortKey == null ? Null.NULL : sortKey),
                        new ResourceId(content.text(ID).orElseThrow())),
                Boundary.Side.valueOf(content.text(SIDE).orElseThrow()));
    }

    private static byte[] decoded(String cursor) {
        try {
            byte[] whole = cursor.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
            if (whole.length > SIGNATURE) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            // No Base64, and so no cursor of ours: refused like any other.
        }
        throw refusal();
    }

    private byte[] signature(Call call, List<Query> queries, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            for (String part : bound(call, queries)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length keeps two parts from being read as two others.
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return mac.doFinal(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static List<String> bound(Call call, List<Query> queries) {
        List<String> parts = new ArrayList<>(List.of(call.directoryId().value()));
        for (Query query : queries) {
            parts.add(query.type().name());
            parts.add(query.filter().map(Object::toString).orElse(""));
            parts.add(query.sort().toString());
        }
        return parts;
    }

    private static Refusal refusal() {
        return Refusal.of(
                Reason.INVALID_CURSOR,
                "The cursor is none of this directory and query; begin with an empty cursor, and send the same filter,"
                        + " sortBy and sortOrder with every page.");
    }
}
