package org.connectorkit.testkit;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Looks for what an icon must not do. */
final class SvgIcon {

    private static final List<String> FORBIDDEN = List.of("script", "foreignobject", "iframe", "image", "use", "style");

    private SvgIcon() {}

    /** What is wrong with the document; each follows "has an icon that". */
    static List<String> problems(String svg) {
        Element root;
        try {
            root = parser().parse(new InputSource(new StringReader(svg))).getDocumentElement();
        } catch (SAXException e) {
            return List.of("is not well-formed XML: " + e.getMessage());
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser does not work", e);
        }
        List<String> problems = new ArrayList<>();
        if (!"http://www.w3.org/2000/svg".equals(root.getNamespaceURI())) {
            problems.add("lacks xmlns=\"http://www.w3.org/2000/svg\", so that no browser shows it as an image");
        }
        if (!square(root)) {
            problems.add("is not square: its viewBox is '" + root.getAttribute("viewBox") + "'");
        }
        NodeList elements = root.getElementsByTagNameNS("*", "*");
        inspect(root, problems);
        for (int i = 0; i < elements.getLength(); i++) {
            inspect((Element) elements.item(i), problems);
        }
        return problems;
    }

    private static boolean square(Element root) {
        String[] box = root.getAttribute("viewBox").strip().split("[\\s,]+");
        return box.length == 4 && box[2].equals(box[3]);
    }

    private static void inspect(Element element, List<String> problems) {
        String name = element.getLocalName();
        if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add("holds <" + name + ">");
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.item(i).getLocalName();
            String value = attributes.item(i).getNodeValue().strip();
            if (attribute.toLowerCase(Locale.ROOT).startsWith("on")) {
                problems.add("runs a script in " + attribute);
            }
            boolean reference = attribute.equals("href") || attribute.equals("src");
            if ((reference && !value.startsWith("#")) || (value.contains("url(") && !value.contains("url(#"))) {
                problems.add("refers to the outside in " + attribute);
            }
        }
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder parser = factory.newDocumentBuilder();
        // The default prints to standard error
        parser.setErrorHandler(new DefaultHandler());
        return parser;
    }
}
