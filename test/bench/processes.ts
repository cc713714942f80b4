import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

/** A process that answers in JSON lines. */
export interface Worker {
  readonly pid: number
  /** The next line it prints. */
  next<T>(): Promise<T>
  send(value: unknown): void
  stop(): void
}

const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** Starts a TypeScript file in a process of its own, on one core where the system can pin it there. */
export function startWorker(
  core: 0 | 1,
  file: string,
  args: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Worker {
  const node = [process.execPath, '--import', 'tsx', file, ...args]
  const [command = '', ...rest] = canPin ? ['taskset', '-c', String(core), ...node] : node
  const child: ChildProcess = spawn(command, rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...variables },
  })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  return {
    pid: child.pid!,
    async next<T>() {
      const line = await lines.next()
      if (line.done) throw new Error(`${file} ended early`)
      return JSON.parse(line.value) as T
    },
    send: (value) => void child.stdin!.write(`${JSON.stringify(value)}\n`),
    stop: () => void child.kill('SIGTERM'),
  }
}

export async function untilReady(port: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(200)
  }
  throw new Error('the site did not open within a minute')
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
