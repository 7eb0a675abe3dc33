package dev.rollcall.deployment.system;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Lists of the admin API, page by page. */
final class Pages {

    private Pages() {}

    /** Returns all items of a list. */
    static List<JsonObject> of(Caller caller, String list) {
        String pages = list + (list.contains("?") ? "&" : "?") + "limit=500";
        List<JsonObject> items = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = caller.get(pages + (next.isEmpty() ? "" : "&cursor=" + next))
                    .expect(200)
                    .json();
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            next = page.getString("next", "");
        } while (!next.isEmpty());
        return items;
    }
}
