package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachedFileTest {

    static List<String> names() {
        return List.of(
                "a.pdf",
                "two words.txt",
                "it's 100% (final); v=1 [a] {b}.txt",
                "€.pdf",
                "Übersicht für März.xlsx",
                "報告書".repeat(60) + ".docx",
                "🎉 party 🎉.png",
                "x".repeat(60),
                "x".repeat(61),
                "x".repeat(251) + ".txt",
                ".gitignore",
                "no extension",
                "=UTF-8 é.txt",
                "tar.gz");
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("ses-2.06")
    @Tag("ses-2.07")
    @Tag("peer-bug-22")
    void namesArriveAsTheyWereGivenInShortLines(String name) {
        Email email = emailWith(TestEmails.file(name, "x"));
        assertThat(ParsedEmail.of(email).leaf(1).fileName()).isEqualTo(name);
        assertThat(TestEmails.source(email)).matches("[\\r\\n -~]+");
        assertThat(TestEmails.source(email).lines().filter(line -> !line.startsWith("Content-Type: application/vnd.")))
                .allMatch(line -> line.length() <= 76);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Übersicht März.txt  | Ubersicht Marz.txt
            報告 1.pdf           | __ 1.pdf
            🎉.png              | _.png
            a.報                | a._
            """)
    @Tag("ses-2.06")
    void readersWithoutRfc2231GetAnAsciiName(String name, String plain) {
        assertThat(TestEmails.source(emailWith(TestEmails.file(name, "x"))))
                .contains(" filename=\"" + plain + "\"\r\n")
                .containsPattern(";\\s+name=\"\\Q" + plain + "\\E\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words~.txt", "123456789 123456789 123456789 123456789 123456789 123456.txt"})
    @Tag("ses-2.06")
    void shortAsciiNamesStandAsTheyAre(String name) {
        assertThat(TestEmails.source(emailWith(TestEmails.file(name, "x"))))
                .contains(" filename=\"" + name + "\"\r\n")
                .doesNotContain("filename*");
        assertThat(TestEmails.source(emailWith(TestEmails.file("é a~.txt", "x"))))
                .contains(" filename*0*=UTF-8''%C3%A9%20a~.txt;\r\n filename=\"e a~.txt\"\r\n");
    }

    @Test
    @Tag("ses-2.06")
    void longNamesGoOnInNumberedSections() {
        String source = TestEmails.source(emailWith(TestEmails.file("ä".repeat(30) + ".txt", "x")));
        assertThat(source)
                .contains("Content-Disposition: attachment;\r\n filename*0*=UTF-8''" + "%C3%A4".repeat(7)
                        + ";\r\n filename*1*=" + "%C3%A4".repeat(9) + ";\r\n filename*2*=" + "%C3%A4".repeat(9)
                        + ";\r\n filename*3*=" + "%C3%A4".repeat(5) + ".txt;\r\n filename=\"" + "a".repeat(30)
                        + ".txt\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, nullValues = "-", textBlock = """
            ../../etc/passwd|passwd
            C:\\temp\\report.pdf|report.pdf
            a/b\\c/d.txt|d.txt
            10:30 *draft*?.txt|1030 draft.txt
            my "quoted" <file>|my quoted file
            ...|attachment
            ..|attachment
            a/|attachment
            ?|attachment
              a.txt  |a.txt
            a.txt. . |a.txt
            a.txt\u00a0.|a.txt
            """)
    @Tag("ses-2.08")
    @Tag("peer-bug-22")
    void namesAreCleanedToOnePathComponent(String given, String cleaned) {
        assertThat(FileName.clean(given)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @CsvSource({
        "run.exe\u200b, run.exe",
        "run.e\u00adxe, run.exe",
        "run.exe.\ufeff, run.exe",
        "invoice\u202efdp.exe\u202c, invoicefdp.exe",
        "run.\udb40\udc01exe, run.exe"
    })
    @Tag("ses-1.27")
    @Tag("ses-2.08")
    void charactersThatNoOneSeesHideNoRefusedType(String given, String cleaned) {
        assertThat(FileName.clean(given)).isEqualTo(cleaned);
        assertThat(emailWith(TestEmails.file(given, "x")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("files of type .exe"));
    }

    @Test
    void aNameOfNothingButInvisibleCharactersIsBlank() {
        assertThat(FileName.clean("\u200b\u202e")).isEqualTo("attachment");
    }

    @Test
    @Tag("ses-2.06")
    void namesOverTheLimitAreShortenedBeforeTheirExtension() {
        assertThat(FileName.clean("")).isEqualTo("attachment");
        assertThat(FileName.clean(" \u00a0")).isEqualTo("attachment");
        assertThat(FileName.clean("x".repeat(300) + ".pdf")).isEqualTo("x".repeat(251) + ".pdf");
        assertThat(FileName.clean("x".repeat(256))).isEqualTo("x".repeat(255));
        assertThat(FileName.clean("x".repeat(255))).isEqualTo("x".repeat(255));
        assertThat(FileName.clean("a." + "x".repeat(300))).isEqualTo("a." + "x".repeat(253));
        assertThat(FileName.clean("a".repeat(300) + "." + "x".repeat(20))).endsWith("a." + "x".repeat(20));
        assertThat(FileName.clean("a".repeat(300) + "." + "x".repeat(21))).isEqualTo("a".repeat(255));
        assertThat(FileName.clean("🎉".repeat(200))).isEqualTo("🎉".repeat(127));
        assertThat(FileName.clean("a\ud83cb.txt")).isEqualTo("a\ufffdb.txt");
    }

    @Test
    @Tag("ses-2.08")
    @Tag("peer-bug-extra-same-name-attachments")
    void filesOfTheSameNameAreAllThereInOrder() {
        Email email = TestEmails.builder()
                .text("t")
                .addAttachment(TestEmails.file("a.txt", "1"))
                .addAttachment(TestEmails.file("a.txt", "2"))
                .addAttachment(TestEmails.file("", "3"))
                .build();
        assertThat(ParsedEmail.of(email).leaves().subList(1, 4))
                .extracting(ParsedEmail.Leaf::fileName, ParsedEmail.Leaf::text)
                .containsExactly(tuple("a.txt", "1"), tuple("a.txt", "2"), tuple("attachment", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1.txt", "a\nb.txt", "a\u0000.txt", "tab\t.txt", "\u0090"})
    @Tag("ses-2.02")
    @Tag("peer-bug-17")
    void controlCharactersInANameAreRefused(String name) {
        assertThat(emailWith(TestEmails.file(name, "x")).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.part()).isEqualTo(EmailProblem.Part.ATTACHMENT);
                    assertThat(problem.fileName()).contains(name);
                    assertThat(problem.message()).startsWith("The file's name holds the control character U+00");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib"
                        + " lnk mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml"
                        + " msh1xml msh2xml msi msp mst ops pcd pif plg prf prg reg scf scr sct shb shs sys ps1 ps1xml ps2"
                        + " ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd ws wsc wsf wsh xnk"
            })
    @Tag("ses-1.27")
    @Tag("peer-want-8")
    void fileTypesThatTheServiceRefusesAreRefusedInAnyDisguise(String extensions) {
        for (String extension : extensions.split(" ")) {
            for (String name : List.of(
                    "a." + extension,
                    "a.pdf." + extension.toUpperCase(Locale.ROOT),
                    "a." + extension + ". ",
                    "dir/a." + extension + "?",
                    "." + extension)) {
                assertThat(emailWith(TestEmails.file(name, "x")).problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.fileName()).contains(name);
                            assertThat(problem.message())
                                    .isEqualTo("Amazon SES refuses files of type ." + extension
                                            + "; send the file in a .zip archive or send a link to it.");
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "exe", "exe.pdf", "a.exe.zip", "a.exes", "js", "a."})
    @Tag("ses-1.27")
    void otherFileTypesPass(String name) {
        assertThat(emailWith(TestEmails.file(name, "x")).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf,application/pdf",
        "a.PDF,application/pdf",
        "b.tar.gz,application/gzip",
        "table.csv,text/csv",
        "page.htm,text/html",
        "a.jpeg,image/jpeg",
        "a.m4v,video/mp4",
        "letter.eml,application/octet-stream",
        "a.unknown,application/octet-stream",
        "pdf,application/octet-stream"
    })
    void theTypeFollowsTheNameAndNeverTheContent(String name, String type) {
        Email email = emailWith(TestEmails.file(name, "%PDF-1.7"));
        assertThat(ParsedEmail.of(email).leaf(1).type()).isEqualTo(type + "; name=\"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image/png                            | image/png
            IMAGE/PNG                            | image/png
            text/csv; charset=windows-1252       | text/csv; charset=windows-1252
            text/csv;charset="utf-8"; header=yes | text/csv; charset=utf-8
            text/csv; header=present             | text/csv
            text/csv; charset=                   | text/csv
            text/csv; charset="utf-8             | text/csv
            image/png; boundary=x                | image/png
            application/vnd.ms-excel             | application/vnd.ms-excel
            multipart/mixed; boundary=x          | application/octet-stream
            Multipart/Mixed                      | application/octet-stream
            message/rfc822                       | application/octet-stream
            foo                                  | application/pdf
            foo/                                 | application/pdf
            'image/png, text/plain'              | application/pdf
            image/p ng                           | application/pdf
            ''                                   | application/pdf
            """)
    @Tag("ses-2.13")
    void aTypeThatTheCallerGivesCountsIfItIsValidAndHarmless(String given, String type) {
        TestFile file = TestFile.of(new byte[] {1}).withContentType(given);
        assertThat(ContentTypes.of("a.pdf", file)).isEqualTo(type);
        assertThat(ParsedEmail.of(emailWith(new Attachment("a.pdf", file)))
                        .leaf(1)
                        .type())
                .isEqualTo(type + "; name=\"a.pdf\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "multipart/mixed", "message/rfc822", "text/plain\r\nX-Evil: 1"})
    @Tag("ses-2.13")
    @Tag("peer-bug-17")
    void aTypeThatIsNoneBecomesOctetStreamWhereTheNameTellsNothing(String given) {
        TestFile file = TestFile.of(new byte[] {1}).withContentType(given);
        assertThat(ContentTypes.of("a", file)).isEqualTo("application/octet-stream");
    }

    private static Email emailWith(Attachment attachment) {
        return TestEmails.builder().text("t").addAttachment(attachment).build();
    }
}
