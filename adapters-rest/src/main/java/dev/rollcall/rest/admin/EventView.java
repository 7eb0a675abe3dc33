package dev.rollcall.rest.admin;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a line of the log looks, as JSON and as a row of CSV (RFC 4180). Both have the same fields, none nested. */
final class EventView {

    /** The names of the columns. */
    static final String HEADER = "id,time,directory,action,result,actor,client,resourceType,scimId,user,changed,reason,"
            + "quirks,status,scimType,cause,milliseconds,repeats,requestId\r\n";

    private static final String FORMULA = "=+-@\t\r";

    private EventView() {}

    /** Returns the event as JSON. */
    static Complex of(SyncEvent event) {
        return Complex.of(fields(event));
    }

    /** Returns the event as a row. */
    static String row(SyncEvent event) {
        return fields(event).values().stream().map(EventView::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static Map<String, Value> fields(SyncEvent event) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Text(event.id()));
        fields.put("time", View.moment(event.time()));
        fields.put("directory", text(event.directory()));
        fields.put("action", new Text(event.action().spelling()));
        fields.put("result", new Text(event.outcome().result().spelling()));
        fields.put("actor", new Text(event.actor().kind().spelling()));
        fields.put("client", new Text(event.actor().client()));
        put(fields, event.target());
        fields.put("changed", texts(event.changed()));
        fields.put("reason", new Text(event.reason()));
        fields.put("quirks", texts(event.quirks()));
        put(fields, event.outcome());
        fields.put("requestId", new Text(event.actor().requestId()));
        return fields;
    }

    private static void put(Map<String, Value> fields, Target target) {
        Target.Type type = target.type();
        fields.put("resourceType", type == null ? Null.NULL : new Text(type.spelling()));
        fields.put("scimId", text(target.resource()));
        fields.put("user", text(target.user()));
    }

    private static void put(Map<String, Value> fields, Outcome outcome) {
        fields.put("status", outcome.status() == 0 ? Null.NULL : Numeric.of(outcome.status()));
        fields.put("scimType", text(outcome.scimType()));
        fields.put(
                "cause",
                outcome.cause() == null ? Null.NULL : new Text(outcome.cause().spelling()));
        fields.put("milliseconds", Numeric.of(outcome.milliseconds()));
        fields.put("repeats", Numeric.of(outcome.repeats()));
    }

    private static Value text(@Nullable Object id) {
        return id == null ? Null.NULL : new Text(id.toString());
    }

    private static Value texts(List<String> words) {
        return new Many(words.stream().<Value>map(Text::new).toList());
    }

    private static String cell(Value value) {
        if (value instanceof Text text) {
            return quoted(text.text());
        }
        if (value instanceof Many many) {
            return quoted(many.elements().stream()
                    .map(element -> ((Text) element).text())
                    .collect(Collectors.joining(" ")));
        }
        return value == Null.NULL ? "" : value.toString();
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe instead. */
    private static String quoted(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
