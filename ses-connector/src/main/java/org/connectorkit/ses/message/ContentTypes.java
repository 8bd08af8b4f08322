package org.connectorkit.ses.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.spi.FileValue;

/**
 * The media type of an attachment: what the caller said, else by the file name's extension and this table alone, so that
 * it is the same on every machine. Content is never looked at.
 */
final class ContentTypes {

    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = table("""
            application/gzip gz
            application/json json map
            application/msword doc
            application/pdf pdf
            application/pgp-signature sig
            application/pkcs7-mime p7m
            application/pkcs7-signature p7s
            application/rtf rtf
            application/vnd.ms-excel xls
            application/vnd.ms-powerpoint ppt
            application/vnd.oasis.opendocument.presentation odp
            application/vnd.oasis.opendocument.spreadsheet ods
            application/vnd.oasis.opendocument.text odt
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/x-7z-compressed 7z
            application/x-bzip2 bz2
            application/x-ndjson ndjson jsonl
            application/x-tar tar
            application/xml xml xsd xsl
            application/yaml yaml yml
            application/zip zip
            application/epub+zip epub
            audio/aac aac
            audio/flac flac
            audio/mp4 m4a
            audio/mpeg mp3
            audio/ogg ogg oga opus
            audio/wav wav
            font/otf otf
            font/ttf ttf
            font/woff woff
            font/woff2 woff2
            image/avif avif
            image/bmp bmp
            image/gif gif
            image/heic heic
            image/jpeg jpg jpeg
            image/png png
            image/svg+xml svg
            image/tiff tif tiff
            image/webp webp
            image/x-icon ico
            text/calendar ics
            text/css css
            text/csv csv
            text/html html htm
            text/markdown md
            text/plain txt text log
            text/tab-separated-values tsv
            text/vcard vcf
            video/mp4 mp4 m4v
            video/mpeg mpeg mpg
            video/quicktime mov
            video/webm webm
            video/x-msvideo avi
            """);

    /** RFC 6838 section 4.2 names; of the parameters only {@code charset} says something about the bytes. */
    private static final Pattern GIVEN = Pattern.compile(
            "\\s*([a-z0-9][a-z0-9!#$&^_.+-]{0,63})/([a-z0-9][a-z0-9!#$&^_.+-]{0,63})\\s*(;.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARSET = Pattern.compile(
            ";\\s*charset\\s*=\\s*(\"?)([a-z0-9][a-z0-9_.:+-]{0,39})\\1\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private ContentTypes() {}

    /** The value of the part's Content-Type field: a type, perhaps with a charset; harmless as a part's type. */
    static String of(String cleanedName, FileValue content) {
        Matcher given = GIVEN.matcher(content.contentType().orElse(""));
        if (!given.matches()) {
            return BY_EXTENSION.getOrDefault(FileName.extension(cleanedName), UNKNOWN);
        }
        String type = given.group(1).toLowerCase(Locale.ROOT);
        if (type.equals("multipart") || type.equals("message")) {
            return UNKNOWN;
        }
        String parameters = given.group(3);
        Matcher charset = CHARSET.matcher(parameters == null ? "" : parameters);
        return type + "/" + given.group(2).toLowerCase(Locale.ROOT)
                + (charset.matches() ? "; charset=" + charset.group(2) : "");
    }

    private static Map<String, String> table(String lines) {
        Map<String, String> types = new HashMap<>();
        lines.lines().forEach(line -> {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                types.put(words[i], words[0]);
            }
        });
        return Map.copyOf(types);
    }
}
