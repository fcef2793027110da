package org.hibernate.proxy;

/** As much of Hibernate's as is asked of it. */
public interface LazyInitializer {
  boolean isUninitialized();

  String getEntityName();

  Object getImplementation();
}
