import { fork } from 'node:child_process'
import { createRequire } from 'node:module'

/** Limits of a process: time once it has started, and memory. */
export interface ApartLimits {
  readonly seconds: number
  readonly memoryMegabytes: number
}

/** What a process of this kind says: first that it has started, perhaps how far it is, then its answer. */
export type Apart<Answer> = 'started' | { readonly share: number } | { readonly answer: Answer }

const SECONDS_TO_START = 30
const require = createRequire(import.meta.url)

/**
 * Runs a module in a process of its own, so that long work holds up no request and its memory is given back.
 * @param module as it is imported, such as `#app/services/award/result/result-process.ts`; it says what `Apart` says
 * @param hear is told how far it is, 0 to 1, where it says so
 * @throws Error where it could not be started, took too long or broke off
 */
export function apart<Given extends object, Answer>(
  module: string,
  given: Given,
  { seconds, memoryMegabytes }: ApartLimits,
  hear?: (share: number) => void,
): Promise<Answer> {
  return new Promise((done, failed) => {
    const child = fork(require.resolve(module), {
      // It is TypeScript also where the site was built. It is told nothing of the site's settings.
      execArgv: ['--import', 'tsx', `--max-old-space-size=${memoryMegabytes}`],
      env: { NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      child.kill('SIGKILL')
    }
    const fail = (reason: string) => end(() => failed(new Error(`${module}: ${reason}`)))
    let timer = setTimeout(() => fail('not started'), SECONDS_TO_START * 1000)
    child.on('message', (told) => {
      const said = told as Apart<Answer>
      if (said !== 'started') return 'share' in said ? hear?.(said.share) : end(() => done(said.answer))
      clearTimeout(timer)
      timer = setTimeout(() => fail('too slow'), seconds * 1000)
    })
    // Where it cannot be started, sending to it fails as well: two errors, and one that nobody hears ends the site.
    child.on('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => fail(`broke off (${signal ?? code})`))
    child.send(given, () => undefined)
  })
}
