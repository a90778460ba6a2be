import { useSyncExternalStore } from 'react';

/** A value that views follow. `set` with an equal value (`Object.is`) tells nobody. */
export interface Store<T> {
  get(): T;
  set(next: T | ((present: T) => T)): void;
  /** @returns a function that ends it. */
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const after = typeof next === 'function' ? (next as (present: T) => T)(value) : next;
      if (Object.is(after, value)) return;
      value = after;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Follows a part of a store. `select` must give the same object for an unchanged part (a row, a number), or the view
 * draws again at every change.
 */
export function useStore<T, S>(store: Pick<Store<T>, 'get' | 'subscribe'>, select: (value: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
