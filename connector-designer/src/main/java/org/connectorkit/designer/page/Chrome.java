package org.connectorkit.designer.page;

/**
 * What stands around every page.
 *
 * @param title of the page; the window's title starts with it
 * @param section the entry of the navigation that the page belongs to
 * @param sandbox whether what the actions do stays on this machine
 * @param target what the badge says
 * @param note what a person should know of the target; empty if there is nothing to say
 * @param inbox whether there is an inbox
 * @param inboxCount how many mails it holds; a dash where that is unknown
 */
public record Chrome(
        String title, String section, boolean sandbox, String target, String note, boolean inbox, String inboxCount) {}
