package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import java.util.ArrayList;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a database would be asked for is recorded only when it is there. */
@ExtendWith(HoneyHiveExtension.class)
class LazyValuesTest {
  record Book(String title) {}

  @Test
  void write_lazyEntity_isRecordedOnlyWhenItIsLoaded() {
    assertThat(Recorded.of("key", new Lazy(null)).attributes())
        .isEqualTo(Map.of("key", "[not loaded: Book]"));
    assertThat(Recorded.of("key", new Lazy(new Book("T"))).attributes())
        .isEqualTo(Map.of("key.title", "T"));
  }

  @Test
  void write_lazyCollection_isRecordedOnlyWhenItIsLoaded() {
    LazyList list = new LazyList();
    assertThat(Recorded.of("key", Map.of("books", list)).attributes())
        .isEqualTo(Map.of("key.books", "[not loaded: collection]"));

    list.loaded = true;
    list.add(new Book("T"));
    assertThat(Recorded.of("honeyhive_inputs.key", list).attributes())
        .isEqualTo(Map.of("honeyhive_inputs.key", "[{\"title\":\"T\"}]"));
  }

  /** A proxy as Hibernate makes them: each of its methods but these loads. */
  public static final class Lazy implements HibernateProxy {
    private final Book book;

    Lazy(Book book) {
      this.book = book;
    }

    @Override
    public LazyInitializer getHibernateLazyInitializer() {
      return new LazyInitializer() {
        @Override
        public boolean isUninitialized() {
          return book == null;
        }

        @Override
        public String getEntityName() {
          return "Book";
        }

        @Override
        public Object getImplementation() {
          return book;
        }
      };
    }

    public String getTitle() {
      throw new AssertionError("it must not be loaded");
    }
  }

  private static final class LazyList extends ArrayList<Book>
      implements PersistentCollection<Book> {
    private static final long serialVersionUID = 1L;
    private boolean loaded;

    @Override
    public boolean wasInitialized() {
      return loaded;
    }

    @Override
    public int size() {
      if (!loaded) {
        throw new AssertionError("it must not be loaded");
      }
      return super.size();
    }
  }
}
