import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build, type Rollup } from 'vite'
import { parseCase } from '#cases/parse.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import { openDatabase } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import { launchBrowser } from '../e2e/browser.ts'
import type { Measured } from './comparison.ts'
import { freePort, startWorker, untilReady } from './processes.ts'

/** The largest case of the shipped library. */
const LARGEST = 'qingshan-plan'
const KEYS = 40
const WARM_UP_KEYS = 12
const OPENINGS = 9
const ANSWERS = 30
const LONG_HISTORY = { id: 'game-card', revisions: 1000 }
const SHORT_HISTORY = { id: 'youxi-jia', revisions: 20 }

/**
 * The editor in a real browser: what a key costs beside CodeMirror alone with the same text, when the scores of what was
 * typed are there, opening it beside the page that readers see; and two pages that must not grow with the library.
 */
export async function editor(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shandu-bench-'))
  const url = `sqlite:${join(folder, 'site.db')}`
  const port = await freePort()
  const site = startWorker(0, 'app/server.ts', [], { LOG_LEVEL: 'warn', PORT: String(port), DATABASE_URL: url })
  const browser = await launchBrowser()
  const database = await openDatabase(url)
  try {
    await untilReady(port)
    const { id } = await makePerson(database.db, { email: 'bench@example.org', roles: ['researcher'] })
    const token = await signedIn(database.db, id, { now: new Date().toISOString() })
    const address = `http://localhost:${port}`
    const cookie = { name: 'session', value: token, url: address, httpOnly: true, sameSite: 'Lax' as const }
    return [
      ...(await typing(browser, address, cookie)),
      await opening(browser, address, cookie),
      await longHistory(database.db, address, token),
      await problemsOfAll(address, token),
    ]
  } finally {
    await browser.close()
    await database.close()
    site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Cookie = Parameters<BrowserContext['addCookies']>[0][number]

/** Notes when a key went down, when the next picture stood, and when the answer of the worker came. */
const STOPWATCH = `
if (!globalThis.times) {
  const times = (globalThis.times = { key: 0, frame: 0, preview: 0 })
  addEventListener('keydown', (event) => {
    times.key = event.timeStamp
    times.frame = times.preview = 0
    requestAnimationFrame(() => setTimeout(() => (times.frame = performance.now() - times.key)))
  }, true)
  const Plain = globalThis.Worker
  globalThis.Worker = class extends Plain {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', () => (times.preview = performance.now() - times.key))
    }
  }
}
`

async function typing(browser: Browser, address: string, cookie: Cookie): Promise<Measured[]> {
  const ours = await newPage(browser, cookie)
  await ours.goto(`${address}/desk/cases/${LARGEST}`)
  await ours.locator('[data-scores="current"]').waitFor({ state: 'attached' })
  const bare = await newPage(browser, cookie)
  await bare.setContent('<!doctype html><div id="host" style="height: 70vh"></div>')
  await bare.addScriptTag({ content: await bareEditor(readFileSync(`cases/library/${LARGEST}/case.md`, 'utf8')) })
  const measured = { frame: [] as number[], bareFrame: [] as number[], preview: [] as number[] }
  // A page that was never fetched has none yet.
  await bare.evaluate(STOPWATCH)
  for (let turn = -WARM_UP_KEYS; turn < KEYS; turn += 1) {
    const { frame, preview } = await press(ours, turn, true)
    const { frame: bareFrame } = await press(bare, turn, false)
    if (turn < 0) continue
    measured.frame.push(frame)
    measured.preview.push(preview)
    measured.bareFrame.push(bareFrame)
  }
  await ours.context().close()
  await bare.context().close()
  const yardstick = { yardstick: measured.bareFrame, yardstickName: 'bare CodeMirror, the same text', unit: 'ms' } as const // prettier-ignore
  return [
    { name: 'a key in the text of the largest case, until its picture stands', ours: measured.frame, ...yardstick, target: { atMost: 2 } }, // prettier-ignore
    { name: 'the same until the new scores are there', ours: measured.preview, ...yardstick, limit: { percentile: 50, atMost: 16 }, note: 'parsed, checked, scored twice and compared in a worker; measured from the key' }, // prettier-ignore
  ]
}

async function newPage(browser: Browser, cookie: Cookie): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  await context.addCookies([cookie])
  const page = await context.newPage()
  await page.addInitScript(STOPWATCH)
  return page
}

/** Types one letter into the title, which is a fact, or at every other turn into the text below. */
async function press(page: Page, turn: number, hasPreview: boolean): Promise<{ frame: number; preview: number }> {
  await page.bringToFront()
  if (turn === -WARM_UP_KEYS || turn === KEYS / 2) {
    await page.locator('.cm-content').focus()
    await page.keyboard.press(turn === KEYS / 2 ? 'Control+End' : 'Control+Home')
    if (turn < 0) for (let line = 0; line < 6; line += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
  }
  // Nothing of the last key is still under way.
  await page.waitForTimeout(150)
  await page.keyboard.press('x')
  await page.waitForFunction(
    (withPreview) => {
      const { times } = globalThis as unknown as { times: { frame: number; preview: number } }
      return times.frame > 0 && (times.preview > 0 || !withPreview)
    },
    hasPreview,
    { polling: 20 },
  )
  return page.evaluate(() => {
    const { frame, preview } = (globalThis as unknown as { times: { frame: number; preview: number } }).times
    return { frame, preview }
  })
}

async function bareEditor(text: string): Promise<string> {
  const source = `
    import { EditorView, lineNumbers, keymap } from '@codemirror/view'
    import { history, defaultKeymap, historyKeymap } from '@codemirror/commands'
    import { syntaxHighlighting, defaultHighlightStyle } from '@codemirror/language'
    import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
    import { yamlFrontmatter } from '@codemirror/lang-yaml'
    new EditorView({
      parent: document.getElementById('host'),
      doc: ${JSON.stringify(text)},
      extensions: [lineNumbers(), history(), EditorView.lineWrapping, syntaxHighlighting(defaultHighlightStyle),
        yamlFrontmatter({ content: markdown({ base: markdownLanguage }) }), keymap.of([...historyKeymap, ...defaultKeymap]),
        EditorView.theme({ '&': { height: '100%' }, '.cm-scroller': { overflow: 'auto' } })],
    })`
  const entry = 'bare-editor'
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bare-editor',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) => (id === `\0${entry}` ? source : null),
      },
    ],
    build: { write: false, rollupOptions: { input: entry, output: { format: 'iife' } } },
  })) as Rollup.RollupOutput
  return built.output[0].code
}

