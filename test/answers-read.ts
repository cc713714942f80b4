import { afterEach } from 'vitest'

// As it is before any test puts a clock of its own in its place.
const { setImmediate } = globalThis

/**
 * What a file tells the run is answered while its tests go on. One whose tests only compute would read no answer until its
 * end, and after a minute, which is not much on a busy machine, the answers count as lost and all tests as failed.
 */
afterEach(() => new Promise<void>((done) => setImmediate(done)))
