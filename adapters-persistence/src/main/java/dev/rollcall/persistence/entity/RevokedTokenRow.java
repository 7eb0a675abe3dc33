package dev.rollcall.persistence.entity;

import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code revoked_token}. */
@Entity
@Table(name = "revoked_token")
public class RevokedTokenRow {

    @Id
    private String id;

    @Column(name = "client_id")
    private String clientId;

    private Instant expires;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RevokedTokenRow() {}

    /** Returns the row of the token. */
    public static RevokedTokenRow of(RevokedToken token) {
        RevokedTokenRow row = new RevokedTokenRow();
        row.id = token.id();
        row.clientId = token.clientId();
        row.expires = token.expires();
        return row;
    }

    /** Returns the token. */
    public RevokedToken toRevokedToken() {
        return new RevokedToken(id, clientId, expires);
    }
}
