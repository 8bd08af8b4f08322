package spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

@SpringBootApplication
public class SpringClient {

    public static void main(String[] args) {
        try (var context = SpringApplication.run(SpringClient.class, args)) {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom("news@example.com");
            message.setTo("ann@example.org");
            message.setSubject("Sent by Spring");
            message.setText("Hello");
            context.getBean(MailSender.class).send(message);
        }
    }
}
