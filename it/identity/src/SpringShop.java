package ai.honeyhive.proof;

import ai.honeyhive.it.identity.Shop;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.spring.webmvc.v6_0.SpringWebMvcTelemetry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The second service on Spring Boot: believed by a filter of ours, or read by OpenTelemetry's instrumentation. */
@SpringBootApplication
@RestController
public class SpringShop {
  public static void main(String[] args) throws Exception {
    try (Shop shop = new Shop(args)) {
      SpringApplication application = new SpringApplication(SpringShop.class);
      application.setDefaultProperties(Map.of(
          "server.port", "0",
          "server.address", "127.0.0.1",
          "server.max-http-request-header-size", "4MB",
          "spring.main.banner-mode", "off"));
      application.addInitializers(context -> context.getBeanFactory().registerSingleton("shop", shop));
      try (var context = (ServletWebServerApplicationContext) application.run()) {
        shop.ready(context.getWebServer().getPort());
        Shop.awaitEnd();
      }
    }
  }

  private final Shop shop;

  SpringShop(Shop shop) {
    this.shop = shop;
  }

  @Bean
  static FilterRegistrationBean<Filter> believing() {
    return on(Shop.NAMED, (request, response, chain) -> {
      try (Scope scope = Shop.believe(headers((HttpServletRequest) request))) {
        chain.doFilter(request, response);
      }
    });
  }

  @Bean
  static FilterRegistrationBean<Filter> instrumented(Shop shop) {
    return on(Shop.AUTOMATIC, SpringWebMvcTelemetry.create(shop.instrumented()).createServletFilter());
  }

  private static FilterRegistrationBean<Filter> on(String path, Filter filter) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(path);
    return registration;
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    Collections.list(request.getHeaderNames())
        .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
    return headers;
  }

  @GetMapping({Shop.NAMED, Shop.AUTOMATIC})
  String handle(HttpServletRequest request) {
    return shop.handle(URLDecoder.decode(request.getQueryString(), StandardCharsets.UTF_8));
  }
}
