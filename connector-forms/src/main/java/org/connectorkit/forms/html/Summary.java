package org.connectorkit.forms.html;

import java.util.List;

/** What is wrong with a form. */
public record Summary(String title, List<Item> items) {

    /** One problem, with the id of the control that it is about; the id is empty where it is about none. */
    public record Item(String controlId, String message) {}
}
