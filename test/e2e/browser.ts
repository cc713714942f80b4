import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync']

/** A system browser where there is one, otherwise the one inside a package. `CHROMIUM_PATH` decides for both. */
export async function launchBrowser(): Promise<Browser> {
  const system = [process.env['CHROMIUM_PATH'] ?? '', ...SYSTEM_BROWSERS].find(
    (path) => path !== '' && existsSync(path),
  )
  return system
    ? chromium.launch({ executablePath: system, args: QUIET })
    : chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...sparticuz.args, ...QUIET] })
}

export interface Visit {
  readonly page: Page
  /** Violations of the content policy, script errors and console errors, as they happen. */
  readonly faults: readonly string[]
}

/** For a machine that does other work as well: what is wrong stays wrong however long one waits. */
const PATIENCE_MS = 90_000
/** The mark that `app/entry.client.ts` leaves, or a document without a script to wait for. */
const AWAKE = ':root[data-awake], :root:not(:has(script[type="module"]))'

/** A new context in which whatever leads to another page ends once that page is whole and its scripts answer. */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  context.on('page', (page) => waitForWholePages(page, options.javaScriptEnabled !== false))
  return context
}

/**
 * A click by itself ends with the first bytes of the page it leads to, so that what is counted or read next may be half of
 * a page, and a page that is there may still be asleep: on a busy machine both are seen. Locators click through the frame.
 */
function waitForWholePages(page: Page, withScripts: boolean): void {
  type Act = (...given: unknown[]) => Promise<unknown>
  const waits = <Name extends string>(on: Record<Name, Act>, ...acts: Name[]) => {
    for (const name of acts) {
      const act = on[name].bind(on)
      on[name] = async (...given) => {
        const answer = await act(...given)
        await page.waitForLoadState('load')
        if (withScripts) await page.locator(AWAKE).waitFor({ state: 'attached' })
        return answer
      }
    }
  }
  waits(page.mainFrame() as unknown as Record<'click' | 'press' | 'goto', Act>, 'click', 'press', 'goto')
  waits(page as unknown as Record<'reload', Act>, 'reload')
}

/** Opens a page in a new context and collects whatever goes wrong on it. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await openContext(browser, options)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  if (options.javaScriptEnabled !== false) {
    await page.exposeFunction('reportPolicyViolation', (text: string) => faults.push(`policy: ${text}`))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (globalThis as unknown as { reportPolicyViolation: (text: string) => void })
          .reportPolicyViolation
        report(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
  }
  // Without scripts nothing is fetched after a page is there.
  await page.goto(url, { waitUntil: options.javaScriptEnabled === false ? 'load' : 'networkidle' })
  return { page, faults }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 AA, one line a finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          options: unknown,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
      }
    }
    const result = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    )
  })
  return violations
}
