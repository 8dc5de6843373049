/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.usual;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Validates, saves, sends, redirects. */
@Controller
class ContactController {

    private final EnquiryRepository enquiries;
    private final JavaMailSender mailSender;

    ContactController(EnquiryRepository enquiries, JavaMailSender mailSender) {
        this.enquiries = enquiries;
        this.mailSender = mailSender;
    }

    @PostMapping("/contact")
    String send(@Valid @ModelAttribute EnquiryForm form, BindingResult errors) {
        if (errors.hasErrors()) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        StoredEnquiry saved = enquiries.save(new StoredEnquiry(form));
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom("website@imageplus.be");
        mail.setTo("office@imageplus.be");
        mail.setReplyTo(form.email());
        mail.setSubject("New enquiry");
        mail.setText(saved.asText());
        mailSender.send(mail);
        return "redirect:/contact/received";
    }
}
