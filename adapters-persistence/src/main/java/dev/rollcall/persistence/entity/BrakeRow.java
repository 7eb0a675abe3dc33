package dev.rollcall.persistence.entity;

import dev.rollcall.domain.directory.DirectoryId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code brake}. */
@Entity
@Table(name = "brake")
public class BrakeRow {

    /** From this size on a directory is not counted anew for everybody who leaves. */
    private static final long LARGE = 5_000;

    private static final Duration TRUSTED = Duration.ofMinutes(5);

    @Id
    @Column(name = "directory_id")
    private String directoryId;

    private long size;

    private @Nullable Instant counted;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected BrakeRow() {}

    /** Returns the row of a directory that was never counted. */
    public static BrakeRow of(DirectoryId directory) {
        BrakeRow row = new BrakeRow();
        row.directoryId = directory.value();
        return row;
    }

    /** Returns the size as counted last, or a negative number when it has to be counted. */
    public long trustedSize(Instant now) {
        boolean trusted = counted != null && !counted.isAfter(now) && counted.isAfter(now.minus(TRUSTED));
        return trusted && size >= LARGE ? size : -1;
    }
}
