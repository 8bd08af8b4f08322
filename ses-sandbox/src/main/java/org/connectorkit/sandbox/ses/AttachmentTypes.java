package org.connectorkit.sandbox.ses;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorkit.sandbox.account.Assumptions;
import org.connectorkit.sandbox.protocol.AwsError;

/** Refuses attachments by extension, whatever its case; the page "Unsupported attachment types" of the SES guide. */
final class AttachmentTypes {

    private static final Set<String> REFUSED =
            new HashSet<>(Arrays.asList(("ade adp app asp bas bat cer chm cmd com cpl crt"
                            + " csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib lnk mad maf mag mam maq mar mas mat mau"
                            + " mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst ops pcd pif plg"
                            + " prf prg reg scf scr sct shb shs sys ps1 ps1xml ps2 ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros"
                            + " vss vst vsw vxd ws wsc wsf wsh xnk")
                    .split(" ")));

    private AttachmentTypes() {}

    static void check(List<String> names, Assumptions assumptions) {
        for (String name : names) {
            String extension = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
            if (name.indexOf('.') >= 0 && REFUSED.contains(extension)) {
                throw AwsError.invalidParameter(
                        String.format(Locale.ROOT, assumptions.refusedAttachmentText(), extension, name));
            }
        }
    }
}
