/** What was made a moment ago, for as many keys as there is room for: the one that was asked for longest ago goes first. */
export class MostRecent<Value> {
  readonly #most: number
  readonly #kept = new Map<string, Value>()

  constructor(most: number) {
    this.#most = most
  }

  /** @param make is called where nothing is kept under the key; what it throws keeps nothing */
  get(key: string, make: () => Value): Value {
    const value = this.#kept.has(key) ? this.#kept.get(key)! : make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!)
    return value
  }
}
