package dev.rollcall.deployment.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationFilesTest {

    @Test
    void everyFileIsNamedAfterTheCaseInItsTitle() {
        assertThat(Conversation.files()).hasSizeGreaterThan(100).allSatisfy(file -> {
            Conversation conversation = Conversation.read(file);
            String id = conversation.title().substring(0, conversation.title().indexOf(':'));
            assertThat(conversation.id()).startsWith(id + "-");
        });
    }

    @Test
    void noFileCreatesALoginNameThatAnotherFileCouldTake() {
        List<Conversation> conversations =
                Conversation.files().stream().map(Conversation::read).toList();
        assertThat(conversations).allSatisfy(conversation -> assertThat(conversation.users())
                .allSatisfy(user ->
                        assertThat(user.asJsonObject().getString("userName")).contains("{random}")));
    }

    @Test
    void aMisspeltKeyIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("X-01-misspelt.json");
        Files.writeString(file, """
                {"title": "X-01: misspelt", "steps": [{"send": "GET /Users", "expect": {"staus": 200}}]}""");
        assertThatThrownBy(() -> Conversation.read(file)).hasMessageContaining("staus");
    }
}
