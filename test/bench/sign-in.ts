import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from '@node-rs/argon2'
import { openDatabase } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { hashPassword } from '#app/services/accounts/passwords.server.ts'
import type { SecretKey } from '#app/services/accounts/secret.server.ts'
import { signInWithPassword, type SignInRequest } from '#app/services/accounts/sign-in.server.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import type { Measured } from './comparison.ts'
import type { Load, LoadResult } from './load.ts'
import { freePort, startWorker, untilReady } from './processes.ts'

const KEY = randomBytes(32) as Buffer as SecretKey
const EMAIL = 'bench@example.org'
const PASSWORD = 'three green kettles sing'
const SIGN_INS = 60
const TURNS = 5
const CROWD = 60
const PAGE = { path: '/cases', encoding: 'identity', connections: 20, seconds: 3, fresh: true } as const

/**
 * Signing in: what it costs beside argon2 alone, whether an unknown address is answered as late as a wrong password, what
 * a page costs somebody who is signed in, and what is left for readers while a crowd of strangers guesses at passwords.
 */
export async function signIn(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shandu-bench-'))
  const url = `sqlite:${join(folder, 'site.db')}`
  const database = await openDatabase(url)
  try {
    const { id } = await makePerson(database.db, { email: EMAIL, password: PASSWORD })
    const alone = [await cost(database.db), await answerTime(database.db)]
    return [...alone, ...(await beside(url, await signedIn(database.db, id, { now: new Date().toISOString() })))]
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

let place = 0
/** A place of its own for each attempt, or the limit of attempts would answer. */
const newPlace = () => {
  place += 1
  return `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`
}

const attempt = (db: Db, changes: Partial<SignInRequest>) => {
  return signInWithPassword(db, KEY, {
    emailKey: EMAIL,
    password: PASSWORD,
    client: { address: newPlace(), agent: 'bench' },
    deviceToken: undefined,
    earlierSession: undefined,
    now: new Date().toISOString(),
    ...changes,
  })
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

async function cost(db: Db): Promise<Measured> {
  const hash = await hashPassword(PASSWORD)
  const ours: number[] = []
  const yardstick: number[] = []
  for (let turn = 0; turn < SIGN_INS; turn += 1) {
    ours.push(await timed(() => attempt(db, {})))
    yardstick.push(await timed(() => verify(hash, PASSWORD)))
  }
  return {
    name: 'a sign-in that succeeds, written to SQLite with its entry in the audit',
    ours,
    yardstick,
    yardstickName: 'argon2id alone',
    unit: 'ms',
    target: { atMost: 1.5 },
  }
}

async function answerTime(db: Db): Promise<Measured> {
  const ours: number[] = []
  const yardstick: number[] = []
  for (let turn = 0; turn < SIGN_INS / 3; turn += 1) {
    ours.push(await timed(() => attempt(db, { password: 'not this one' })))
    yardstick.push(await timed(() => attempt(db, { emailKey: `nobody-${turn}@example.org` })))
  }
  return {
    name: 'the answer to a wrong password',
    ours,
    yardstick,
    yardstickName: 'the answer to an unknown address',
    unit: 'ms',
    target: { atMost: 1.02 },
  }
}

/** Pages of a running site: for somebody signed in, and while others guess. */
async function beside(url: string, token: string): Promise<Measured[]> {
  const port = await freePort()
  const site = startWorker(0, 'app/server.ts', [], {
    LOG_LEVEL: 'warn',
    PORT: String(port),
    DATABASE_URL: url,
    TRUST_PROXY: '1',
  })
  const client = startWorker(1, 'test/bench/load.ts')
  try {
    await untilReady(port)
    const rate = async (load: Partial<Load> = {}) => {
      client.send({ ...PAGE, port, ...load } satisfies Load)
      const { requests, seconds } = await client.next<LoadResult>()
      return requests / seconds
    }
    for (let turn = 0; turn < 2; turn += 1) await rate()
    const signedInRates: number[] = []
    const besiegedRates: number[] = []
    const publicRates: number[] = []
    let answered = 0
    for (let turn = 0; turn < TURNS; turn += 1) {
      publicRates.push(await rate())
      signedInRates.push(await rate({ cookie: `session=${token}` }))
      const crowd = guessAll(port)
      besiegedRates.push(await rate())
      answered += await crowd.stop()
    }
    const page = { yardstick: publicRates, yardstickName: 'the same for a reader', unit: 'requests/s' } as const
    return [
      { ...page, name: '`/cases`, cold, for somebody signed in', ours: signedInRates },
      {
        ...page,
        name: `\`/cases\`, cold, while ${CROWD} strangers at once guess at passwords`,
        ours: besiegedRates,
        target: { atLeast: 0.25 },
        note: `all of the site on one core, hashing included; ${Math.round(answered / TURNS / PAGE.seconds)} guesses a second were answered`,
      },
    ]
  } finally {
    client.stop()
    site.stop()
  }
}

/** Strangers who each send one guess after the other. */
function guessAll(port: number): { stop(): Promise<number> } {
  let going = true
  let answered = 0
  const one = async (number: number) => {
    for (let guess = 0; going; guess += 1) {
      const body = new URLSearchParams({ email: `guess-${number}-${guess}@example.org`, password: 'guess' })
      const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, {
        method: 'POST',
        headers: { origin: `http://127.0.0.1:${port}`, 'x-forwarded-for': newPlace() },
        body,
      })
      await answer.arrayBuffer()
      answered += 1
    }
  }
  const all = Promise.all(Array.from({ length: CROWD }, (_, number) => one(number)))
  return {
    async stop() {
      going = false
      await all
      return answered
    },
  }
}
