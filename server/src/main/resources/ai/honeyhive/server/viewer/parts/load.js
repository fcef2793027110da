/**
 * One thing a component loads: the last value stays visible while a newer one is on its way, and an older answer never
 * overwrites a newer one.
 *
 * @template T
 */
export class Load {
  /** @type {T | undefined} */
  value = undefined;
  /** @type {Error | undefined} */
  error = undefined;
  running = false;

  #host;
  /** @type {AbortController | undefined} */
  #abort;

  /** @param {import('lit').ReactiveControllerHost} host redrawn on every change */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** @param {(signal: AbortSignal) => Promise<T>} task */
  async run(task) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ running: true, error: undefined });
    try {
      const value = await task(abort.signal);
      if (abort === this.#abort) this.#set({ value, running: false });
    } catch (error) {
      if (abort === this.#abort) this.#set({ error, running: false });
    }
  }

  forget() {
    this.#abort?.abort();
    this.#set({ value: undefined, error: undefined, running: false });
  }

  hostDisconnected() {
    this.#abort?.abort();
  }

  /** @param {object} change */
  #set(change) {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
