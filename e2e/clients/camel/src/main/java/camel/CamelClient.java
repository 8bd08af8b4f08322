package camel;

import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

public class CamelClient {

    /** The argument is a file of properties. */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + args[0]);
        main.start();
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            Map<String, Object> headers = Map.of("CamelAwsSesTo", "ann@example.org", "CamelAwsSesSubject", "Sent by Camel");
            template.requestBodyAndHeaders("aws2-ses:news@example.com", "Hello", headers);
        } finally {
            main.stop();
        }
    }
}
