import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

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

/** Opens a page in a new context and collects whatever goes wrong on it. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
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
