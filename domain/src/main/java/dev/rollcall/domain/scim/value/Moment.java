package dev.rollcall.domain.scim.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** The instant that the text of a {@code dateTime} means (RFC 7643, 2.3.5). */
public final class Moment {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private Moment() {}

    /** Reads an XML Schema dateTime with up to nine digits of fraction; without an offset it is UTC. */
    public static Optional<Instant> of(String dateTime) {
        try {
            return Optional.of(isOurs(dateTime) ? ours(dateTime) : any(dateTime));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant any(String dateTime) {
        TemporalAccessor parsed = FORMAT.parseBest(dateTime, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    /** Returns whether it looks like {@code 2011-05-13T04:42:34.000Z}, as Rollcall writes its own: read most often. */
    private static boolean isOurs(String text) {
        return text.length() == 24
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.'
                && text.charAt(23) == 'Z';
    }

    private static Instant ours(String text) {
        LocalDate date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        int milliseconds = digits(text, 20, 23);
        return date.atTime(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), milliseconds * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("No digit: " + digit);
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
