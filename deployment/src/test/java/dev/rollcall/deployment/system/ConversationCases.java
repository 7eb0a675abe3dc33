package dev.rollcall.deployment.system;

import dev.rollcall.deployment.conversation.Conversation;
import dev.rollcall.deployment.conversation.Replay;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The recorded conversations with identity providers ({@code conversations/README.md}), each in a directory of its own. */
interface ConversationCases extends RunningRollcall {

    /** Where the nodes listen that answer in turn, as {@link #address} has it; the first one is that address. */
    default List<URI> nodes() {
        return List.of(address());
    }

    @TestFactory
    default Stream<DynamicTest> everyConversationGoesAsRecorded() {
        return Conversation.files().stream().map(file -> {
            Conversation conversation = Conversation.read(file);
            return DynamicTest.dynamicTest(conversation.title(), file.toUri(), () -> play(conversation));
        });
    }

    private void play(Conversation conversation) throws IOException {
        ConnectedDirectory directory = newDirectory(conversation.settings());
        String clientId = directory.clientId();
        String clientSecret = directory.clientSecret();
        byte[] basic = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
        Map<String, String> known = Map.of(
                "directory", directory.id(),
                "clientId", clientId,
                "clientSecret", clientSecret,
                "basic", Base64.getEncoder().encodeToString(basic),
                "token", anybody().accessToken(clientId, clientSecret, "scim"),
                "adminToken", anybody().accessToken("admin", BOOTSTRAP_SECRET, "admin"));
        new Replay(nodes(), known).play(conversation);
    }
}
