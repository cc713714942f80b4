import { setImmediate } from 'node:timers/promises'

/** How long a step, or steps together, hold up other requests before these have their turn. */
const TURN_MS = 20

/** Goes through work that was written in steps, and lets other requests have their turn between them. */
export async function inSteps<T>(steps: Generator<void, T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < TURN_MS) continue
    await setImmediate()
    since = performance.now()
  }
}
