/** Goes through work that was written in steps, so that who has others to serve can pause between them, without a pause. */
export function inOneGo<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
