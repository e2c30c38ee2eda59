import { useSyncExternalStore } from 'react'

/** Who hears that something changed, in the shape that `useSyncExternalStore` asks for. */
export class Listeners {
  readonly #all = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  tell(): void {
    for (const listener of this.#all) listener()
  }
}

/** One value for the whole window, kept outside React: acts set it, components follow it with `useShared`. */
export class SharedState<Value> {
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  #value: Value

  constructor(first: Value) {
    this.#value = first
  }

  readonly get = (): Value => this.#value

  set(next: Value): void {
    this.#value = next
    this.#listeners.tell()
  }
}

export function useShared<Value>(state: SharedState<Value>): Value {
  return useSyncExternalStore(state.subscribe, state.get)
}
