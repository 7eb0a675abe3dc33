package dev.rollcall.rest.admin;

import dev.rollcall.application.directory.CountedDirectory;
import dev.rollcall.application.directory.DirectoryActivity;
import dev.rollcall.application.directory.DirectoryStatus;
import dev.rollcall.application.port.Traffic;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.Expiry;
import dev.rollcall.domain.directory.TrafficCount;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.SyncEvent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How the admin API shows a directory as JSON, with the addresses an identity provider needs, below a public URL. */
final class DirectoryView {

    private DirectoryView() {}

    /** Returns the directory with everything about how it is doing. */
    static Complex of(DirectoryStatus status, URI publicUrl) {
        Map<String, Value> fields = counts(status.counted());
        fields.put("conflicts", Numeric.of(status.conflicts()));
        put(fields, status.activity());
        fields.put("expiring", many(status.expiring(), DirectoryView::of));
        return of(status.directory(), fields, publicUrl);
    }

    /** Returns the directory with what it holds. */
    static Complex of(CountedDirectory counted, URI publicUrl) {
        return of(counted.directory(), counts(counted), publicUrl);
    }

    private static Complex of(Directory directory, Map<String, Value> status, URI publicUrl) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(directory.id().value()));
        fields.putAll(directory.settings().toTree().asMap());
        fields.put("status", Complex.of(status));
        fields.put("connection", connection(publicUrl));
        fields.put("created", View.moment(directory.meta().created()));
        fields.put("lastModified", View.moment(directory.meta().lastModified()));
        return Complex.of(fields);
    }

    private static Map<String, Value> counts(CountedDirectory counted) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(
                "users",
                Complex.of("active", (Value) Numeric.of(counted.users().active()))
                        .with("inactive", Numeric.of(counted.users().inactive()))
                        .with("waiting", Numeric.of(counted.waiting())));
        fields.put("held", Numeric.of(counted.held()));
        fields.put("groups", Numeric.of(counted.groups()));
        fields.put("parkedMembers", Numeric.of(counted.parked()));
        return fields;
    }

    private static void put(Map<String, Value> fields, DirectoryActivity.Summary activity) {
        fields.put("lastContact", View.moment(activity.lastContact().orElse(null)));
        fields.put("lastSuccess", View.moment(activity.lastSuccess().orElse(null)));
        fields.put(
                "lastError", activity.lastError().<Value>map(DirectoryView::of).orElse(Null.NULL));
        fields.put("hours", many(activity.hours(), DirectoryView::of));
        fields.put("tolerated", many(activity.tolerated(), DirectoryView::of));
    }

    private static Value of(SyncEvent error) {
        return Complex.of("time", View.moment(error.time()))
                .with(
                        "cause",
                        error.outcome().cause() == null
                                ? Null.NULL
                                : new Text(error.outcome().cause().spelling()))
                .with("reason", new Text(error.reason()))
                .with("requestId", new Text(error.actor().requestId()));
    }

    private static Value of(TrafficCount hour) {
        return Complex.of("from", View.moment(hour.hour()))
                .with("requests", Numeric.of(hour.requests()))
                .with("errors", Numeric.of(hour.errors()));
    }

    private static Value of(Traffic.Tolerated tolerated) {
        return Complex.of("quirk", (Value) new Text(tolerated.quirk()))
                .with("count", Numeric.of(tolerated.count()))
                .with("last", View.moment(tolerated.last()));
    }

    private static Value of(Expiry expiry) {
        return Complex.of("type", (Value) new Text(expiry.kind().spelling()))
                .with("id", new Text(expiry.id()))
                .with("name", new Text(expiry.name()))
                .with("lastFour", expiry.lastFour() == null ? Null.NULL : new Text(expiry.lastFour()))
                .with("expiresAt", View.moment(expiry.expiresAt()))
                .with("withinDays", Numeric.of(expiry.withinDays()));
    }

    private static Complex connection(URI publicUrl) {
        return Complex.of("tenantUrl", new Text(publicUrl + "/api/scim/v2"))
                .with("tokenUrl", new Text(publicUrl + "/api/oauth/token"));
    }

    private static <T> Many many(List<T> all, Function<T, Value> view) {
        return new Many(all.stream().map(view).toList());
    }
}
