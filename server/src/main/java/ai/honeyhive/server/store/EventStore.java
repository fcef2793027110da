package ai.honeyhive.server.store;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import ai.honeyhive.server.store.upkeep.Removed;
import ai.honeyhive.server.store.upkeep.Retention;
import ai.honeyhive.server.store.upkeep.StoreStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Keeps events and answers questions about them. One store holds many projects, which never see
 * each other's events.
 *
 * <p>Whatever the engine, these hold:
 *
 * <ul>
 *   <li>A write that was reported done survives the death of the process.
 *   <li>Writing the same event again changes nothing. Writing another event under a known id merges
 *       the two: what the later one says wins, what it does not say stays.
 *   <li>The end state does not depend on the order in which a session's start, its spans, their
 *       parents and their children arrive. An event of an unknown session creates it; a later start
 *       is merged into it.
 *   <li>What an update says is said above all that is written of its event, before or after; of
 *       several updates the later one wins.
 *   <li>Events that are read are complete: project id, the parent as it is known now (the session,
 *       when the parent never arrived), direct children, and for a session what it contains, added
 *       up: {@code metadata.num_events}, {@code num_model_events}, {@code num_errors},
 *       {@code has_feedback}, {@code cost}, {@code prompt_tokens}, {@code completion_tokens},
 *       {@code total_tokens} and {@code events_end_time} (milliseconds since the Unix epoch).
 * </ul>
 *
 * <p>All methods may be called from any thread.
 */
public interface EventStore {

  /**
   * Writes events, all or none.
   *
   * @param writes the events to write
   * @return completes when they are durable and every later read sees them; fails with a
   *     {@link StoreException} when they were not written
   * @throws StoreBusyException when too much is waiting to be written; nothing was accepted
   */
  CompletableFuture<Void> write(List<EventWrite> writes);

  /**
   * Updates one event. When the store does not have it yet, it is updated as soon as it arrives.
   *
   * @param project the project to look in
   * @param eventId a UUID; a session's id names the session's own event
   * @param update what changes
   * @return completes when the update is durable and every later read sees it; fails with a
   *     {@link StoreException} when it was not written, with {@link TooLargeException} when it
   *     never will be
   * @throws StoreBusyException when too much is waiting to be written; nothing was accepted
   * @throws IllegalArgumentException when the id is not a UUID in lower case
   */
  CompletableFuture<Void> update(String project, String eventId, EventUpdate update);

  /**
   * Finds one event.
   *
   * @param project the project to look in
   * @param eventId a UUID
   * @return the event, or empty when the project has none with this id
   * @throws StoreException when the storage cannot be read
   */
  Optional<Event> find(String project, String eventId);

  /**
   * Reads a session.
   *
   * @param project the project to look in
   * @param sessionId a UUID
   * @return the session's own event first, then its events by start; empty when the project has no
   *     such session
   * @throws StoreException when the storage cannot be read
   */
  List<Event> session(String project, String sessionId);

  /**
   * Searches events, the latest start first.
   *
   * <p>A {@linkplain EventQuery.Builder#text text} is looked for in all values of an event but ids,
   * times and metrics, in texts and whole numbers, not in the names of fields; the store may limit
   * how much of one event it looks at. Words are runs of letters and digits, whatever their case
   * and accents. An event must have all of them: {@code word}, {@code beginning*}, and words one
   * after the other in one value, {@code "like these"} or {@code gpt-4o}. No text is an error; one
   * without a word finds nothing. What was written a moment ago may not be found by its text yet,
   * {@link StoreStatus#textBehind} tells.
   *
   * @param query what to look for
   * @return one page of the matches, and how many there are
   * @throws StoreException when the storage cannot be read
   */
  EventPage search(EventQuery query);

  /**
   * Reads all events that match, one after the other, in no particular order. They are as they were
   * written: without project, and without what other events say about them, so without parents that
   * are known by their span only, children, and a session's sums.
   *
   * @param query what to look for; its page and its limit do not count
   * @param each takes an event, and tells whether it wants more
   * @throws StoreException when the storage cannot be read
   */
  void scan(EventQuery query, Predicate<Event> each);

  /**
   * Lists sessions, the latest start first.
   *
   * @param query which
   * @return one page of them
   * @throws StoreException when the storage cannot be read
   * @throws IllegalArgumentException when the query's cursor is none of this store's
   */
  SessionPage sessions(SessionQuery query);

  /**
   * Deletes an event, or a session with all its events; the children of an event stay. A large
   * session goes in parts, which others see. Returns when that is durable.
   *
   * @param project the project to look in
   * @param eventId a UUID
   * @return how many events were deleted; 0 when the project has none with this id
   * @throws StoreException when it was not deleted, or not wholly
   * @throws StoreBusyException when too much is waiting to be written
   */
  long delete(String project, String eventId);

  /**
   * Deletes the oldest sessions, in small parts, between which others write. Returns when all is
   * done.
   *
   * @param retention what to keep
   * @return what was deleted
   * @throws StoreException when not all could be deleted
   */
  Removed retain(Retention retention);

  /**
   * Tells how the store is.
   *
   * @return its state now
   * @throws StoreException when the storage cannot be read
   */
  StoreStatus status();
}
