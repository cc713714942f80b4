import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    siteUrl: string
  }
}

/** Starts the built site on its own new database with the shipped library in it, as a reader's machine would. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('build/server/index.js')) throw new Error('build the site first: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-'))
  const port = await freePort()
  const { child } = await startSite({ PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'site.db')}` })
  project.provide('siteUrl', `http://localhost:${port}`)
  return async () => {
    await stopSite(child)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts the server as `npm start` does and waits until it answers. */
export async function startSite(env: Record<string, string>): Promise<{ child: ChildProcess; output: () => string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', VITEST: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const until = Date.now() + 240_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the site stopped with ${child.exitCode}:\n${output}`)
    if (await answers(`http://localhost:${env['PORT']}/readyz`)) return { child, output: () => output }
    if (Date.now() > until) throw new Error(`the site did not open:\n${output}`)
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

/** Asks the server to stop and returns its exit code. */
export function stopSite(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    child.on('close', (code) => done(code))
    child.kill('SIGTERM')
  })
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
