package org.hibernate.collection.spi;

/** As much of Hibernate's as is asked of it. */
public interface PersistentCollection<E> {
  boolean wasInitialized();
}
