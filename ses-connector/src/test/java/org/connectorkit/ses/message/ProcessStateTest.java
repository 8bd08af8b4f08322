package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages are the same bytes in a process whose settings are as hostile as a host's can be. */
class ProcessStateTest {

    private static final Map<String, String> HOSTILE = new TreeMap<>(Map.ofEntries(
            Map.entry("file.encoding", "US-ASCII"),
            Map.entry("sun.jnu.encoding", "US-ASCII"),
            Map.entry("stdout.encoding", "UTF-16"),
            Map.entry("line.separator", "\r"),
            Map.entry("user.language", "tr"),
            Map.entry("user.country", "TR"),
            Map.entry("user.timezone", "Pacific/Kiritimati"),
            Map.entry("mail.mime.charset", "ISO-8859-1"),
            Map.entry("mail.mime.encodeparameters", "false"),
            Map.entry("mail.mime.decodeparameters", "false"),
            Map.entry("mail.mime.encodefilename", "true"),
            Map.entry("mail.mime.foldtext", "false"),
            Map.entry("mail.mime.foldencodedwords", "true"),
            Map.entry("mail.mime.allowutf8", "true"),
            Map.entry("mail.mime.setdefaulttextcharset", "false"),
            Map.entry("mail.mime.setcontenttypefilename", "false"),
            Map.entry("mail.mime.encodeeol.strict", "true"),
            Map.entry("mail.mime.multipart.allowempty", "true"),
            Map.entry("mail.mime.address.usecanonicalhostname", "true")));

    @Test
    @Tag("ses-2.16")
    @Tag("ses-2.17")
    @Tag("peer-bug-20")
    void noPropertyOfTheProcessChangesAByte(@TempDir Path directory) throws IOException, InterruptedException {
        Path table = Files.writeString(
                directory.resolve("content-types.properties"), "evil/type: file_extensions=.csv,.tif\n");
        Files.writeString(directory.resolve(".mailcap"), "text/*;; x-java-content-handler=none.Such\n");
        Files.writeString(directory.resolve(".mime.types"), "evil/type csv tif pdf\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        HOSTILE.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dcontent.types.user.table=" + table);
        command.add("-Duser.home=" + directory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GoldenEmails.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        byte[] printed = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(Files.readString(directory.resolve("stderr")))
                .isZero();

        ByteArrayOutputStream golden = new ByteArrayOutputStream();
        for (String name : GoldenEmails.names()) {
            golden.writeBytes(Files.readAllBytes(GoldenEmails.file(name)));
        }
        assertThat(new String(printed, StandardCharsets.ISO_8859_1))
                .isEqualTo(golden.toString(StandardCharsets.ISO_8859_1));
    }
}