/** From a click on a link to where one can write, or read; scripts and styles are in the browser already. */
async function opening(browser: Browser, address: string, cookie: Cookie): Promise<Measured> {
  const page = await newPage(browser, cookie)
  const ours: number[] = []
  const yardstick: number[] = []
  const until = async (path: string, sign: string) => {
    const started = performance.now()
    await page.goto(`${address}${path}`, { waitUntil: 'commit' })
    await page.locator(sign).first().waitFor({ state: 'attached' })
    return performance.now() - started
  }
  for (let turn = -2; turn < OPENINGS; turn += 1) {
    const editorTime = await until(`/desk/cases/${LARGEST}`, '.cm-content')
    const pageTime = await until(`/cases/${LARGEST}`, 'footer')
    if (turn < 0) continue
    ours.push(editorTime)
    yardstick.push(pageTime)
  }
  await page.context().close()
  return { name: 'opening the editor of the largest case', ours, yardstick, yardstickName: 'opening its page', unit: 'ms', target: { atMost: 3 } } // prettier-ignore
}

async function longHistory(db: Db, address: string, token: string): Promise<Measured> {
  for (const { id, revisions } of [LONG_HISTORY, SHORT_HISTORY]) {
    const bytes = readFileSync(`cases/library/${id}/case.md`)
    for (let number = 2; number <= revisions; number += 1) {
      const file = { path: 'case.md', bytes: Buffer.concat([bytes, Buffer.from(`\n<!-- ${number} -->\n`)]) }
      await changeLibrary(db, (library) =>
        saveRevisions(library, [
          { caseId: id, files: [file], message: `Change ${number}`, author: 'library', createdAt: new Date(Date.UTC(2026, 10, 1) + number * 1000).toISOString() },
        ]),
      ) // prettier-ignore
    }
  }
  return {
    name: 'the history of a case with 1,000 revisions, its newest page',
    ...(await inTurns(
      () => answer(`${address}/cases/${LONG_HISTORY.id}/history`, token),
      () => answer(`${address}/cases/${SHORT_HISTORY.id}/history`, token),
    )),
    yardstickName: 'one with 20 revisions',
    unit: 'ms',
    target: { atMost: 4 },
    note: '50 revisions a page beside 20',
  }
}

async function problemsOfAll(address: string, token: string): Promise<Measured> {
  const texts = readdirSync('cases/library').map((id) => readFileSync(`cases/library/${id}/case.md`))
  return {
    name: 'the desk, with the problems of the whole library',
    ...(await inTurns(
      () => answer(`${address}/desk`, token),
      () => {
        for (const text of texts) parseCase(text, 'case.md')
      },
    )),
    yardstickName: 'reading and checking all cases anew',
    unit: 'ms',
    target: { atMost: 0.5 },
  }
}

async function inTurns(ours: () => unknown, yardstick: () => unknown) {
  const times = { ours: [] as number[], yardstick: [] as number[] }
  for (let turn = -5; turn < ANSWERS; turn += 1) {
    for (const [name, run] of [
      ['ours', ours],
      ['yardstick', yardstick],
    ] as const) {
      // A connection that was closed meanwhile is noticed.
      await wait(20)
      const started = performance.now()
      await run()
      if (turn >= 0) times[name].push(performance.now() - started)
    }
  }
  return times
}

async function answer(address: string, token: string): Promise<void> {
  const response = await fetch(address, { headers: { cookie: `session=${token}`, 'accept-language': 'en' } })
  await response.text()
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
}
