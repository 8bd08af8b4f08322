package org.connectorkit.forms;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.forms.html.Summary;
import org.connectorkit.forms.templates.JtesectionsGenerated;
import org.connectorkit.forms.templates.JtesummaryGenerated;
import org.connectorkit.spi.InputProblem;

/**
 * A form to fill in: the inputs of a schema, what stands in them, and what is wrong with it. Immutable.
 *
 * <p>Inputs stand in declared order under the headings of their groups, save that a connection comes first; neighbouring
 * {@linkplain org.connectorkit.spi.Visibility#ADVANCED advanced} ones are folded away unless they are filled in or wrong.
 * Every control has a visible label and is linked to its help and its errors; what is wrong also stands in a summary, which
 * takes the focus. A secret is never written into the page.
 *
 * <p>The page wraps the form in {@code <form method="post" enctype="multipart/form-data" novalidate>}, adds its buttons and
 * controls of its own, whose names must not start with {@code in.} nor their ids with {@code in-}, and links
 * {@link FormAssets}.
 */
public final class Form {

    private final FormValues values;
    private final List<InputProblem> problems;
    private final List<Summary.Item> pageProblems;
    private final List<SavedConnection> connections;

    private Form(
            FormValues values,
            List<InputProblem> problems,
            List<Summary.Item> pageProblems,
            List<SavedConnection> connections) {
        this.values = values;
        this.problems = problems;
        this.pageProblems = pageProblems;
        this.connections = connections;
    }

    /** A form with these values and without problems. */
    public static Form of(FormValues values) {
        return new Form(values, List.of(), List.of(), List.of());
    }

    /** The same form with these problems, each shown where its path leads; one whose path leads nowhere, in the summary alone. */
    public Form withProblems(List<InputProblem> problems) {
        return new Form(values, List.copyOf(problems), pageProblems, connections);
    }

    /**
     * The same form with one more problem, of a control of the page's own, to stand first in the summary.
     *
     * @param controlId the id of the control that the summary leads to
     * @param message a whole sentence
     */
    public Form withPageProblem(String controlId, String message) {
        List<Summary.Item> more = new ArrayList<>(pageProblems);
        more.add(new Summary.Item(controlId, message));
        return new Form(values, problems, List.copyOf(more), connections);
    }

    /** The same form with these connections to choose from; an input shows those of the types that it accepts. */
    public Form withConnections(List<SavedConnection> connections) {
        return new Form(values, problems, pageProblems, List.copyOf(connections));
    }

    /** Whether anything is wrong; a page then starts its title with {@code Error:}. */
    public boolean hasProblems() {
        return !problems.isEmpty() || !pageProblems.isEmpty();
    }

    /** What is wrong with the form, as HTML, to stand before all controls; empty if nothing is. */
    public String summaryHtml() {
        List<Summary.Item> items = new ArrayList<>(pageProblems);
        items.addAll(new LocatedProblems(values, problems).summary());
        if (items.isEmpty()) {
            return "";
        }
        String title = items.size() == 1 ? "One thing needs attention" : items.size() + " things need attention";
        StringOutput html = new StringOutput();
        JtesummaryGenerated.render(new OwaspHtmlTemplateOutput(html), null, new Summary(title, items));
        return html.toString();
    }

    /** The controls as HTML, with their labels, help and errors. */
    public String controlsHtml() {
        FieldViews fields = new FieldViews(values, new LocatedProblems(values, problems), connections);
        StringOutput html = new StringOutput();
        JtesectionsGenerated.render(
                new OwaspHtmlTemplateOutput(html), null, new FormLayout(values.schema(), fields).sections());
        return html.toString();
    }
}
