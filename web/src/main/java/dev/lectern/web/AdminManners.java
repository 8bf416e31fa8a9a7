package dev.lectern.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The admin port asks for no credentials, so that it matters who sends. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class AdminManners {

    @Bean
    static FilterRegistrationBean<NoPages> noPages(ProblemAnswers answers) {
        return WebManners.first(new NoPages(answers), 0);
    }
}
