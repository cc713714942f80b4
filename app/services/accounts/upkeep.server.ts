import { deleteLettersBefore } from '#db/repositories/accounts/letter.ts'
import { deleteLinksBefore } from '#db/repositories/accounts/one-time-link.ts'
import { deleteStagedImportsBefore } from '#db/repositories/desk/staged-import.ts'
import { logger } from '../../logger.server.ts'
import { queueDueReminders } from '../award/reminders/auto-reminders.server.ts'
import { eraseOldObjectors } from '../award/result/objections.server.ts'
import { eraseOldSenders } from '../sent-in/erase-senders.server.ts'
import { removeOldSpam } from '../sent-in/remove-spam.server.ts'
import { minutesBefore } from './attempts.server.ts'
import { firstAdminLink } from './first-admin.server.ts'
import { installation, printedOrigin, type Installation } from './installation.server.ts'
import { sendDueLetters, sendThrough } from './send-letters.server.ts'
import { removeExpired } from './sessions.server.ts'

const LETTERS_EVERY_MS = 2_000
const REMINDERS_EVERY_MS = 60_000
const CLEAR_EVERY_MS = 60 * 60_000
const clock = (): string => new Date().toISOString()
/** How long a stop waits for a letter under way before it breaks off. */
const STOP_LIMIT_MS = 4_000
const DAY_MINUTES = 24 * 60
const LETTERS_KEPT_DAYS = 90
const LINKS_KEPT_DAYS = 365

let stopRunning: (() => Promise<void>) | undefined

/**
 * What runs beside the answering of requests, from the start of a site to its stop: letters go out, reminders
 * whose day has come are queued, what has run out is removed, and a site without an administrator says how it gets one.
 */
export async function openUpkeep(): Promise<void> {
  const own = await installation()
  const send = own.mail && sendThrough(own.mail)
  const stop = new AbortController()
  const letters = repeat('letters', LETTERS_EVERY_MS, () => sendDueLetters(own, send, clock, stop.signal))
  const reminders = repeat('reminders', REMINDERS_EVERY_MS, (now) => queueDueReminders(own, now))
  const clearing = repeat('clearing', CLEAR_EVERY_MS, (now) => clear(own, now))
  stopRunning = async () => {
    const force = setTimeout(() => stop.abort(), STOP_LIMIT_MS)
    await Promise.all([letters(), reminders(), clearing()])
    clearTimeout(force)
  }
  await printFirstAdminLink(own)
}

/** Waits for what is under way. */
export async function closeUpkeep(): Promise<void> {
  await stopRunning?.()
  stopRunning = undefined
}

async function clear({ db }: Installation, now: string): Promise<void> {
  await removeExpired(db, now)
  await deleteLettersBefore(db, minutesBefore(now, LETTERS_KEPT_DAYS * DAY_MINUTES))
  await eraseOldSenders(db, now)
  await eraseOldObjectors(db, now)
  await removeOldSpam(db, now)
  await deleteStagedImportsBefore(db, minutesBefore(now, DAY_MINUTES))
  await deleteLinksBefore(db, minutesBefore(now, LINKS_KEPT_DAYS * DAY_MINUTES))
}

/**
 * Does something now and again and again, one at a time. What fails is told and tried again at its next turn.
 * @returns stops it, and waits for the turn under way
 */
function repeat(name: string, everyMs: number, work: (now: string) => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let turn = Promise.resolve()
  const begin = () => {
    turn = work(new Date().toISOString())
      .catch((error: unknown) => logger.error({ err: error, upkeep: name }, 'this is tried again'))
      .then(() => {
        if (!stopped) timer = setTimeout(begin, everyMs).unref()
      })
  }
  begin()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await turn
  }
}

/** Plain lines for who started the site: they are no event, and nothing else ever tells the link. */
async function printFirstAdminLink(own: Installation): Promise<void> {
  const link = await firstAdminLink(own, printedOrigin(), new Date().toISOString())
  if (!link) return
  process.stdout.write(
    [
      '',
      '这个站点还没有管理员。请在 24 小时内打开下面的链接，开通第一个管理员账号；只能用一次：',
      'This site has no administrator yet. Open this link within 24 hours to make the first one; it works once:',
      '',
      `  ${link.address}`,
      '',
      '也可以运行 Or run: npm run admin:create -- --email <email> --name <name>',
      '',
      '',
    ].join('\n'),
  )
}
